// Package budgeting is the grid in which a version of the budget is typed:
// accounts down, the months of a fiscal year across.
package budgeting

import (
	"maps"
	"slices"
	"strings"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Months is how many months a sheet has.
const Months = 12

// Sheet is a version of the budget, looked at a fiscal year at a time: what the
// grid shows and what was typed. An amount is all that is budgeted of an account in a month.
// What is budgeted by product, media source, segment or channel stays as it is:
// typing a cell changes only what is budgeted beside that.
type Sheet struct {
	Currency finance.Currency
	// First is the first month of the year in view.
	First finance.Month
	// Budget is the version; one without an ID is new.
	Budget app.Budget

	months map[finance.Month]*[finance.AccountCount]cell
	typed  bool
}

// cell is one account in one month.
type cell struct {
	parts []*app.BudgetLine // by product, source, segment or channel
	plain *app.BudgetLine   // for the account as a whole; nil where there is none
	rest  []*app.BudgetLine // further lines for the account as a whole, which typing joins
	total finance.Amount
	typed bool
	wrong string // what was typed and cannot be read
	fault string // why
}

// NewSheet lays out the lines of a version, with the year in view that begins
// with a month. A version without an ID is new: it takes copies of the lines.
func NewSheet(c finance.Currency, first finance.Month, b app.Budget, lines []app.BudgetLine) *Sheet {
	s := &Sheet{Currency: c, First: first, Budget: b, months: map[finance.Month]*[finance.AccountCount]cell{}}
	for i := range lines {
		line := lines[i]
		if b.ID == 0 {
			line.ID, line.Batch = 0, 0
		}
		month, err := finance.ParseMonth(line.Month)
		account, known := finance.ParseAccount(line.Account)
		if err == nil && known {
			s.cell(account, month).take(&line)
		}
	}
	return s
}

func (s *Sheet) cell(a finance.Account, m finance.Month) *cell {
	if s.months[m] == nil {
		s.months[m] = &[finance.AccountCount]cell{}
	}
	return &s.months[m][a]
}

func (s *Sheet) at(a finance.Account, column int) *cell { return s.cell(a, s.Month(column)) }

func (c *cell) take(line *app.BudgetLine) {
	c.total += line.Amount
	switch {
	case line.Product != 0 || line.Source != 0 || line.Segment != "" || line.Channel != app.NoChannel || line.Quantity.Valid:
		c.parts = append(c.parts, line)
	case c.plain == nil:
		c.plain = line
	default:
		c.rest = append(c.rest, line)
	}
}

// Month is the month of a column.
func (s *Sheet) Month(column int) finance.Month { return s.First.Add(column) }

// Amount is what is budgeted of an account in a month.
func (s *Sheet) Amount(a finance.Account, column int) finance.Amount { return s.at(a, column).total }

// Parts sums what is budgeted by product, source, segment or channel.
func (s *Sheet) Parts(a finance.Account, column int) finance.Amount {
	return s.at(a, column).sumOfParts()
}

func (c *cell) sumOfParts() finance.Amount {
	sum := finance.Amount(0)
	for _, line := range c.parts {
		sum += line.Amount
	}
	return sum
}

// Text is what the cell shows: the amount, or what was typed and is wrong.
func (s *Sheet) Text(a finance.Account, column int) string {
	c := s.at(a, column)
	switch {
	case c.fault != "":
		return c.wrong
	case c.total == 0 && c.plain == nil && len(c.parts) == 0 && !c.typed:
		return ""
	}
	return format.Amount(c.total, s.Currency)
}

// Fault is why the cell cannot be saved; empty where it can.
func (s *Sheet) Fault(a finance.Account, column int) string { return s.at(a, column).fault }

// Set types a cell. What cannot be taken stays in the cell with the reason, and
// false is returned. An empty text takes the amount away.
func (s *Sheet) Set(a finance.Account, column int, text string) bool {
	c := s.at(a, column)
	s.typed = true
	c.wrong, c.fault = "", ""
	amount, err := finance.Amount(0), error(nil)
	if text = strings.TrimSpace(text); text != "" {
		amount, err = format.ParseAmount(text, s.Currency)
	} else {
		amount = s.Parts(a, column)
	}
	switch beside := amount - s.Parts(a, column); {
	case err != nil:
		c.wrong, c.fault = text, i18n.T("%q is no amount; type one like -1250.00.", text)
	case a.OnlyNegative() && amount > 0:
		c.wrong, c.fault = text, i18n.T("%s only takes costs: type the amount with a minus sign.", report.AccountName(a).In(format.Say))
	case a.OnlyNegative() && beside > 0:
		c.wrong = text
		c.fault = i18n.T("%s of it is budgeted by product, source, segment or channel; the whole cannot cost less.", format.Amount(s.Parts(a, column), s.Currency))
	default:
		if amount != c.total || text == "" {
			c.total, c.typed = amount, text != ""
		}
		return true
	}
	return false
}

// FirstFault is the first cell that cannot be saved, and how many there are.
func (s *Sheet) FirstFault() (a finance.Account, m finance.Month, count int) {
	for _, month := range s.sorted() {
		for account := range finance.AccountCount {
			if s.months[month][account].fault == "" {
				continue
			}
			if count == 0 {
				a, m = finance.Account(account), month
			}
			count++
		}
	}
	return a, m, count
}

func (s *Sheet) sorted() []finance.Month { return slices.Sorted(maps.Keys(s.months)) }

// Statement is the budget of a month.
func (s *Sheet) Statement(column int) finance.Statement {
	var st finance.Statement
	for a := range st {
		st[a] = s.Amount(finance.Account(a), column)
	}
	return st
}

// Total is the budget of the year in view.
func (s *Sheet) Total() finance.Statement {
	var st finance.Statement
	for column := range Months {
		st = st.Plus(s.Statement(column))
	}
	return st
}

// Typed reports whether anything was typed since the sheet was made.
func (s *Sheet) Typed() bool { return s.typed }

// Changes lists the lines to put and to delete, so that the file says what the
// sheet says. A new version puts all its lines.
func (s *Sheet) Changes() (put, gone []*app.BudgetLine) {
	for _, m := range s.sorted() {
		for a := range finance.AccountCount {
			c := &s.months[m][a]
			lines, old := c.lines(finance.Account(a), m)
			for _, line := range lines {
				if s.Budget.ID == 0 || line.ID == 0 || line.Amount != c.before(line) {
					put = append(put, line)
				}
			}
			for _, line := range old {
				if line.ID != 0 {
					gone = append(gone, line)
				}
			}
		}
	}
	return put, gone
}

// before is what a line of the account as a whole said.
func (c *cell) before(line *app.BudgetLine) finance.Amount {
	if c.plain != nil && line.ID == c.plain.ID {
		return c.plain.Amount
	}
	return line.Amount
}

// lines are the lines of the cell as typed, and those that go.
func (c *cell) lines(a finance.Account, m finance.Month) (lines, gone []*app.BudgetLine) {
	lines = append(lines, c.parts...)
	was := finance.Amount(0)
	whole := append([]*app.BudgetLine(nil), c.rest...)
	if c.plain != nil {
		whole = append([]*app.BudgetLine{c.plain}, whole...)
	}
	for _, line := range whole {
		was += line.Amount
	}
	beside := c.total - c.sumOfParts()
	switch {
	case beside == was:
		return append(lines, whole...), nil
	case c.plain == nil:
		return append(lines, &app.BudgetLine{Month: m.String(), Account: a.String(), Amount: beside}), nil
	case beside == 0:
		return lines, whole
	}
	changed := *c.plain
	changed.Amount = beside
	return append(lines, &changed), c.rest
}
