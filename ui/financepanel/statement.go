package financepanel

import (
	"fyne.io/fyne/v2"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// statementTable is the company's statement of the period, beside the period
// before and the same period a year earlier.
type statementTable struct{ table *widgets.Table }

type statementRow struct {
	line                 finance.Line
	before, yearBefore   finance.Amount
	hasBefore, hasYearly bool
	cur                  finance.Currency
}

func newStatementTable() *statementTable {
	amount := func(key, title string, optional bool) widgets.Column {
		return widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 104, Optional: optional}
	}
	return &statementTable{widgets.NewTable(
		widgets.Column{Key: "line", Kind: widgets.TextCell, Width: 180, Min: 120, Weight: 1},
		amount("now", i18n.T("This period"), false),
		amount("before", i18n.T("Last period"), true),
		amount("year", i18n.T("Last year"), true),
	)}
}

func (s *statementTable) fill(d *profitFigures) {
	now := company(d.customers)
	before, yearly := lines(d.previous), lines(d.before)
	var rows []statementRow
	for i, line := range now.Lines() {
		row := statementRow{line: line, cur: d.customers.Currency}
		if before != nil {
			row.before, row.hasBefore = before[i].Amount, true
		}
		if yearly != nil {
			row.yearBefore, row.hasYearly = yearly[i].Amount, true
		}
		if line.Subtotal || line.Amount != 0 || row.before != 0 || row.yearBefore != 0 {
			rows = append(rows, row)
		}
	}
	s.table.SetSource(widgets.Rows(rows, statementCell))
}

// company is the statement of all customers and of what belongs to none.
func company(r *report.ProfitabilityReport) finance.Statement {
	return r.Total.Statement.Plus(r.Unallocated.Statement)
}

func lines(r *report.ProfitabilityReport) []finance.Line {
	if r == nil {
		return nil
	}
	return company(r).Lines()
}

func statementCell(row statementRow, column int) widgets.Cell {
	colour := theme.ColorMuted
	if row.line.Subtotal {
		colour = theme.ColorText
	}
	cell := widgets.Cell{Bold: row.line.Subtotal, Colour: colour}
	figure := func(a finance.Amount, known bool) widgets.Cell {
		if !known {
			cell.Text = "–"
			return cell
		}
		cell.Text = format.Amount(a, row.cur)
		if row.line.Subtotal && a < 0 {
			cell.Colour = theme.ColorLoss
		}
		return cell
	}
	switch column {
	case 0:
		cell.Text = lineLabel(row.line)
		return cell
	case 1:
		return figure(row.line.Amount, true)
	case 2:
		return figure(row.before, row.hasBefore)
	}
	return figure(row.yearBefore, row.hasYearly)
}

// lineLabel is the name of a line, indented below its sub-total. The last line
// of the company is its profit, of which customer profit is a part.
func lineLabel(l finance.Line) string {
	switch {
	case l.Key == "profit":
		return i18n.T("Company profit")
	case l.Subtotal:
		return format.LineName(l.Key)
	}
	return "   " + format.LineName(l.Key)
}
