package financepanel

import (
	"context"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/budgeting"
	"rapport/ui/widgets"
)

// editOptions are the ways to type a budget: the version in view, or a new one,
// empty or taken from something.
func (v *budgetView) editOptions() []widgets.Option {
	name := ""
	if v.data != nil {
		name = v.data.plan.Version
	}
	return []widgets.Option{
		{Title: i18n.T("Edit %s", name), Off: name == "", Do: func() { v.open(v.sheetOf(name, false)) }},
		{Title: i18n.T("New version, a copy of %s", name), Off: name == "", Do: func() { v.open(v.sheetOf(name, true)) }},
		{Title: i18n.T("New version from the forecast"), Do: func() { v.open(v.fromForecast) }},
		{Title: i18n.T("New version, empty"), Do: func() { v.open(v.empty) }},
	}
}

// open makes a sheet and opens it in the grid.
func (v *budgetView) open(make func(context.Context, finance.Currency) (*budgeting.Sheet, error)) {
	v.editing.Load(func(ctx context.Context) (*budgeting.Sheet, error) {
		company, err := v.deps.Source.Company(ctx)
		if err != nil {
			return nil, err
		}
		return make(ctx, company.Currency())
	}, orFail(v.deps, func(s *budgeting.Sheet) {
		v.editor = budgeting.Open(v.deps.Books, v.deps.Host, s, func(name string) { v.created = name })
	}))
}

// first is the month with which the fiscal year in view begins; of an empty
// company that of today.
func (v *budgetView) first(start int) finance.Month {
	if year := fiscalYear(v.asked); year.From != 0 {
		return year.From.Month()
	}
	return yearOf(v.deps.Host.Today().Month(), start)
}

// yearOf is the first month of the fiscal year that a month lies in.
func yearOf(m finance.Month, start int) finance.Month {
	for int(m)%100 != max(start, 1) {
		m = m.Add(-1)
	}
	return m
}

// firstMonth and lastMonth are far before and after all that is budgeted.
const firstMonth, lastMonth = finance.Month(101), finance.Month(999912)

// sheetOf is the sheet of a version, or of a copy of it.
func (v *budgetView) sheetOf(name string, copied bool) func(context.Context, finance.Currency) (*budgeting.Sheet, error) {
	return func(ctx context.Context, c finance.Currency) (*budgeting.Sheet, error) {
		versions, err := v.deps.Source.BudgetVersions(ctx)
		if err != nil {
			return nil, err
		}
		for _, there := range versions {
			if there.Name != name {
				continue
			}
			lines, err := v.deps.Source.BudgetLines(ctx, there.ID, firstMonth, lastMonth)
			if err != nil {
				return nil, err
			}
			b := app.Budget{ID: there.ID, Name: there.Name, Sequence: there.Sequence, Note: there.Note}
			if copied {
				b = app.Budget{}
			}
			return budgeting.NewSheet(c, v.first(1), b, lines), nil
		}
		return nil, app.Errorf(app.NotFound, "There is no budget version %q any more. Choose another one.", name)
	}
}

// fromForecast is a new version of what both models expect, in the fiscal year
// of the first month expected.
func (v *budgetView) fromForecast(ctx context.Context, c finance.Currency) (*budgeting.Sheet, error) {
	both, err := report.SideBySide(ctx, v.deps.Source, report.ForecastQuery{Query: report.Query{AsOf: v.asked.query.AsOf, Policy: v.asked.query.Policy}})
	if err != nil {
		return nil, err
	}
	company, err := v.deps.Source.Company(ctx)
	if err != nil {
		return nil, err
	}
	var lines []app.BudgetLine
	for _, line := range both.BudgetLines() {
		lines = append(lines, *line)
	}
	return budgeting.NewSheet(c, yearOf(both.AsOf.Month().Add(1), company.FiscalYearStart), app.Budget{}, lines), nil
}

func (v *budgetView) empty(ctx context.Context, c finance.Currency) (*budgeting.Sheet, error) {
	company, err := v.deps.Source.Company(ctx)
	if err != nil {
		return nil, err
	}
	return budgeting.NewSheet(c, v.first(company.FiscalYearStart), app.Budget{}, nil), nil
}
