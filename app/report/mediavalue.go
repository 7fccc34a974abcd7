package report

import (
	"context"

	"rapport/finance"
)

// ValuedMediaSource is what media are valued from: also the purchases that the
// future of customers is estimated from.
type ValuedMediaSource interface {
	MediaSource
	LTVSource
}

// ValuedMediaROI is MediaROI with what the customers of each source are expected
// to bring added to their lifetime value.
func ValuedMediaROI(ctx context.Context, src ValuedMediaSource, q MediaROIQuery) (*MediaROIReport, error) {
	r, err := MediaROI(ctx, src, q)
	if err != nil || r.By != BySource || q.WithoutValues {
		return r, err
	}
	groups, err := ExpectedBySource(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	r.AddExpected(groups)
	return r, nil
}

// ExpectedBySource is what the customers that each source brought are expected to
// bring, before media, by the day on which the books are looked at. Books that
// hold nothing yet expect nothing.
func ExpectedBySource(ctx context.Context, src LTVSource, q Query) (*LTVGroups, error) {
	extent, err := src.Extent(ctx)
	if err != nil || extent.LastDocument == 0 {
		return &LTVGroups{}, err
	}
	return LTVBy(ctx, src, LTVQuery{Query: Query{AsOf: q.AsOf, Policy: q.Policy}}, BySource)
}

// AddExpected adds to the lifetime values what the customers of each source are
// expected to bring; where the purchases do not suffice for that, nothing.
func (r *MediaROIReport) AddExpected(groups *LTVGroups) {
	expected := map[string]finance.Amount{}
	for _, g := range groups.Rows {
		if g.Expected != nil {
			expected[g.Key] = *g.Expected
		}
	}
	total := finance.Amount(0)
	for i := range r.Rows {
		row := &r.Rows[i]
		if row.Acquired > 0 {
			row.Worth += expected[row.Key]
			total += expected[row.Key]
		}
		row.valueOne()
	}
	r.Total.Worth += total
	r.Total.valueOne()
}

// valueOne works out what one acquired customer is worth, and against their cost.
func (m *MediaRow) valueOne() {
	m.LifetimeValue, m.LTVToCAC = nil, nil
	if m.Acquired == 0 {
		return
	}
	mean := finance.PerHead(m.Worth, float64(m.Acquired))
	m.LifetimeValue = &mean
	if m.CostPerNew != nil && *m.CostPerNew > 0 {
		ratio := finance.Ratio(mean, *m.CostPerNew)
		m.LTVToCAC = &ratio
	}
}
