package main

import (
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/exhibit"
)

type crossSellReport struct {
	period
	MinSupport *float64 `placeholder:"0.01" help:"${minsupport}"`
}

// Run prints which products and services follow which.
func (c *crossSellReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.CrossSellReport, error) {
		return report.CrossSell(p.ctx, s, report.CrossSellQuery{Query: c.query(), MinSupport: c.MinSupport})
	}, exhibit.CrossSell)
}
