package store

import (
	"context"
	"database/sql"
	"errors"

	"rapport/app"
)

// Named gives records of which the kind and the ID are known their titles and
// details, in the same order. One that is gone, or of a kind that the search does
// not know, gets none.
func (s *Store) Named(ctx context.Context, hits []app.Hit) ([]app.Hit, error) {
	named := make([]app.Hit, len(hits))
	for i, h := range hits {
		named[i] = app.Hit{Kind: h.Kind, ID: h.ID}
		if h.Kind == foundContact {
			var c struct{ Title, Detail string }
			err := s.reader.GetContext(ctx, &c, `SELECT c.name title, coalesce(e.name, c.city) detail FROM contact c
				LEFT JOIN contact e ON e.id = c.company WHERE c.id = ?`, h.ID)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return nil, plainly(err)
			}
			named[i].Title, named[i].Detail = c.Title, c.Detail
			continue
		}
		if describing[h.Kind] == "" {
			continue
		}
		if err := s.describe(ctx, &named[i], nil); err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, plainly(err)
		}
	}
	return named, nil
}
