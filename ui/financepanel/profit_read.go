package financepanel

import (
	"context"

	"rapport/app/report"
)

// profitFigures is what the tab is about.
type profitFigures struct {
	*report.Overview
	ranked *report.ProfitabilityReport // by what the ranking is asked for
	query  report.ProfitabilityQuery   // of the ranking
}

// profitChecks is what follows the figures: it looks through the documents and
// takes longer.
type profitChecks struct {
	leaks *report.LeaksReport
	gaps  *report.IncompleteReport
	books *report.ReconcileReport
}

// readProfit reads the overview and the ranking, which are of the same customers
// unless something else is ranked.
func readProfit(ctx context.Context, src Source, q report.ProfitabilityQuery) (*profitFigures, error) {
	d := &profitFigures{query: q}
	if q.By == report.ByCustomer && !q.Rollup {
		o, err := report.Overlook(ctx, src, q)
		if err != nil {
			return nil, err
		}
		d.Overview, d.ranked = o, o.Customers
		return d, nil
	}
	all := q
	all.Rollup = false
	return d, sideBySide(
		func() (err error) { d.Overview, err = report.Overlook(ctx, src, all); return err },
		func() (err error) { d.ranked, err = report.Profitability(ctx, src, q); return err },
	)
}

func readChecks(ctx context.Context, src Source, q report.Query) (*profitChecks, error) {
	c := &profitChecks{}
	return c, sideBySide(
		func() (err error) { c.leaks, err = report.Leaks(ctx, src, q); return err },
		func() (err error) { c.gaps, err = report.Incomplete(ctx, src, q); return err },
		func() (err error) { c.books, err = report.Reconcile(ctx, src, q); return err },
	)
}
