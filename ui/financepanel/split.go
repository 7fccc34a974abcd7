package financepanel

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// splitRow is a part of the variance of sales.
type splitRow struct {
	name   string
	amount finance.Amount
	total  bool
	cur    finance.Currency
}

// splitRows sums volume, mix and price over the products; what was budgeted for
// no single product stays apart, so that all lines sum to the variance of sales
// and discounts.
func splitRows(r *report.BudgetReport) []splitRow {
	if r == nil {
		return nil
	}
	var volume, mix, price finance.Amount
	split := false
	for _, row := range r.Rows {
		if row.Volume != nil && row.Mix != nil && row.Price != nil {
			volume, mix, price, split = volume+*row.Volume, mix+*row.Mix, price+*row.Price, true
		}
	}
	if !split {
		return nil
	}
	rows := []splitRow{
		{i18n.T("Volume"), volume, false, r.Currency},
		{i18n.T("Mix"), mix, false, r.Currency},
		{i18n.T("Price"), price, false, r.Currency},
	}
	if rest := r.Total.Variance - volume - mix - price; rest != 0 {
		rows = append(rows, splitRow{i18n.T("Not by product"), rest, false, r.Currency})
	}
	return append(rows, splitRow{i18n.T("Together"), r.Total.Variance, true, r.Currency})
}

func splitCell(row splitRow, column int) widgets.Cell {
	if column == 0 {
		return widgets.Cell{Text: row.name, Bold: row.total}
	}
	colour := signColour(row.amount)
	if row.amount == 0 {
		colour = theme.ColorMuted
	}
	return widgets.Cell{Text: format.Signed(row.amount, row.cur), Bold: row.total, Colour: colour}
}
