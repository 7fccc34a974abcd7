package export

import (
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/finance"
	"rapport/ui/format"
)

// kind is what a cell holds.
type kind int

const (
	text   kind = iota
	names       // several names, of which people see the first
	amount      // of the table's currency
	count
	share // a fraction, shown as a percentage
	number
	day
	month
)

// Cell is one value of a table, in the forms that people, programs and
// spreadsheets want.
type Cell struct {
	kind   kind
	none   bool // undefined: left empty
	bold   bool
	fixed  bool // a number with always so many decimals
	places int32
	text   string
	amount finance.Amount
	number float64
	day    finance.Date
}

// Text is a cell of text.
func Text(s string) Cell { return Cell{kind: text, text: s} }

// Names lists names; people see the first of very many.
func Names(all []string) Cell { return Cell{kind: names, text: strings.Join(all, ", ")} }

// Amount is money of the table's currency.
func Amount(a finance.Amount) Cell { return Cell{kind: amount, amount: a} }

// MaybeAmount is empty where the amount is not defined.
func MaybeAmount(a *finance.Amount) Cell {
	if a == nil {
		return Cell{kind: amount, none: true}
	}
	return Amount(*a)
}

// Count is a whole number.
func Count(n int) Cell { return Cell{kind: count, number: float64(n)} }

// Float is a number; one that no spreadsheet can hold is left out.
func Float(f float64) Cell { return Cell{kind: number, number: f, none: !finite(f)} }

// MaybeFloat is empty where the number is not defined.
func MaybeFloat(f *float64) Cell {
	if f == nil {
		return Cell{kind: number, none: true}
	}
	return Float(*f)
}

// Places is the number with so many decimals, as one column wants them alike.
func (c Cell) Places(n int32) Cell {
	c.fixed, c.places = true, n
	return c
}

// Ratio is a fraction, for people as a percentage; empty where it is not
// defined.
func Ratio(ratio *float64) Cell {
	if ratio == nil {
		return Cell{kind: share, none: true}
	}
	return Cell{kind: share, number: *ratio, none: !finite(*ratio)}
}

// Percent is a number where 41.2 means 41.2 %.
func Percent(percent *float64) Cell {
	if percent == nil {
		return Cell{kind: share, none: true}
	}
	fraction := *percent / 100
	return Ratio(&fraction)
}

// Date is a day; empty for none.
func Date(d finance.Date) Cell { return Cell{kind: day, day: d, none: d == 0} }

// Month is a month; empty for none.
func Month(m finance.Month) Cell {
	if m == 0 {
		return Cell{kind: month, none: true}
	}
	return Cell{kind: month, day: m.First()}
}

// Bold is the cell in strong type.
func (c Cell) Bold() Cell {
	c.bold = true
	return c
}

// IsBold reports strong type.
func (c Cell) IsBold() bool { return c.bold }

func finite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

// isNumber reports a value that stands at the right and that programs reckon
// with.
func (c Cell) isNumber() bool { return c.kind >= amount && c.kind <= number }

// negative reports a figure below zero.
func (c Cell) negative() bool {
	return !c.none && (c.kind == amount && c.amount < 0 || c.kind > amount && c.kind <= number && c.number < 0)
}

// namesShown is how many of very many names people see.
const namesShown = 6

// People writes the cell as people read it; what is undefined is empty.
func (t *Table) People(c Cell) string {
	if c.none {
		return ""
	}
	switch c.kind {
	case names:
		if all := strings.SplitN(c.text, ", ", namesShown+1); len(all) > namesShown {
			return strings.Join(all[:namesShown], ", ") + " …"
		}
	case amount:
		return format.Amount(c.amount, t.Currency)
	case count:
		return format.Count(int(c.number))
	case share:
		return format.Percent(decimal.NewFromFloat(c.number).Round(machinePlaces))
	case number:
		if c.fixed {
			return format.Fixed(decimal.NewFromFloat(c.number), c.places)
		}
		return format.Decimal(decimal.NewFromFloat(c.number).Round(places(c.number)))
	case day:
		return format.Date(c.day)
	case month:
		return format.Month(c.day.Month())
	}
	return c.text
}

// places is how many decimals of a number people want to see: a rate of a few
// cents needs more than a count.
func places(f float64) int32 {
	if math.Abs(f) < 1 {
		return 4
	}
	return 2
}

// machinePlaces are the decimals of a number that is no amount, as many as JSON
// has.
const machinePlaces = 10

// Machine writes the cell for other programs: no grouping, ISO dates, fractions
// as such. A text that a spreadsheet would run is made harmless.
func (t *Table) Machine(c Cell) string {
	if c.none {
		return ""
	}
	switch c.kind {
	case amount:
		return c.amount.Text(t.Currency)
	case count:
		return strconv.Itoa(int(c.number))
	case share, number:
		return decimal.NewFromFloat(c.number).Round(machinePlaces).String()
	case day:
		return c.day.String()
	case month:
		return c.day.Month().String()
	}
	return Harmless(c.text)
}

// Harmless keeps a spreadsheet from running a text as a formula.
func Harmless(s string) string {
	if s != "" && strings.IndexByte("=+-@", s[0]) >= 0 {
		return "'" + s
	}
	return s
}
