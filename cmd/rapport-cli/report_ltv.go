package main

import (
	"strconv"

	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/store"
)

// ltvOptions are those of ltv, as a table and as a picture.
type ltvOptions struct {
	Model          string           `enum:"bgnbd,markov,sbg" default:"bgnbd" placeholder:"bgnbd|markov|sbg" help:"${model}"`
	CalibrateUntil finance.Date     `placeholder:"D" help:"${calibrate}"`
	TimeUnit       string           `enum:"day,week,month," default:"" placeholder:"day|week|month" help:"${timeunit}"`
	Horizon        int              `placeholder:"MONTHS" help:"${horizon}"`
	Rate           *decimal.Decimal `placeholder:"R" help:"${rate}"`
	Margin         string           `enum:"revenue,profit" default:"profit" placeholder:"revenue|profit" help:"${ltvmargin}"`
}

func (o ltvOptions) query(q report.Query) report.LTVQuery {
	return report.LTVQuery{
		Query: q, Model: report.Model(o.Model), CalibrateUntil: o.CalibrateUntil, TimeUnit: o.TimeUnit,
		Horizon: o.Horizon, Rate: o.Rate, Margin: o.Margin,
	}
}

type ltvReport struct {
	period
	ltvOptions
	By string `enum:"customer,source,segment" default:"customer" placeholder:"customer|source|segment" help:"${by}"`
}

// Run prints what customers are expected to bring.
func (c *ltvReport) Run(p *program) error {
	q := c.ltvOptions.query(c.period.query())
	if c.By != string(report.ByCustomer) {
		return print(p, c.period, func(s *store.Store) (*report.LTVGroups, error) {
			return report.LTVBy(p.ctx, s, q, report.By(c.By))
		}, ltvGroupTables)
	}
	return print(p, c.period, func(s *store.Store) (*report.LTVReport, error) { return report.LTV(p.ctx, s, q) }, ltvTables)
}

// valuationTable is what was fitted.
func valuationTable(v report.Valuation) *table {
	model := &table{title: headed(v.Head, i18n.T("Customer lifetime value")), heading: []string{i18n.T("Figure"), i18n.T("Value")}}
	add := func(name string, v *float64) {
		if v != nil {
			model.add(textCell(name), floatCell(*v))
		}
	}
	switch p := v.Params.(type) {
	case *report.BGNBDParams:
		add("r", p.R)
		add("alpha", p.Alpha)
		add("a", p.A)
		add("b", p.B)
		add("p", p.P)
		add("q", p.Q)
		add("gamma", p.Gamma)
	case *report.MarkovParams:
		for i := range p.P {
			add("p"+strconv.Itoa(i+1), &p.P[i])
		}
		add("nc", p.NC)
		add("m", p.M)
		add("d", p.D)
	case *report.SBGParams:
		add("alpha", p.Alpha)
		add("beta", p.Beta)
	}
	add(i18n.T("Log-likelihood"), v.LogLikelihood)
	model.add(textCell(i18n.T("Customers")), countCell(v.Customers))
	if b := v.Backtest; b != nil {
		expected, made := i18n.T("Purchases expected by %s", b.HoldoutEnd), i18n.T("Purchases made by %s", b.HoldoutEnd)
		if v.Model == report.ModelSBG {
			expected, made = i18n.T("Renewals expected by %s", b.HoldoutEnd), i18n.T("Renewals made by %s", b.HoldoutEnd)
		}
		model.add(textCell(expected), floatCell(b.Predicted))
		model.add(textCell(made), countCell(b.Actual))
	}
	for _, n := range v.Notes {
		model.add(textCell(i18n.T("Note")), textCell(n.In(i18n.T)))
	}
	return model
}

func ltvTables(r *report.LTVReport) []*table {
	c := r.Currency
	t := &table{heading: []string{
		i18n.T("Customer"), i18n.T("Repeat purchases"), i18n.T("Still a customer"), i18n.T("Expected purchases"),
		i18n.T("Expected value"), i18n.T("Value"),
	}}
	row := func(name string, l report.LTVRow) {
		t.add(textCell(name), countCell(l.Frequency), ratioCell(l.Alive), maybeFloat(l.Purchases), maybeAmount(l.Expected, c), maybeAmount(l.Value, c))
	}
	for _, l := range r.Rows {
		row(l.Name, l)
	}
	row(i18n.T("Total"), r.Total)
	return []*table{valuationTable(r.Valuation), t}
}

func ltvGroupTables(r *report.LTVGroups) []*table {
	c := r.Currency
	what := i18n.T("Media source")
	if r.By == report.BySegment {
		what = i18n.T("Segment")
	}
	t := &table{heading: []string{
		what, i18n.T("Customers"), i18n.T("Still a customer"), i18n.T("Expected purchases"),
		i18n.T("Expected value"), i18n.T("Value"), i18n.T("Value of a customer"),
	}}
	row := func(name string, g report.LTVGroup) {
		t.add(textCell(name), countCell(g.Customers), ratioCell(g.Alive), maybeFloat(g.Purchases),
			maybeAmount(g.Expected, c), maybeAmount(g.Value, c), maybeAmount(g.Mean, c))
	}
	for _, g := range r.Rows {
		row(g.Name.In(i18n.T), g)
	}
	row(i18n.T("Total"), r.Total)
	return []*table{valuationTable(r.Valuation), t}
}

func maybeFloat(v *float64) cell {
	if v == nil {
		return textCell("")
	}
	return floatCell(*v)
}
