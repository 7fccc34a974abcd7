package financepanel

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// incomeRow is a line of the income statement or of the cash flow.
type incomeRow struct {
	key    string // of the line of the statement; empty for the cash flow
	name   string
	amount finance.Amount
	strong bool
}

// newIncomeTable is the income statement, and under it the cash flow.
func newIncomeTable() *widgets.Table {
	t := widgets.NewTable(
		widgets.Column{Key: "line", Title: i18n.T("Line"), Kind: widgets.TextCell, Width: 240, Min: 140, Weight: 1},
		figureColumn("amount", i18n.T("Amount"), 140),
		figureColumn("share", i18n.T("Of net revenue"), 120),
	)
	t.Empty = widgets.NewEmptyState("finance", i18n.T("No sales in this period"), i18n.T("Record an order or choose a longer period."))
	return t
}

func fillIncome(t *widgets.Table, r *report.ScorecardReport) (rows []incomeRow) {
	if !r.Income.IsZero() || r.CashFlow != (report.CashFlow{}) {
		for _, line := range r.Income.Lines() {
			if line.Subtotal || line.Amount != 0 {
				rows = append(rows, incomeRow{line.Key, lineLabel(line.Key, line.Subtotal), line.Amount, line.Subtotal})
			}
		}
		rows = append(rows,
			incomeRow{"", "   " + i18n.T("Cash received"), r.CashFlow.Received, false},
			incomeRow{"", "   " + i18n.T("Cash paid"), r.CashFlow.Paid, false},
			incomeRow{"", i18n.T("Net cash flow"), r.CashFlow.Net, true})
	}
	revenue := r.Income.NetRevenue()
	t.SetSource(widgets.Rows(rows, func(row incomeRow, column int) widgets.Cell {
		cell := widgets.Cell{Bold: row.strong, Colour: theme.ColorMuted}
		if row.strong {
			cell.Colour = lossIf(column > 0 && row.amount < 0)
		}
		switch column {
		case 0:
			cell.Text = row.name
		case 1:
			cell.Text = format.Amount(row.amount, r.Currency)
		case 2:
			if revenue > 0 {
				cell.Text = shareOf(row.amount, revenue)
			}
		}
		return cell
	}))
	return rows
}
