package main

import (
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

type scorecardChart struct {
	picture
	scorecardOptions
}

// Run draws the customer profit of each salesperson, channel, campaign or
// segment.
func (c *scorecardChart) Run(p *program) error { return c.draw(p, c) }

func (c *scorecardChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	r, err := report.Scorecard(p.ctx, s, report.ScorecardQuery{Query: c.query(), By: report.By(c.By)})
	return exhibited(r, err, exhibit.Scorecards)
}

type equityChart struct{ picture }

// Run draws the bridge of customer equity.
func (c *equityChart) Run(p *program) error { return c.draw(p, c) }

func (c *equityChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	e, head, err := report.Equity(p.ctx, s, c.query())
	return exhibited(e, err, func(e *report.EquityReport) export.Exhibit { return exhibit.EquityBridge(e, head) })
}
