package main

import (
	"sort"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

// forecastOptions say which forecast: a scenario, or history with changes.
type forecastOptions struct {
	Scenario string            `placeholder:"S" help:"${scenarioname}"`
	Months   *int              `placeholder:"N" help:"${fmonths}"`
	Model    string            `enum:"activity,continuity," default:"" placeholder:"activity|continuity" help:"${fmodel}"`
	Assume   map[string]string `placeholder:"KEY=VALUE" help:"${assume}"`
}

func (o forecastOptions) query(q report.Query) (report.ForecastQuery, error) {
	f := report.ForecastQuery{Query: q, Scenario: o.Scenario, Model: o.Model}
	if o.Months != nil {
		if f.Months = *o.Months; f.Months == 0 {
			f.Months = -1 // told, and refused as such
		}
	}
	var err error
	f.Changes, err = changes(o.Assume)
	return f, err
}

// changes reads what is typed as KEY=VALUE.
func changes(typed map[string]string) (app.Changes, error) {
	c := app.Changes{}
	keys := make([]string, 0, len(typed))
	for key := range typed {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		value, err := decimal.NewFromString(strings.TrimSpace(typed[key]))
		if err != nil {
			return nil, app.Invalid(key, "%q is no number for %s.", typed[key], key)
		}
		c[key] = value
	}
	return c, nil
}

type forecastReport struct {
	period
	forecastOptions
}

// Run prints what the months after the as-of date would bring.
func (c *forecastReport) Run(p *program) error {
	q, err := c.forecastOptions.query(c.period.query())
	if err != nil {
		return err
	}
	return print(p, c.period, func(s *store.Store) (*report.ForecastReport, error) {
		return report.Forecast(p.ctx, s, q)
	}, exhibit.Forecast)
}

type forecastChart struct {
	picture
	Scenario string `placeholder:"S" help:"${scenarioname}"`
	Months   *int   `placeholder:"N" help:"${fmonths}"`
	Line     string `default:"net_revenue" enum:"gross_sales,net_revenue,gross_margin,contribution,margin_after_service,profit" placeholder:"net_revenue" help:"${fline}"`
}

// Run draws the two models over the same months.
func (c *forecastChart) Run(p *program) error { return c.draw(p, c) }

func (c *forecastChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	q, err := forecastOptions{Scenario: c.Scenario, Months: c.Months}.query(c.query())
	if err != nil {
		return export.Exhibit{}, err
	}
	both, err := report.SideBySide(p.ctx, s, q)
	return exhibited(both, err, func(r *report.BothReport) export.Exhibit { return exhibit.Outlook(r, c.Line) })
}
