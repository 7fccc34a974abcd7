package financepanel

import (
	"context"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/widgets"
)

// What the budget is compared over.
const (
	spanPeriod = "period" // that of the panel
	spanLatest = "latest" // the last month
	spanToDate = "todate" // the fiscal year so far
	spanWhole  = "whole"  // the fiscal year
)

// What the chart of the budget shows.
const (
	byMonth = "months"
	bridged = "bridge"
)

func spanOptions() []widgets.Option {
	return []widgets.Option{
		{Key: spanPeriod, Title: i18n.T("Period")}, {Key: spanLatest, Title: i18n.T("Month")},
		{Key: spanToDate, Title: i18n.T("Year to date")}, {Key: spanWhole, Title: i18n.T("Full year")},
	}
}

// fiscalYear is the fiscal year in which the period of the panel ends.
func fiscalYear(a asked) finance.Period {
	year := a.year
	if a.query.To == 0 || year.From == 0 {
		return year
	}
	for a.query.To < year.From {
		year = finance.Period{From: year.From.AddMonths(-12), To: year.From.AddDays(-1)}
	}
	for a.query.To > year.To {
		year = finance.Period{From: year.To.AddDays(1), To: year.To.AddDays(1).Month().Add(11).Last()}
	}
	return year
}

// spanned is the part of a fiscal year that is compared.
func spanned(key string, year finance.Period, a asked) (from, to finance.Date) {
	last := year.To
	if a.query.To != 0 && a.query.To < last {
		last = a.query.To
	}
	if a.query.AsOf != 0 && a.query.AsOf < last {
		last = a.query.AsOf
	}
	switch key {
	case spanLatest:
		return last.Month().First(), last.Month().Last()
	case spanToDate:
		return year.From, last.Month().Last()
	}
	return year.From, year.To
}

// known leaves out a version that is not there any more.
func (v *budgetView) known(ctx context.Context, q *report.BudgetQuery) error {
	versions, err := v.deps.Source.BudgetVersions(ctx)
	if err != nil {
		return err
	}
	for _, there := range versions {
		if there.Name == q.Version {
			return nil
		}
	}
	q.Version = ""
	return nil
}
