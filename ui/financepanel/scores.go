package financepanel

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// newScoreTable is the table of salespeople, channels, campaigns or tags.
func newScoreTable() *widgets.Table {
	t := widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Name"), Kind: widgets.TwoToneCell, Width: 150, Min: 110, Weight: 1},
		figureColumn("revenue", i18n.T("Net revenue"), 100),
		figureColumn("profit", i18n.T("Customer profit"), 108),
		figureColumn("orders", i18n.T("Orders"), 66),
		figureColumn("customers", i18n.T("Customers"), 86),
		optional(figureColumn("new", i18n.T("New customers"), 108)),
		optional(figureColumn("repeat", i18n.T("Repeat rate"), 92)),
		optional(figureColumn("returns", i18n.T("Return rate"), 92)),
		optional(figureColumn("average", i18n.T("Average order"), 104)),
	)
	t.Empty = widgets.NewEmptyState("orders", i18n.T("No orders in this period"),
		i18n.T("Record an order or choose a longer period."))
	return t
}

// withTotal is the rows with the total under them; none of nothing.
func withTotal[R any](rows []R, total R) []R {
	if len(rows) == 0 {
		return nil
	}
	return append(rows[:len(rows):len(rows)], total)
}

func fillScores(t *widgets.Table, r *report.ScorecardReport) {
	rows := withTotal(r.Rows, r.Total)
	t.SetSource(widgets.Rows(rows, func(row report.ScoreRow, column int) widgets.Cell {
		return scoreCell(row, column, r.Currency, row.Key == r.Total.Key && row.ID == 0)
	}))
}

func scoreCell(row report.ScoreRow, column int, cur finance.Currency, total bool) widgets.Cell {
	cell := widgets.Cell{Bold: total}
	switch column {
	case 0:
		cell.Text, cell.Bold = row.Name.In(format.Say), true
	case 1:
		cell.Text = format.Amount(row.NetRevenue(), cur)
	case 2:
		cell.Text, cell.Colour = format.Amount(row.Profit(), cur), lossIf(row.Profit() < 0)
	case 3:
		cell.Text = format.Count(row.Orders)
	case 4:
		cell.Text = format.Count(row.Customers)
	case 5:
		cell.Text = format.Count(row.New)
	case 6:
		cell.Text = shareOr(row.RepeatRate)
	case 7:
		cell.Text = shareOr(row.ReturnRate)
	default:
		cell.Text = amountOr(row.AverageOrder, cur)
	}
	if cell.Text == "–" {
		cell.Colour = theme.ColorMuted
	}
	return cell
}
