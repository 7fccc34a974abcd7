package financepanel

import (
	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/exhibit"
)

// openMark lists the entries behind a month, or behind a step of the bridge; the
// budget itself opens where it is typed.
func (v *budgetView) openMark(key int64) {
	if v.picture.Key() != bridged {
		monthEntries(v.deps, v.asked.query, v.line.Key(), key, v.data.year.AsOf)
		return
	}
	step := exhibit.Behind(key)
	if step.Budget {
		v.open(v.sheetOf(v.data.plan.Version, false))
		return
	}
	v.entries(step)
}

// opensMark: there are no entries yet in a month to come.
func (v *budgetView) opensMark(key int64) bool {
	return v.picture.Key() == bridged || finance.Month(key) <= v.data.year.AsOf.Month()
}

// entries lists what makes up an actual figure: of the months that the budget is
// compared with, up to the as-of date.
func (v *budgetView) entries(of exhibit.Step) *document.EntriesPanel {
	plan := v.data.plan
	p := finance.Period{From: plan.Months[0].Month.First(), To: min(plan.AsOf, plan.Months[len(plan.Months)-1].Month.Last())}
	return showEntries(v.deps, companyFigure(v.deps.Source, report.ProfitabilityQuery{Query: v.asked.query}, p, of))
}
