package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/chart"
	"rapport/ui/export"
)

// BudgetBridge leads from the profit budgeted to the profit made, in the months
// that have an actual, or from the whole budget.
func BudgetBridge(r *report.PlanReport, whole bool) export.Exhibit {
	title := i18n.T("From budget to actual")
	d := chart.Bridge{Meta: Meta(r.Head)}
	t := &export.Table{Title: title, About: about(r.Head), Currency: r.Currency, Heading: []string{i18n.T("Step"), i18n.T("Amount")}}
	e := export.Exhibit{Title: title, Table: t, Native: &export.Native{Shape: export.Columns, Names: 0, Series: []int{1}}}
	if r.Version != "" {
		budget, actual := r.Sum()
		if whole {
			budget = r.Budget()
		}
		d.Steps = append(d.Steps, chart.Step{Name: i18n.T("Budget"), Amount: budget.Profit(), Level: true})
		for _, s := range report.Bridge(budget, actual) {
			if s.Variance != 0 {
				d.Steps = append(d.Steps, chart.Step{Name: s.Name.In(i18n.T), Amount: s.Variance})
			}
		}
		d.Steps = append(d.Steps, chart.Step{Name: i18n.T("Actual"), Amount: actual.Profit(), Level: true})
	}
	for _, s := range d.Steps {
		t.Add(export.Text(s.Name), export.Amount(s.Amount))
	}
	e.Drawing = d
	return e
}
