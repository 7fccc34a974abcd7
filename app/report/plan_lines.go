package report

import "rapport/finance"

// PlanLine is a line of the statement, budgeted and actual.
type PlanLine struct {
	Key             string
	Subtotal        bool
	Budget, Actual  finance.Amount
	Variance        finance.Amount
	VariancePercent *float64 // nil where nothing was budgeted
}

// Compared is what is set side by side: the months that have an actual, or the
// whole budget with what there is so far.
func (p *PlanReport) Compared(whole bool) (budget, actual finance.Statement) {
	budget, actual = p.Sum()
	if whole {
		budget = p.Budget()
	}
	return budget, actual
}

// Lines lists the sub-totals, and the accounts that are not nought; none without
// a budget.
func (p *PlanReport) Lines(whole bool) []PlanLine {
	if p.Version == "" {
		return nil
	}
	budget, actual := p.Compared(whole)
	planned := budget.Lines()
	var lines []PlanLine
	for i, l := range actual.Lines() {
		if !l.Subtotal && l.Amount == 0 && planned[i].Amount == 0 {
			continue
		}
		v := finance.Compare(planned[i].Amount, l.Amount)
		line := PlanLine{Key: l.Key, Subtotal: l.Subtotal, Budget: planned[i].Amount, Actual: l.Amount, Variance: v.Amount}
		if v.Defined {
			line.VariancePercent = &v.Percent
		}
		lines = append(lines, line)
	}
	return lines
}
