package financepanel

import (
	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

func budgetTable() *widgets.Table {
	amount := func(key, title string) widgets.Column {
		return widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 130, Min: 96}
	}
	t := widgets.NewTable(
		widgets.Column{Key: "line", Title: i18n.T("Account"), Kind: widgets.TextCell, Width: 200, Min: 140, Weight: 1},
		amount("budget", i18n.T("Budget")), amount("actual", i18n.T("Actual")), amount("variance", i18n.T("Variance")),
		optional(figureColumn("percent", "%", 90)),
		widgets.Column{Key: "verdict", Kind: widgets.TextCell, Width: 130, Optional: true},
	)
	t.Empty = widgets.NewEmptyState("finance", i18n.T("No budget for this period"),
		i18n.T("Type one with Edit budget, import one, make one of a forecast, or choose another period."))
	return t
}

func budgetCell(row report.PlanLine, column int, cur finance.Currency) widgets.Cell {
	cell := widgets.Cell{Bold: row.Subtotal, Colour: theme.ColorMuted}
	if row.Subtotal {
		cell.Colour = theme.ColorText
	}
	switch column {
	case 0:
		cell.Text = lineLabel(row.Key, row.Subtotal)
	case 1:
		cell.Text = format.Amount(row.Budget, cur)
	case 2:
		cell.Text = format.Amount(row.Actual, cur)
	case 3:
		cell.Text, cell.Colour = format.Signed(row.Variance, cur), theme.OfSign(row.Variance)
	case 4:
		cell.Text, cell.Bold = "–", false
		if row.VariancePercent != nil {
			cell.Text = format.PercentSigned(decimal.NewFromFloat(*row.VariancePercent).Shift(-2))
		}
	default:
		cell.Text, cell.Colour, cell.Bold = verdict(row.Variance)
	}
	return cell
}

func verdict(variance finance.Amount) (string, fyne.ThemeColorName, bool) {
	if variance < 0 {
		return i18n.T("▼ unfavourable"), theme.ColorLoss, false
	}
	return i18n.T("▲ favourable"), theme.ColorProfit, false
}
