package store

import (
	"context"

	"rapport/app"
	"rapport/app/match"
	"rapport/finance"
)

// Duplicates finds contacts that may be one and the same, the likeliest first,
// from a score on. Pairs that somebody found not to be the same are left out.
func (s *Store) Duplicates(ctx context.Context, score float64) ([]app.DuplicatePair, error) {
	contacts, err := s.matchable(ctx)
	if err != nil {
		return nil, err
	}
	apart, err := s.apart(ctx)
	if err != nil {
		return nil, err
	}
	subjects := make([]match.Subject, len(contacts))
	at := make(map[app.ID]int, len(contacts))
	for i := range contacts {
		subjects[i], at[contacts[i].ID] = match.SubjectOf(&contacts[i]), i
	}
	pairs, err := match.Pairs(ctx, subjects, score, func(a, b app.ID) bool { return apart[[2]app.ID{a, b}] })
	if err != nil {
		return nil, err
	}
	split, err := s.splitOn(ctx)
	if err != nil {
		return nil, err
	}
	found := make([]app.DuplicatePair, len(pairs))
	for i, p := range pairs {
		for _, pair := range [][2]app.ID{{p.A, p.B}, {p.B, p.A}} {
			if day, known := split[pair]; known {
				p.Reasons = append(p.Reasons, app.Say("split off again on %s", day))
			}
		}
		found[i] = app.DuplicatePair{
			Score: p.Score, Reasons: p.Reasons,
			A: duplicateOf(&contacts[at[p.A]]), B: duplicateOf(&contacts[at[p.B]]),
		}
	}
	return found, nil
}

func duplicateOf(c *app.Contact) app.Duplicate {
	d := app.Duplicate{ID: c.ID, Number: c.Number, Name: c.Name, External: c.External, Email: c.Point(app.Email), Phone: c.Point(app.Phone), City: c.City}
	if d.External == nil {
		d.External = []app.ExternalID{}
	}
	return d
}

// matchable reads all contacts that are not merged away, with their points,
// external IDs and custom values, each table once.
func (s *Store) matchable(ctx context.Context) ([]app.Contact, error) {
	var contacts []app.Contact
	if err := s.rows(ctx, &contacts, contactTable.selectAll+" WHERE merged_into IS NULL AND erased IS NULL ORDER BY id"); err != nil {
		return nil, err
	}
	at := make(map[app.ID]*app.Contact, len(contacts))
	for i := range contacts {
		at[contacts[i].ID] = &contacts[i]
	}
	var points []app.ContactPoint
	if err := s.rows(ctx, &points, pointTable.selectAll+" ORDER BY id"); err != nil {
		return nil, err
	}
	for _, p := range points {
		if c := at[p.Contact]; c != nil {
			c.Points = append(c.Points, p)
		}
	}
	var external []app.ExternalID
	if err := s.rows(ctx, &external, externalTable.selectAll+" ORDER BY id"); err != nil {
		return nil, err
	}
	for _, e := range external {
		if c := at[e.Contact]; c != nil {
			c.External = append(c.External, e)
		}
	}
	var custom []struct {
		Contact     app.ID
		Name, Value string
	}
	err := s.rows(ctx, &custom, "SELECT v.contact, f.name, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field")
	for _, v := range custom {
		if c := at[v.Contact]; c != nil {
			if c.Custom == nil {
				c.Custom = map[string]string{}
			}
			c.Custom[v.Name] = v.Value
		}
	}
	return contacts, err
}

// apart are the pairs that somebody found not to be the same, the smaller ID
// first.
func (s *Store) apart(ctx context.Context) (map[[2]app.ID]bool, error) {
	var rows []struct{ A, B app.ID }
	if err := s.rows(ctx, &rows, "SELECT a, b FROM distinct_pair"); err != nil {
		return nil, err
	}
	apart := make(map[[2]app.ID]bool, len(rows))
	for _, r := range rows {
		apart[[2]app.ID{r.A, r.B}] = true
	}
	return apart, nil
}

// MatchIndex prepares all contacts for finding those like one that is being
// typed.
func (s *Store) MatchIndex(ctx context.Context) (*match.Index, error) {
	contacts, err := s.matchable(ctx)
	if err != nil {
		return nil, err
	}
	subjects := make([]match.Subject, len(contacts))
	for i := range contacts {
		subjects[i] = match.SubjectOf(&contacts[i])
	}
	return match.NewIndex(subjects), nil
}

// splitOn maps each contact that was merged and split off again, with the contact that
// it was merged into, to the day on which it was split off.
func (s *Store) splitOn(ctx context.Context) (map[[2]app.ID]finance.Date, error) {
	var rows []struct {
		Contact, Survivor app.ID
		Day               finance.Date
	}
	err := s.rows(ctx, &rows, `SELECT c.before ->> '$.contact' contact, c.before ->> '$.survivor' survivor, substr(max(a.moment), 1, 10) day
		FROM change c JOIN action a ON a.id = c.action
		WHERE c.table_ = 'contact_merge' AND c.operation = 'delete' AND a.kind = 'edit' AND a.undone = 0 GROUP BY 1, 2`)
	split := make(map[[2]app.ID]finance.Date, len(rows))
	for _, r := range rows {
		split[[2]app.ID{r.Contact, r.Survivor}] = r.Day
	}
	return split, err
}
