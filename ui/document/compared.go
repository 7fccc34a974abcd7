package document

import (
	"fyne.io/fyne/v2"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Spanned is the statement of a period; that of the zero period is not known.
type Spanned struct {
	finance.Period
	finance.Statement
}

// Compared is a profit statement as a table: this period beside the last, last
// year, and the difference to last year. Each figure can be opened.
type Compared struct {
	Table *widgets.Table
	// OnFigure opens a line of a period.
	OnFigure func(line string, p finance.Period)

	columns [3]Spanned
	rows    []comparedRow
	last    string // what the last line is called
	cur     finance.Currency
}

type comparedRow struct {
	line    finance.Line // of this period
	amounts [3]finance.Amount
}

// NewCompared makes an empty statement whose last line is called last.
func NewCompared(last string) *Compared {
	amount := func(key, title string, optional bool) widgets.Column {
		return widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 92, Optional: optional}
	}
	c := &Compared{last: last, Table: widgets.NewTable(
		widgets.Column{Key: "line", Kind: widgets.TextCell, Width: 150, Min: 110, Weight: 1},
		amount("now", i18n.T("This period"), false),
		amount("before", i18n.T("Last period"), true),
		amount("year", i18n.T("Last year"), true),
		amount("change", i18n.T("On last year"), true),
	)}
	c.Table.Links = func(_, column int) bool { return c.period(column) != finance.Period{} }
	c.Table.OnLink = c.open
	c.Table.OnActivated = func(row int) { c.open(row, 1) }
	return c
}

// Set shows a period, the one before, and the same of last year; last is what
// the last line is called.
func (c *Compared) Set(now, before, year Spanned, last string, cur finance.Currency) {
	c.columns, c.cur, c.last, c.rows = [3]Spanned{now, before, year}, cur, last, nil
	earlier, yearly := before.Lines(), year.Lines()
	for i, line := range now.Lines() {
		row := comparedRow{line, [3]finance.Amount{line.Amount, earlier[i].Amount, yearly[i].Amount}}
		if line.Subtotal || row.amounts != ([3]finance.Amount{}) {
			c.rows = append(c.rows, row)
		}
	}
	c.Table.SetSource(widgets.Rows(c.rows, c.cell))
}

// Figures gives each line with its amount in the columns of this period, the
// last, and last year.
func (c *Compared) Figures(each func(line string, p finance.Period, amount finance.Amount)) {
	for _, row := range c.rows {
		for i, amount := range row.amounts {
			if p := c.period(i + 1); p != (finance.Period{}) {
				each(row.line.Key, p, amount)
			}
		}
	}
}

// period is what a column is about; the zero period where it is about none.
func (c *Compared) period(column int) finance.Period {
	if column < 1 || column > 3 {
		return finance.Period{}
	}
	return c.columns[column-1].Period
}

func (c *Compared) open(row, column int) {
	if c.OnFigure != nil {
		c.OnFigure(c.rows[row].line.Key, c.period(column))
	}
}

func (c *Compared) cell(row comparedRow, column int) widgets.Cell {
	cell := widgets.Cell{Bold: row.line.Subtotal, Colour: theme.ColorMuted}
	if row.line.Subtotal {
		cell.Colour = theme.ColorText
	}
	switch {
	case column == 0:
		cell.Text = "   " + report.LineName(row.line.Key).In(format.Say)
		if row.line.Subtotal {
			cell.Text = report.LineName(row.line.Key).In(format.Say)
		}
		if row.line.Key == "profit" {
			cell.Text = c.last
		}
		return cell
	case column == 4 && c.period(3) != finance.Period{}:
		change := row.amounts[0] - row.amounts[2]
		cell.Text, cell.Bold = format.Signed(change, c.cur), false
		switch {
		case change > 0:
			cell.Colour = theme.ColorProfit
		case change < 0:
			cell.Colour = theme.ColorLoss
		}
		return cell
	case column == 4 || c.period(column) == finance.Period{}:
		cell.Text = "–"
		return cell
	}
	amount := row.amounts[column-1]
	cell.Text = format.Amount(amount, c.cur)
	if row.line.Subtotal && amount < 0 {
		cell.Colour = theme.ColorLoss
	}
	return cell
}
