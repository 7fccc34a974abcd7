package main

import (
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/exhibit"
)

// scorecardOptions are those of the scorecard, as a table and as a picture.
type scorecardOptions struct {
	By string `enum:"salesperson,channel,campaign,segment" default:"salesperson" placeholder:"salesperson|channel|campaign|segment" help:"${by}"`
}

type scorecardReport struct {
	period
	scorecardOptions
}

// Run prints objectives, scorecards, income, cash flow and customer equity.
func (c *scorecardReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.ScorecardReport, error) {
		return report.Scorecard(p.ctx, s, report.ScorecardQuery{Query: c.query(), By: report.By(c.By), Equity: true})
	}, exhibit.Scorecard)
}
