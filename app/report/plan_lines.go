package report

import "rapport/finance"

// PlanLine is a line of the statement, budgeted and actual.
type PlanLine struct {
	Key      string
	Subtotal bool
	Versus
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

// Lines lists the sub-totals, and the accounts that are not nought, over the
// months that have a budget; none without a budget.
func (p *PlanReport) Lines(whole bool) []PlanLine {
	if p.Coverage().Months == 0 {
		return nil
	}
	budget, actual := p.Compared(whole)
	planned := budget.Lines()
	var lines []PlanLine
	for i, l := range actual.Lines() {
		if !l.Subtotal && l.Amount == 0 && planned[i].Amount == 0 {
			continue
		}
		line := PlanLine{Key: l.Key, Subtotal: l.Subtotal, Versus: versus(planned[i].Amount, l.Amount)}
		lines = append(lines, line)
	}
	return lines
}
