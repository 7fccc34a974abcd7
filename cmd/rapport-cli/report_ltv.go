package main

import (
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/exhibit"
)

// ltvOptions are those of ltv, as a table and as a picture.
type ltvOptions struct {
	Model          string       `enum:"bgnbd,markov,sbg" default:"bgnbd" placeholder:"bgnbd|markov|sbg" help:"${model}"`
	CalibrateUntil finance.Date `placeholder:"D" help:"${calibrate}"`
	TimeUnit       string       `enum:"day,week,month," default:"" placeholder:"day|week|month" help:"${timeunit}"`
	Horizon        int          `placeholder:"MONTHS" help:"${horizon}"`
	Rate           fraction     `placeholder:"R" help:"${rate}"`
	Margin         string       `enum:"revenue,profit" default:"profit" placeholder:"revenue|profit" help:"${ltvmargin}"`
}

// fraction is a rate such as 0.1; nil where none was typed.
type fraction struct{ value *decimal.Decimal }

// UnmarshalText implements encoding.TextUnmarshaler.
func (f *fraction) UnmarshalText(text []byte) error {
	d, err := decimal.NewFromString(string(text))
	if err != nil {
		return app.Errorf(app.BadInput, "%q is no rate; write a fraction, such as 0.1 for ten percent.", text)
	}
	f.value = &d
	return nil
}

func (o ltvOptions) query(q report.Query) report.LTVQuery {
	return report.LTVQuery{
		Query: q, Model: report.Model(o.Model), CalibrateUntil: o.CalibrateUntil, TimeUnit: o.TimeUnit,
		Horizon: o.Horizon, Rate: o.Rate.value, Margin: o.Margin,
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
		}, exhibit.LTVGroups)
	}
	return print(p, c.period, func(s *store.Store) (*report.LTVReport, error) { return report.LTV(p.ctx, s, q) }, exhibit.LTV)
}
