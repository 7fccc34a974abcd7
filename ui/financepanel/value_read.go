package financepanel

import (
	"context"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

// valueFigures is what the tab shows.
type valueFigures struct {
	report    *report.LTVReport // of the customers that the filter lets through
	back      *report.LTVReport // calibrated earlier, for its back-test; nil where the books are too short
	retention *report.RetentionReport
	by        map[report.By]*report.LTVGroups
	gaps      *report.IncompleteReport
}

// readValue fits the model at the end of the period, and again earlier for the
// back-test.
func readValue(ctx context.Context, src Source, q report.LTVQuery, a asked) (*valueFigures, error) {
	extent, err := src.Extent(ctx)
	if err != nil {
		return nil, err
	}
	if a.query.To != 0 && a.query.To < extent.LastDocument {
		q.AsOf = max(a.query.To, extent.FirstEntry)
	}
	d := &valueFigures{by: map[report.By]*report.LTVGroups{}}
	if d.report, err = report.LTV(ctx, src, q); err != nil {
		return nil, err
	}
	if !a.filter.IsZero() {
		keep, err := src.FilteredCustomers(ctx, a.filter)
		if err != nil {
			return nil, err
		}
		d.report = d.report.Only(a.filter, keep)
	}
	for _, by := range []report.By{report.BySource, report.BySegment} {
		if d.by[by], err = d.report.Grouped(ctx, src, by); err != nil {
			return nil, err
		}
	}
	if held := heldBack(d.report.Head); held != 0 && d.report.LogLikelihood != nil {
		q.CalibrateUntil = held
		if d.back, err = report.LTV(ctx, src, q); err != nil {
			return nil, err
		}
	}
	if q.Model == report.ModelSBG {
		if d.retention, err = report.Retention(ctx, src, report.RetentionQuery{Query: q.Query, Period: app.Monthly}); err != nil {
			return nil, err
		}
	}
	d.gaps, err = report.Incomplete(ctx, src, report.Query{AsOf: q.AsOf})
	return d, err
}

// heldBack is the day until which the model of the back-test is calibrated: a
// year before the end, of shorter books two thirds of the way; none where there
// is nothing to hold back.
func heldBack(h report.Head) finance.Date {
	if h.From == 0 || h.AsOf.DaysSince(h.From) < 60 {
		return 0
	}
	if year := h.AsOf.AddMonths(-12); year.DaysSince(h.From) >= 365 {
		return year
	}
	return h.From.AddDays(h.AsOf.DaysSince(h.From) * 2 / 3)
}
