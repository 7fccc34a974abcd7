package report

import (
	"context"
	"slices"
)

// AddExpected fits the models of purchases and margins to all customers, by which
// alone one customer's future can be judged, and fills in what this one is
// expected to bring; of a company with its people, what they are together. It
// stays undefined where the models have too little to go by.
func (r *CustomerReport) AddExpected(ctx context.Context, src LTVSource, q Query) error {
	value, err := LTV(ctx, src, LTVQuery{Query: q})
	if err != nil {
		return err
	}
	for _, row := range value.Rows {
		if row.Expected == nil || !slices.Contains(r.parties, row.Customer) {
			continue
		}
		sum := *row.Expected
		if r.ExpectedValue != nil {
			sum += *r.ExpectedValue
		}
		r.ExpectedValue = &sum
	}
	return nil
}
