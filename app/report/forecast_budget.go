package report

import (
	"rapport/app"
	"rapport/finance"
)

// BudgetLines is the forecast as lines of a budget: one a month and account that
// is not zero.
func (r *ForecastReport) BudgetLines() []*app.BudgetLine {
	return budgetLines([]*ForecastReport{r})
}

// budgetLines adds forecasts of different customers up, month by month.
func budgetLines(forecasts []*ForecastReport) []*app.BudgetLine {
	var lines []*app.BudgetLine
	sums := map[finance.Month]finance.Statement{}
	var months []finance.Month
	for _, r := range forecasts {
		for _, m := range r.Months {
			if _, seen := sums[m.Month]; !seen {
				months = append(months, m.Month)
			}
			sums[m.Month] = sums[m.Month].Plus(m.Statement)
		}
	}
	for _, m := range months {
		for _, account := range finance.Accounts() {
			if amount := sums[m][account]; amount != 0 {
				lines = append(lines, &app.BudgetLine{Month: m.String(), Account: account.String(), Amount: amount})
			}
		}
	}
	return lines
}

// BudgetLines adds both models up.
func (b *BothReport) BudgetLines() []*app.BudgetLine { return budgetLines(b.Models) }
