package main

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/exhibit"
)

// retentionOptions are those of retention, as a table and as a picture.
type retentionOptions struct {
	Period string `enum:"month,year" default:"month" placeholder:"month|year" help:"${retentionperiod}"`
}

type retentionReport struct {
	period
	retentionOptions
}

// Run prints how long subscribers stay.
func (c *retentionReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.RetentionReport, error) {
		return report.Retention(p.ctx, s, report.RetentionQuery{Query: c.period.query(), Period: app.BillingPeriod(c.Period)})
	}, exhibit.Retention)
}
