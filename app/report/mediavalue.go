package report

import (
	"context"

	"github.com/shopspring/decimal"

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
	r, err := LTV(ctx, src, LTVQuery{Query: Query{AsOf: q.AsOf, Policy: q.Policy}})
	if err != nil {
		return nil, err
	}
	return r.grouped(ctx, src, BySource)
}

// addBrought fills in what a customer of each source is worth before media, all
// counted that the source has brought. The expected value is that of the groups.
func (g *LTVGroups) addBrought(ctx context.Context, src MediaSource) error {
	if g.Total.Expected == nil {
		return nil
	}
	book, err := broughtBook(ctx, src, g.AsOf, g.rate)
	if err != nil {
		return err
	}
	values, err := book.sourceValues(g.AsOf, g.rate)
	if err != nil {
		return err
	}
	worth := finance.Amount(0)
	for _, source := range book.sources {
		v := values[source.ID]
		if v == nil {
			continue
		}
		row := g.group(source.Name)
		row.Brought = v.customers
		mean := finance.PerHead(v.sum+orZero(row.Expected), float64(v.customers))
		row.Lifetime = &mean
		g.Total.Brought += v.customers
		worth += v.sum + orZero(row.Expected)
	}
	if g.Total.Brought > 0 {
		mean := finance.PerHead(worth, float64(g.Total.Brought))
		g.Total.Lifetime = &mean
	}
	return nil
}

// group is the row of a source; one nobody of which kept a purchase is added.
func (g *LTVGroups) group(source string) *LTVGroup {
	for i := range g.Rows {
		if g.Rows[i].Key == source {
			return &g.Rows[i]
		}
	}
	g.Rows = append(g.Rows, LTVGroup{Key: source, Name: named(source)})
	return &g.Rows[len(g.Rows)-1]
}

// broughtBook is the book of media where the source holds it in memory, else as
// much of it as tells what customers have been worth.
func broughtBook(ctx context.Context, src MediaSource, asOf finance.Date, rate decimal.Decimal) (*MediaBook, error) {
	if holder, ok := src.(MediaHolder); ok {
		return holder.MediaBook(ctx)
	}
	b := &MediaBook{rate: rate}
	var err error
	if b.sources, b.campaigns, err = src.MediaKeys(ctx); err != nil {
		return nil, err
	}
	var pages mediaPages
	err = src.CashFlows(ctx, asOf, nil, func(f CustomerFlow) error {
		pages.flows = append(pages.flows, f)
		return nil
	})
	if err != nil {
		return nil, err
	}
	b.customers, err = pages.customers(finance.NewDiscounter(rate))
	return b, err
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
