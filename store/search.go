package store

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"rapport/app"
)

// candidates is how many matches are taken from the index before they are
// ordered: a word that half the customers have must not cost the ordering of
// half the customers.
const candidates = 200

// SearchContacts finds contacts by name, company, e-mail, phone, number or
// another system's ID, and where these are few by address, note, tag or custom
// value: any part of three characters or more, without case and accents, or the
// beginning of a word. Contacts that were merged stand as the one they were merged
// into. The best come first: the exact text, then names that begin with it, then
// words that do, then the rest, by name.
func (s *Store) SearchContacts(ctx context.Context, text string, limit int) ([]app.ContactHit, error) {
	words := wordsOf(text)
	if len(words) == 0 || limit <= 0 {
		return nil, nil
	}
	ids, err := s.contactMatches(ctx, text, words, limit)
	if err != nil || len(ids) == 0 {
		return nil, plainly(err)
	}
	hits, err := s.contactHits(ctx, ids)
	if err != nil {
		return nil, plainly(err)
	}
	order := newRanking(text, words)
	sort.SliceStable(hits, func(i, j int) bool {
		x, y := order.of(hits[i].Name, hits[i].Number), order.of(hits[j].Name, hits[j].Number)
		if x != y {
			return x < y
		}
		return app.Fold(hits[i].Name) < app.Fold(hits[j].Name)
	})
	hits = hits[:min(limit, len(hits))]
	return hits, plainly(s.completeHits(ctx, hits, words, text))
}

// contactMatches finds candidates: names that begin with the text, then words
// that do, then any part; where these do not fill the places, what else is written
// about contacts.
func (s *Store) contactMatches(ctx context.Context, text string, words []string, places int) ([]app.ID, error) {
	var ids []app.ID
	text = strings.TrimSpace(text)
	err := s.reader.SelectContext(ctx, &ids, "SELECT id FROM contact INDEXED BY contact_name WHERE name COLLATE folded >= ?1 AND name COLLATE folded < ?1 || char(1114111) LIMIT ?2",
		text, candidates/4)
	if err != nil {
		return nil, err
	}
	queries := []phrases{startsWith(words)}
	if any := containing(words); any != nil {
		queries = append(queries, any)
	}
	if digits := dialled(text); digits != "" {
		queries = append(queries, containing([]string{digits}))
	}
	waiting, err := s.waiting(ctx)
	if err != nil {
		return nil, err
	}
	look := func(q phrases, table string, text func(waitingText) string) error {
		for _, w := range waiting {
			if w.Kind == foundContact && q.match(text(w)) {
				ids = append(ids, w.ID)
			}
		}
		var more []app.ID
		err := s.reader.SelectContext(ctx, &more, fmt.Sprintf("SELECT rowid FROM %[1]s WHERE %[1]s MATCH ? LIMIT ?", table), q.query(), candidates/2)
		ids = append(ids, more...)
		return err
	}
	for _, q := range queries {
		if err := look(q, "search_contact", func(w waitingText) string { return w.Text }); err != nil {
			return nil, err
		}
	}
	if len(distinct(nil, ids)) < places {
		q := startsWith(words)
		if any := containing(words); any != nil { // which finds the starts of words too
			q = any
		}
		if err := look(q, "search_about", func(w waitingText) string { return w.About }); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// waitingText is a text that is not in the index yet.
type waitingText struct {
	ID         app.ID
	Kind, Text string
	About      string
}

// waiting lists the texts that were saved last, the newest first. They are few.
func (s *Store) waiting(ctx context.Context) ([]waitingText, error) {
	var texts []waitingText
	err := s.reader.SelectContext(ctx, &texts, "SELECT id, kind, text, about FROM search_pending ORDER BY id DESC")
	return texts, err
}

// contactHits reads names and companies, each survivor of a merge once.
func (s *Store) contactHits(ctx context.Context, ids []app.ID) ([]app.ContactHit, error) {
	var hits []app.ContactHit
	err := s.reader.SelectContext(ctx, &hits, `
		WITH RECURSIVE chain (id, next) AS (
			SELECT id, merged_into FROM contact WHERE id IN (SELECT value FROM json_each(?))
			UNION
			SELECT c.id, c.merged_into FROM chain JOIN contact c ON c.id = chain.next)
		SELECT c.id, CAST(c.number AS TEXT) number, c.kind, c.name, coalesce(e.name, '') company
		FROM (SELECT DISTINCT id FROM chain WHERE next IS NULL) found
		JOIN contact c ON c.id = found.id LEFT JOIN contact e ON e.id = c.company`, idList(ids))
	return hits, err
}

// completeHits adds address, phone and the text that matched.
func (s *Store) completeHits(ctx context.Context, hits []app.ContactHit, words []string, text string) error {
	ids := make([]app.ID, len(hits))
	at := map[app.ID]*app.ContactHit{}
	for i := range hits {
		ids[i], at[hits[i].ID] = hits[i].ID, &hits[i]
	}
	contacts, err := s.wholeContacts(ctx, ids)
	if err != nil {
		return err
	}
	for i := range contacts {
		c := &contacts[i]
		complete(at[c.ID], c, words, dialled(text))
	}
	return nil
}

// complete tells by what a contact was found: digits that were dialled, one of its
// names or numbers, else what is written about it.
func complete(h *app.ContactHit, c *app.Contact, words []string, digits string) {
	known := []string{h.Name, h.Number, h.Company}
	ringing, bare := "", strings.Join(words, "") // the phone number that holds the digits typed in one piece
	for _, p := range c.Points {
		if p.Kind == app.Email && h.Email == "" {
			h.Email = p.Raw
		}
		if p.Kind == app.Phone && h.Phone == "" {
			h.Phone = p.Raw
		}
		if digits != "" && strings.Contains(p.Normalised, digits) && h.Matched == "" {
			h.Matched = p.Raw
		}
		if p.Kind == app.Phone && strings.Contains(p.Normalised, bare) && ringing == "" {
			ringing = p.Raw
		}
		known = append(known, p.Raw)
	}
	for _, e := range c.External {
		known = append(known, e.Value)
	}
	if h.Matched != "" {
		return
	}
	if rest := missing(words, known); len(rest) > 0 {
		h.Matched = matchedText(rest, aboutFields(c))
	}
	if h.Matched == "" {
		h.Matched = matchedText(words, known)
	}
	if h.Matched == "" {
		h.Matched = ringing
	}
}

// ranking orders matches by how well they fit what was typed.
type ranking struct {
	whole string
	words []string
}

func newRanking(text string, words []string) ranking {
	return ranking{strings.Join(words, " "), words}
}

func (r ranking) of(name, number string) int {
	folded := app.Fold(name)
	switch {
	case folded == r.whole || number == r.whole:
		return 0
	case strings.HasPrefix(folded, r.whole):
		return 1
	}
	for _, w := range r.words {
		if !strings.HasPrefix(folded, w) && !strings.Contains(folded, " "+w) {
			if strings.Contains(folded, w) {
				return 3
			}
			return 4
		}
	}
	return 2
}
