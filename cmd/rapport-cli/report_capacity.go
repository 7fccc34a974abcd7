package main

import (
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/exhibit"
)

type capacityReport struct{ period }

// Run prints what was used of the pools, and what it cost not to use the rest.
func (c *capacityReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.CapacityReport, error) {
		return report.Capacity(p.ctx, s, c.query())
	}, exhibit.Capacity)
}
