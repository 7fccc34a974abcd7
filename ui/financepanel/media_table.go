package financepanel

import (
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

func mediaTable() *widgets.Table {
	t := widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Name"), Kind: widgets.TwoToneCell, Width: 130, Min: 90, Weight: 1},
		figureColumn("cost", i18n.T("Cost"), 84),
		figureColumn("orders", i18n.T("Orders"), 56),
		figureColumn("new", i18n.T("New customers"), 108),
		figureColumn("revenue", i18n.T("Net revenue"), 92),
		figureColumn("margin", i18n.T("Margin"), 84),
		figureColumn("roi", i18n.T("ROI"), 72),
		optional(figureColumn("pernew", i18n.T("Cost per new"), 92)),
		optional(figureColumn("value", i18n.T("Value per customer"), 132)),
		optional(figureColumn("ratio", i18n.T("Value ÷ cost"), 92)),
		optional(figureColumn("even", i18n.T("Break-even response"), 144)),
		optional(figureColumn("payback", i18n.T("Payback"), 84)),
		optional(figureColumn("reached", i18n.T("Targets"), 70)),
		optional(figureColumn("answered", i18n.T("Responses"), 76)),
	)
	t.Empty = widgets.NewEmptyState("campaigns", i18n.T("No media in this period"),
		i18n.T("Record a campaign with its cost, or import media costs."))
	return t
}

// mediaRows is the rows with their total under them; none of nothing.
func mediaRows(r *report.MediaROIReport) []report.MediaRow {
	total := r.Total
	total.Key = i18n.T("Total")
	return withTotal(r.Rows, total)
}

func mediaCell(row report.MediaRow, column int, cur finance.Currency) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: row.Key, Bold: true}
	case 1:
		return widgets.Cell{Text: format.Amount(row.Cost, cur)}
	case 2:
		return widgets.Cell{Text: broken(row.Orders)}
	case 3:
		return widgets.Cell{Text: broken(row.NewCustomers)}
	case 4:
		return widgets.Cell{Text: format.Amount(row.NetRevenue, cur)}
	case 5:
		return widgets.Cell{Text: format.Amount(row.Margin, cur)}
	case 6:
		return widgets.Cell{Text: ratioText(row.ROI), Colour: ratioColour(row.ROI)}
	case 7:
		return widgets.Cell{Text: amountOr(row.CostPerNew, cur)}
	case 8:
		return widgets.Cell{Text: amountOr(row.LifetimeValue, cur)}
	case 9:
		return timesCell(row.LTVToCAC)
	case 10:
		return evenCell(row)
	case 11:
		if row.PaybackMonth == 0 {
			return widgets.Cell{Text: "–", Colour: theme.ColorMuted}
		}
		return widgets.Cell{Text: format.Month(row.PaybackMonth)}
	case 12:
		return widgets.Cell{Text: format.Count(row.Targets)}
	}
	return widgets.Cell{Text: format.Count(row.Responses)}
}

// timesCell says how many times its cost a new customer is worth; below once is
// a loss.
func timesCell(ratio *float64) widgets.Cell {
	if ratio == nil {
		return widgets.Cell{Text: "–", Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: i18n.T("%s ×", format.Decimal(decimal.NewFromFloat(*ratio).Round(1))), Colour: lossIf(*ratio < 1)}
}

// evenCell is the response at which the cost comes back; red where those who
// answered so far are fewer.
func evenCell(row report.MediaRow) widgets.Cell {
	if row.BreakEvenResponse == nil {
		return widgets.Cell{Text: "–", Colour: theme.ColorMuted}
	}
	below := row.Targets > 0 && float64(row.Responses) < *row.BreakEvenResponse*float64(row.Targets)
	return widgets.Cell{Text: format.Percent(decimal.NewFromFloat(*row.BreakEvenResponse)), Colour: lossIf(below)}
}
