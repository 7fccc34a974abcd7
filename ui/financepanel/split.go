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

// splitRows are the parts of why sales less discounts differ; their sum is the
// variance of the lines sales and discounts.
func splitRows(r *report.BudgetReport) []splitRow {
	if r == nil || r.Sales == nil {
		return nil
	}
	s, price := r.Sales, i18n.T("Price")
	if s.Discounts == nil {
		price = i18n.T("Price after discounts")
	}
	rows := []splitRow{
		{i18n.T("Volume"), s.Volume, false, r.Currency},
		{i18n.T("Mix"), s.Mix, false, r.Currency},
		{price, s.Price, false, r.Currency},
	}
	if s.NotByProduct != 0 {
		rows = append(rows, splitRow{i18n.T("Not by product"), s.NotByProduct, false, r.Currency})
	}
	if s.Discounts != nil {
		rows = append(rows, splitRow{i18n.T("Discounts"), *s.Discounts, false, r.Currency})
	}
	return append(rows, splitRow{i18n.T("Together"), s.Together, true, r.Currency})
}

func splitCell(row splitRow, column int) widgets.Cell {
	if column == 0 {
		return widgets.Cell{Text: row.name, Bold: row.total}
	}
	colour := theme.OfSign(row.amount)
	if row.amount == 0 {
		colour = theme.ColorMuted
	}
	return widgets.Cell{Text: format.Signed(row.amount, row.cur), Bold: row.total, Colour: colour}
}
