package export

import (
	"math"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/finance"
	"rapport/ui/format"
)

// Kind is what a column holds.
type Kind int

// The kinds of columns. A Share is a fraction that is shown as a percentage, a
// Number a plain decimal.
const (
	Text Kind = iota
	Amount
	Count
	Share
	Number
	Day
	Month
)

// Column heads a column.
type Column struct {
	Title string
	Kind  Kind
}

// Table is the figures of a report. Currency is that of all amounts.
type Table struct {
	Title    string
	About    string // period, filter, as-of date and definitions, in one line
	Currency finance.Currency
	Columns  []Column
	Rows     [][]Cell
	// Totals is how many of the last rows are totals.
	Totals int
}

// Cell is one value. What a column's kind reads from it is set; None leaves it
// empty.
type Cell struct {
	Text   string
	Amount finance.Amount
	Number float64 // also of counts and shares
	Day    finance.Date
	None   bool
	Strong bool
}

// Add appends a row.
func (t *Table) Add(row ...Cell) { t.Rows = append(t.Rows, row) }

// OfText, OfAmount, OfNumber, OfCount, OfDay and OfMonth make cells.
func OfText(text string) Cell        { return Cell{Text: text} }
func OfAmount(a finance.Amount) Cell { return Cell{Amount: a} }
func OfCount(n int) Cell             { return Cell{Number: float64(n)} }
func OfDay(d finance.Date) Cell      { return Cell{Day: d, None: d == 0} }
func OfMonth(m finance.Month) Cell {
	if m == 0 {
		return Cell{None: true}
	}
	return Cell{Day: m.First()}
}

// OfNumber leaves out what a spreadsheet cannot hold.
func OfNumber(n float64) Cell {
	return Cell{Number: n, None: math.IsNaN(n) || math.IsInf(n, 0)}
}

// MayNumber and MayAmount are cells of values that may be undefined.
func MayNumber(n *float64) Cell {
	if n == nil {
		return Cell{None: true}
	}
	return OfNumber(*n)
}

// MayAmount leaves the cell of an undefined amount empty.
func MayAmount(a *finance.Amount) Cell {
	if a == nil {
		return Cell{None: true}
	}
	return OfAmount(*a)
}

// Bold is the cell in strong type.
func (c Cell) Bold() Cell {
	c.Strong = true
	return c
}

// people writes a cell as people read it.
func (t *Table) people(c Cell, k Kind) string {
	if c.None {
		if k == Text {
			return ""
		}
		return "–"
	}
	switch k {
	case Amount:
		return format.Amount(c.Amount, t.Currency)
	case Count:
		return format.Count(int(c.Number))
	case Share:
		return format.Percent(decimal.NewFromFloat(c.Number))
	case Number:
		return format.Decimal(decimal.NewFromFloat(c.Number).Round(4))
	case Day:
		return format.Date(c.Day)
	case Month:
		return format.Month(c.Day.Month())
	}
	return c.Text
}

// right reports a column whose values stand at the right.
func (k Kind) right() bool { return k != Text && k != Day && k != Month }

// oneLine keeps a text in its cell.
func oneLine(text string) string {
	return strings.Join(strings.Fields(text), " ")
}
