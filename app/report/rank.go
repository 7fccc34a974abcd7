package report

import (
	"cmp"
	"context"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// customers gives the totals of every customer that the filter lets through, or
// of every company with its people, and apart those of nobody.
func customers(ctx context.Context, src TotalsSource, p finance.Period, f Filter, rollup bool) ([]CustomerTotal, CustomerTotal, error) {
	read := src.CustomerTotals
	if rollup {
		read = src.CompanyTotals
	}
	totals, err := read(ctx, p)
	if err != nil {
		return nil, CustomerTotal{}, err
	}
	var chosen map[app.ID]bool
	if !f.IsZero() {
		if chosen, err = src.FilteredCustomers(ctx, f); err != nil {
			return nil, CustomerTotal{}, err
		}
	}
	var unallocated CustomerTotal
	kept := make([]CustomerTotal, 0, len(totals))
	for _, t := range totals {
		switch {
		case t.Customer == 0:
			unallocated = t
		case chosen == nil || chosen[t.Customer]:
			kept = append(kept, t)
		}
	}
	return kept, unallocated, nil
}

// rank orders customers by falling profit, ties by ID.
func rank(totals []CustomerTotal) []int {
	profits := make([]finance.Amount, len(totals))
	order := make([]int, len(totals))
	for i := range totals {
		profits[i], order[i] = totals[i].Profit(), i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(profits[j], profits[i]), cmp.Compare(totals[i].Customer, totals[j].Customer))
	})
	return order
}

// named is a text that is shown as it is: a name that somebody typed.
func named(name string) app.Text {
	if name == "" {
		return app.Text{}
	}
	return app.Text{Key: "%s", Args: []any{name}}
}
