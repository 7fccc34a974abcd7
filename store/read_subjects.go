package store

import (
	"context"

	"rapport/app/match"
)

// MatchSubjects reads all contacts that are not merged away, as far as it tells
// them apart.
func (s *Store) MatchSubjects(ctx context.Context) ([]match.Subject, error) {
	contacts, err := s.matchable(ctx)
	if err != nil {
		return nil, err
	}
	subjects := make([]match.Subject, len(contacts))
	for i := range contacts {
		subjects[i] = match.SubjectOf(&contacts[i])
	}
	return subjects, nil
}
