package financepanel

import (
	"fyne.io/fyne/v2"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// statementTable is the company's statement of the period, or that of the
// customers whom the filter lets through, beside the period before and the same
// period a year earlier.
type statementTable struct {
	deps  Deps
	table *widgets.Table
	data  *profitFigures
	rows  []statementRow
}

type statementRow struct {
	line                 finance.Line
	before, yearBefore   finance.Amount
	hasBefore, hasYearly bool
	whole                bool // of the company
	cur                  finance.Currency
}

func newStatementTable(deps Deps) *statementTable {
	amount := func(key, title string, optional bool) widgets.Column {
		return widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 96, Optional: optional}
	}
	s := &statementTable{deps: deps, table: widgets.NewTable(
		widgets.Column{Key: "line", Kind: widgets.TextCell, Width: 150, Min: 110, Weight: 1},
		amount("now", i18n.T("This period"), false),
		amount("before", i18n.T("Last period"), true),
		amount("year", i18n.T("Last year"), true),
		amount("change", i18n.T("On last year"), true),
	)}
	s.table.Links = func(row, column int) bool { return column >= 1 && column <= 3 && s.period(row, column).To != 0 }
	s.table.OnLink = func(row, column int) { s.entries(row, column) }
	s.table.OnActivated = func(row int) { s.entries(row, 1) }
	return s
}

// period is what a column of a row is about; the zero period where it is empty.
func (s *statementTable) period(row, column int) finance.Period {
	switch d := s.data; {
	case column == 1:
		return d.Customers.Period()
	case column == 2 && s.rows[row].hasBefore:
		return d.Previous.Period
	case column == 3 && s.rows[row].hasYearly:
		return d.YearBefore.Period
	}
	return finance.Period{}
}

// entries lists what makes up a figure.
func (s *statementTable) entries(row, column int) *document.EntriesPanel {
	q := s.data.query
	q.By, q.Rollup = report.ByCustomer, false
	return showEntries(s.deps, companyFigure(s.deps.Source, q, s.period(row, column), s.rows[row].line.Key))
}

func (s *statementTable) fill(d *profitFigures) {
	s.data, s.rows = d, nil
	whole := d.query.Filter.IsZero()
	now := d.Customers.Total.Statement
	if whole {
		now = now.Plus(d.Customers.Unallocated.Statement)
	}
	before, yearly := comparedLines(d.Previous, whole), comparedLines(d.YearBefore, whole)
	for i, line := range now.Lines() {
		row := statementRow{line: line, whole: whole, cur: d.Customers.Currency}
		if before != nil {
			row.before, row.hasBefore = before[i].Amount, true
		}
		if yearly != nil {
			row.yearBefore, row.hasYearly = yearly[i].Amount, true
		}
		if line.Subtotal || line.Amount != 0 || row.before != 0 || row.yearBefore != 0 {
			s.rows = append(s.rows, row)
		}
	}
	s.table.SetSource(widgets.Rows(s.rows, statementCell))
}

// comparedLines is the statement of an earlier period: the company's as a whole,
// or that of the customers alone.
func comparedLines(c *report.Comparison, whole bool) []finance.Line {
	switch {
	case c == nil:
		return nil
	case whole:
		return c.Company().Lines()
	}
	return c.Total.Lines()
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
		if !row.whole && row.line.Key == "profit" {
			cell.Text = format.LineName("profit")
		}
		return cell
	case 1:
		return figure(row.line.Amount, true)
	case 2:
		return figure(row.before, row.hasBefore)
	case 3:
		return figure(row.yearBefore, row.hasYearly)
	}
	if !row.hasYearly {
		return figure(0, false)
	}
	change := row.line.Amount - row.yearBefore
	cell.Text, cell.Colour, cell.Bold = format.Signed(change, row.cur), signColour(change), false
	if change == 0 {
		cell.Colour = theme.ColorMuted
	}
	return cell
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
