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

// splitRows sums volume, mix and price over the products, which together are
// the whole variance of sales and discounts.
func splitRows(r *report.BudgetReport) []splitRow {
	if r == nil || r.Total.Volume == nil || r.Total.Mix == nil || r.Total.Price == nil {
		return nil
	}
	row := func(name string, a finance.Amount, total bool) splitRow { return splitRow{name, a, total, r.Currency} }
	return []splitRow{
		row(i18n.T("Volume"), *r.Total.Volume, false),
		row(i18n.T("Mix"), *r.Total.Mix, false),
		row(i18n.T("Price"), *r.Total.Price, false),
		row(i18n.T("Together"), r.Total.Variance, true),
	}
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
