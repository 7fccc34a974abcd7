package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// Overview is what the profitability of a period is looked at with: who earned
// what, the whale curve, and the company's statement beside earlier ones.
type Overview struct {
	Customers  *ProfitabilityReport // all of them
	Whale      *WhaleReport
	Previous   *Comparison // the period of equal length before; nil where there is none
	YearBefore *Comparison // the same period a year earlier; nil where there is none
}

// Comparison is what an earlier period came to.
type Comparison struct {
	finance.Period
	Total       finance.Statement // of the customers that the filter lets through
	Unallocated finance.Statement
}

// Company is the statement of all customers and of what belongs to none.
func (c *Comparison) Company() finance.Statement { return c.Total.Plus(c.Unallocated) }

// Overlook draws up the overview of a period. By and Limit are left to
// Profitability.
func Overlook(ctx context.Context, src ProfitabilitySource, q ProfitabilityQuery) (*Overview, error) {
	q.By, q.Limit = ByCustomer, 0
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	same := sameCustomers{ProfitabilitySource: src}
	if !q.Filter.IsZero() {
		if same.chosen, err = src.FilteredCustomers(ctx, q.Filter); err != nil {
			return nil, err
		}
	}
	o := &Overview{}
	reads := []func() error{
		func() (err error) { o.Customers, err = Profitability(ctx, same, q); return err },
		func() (err error) {
			o.Whale, err = Whale(ctx, same, WhaleQuery{Query: q.Query, Filter: q.Filter, Rollup: q.Rollup})
			return err
		},
		func() (err error) { o.Previous, err = compared(ctx, same, f.Period().Before(), q); return err },
		func() (err error) { o.YearBefore, err = compared(ctx, same, f.Period().YearBefore(), q); return err },
	}
	return o, sideBySide(len(reads), func(i int) error { return reads[i]() })
}

func compared(ctx context.Context, src TotalsSource, p finance.Period, q ProfitabilityQuery) (*Comparison, error) {
	if p.To == 0 {
		return nil, nil
	}
	totals, nobody, err := customers(ctx, src, p, q.Filter, q.Rollup)
	if err != nil {
		return nil, err
	}
	c := &Comparison{Period: p, Unallocated: nobody.Statement}
	for i := range totals {
		c.Total = c.Total.Plus(totals[i].Statement)
	}
	return c, nil
}

// sameCustomers answers each time with the customers that a filter let through
// once.
type sameCustomers struct {
	ProfitabilitySource
	chosen map[app.ID]bool
}

// FilteredCustomers lists the customers.
func (s sameCustomers) FilteredCustomers(context.Context, Filter) (map[app.ID]bool, error) {
	return s.chosen, nil
}
