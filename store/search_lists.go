package store

import (
	"context"
	"strings"

	"rapport/app"
)

// listedNames reads the short lists: tags, people, media sources and what was kept
// under a name. They are looked through as they stand, without an index.
const listedNames = `
	SELECT 'tag' kind, id, name title FROM tag
	UNION ALL SELECT 'view', id, name FROM saved_view
	UNION ALL SELECT 'segment', id, name FROM segment
	UNION ALL SELECT 'budget', id, name FROM budget
	UNION ALL SELECT 'scenario', id, name FROM scenario
	UNION ALL SELECT 'objective', id, name FROM objective
	UNION ALL SELECT 'staff', id, name FROM staff
	UNION ALL SELECT 'source', id, name FROM media_source
	UNION ALL SELECT 'offer', id, name FROM rebate_offer
	UNION ALL SELECT 'field', id, name FROM custom_field
	UNION ALL SELECT 'profile', id, name FROM import_profile`

// searchLists finds names in the short lists, those that begin with the text first.
func (s *Store) searchLists(ctx context.Context, words []string, limit int) ([]app.Hit, error) {
	var all []app.Hit
	if err := s.reader.SelectContext(ctx, &all, listedNames); err != nil || len(words) == 0 {
		return nil, plainly(err)
	}
	var first, rest []app.Hit
	for _, h := range all {
		folded := app.Fold(h.Title)
		if len(missing(words, []string{h.Title})) > 0 {
			continue
		}
		h.Matched = h.Title
		if strings.HasPrefix(folded, words[0]) {
			first = append(first, h)
		} else {
			rest = append(rest, h)
		}
	}
	first = append(first, rest...)
	return first[:min(limit, len(first))], nil
}
