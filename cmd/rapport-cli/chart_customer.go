package main

import (
	"strings"

	"rapport/app/report"
	"rapport/store"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

// oneCustomer are the options of the charts about one customer.
type oneCustomer struct {
	picture
	Who    []string `arg:"" help:"${who}"`
	Rollup string   `enum:"company," default:"" placeholder:"company" help:"${rollup}"`
}

// about finds the customer and makes the exhibit of what happened with them.
func (c *oneCustomer) about(p *program, shown func(*report.CustomerReport) export.Exhibit) error {
	return c.draw(p, func(s *store.Store) (export.Exhibit, error) {
		id, err := s.FindCustomer(p.ctx, strings.Join(c.Who, " "), "", true)
		if err != nil {
			return export.Exhibit{}, err
		}
		r, err := report.Customer(p.ctx, s, report.CustomerQuery{Query: c.query(), Customer: id, Rollup: c.Rollup != ""})
		return exhibited(r, err, shown)
	})
}

type customerChart struct{ oneCustomer }

// Run draws the way from gross sales to the profit of one customer.
func (c *customerChart) Run(p *program) error { return c.about(p, exhibit.CustomerStatement) }

type journeyChart struct{ oneCustomer }

// Run draws the running profit of one customer.
func (c *journeyChart) Run(p *program) error { return c.about(p, exhibit.CustomerJourney) }

type statementChart struct{ picture }

// Run draws the way from gross sales to the profit of the company.
func (c *statementChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (export.Exhibit, error) {
		r, err := report.Profitability(p.ctx, s, report.ProfitabilityQuery{Query: c.query()})
		return exhibited(r, err, func(r *report.ProfitabilityReport) export.Exhibit { return exhibit.Statement(r, true) })
	})
}

type recencyChart struct {
	picture
	ltvOptions
}

// Run draws what customers are expected to bring by recency and frequency.
func (c *recencyChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (export.Exhibit, error) {
		r, err := report.LTV(p.ctx, s, c.ltvOptions.query(c.picture.query()))
		return exhibited(r, err, exhibit.RecencyFrequency)
	})
}
