package report

import (
	"context"

	"rapport/app"
)

// memberships are the keys of the groups that each customer is in.
type memberships map[app.ID][]string

// of is the groups of a customer: of none, the one that has no key.
func (m memberships) of(customer app.ID) []string {
	if keys := m[customer]; len(keys) > 0 {
		return keys
	}
	return []string{""}
}

// segmentsOf are the tags of each customer.
func segmentsOf(ctx context.Context, src interface {
	Members(ctx context.Context) ([]Member, error)
}) (memberships, error) {
	members, err := src.Members(ctx)
	if err != nil {
		return nil, err
	}
	segments := memberships{}
	for _, m := range members {
		segments[m.Customer] = append(segments[m.Customer], m.Segment)
	}
	return segments, nil
}
