package report

import (
	"context"
	"slices"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// LTVGroups is the fitted model and what it expects of the customers of each
// source or segment.
type LTVGroups struct {
	Valuation
	By    By         `json:"by"`
	Rows  []LTVGroup `json:"rows"`
	Total LTVGroup   `json:"total"`
}

// LTVGroup is a media source or a segment. Purchases and values are sums over
// its customers, p_alive and mean_value are means.
type LTVGroup struct {
	Key       string          `json:"key"`
	Name      app.Text        `json:"name"`
	Customers int             `json:"customers"`
	Alive     *float64        `json:"p_alive"`
	Purchases *float64        `json:"expected_purchases"`
	Expected  *finance.Amount `json:"expected_value"`
	Value     *finance.Amount `json:"value"`
	Mean      *finance.Amount `json:"mean_value"` // of the customers who have one
	// Brought is how many customers a source has brought, with those who kept no
	// purchase and so have no value of their own; Lifetime is what one of them is
	// worth before media, as the report on media has it. Of sources alone.
	Brought  int             `json:"customers_brought"`
	Lifetime *finance.Amount `json:"lifetime_value"`

	// Chance is the mean p_alive of the customers of whom it can be told.
	Chance *float64 `json:"-"`

	alive, told, priced int // customers who have such a figure
}

// LTVBy is LTV by acquisition source or by segment. A customer of two segments
// counts in both, and in the total once.
func LTVBy(ctx context.Context, src ValuedMediaSource, q LTVQuery, by By) (*LTVGroups, error) {
	r, err := LTV(ctx, src, q)
	if err != nil {
		return nil, err
	}
	return r.Grouped(ctx, src, by)
}

// Grouped sums the rows of a report by acquisition source or segment. Sources are
// valued as the report on media has them, too, where nobody is filtered out.
func (r *LTVReport) Grouped(ctx context.Context, src ValuedMediaSource, by By) (*LTVGroups, error) {
	g, err := r.grouped(ctx, src, by)
	if err == nil && by == BySource && r.Filter.IsZero() {
		err = g.addBrought(ctx, src)
	}
	return g, err
}

func (r *LTVReport) grouped(ctx context.Context, src LTVSource, by By) (*LTVGroups, error) {
	none := app.Say("No segment")
	if by == BySource {
		none = app.Say("No media source")
	}
	keys, err := groupKeys(ctx, src, by)
	if err != nil {
		return nil, err
	}
	g := &LTVGroups{Valuation: r.Valuation, By: by, Rows: []LTVGroup{}}
	groups := map[string]*LTVGroup{}
	for _, row := range r.Rows {
		for _, key := range keys.of(row.Customer) {
			if groups[key] == nil {
				groups[key] = &LTVGroup{Key: key, Name: named(key)}
			}
			groups[key].take(row)
		}
		g.Total.take(row)
	}
	if groups[""] != nil {
		groups[""].Name = none
	}
	for _, group := range groups {
		group.finish()
		g.Rows = append(g.Rows, *group)
	}
	g.Total.finish()
	slices.SortFunc(g.Rows, func(a, b LTVGroup) int {
		if av, bv := orZero(a.Value), orZero(b.Value); av != bv {
			return int(min(max(bv-av, -1), 1))
		}
		return strings.Compare(a.Key, b.Key)
	})
	return g, nil
}

func orZero(a *finance.Amount) finance.Amount {
	if a == nil {
		return 0
	}
	return *a
}

// InGroup lists the customers of a group of Grouped.
func (r *LTVReport) InGroup(ctx context.Context, src LTVSource, by By, key string) ([]LTVRow, error) {
	keys, err := groupKeys(ctx, src, by)
	if err != nil {
		return nil, err
	}
	return r.only(func(row LTVRow) bool { return slices.Contains(keys.of(row.Customer), key) }), nil
}

func groupKeys(ctx context.Context, src LTVSource, by By) (memberships, error) {
	switch by {
	case BySource:
		return sourceKeys(ctx, src)
	case BySegment:
		return segmentsOf(ctx, src)
	}
	return nil, app.Invalid("by", "Value can be seen by customer, source or segment.")
}

func sourceKeys(ctx context.Context, src LTVSource) (memberships, error) {
	sources, err := src.AcquisitionSources(ctx)
	keys := make(memberships, len(sources))
	for customer, source := range sources {
		keys[customer] = []string{source}
	}
	return keys, err
}

// take adds a customer.
func (g *LTVGroup) take(row LTVRow) {
	g.Customers++
	if row.Alive != nil {
		g.alive++
		g.Alive = added(g.Alive, *row.Alive)
	}
	if row.Chance != nil {
		g.told++
		g.Chance = added(g.Chance, *row.Chance)
	}
	if row.Purchases != nil {
		g.Purchases = added(g.Purchases, *row.Purchases)
	}
	if row.Expected != nil && row.Value != nil {
		g.priced++
		expected, value := orZero(g.Expected)+*row.Expected, orZero(g.Value)+*row.Value
		g.Expected, g.Value = &expected, &value
	}
}

// added is a sum that begins with its first part.
func added(sum *float64, part float64) *float64 {
	if sum != nil {
		part += *sum
	}
	return &part
}

func mean(sum *float64, n int) *float64 {
	if sum == nil {
		return nil
	}
	m := *sum / float64(n)
	return &m
}

// finish turns sums into means where the group has means.
func (g *LTVGroup) finish() {
	g.Alive, g.Chance = mean(g.Alive, g.alive), mean(g.Chance, g.told)
	if g.priced > 0 {
		each := finance.SplitEqually(*g.Value, g.priced)[0]
		g.Mean = &each
	}
}
