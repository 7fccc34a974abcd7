package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// BudgetByMonth compares one line of the statement over the months that have a
// budget; the line is a key of finance.Statement.Lines. The keys are the months.
func BudgetByMonth(r *report.PlanReport, line string) export.Exhibit {
	r = r.Budgeted()
	about := subject{i18n.T("%s: actual and budget", companyLine(line)), r.Head}
	d := chart.BudgetActual{Meta: about.meta(), Line: companyLine(line)}
	any := false
	for _, m := range r.Months {
		any = any || m.HasBudget || !m.Actual.IsZero()
		d.Months = append(d.Months, chart.MonthPair{
			Month: m.Month, Budget: m.Budget.Line(line), Actual: m.Actual.Line(line), NoBudget: !m.HasBudget, NoActual: !m.HasActual,
		})
	}
	if !any {
		d.Months = nil // the drawing says so
	}
	return about.shown(d, func() *export.Table {
		t := about.table(i18n.T("Month"), i18n.T("Budget"), i18n.T("Actual"), i18n.T("Variance"))
		for _, m := range d.Months {
			t.AddKeyed(int64(m.Month), export.Month(m.Month), amountIf(!m.NoBudget, m.Budget), amountIf(!m.NoActual, m.Actual),
				amountIf(!m.NoBudget && !m.NoActual, m.Actual-m.Budget))
		}
		if r.Coverage().Months > 0 {
			budget, actual := r.Sum()
			b, a := budget.Line(line), actual.Line(line)
			t.AddTotal(export.Text(i18n.T("Total")), export.Amount(b), export.Amount(a), export.Amount(a-b))
		}
		return t
	}, &export.Native{Shape: export.Columns, Names: 0, Series: []int{1, 2}})
}

func amountIf(known bool, a finance.Amount) export.Cell {
	if !known {
		return export.MaybeAmount(nil)
	}
	return export.Amount(a)
}

// BudgetBridge leads from the profit budgeted to the profit made, in the months
// that have a budget and an actual, or from the whole budget. What a step stands
// for, Behind tells.
func BudgetBridge(r *report.PlanReport, whole bool) export.Exhibit {
	r = r.Budgeted()
	about := subject{i18n.T("From budget to actual"), r.Head}
	d := chart.Bridge{Meta: about.meta(), Steps: budgetSteps(r, whole)}
	return about.shown(d, func() *export.Table { return stepTable(about, d.Steps) }, stepChart())
}

func budgetSteps(r *report.PlanReport, whole bool) []chart.Step {
	if r.Coverage().Months == 0 {
		return nil
	}
	budget, actual := r.Compared(whole)
	steps := []chart.Step{{Key: budgetKey, Name: i18n.T("Budget"), Amount: budget.Profit(), Level: true}}
	for i, s := range report.Bridge(budget, actual) {
		if s.Variance != 0 {
			steps = append(steps, chart.Step{Key: partKeys + int64(i), Name: s.Name.In(format.Say), Amount: s.Variance})
		}
	}
	return append(steps, chart.Step{Key: lineKey("profit"), Name: i18n.T("Actual"), Amount: actual.Profit(), Level: true})
}

// BudgetLines compares the lines of the statement over the months that have a
// budget and an actual, or of the whole budget.
func BudgetLines(r *report.PlanReport, whole bool) export.Exhibit {
	r = r.Budgeted()
	about := subject{budgetTitle(r.Version), r.Head}
	t := about.table(i18n.T("Line"), i18n.T("Budget"), i18n.T("Actual"), i18n.T("Variance"), i18n.T("Variance %"))
	for _, l := range r.Lines(whole) {
		row := []export.Cell{said(report.CompanyLineName(l.Key)), export.Amount(l.Budget), export.Amount(l.Actual), export.Amount(l.Variance), export.Percent(l.VariancePercent)}
		t.AddKeyed(lineKey(l.Key), strong(l.Subtotal, row)...)
	}
	return listed(t)
}

func budgetTitle(version string) string {
	if version != "" {
		return i18n.T("Budget against actual, version %s", version)
	}
	return i18n.T("Budget against actual")
}

// Budget lays the report out in tables. A variance stands only where like is
// compared with like: in months that have a budget.
func Budget(r *report.BudgetReport) []*export.Table {
	t := subject{budgetTitle(r.Version), r.Head}.table(
		i18n.T("Line"), i18n.T("Budget"), i18n.T("Actual"), i18n.T("Variance"), i18n.T("Variance %"),
		i18n.T("Volume"), i18n.T("Mix"), i18n.T("Price"),
	)
	add := func(name export.Cell, row report.BudgetRow, like bool) {
		cells := []export.Cell{name, export.Amount(row.Budget), export.Amount(row.Actual), export.Amount(row.Variance),
			export.Percent(row.VariancePercent), export.MaybeAmount(row.Volume), export.MaybeAmount(row.Mix), export.MaybeAmount(row.Price)}
		for i := 3; !like && i < len(cells); i++ {
			cells[i] = export.MaybeAmount(nil)
		}
		t.Add(cells...)
	}
	b := r.Budgeted
	all := b.Months == b.Of
	for _, row := range r.Rows {
		add(said(row.Name), row, all || r.By == report.ByMonth && row.Budget != 0)
	}
	add(export.Text(i18n.T("Total")), r.Total, all)
	if b.Months > 0 && !all {
		add(export.Text(i18n.T("Months with a budget")), report.BudgetRow{Versus: b.Versus}, true)
	}
	return []*export.Table{t}
}
