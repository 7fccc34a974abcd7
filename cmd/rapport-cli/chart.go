package main

import (
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

// chartCommand writes a report as a picture, a page or a workbook.
type chartCommand struct {
	All           allCharts          `cmd:"" help:"${call}"`
	Whale         whaleChart         `cmd:"" help:"${rwhale}"`
	Profitability profitabilityChart `cmd:"" help:"${rprofitability}"`
	Statement     statementChart     `cmd:"" help:"${cstatement}"`
	MediaROI      mediaChart         `cmd:"" name:"media-roi" help:"${rmedia}"`
	Budget        budgetChart        `cmd:"" name:"budget-vs-actual" help:"${rbudget}"`
	Bridge        bridgeChart        `cmd:"" help:"${cbridge}"`
	Forecast      forecastChart      `cmd:"" help:"${rforecast}"`
	LTV           ltvChart           `cmd:"" name:"ltv" help:"${rltv}"`
	Recency       recencyChart       `cmd:"" help:"${crecency}"`
	Retention     retentionChart     `cmd:"" help:"${rretention}"`
	Scorecard     scorecardChart     `cmd:"" help:"${rscorecard}"`
	Equity        equityChart        `cmd:"" help:"${requity}"`
	Customer      customerChart      `cmd:"" help:"${ccustomer}"`
	Journey       journeyChart       `cmd:"" help:"${cjourney}"`
}

type whaleChart struct{ picture }

// Run draws the whale curve.
func (c *whaleChart) Run(p *program) error { return c.draw(p, c) }

func (c *whaleChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	r, err := report.Whale(p.ctx, s, report.WhaleQuery{Query: c.query()})
	return exhibited(r, err, exhibit.WhaleCurve)
}

type profitabilityChart struct {
	picture
	By string `enum:"customer,segment,source,salesperson,channel,product,decile" default:"customer" placeholder:"customer|segment|source|salesperson|channel|product|decile" help:"${by}"`
}

// Run draws the most and the least profitable.
func (c *profitabilityChart) Run(p *program) error { return c.draw(p, c) }

func (c *profitabilityChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	r, err := report.Profitability(p.ctx, s, report.ProfitabilityQuery{Query: c.query(), By: report.By(c.By)})
	return exhibited(r, err, exhibit.Ranked)
}

type mediaChart struct {
	picture
	mediaOptions
}

// Run draws cost and margin of each media source.
func (c *mediaChart) Run(p *program) error { return c.draw(p, c) }

func (c *mediaChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	r, err := report.ValuedMediaROI(p.ctx, s, c.mediaOptions.query(c.period.query()))
	return exhibited(r, err, exhibit.MediaReturn)
}
