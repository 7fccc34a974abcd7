package financepanel

import (
	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/exhibit"
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
	s := &statementTable{deps: deps, Compared: document.NewCompared(report.CompanyLineName("profit").In(format.Say))}
	s.OnFigure = func(line string, p finance.Period) { s.entries(exhibit.Step{Line: line}, p) }
	return s
}

// entries lists what makes up a figure of a period.
func (s *statementTable) entries(of exhibit.Step, p finance.Period) *document.EntriesPanel {
	q := s.data.query
	q.By, q.Rollup = report.ByCustomer, false
	return showEntries(s.deps, companyFigure(s.deps.Source, q, p, of))
}

func (s *statementTable) fill(d *profitFigures) {
	s.data = d
	whole := d.query.Filter.IsZero()
	statement, last := d.Customers.Total.Statement, report.LineName("profit").In(format.Say)
	if whole {
		statement, last = statement.Plus(d.Customers.Unallocated.Statement), report.CompanyLineName("profit").In(format.Say)
	}
	now := document.Spanned{Period: d.Customers.Period(), Statement: statement}
	s.Set(now, comparison(d.Previous, whole), comparison(d.YearBefore, whole), last, d.Customers.Currency)
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

// lineLabel is the name of a line of the company's statement, indented below its
// sub-total.
func lineLabel(line string, subtotal bool) string {
	if subtotal {
		return report.CompanyLineName(line).In(format.Say)
	}
	return "   " + report.LineName(line).In(format.Say)
}
