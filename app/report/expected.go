package report

import (
	"context"
	"slices"
)

// AddExpected fits the models of purchases and margins to all customers, by which
// alone one customer's future can be judged, and fills in what Expect makes of it.
func (r *CustomerReport) AddExpected(ctx context.Context, src LTVSource, q Query) error {
	value, err := LTV(ctx, src, LTVQuery{Query: q})
	if err != nil {
		return err
	}
	r.Expect(value)
	return nil
}

// Expect fills in what the customer is expected to bring by the values of all; of
// a company with its people, what they are together. It stays undefined where the
// models have too little to go by.
func (r *CustomerReport) Expect(value *LTVReport) {
	r.ExpectedValue = nil
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
}
