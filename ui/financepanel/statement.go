package financepanel

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
)

// statementTable is the company's statement of the period, or that of the
// customers whom the filter lets through, beside the period before and the same
// period a year earlier.
type statementTable struct {
	*document.Compared
	deps Deps
	data *profitFigures
}

func newStatementTable(deps Deps) *statementTable {
	s := &statementTable{deps: deps, Compared: document.NewCompared(i18n.T("Company profit"))}
	s.OnFigure = func(line string, p finance.Period) { s.entries(line, p) }
	return s
}

// entries lists what makes up a line of a period.
func (s *statementTable) entries(line string, p finance.Period) *document.EntriesPanel {
	q := s.data.query
	q.By, q.Rollup = report.ByCustomer, false
	return showEntries(s.deps, companyFigure(s.deps.Source, q, p, line))
}

func (s *statementTable) fill(d *profitFigures) {
	s.data = d
	whole := d.query.Filter.IsZero()
	statement, last := s.now()
	now := document.Spanned{Period: d.Customers.Period(), Statement: statement}
	s.Set(now, comparison(d.Previous, whole), comparison(d.YearBefore, whole), last, d.Customers.Currency)
}

// now is the statement of the period, and what its last line is called.
func (s *statementTable) now() (finance.Statement, string) {
	d := s.data
	if !d.query.Filter.IsZero() {
		return d.Customers.Total.Statement, format.LineName("profit")
	}
	return d.Customers.Total.Statement.Plus(d.Customers.Unallocated.Statement), i18n.T("Company profit")
}

// comparison is the statement of an earlier period: the company's as a whole, or
// that of the customers alone.
func comparison(c *report.Comparison, whole bool) document.Spanned {
	switch {
	case c == nil:
		return document.Spanned{}
	case whole:
		return document.Spanned{Period: c.Period, Statement: c.Company()}
	}
	return document.Spanned{Period: c.Period, Statement: c.Total}
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
