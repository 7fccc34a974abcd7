package main

import (
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/store"
)

type ltvReport struct {
	period
	Model          string           `enum:"bgnbd" default:"bgnbd" placeholder:"bgnbd" help:"${model}"`
	CalibrateUntil finance.Date     `placeholder:"D" help:"${calibrate}"`
	TimeUnit       string           `enum:"day,week,month" default:"week" placeholder:"day|week|month" help:"${timeunit}"`
	Horizon        int              `placeholder:"MONTHS" help:"${horizon}"`
	Rate           *decimal.Decimal `placeholder:"R" help:"${rate}"`
	Margin         string           `enum:"revenue,profit" default:"profit" placeholder:"revenue|profit" help:"${ltvmargin}"`
}

// Run prints what customers are expected to bring.
func (c *ltvReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.LTVReport, error) {
		return report.LTV(p.ctx, s, report.LTVQuery{
			Query: c.query(), CalibrateUntil: c.CalibrateUntil, TimeUnit: c.TimeUnit, Horizon: c.Horizon, Rate: c.Rate, Margin: c.Margin,
		})
	}, ltvTables)
}

func ltvTables(r *report.LTVReport) []*table {
	c := r.Currency
	model := &table{title: headed(r.Head, i18n.T("Customer lifetime value")), heading: []string{i18n.T("Figure"), i18n.T("Value")}}
	add := func(name string, v *float64) {
		if v != nil {
			model.add(textCell(name), floatCell(*v))
		}
	}
	p := r.Params
	add("r", p.R)
	add("alpha", p.Alpha)
	add("a", p.A)
	add("b", p.B)
	add("p", p.P)
	add("q", p.Q)
	add("gamma", p.Gamma)
	add(i18n.T("Log-likelihood"), r.LogLikelihood)
	model.add(textCell(i18n.T("Customers")), countCell(r.Customers))
	if b := r.Backtest; b != nil {
		model.add(textCell(i18n.T("Purchases expected by %s", b.HoldoutEnd)), floatCell(b.Predicted))
		model.add(textCell(i18n.T("Purchases made by %s", b.HoldoutEnd)), countCell(b.Actual))
	}
	for _, n := range r.Notes {
		model.add(textCell(i18n.T("Note")), textCell(n.In(i18n.T)))
	}
	t := &table{heading: []string{
		i18n.T("Customer"), i18n.T("Repeat purchases"), i18n.T("Still a customer"), i18n.T("Expected purchases"),
		i18n.T("Expected value"), i18n.T("Value"),
	}}
	row := func(name string, l report.LTVRow) {
		purchases := textCell("")
		if l.Purchases != nil {
			purchases = floatCell(*l.Purchases)
		}
		t.add(textCell(name), countCell(l.Frequency), ratioCell(l.Alive), purchases, maybeAmount(l.Expected, c), maybeAmount(l.Value, c))
	}
	for _, l := range r.Rows {
		row(l.Name, l)
	}
	row(i18n.T("Total"), r.Total)
	return []*table{model, t}
}
