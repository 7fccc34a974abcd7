package main

import (
	"strings"

	"rapport/app"
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
	id     app.ID   `kong:"-"` // instead of who, where it is known
}

// report finds the customer and tells what happened with them.
func (c *oneCustomer) report(p *program, s *store.Store) (*report.CustomerReport, error) {
	id := c.id
	if id == 0 {
		var err error
		if id, err = s.FindCustomer(p.ctx, strings.Join(c.Who, " "), "", true); err != nil {
			return nil, err
		}
	}
	return report.Customer(p.ctx, s, report.CustomerQuery{Query: c.query(), Customer: id, Rollup: c.Rollup != ""})
}

type customerChart struct{ oneCustomer }

// Run draws the way from gross sales to the profit of one customer.
func (c *customerChart) Run(p *program) error { return c.draw(p, c) }

func (c *customerChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	r, err := c.report(p, s)
	return exhibited(r, err, exhibit.CustomerStatement)
}

type journeyChart struct{ oneCustomer }

// Run draws the running profit of one customer.
func (c *journeyChart) Run(p *program) error { return c.draw(p, c) }

func (c *journeyChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	r, err := c.report(p, s)
	return exhibited(r, err, exhibit.CustomerJourney)
}

type statementChart struct{ picture }

// Run draws the way from gross sales to the profit of the company.
func (c *statementChart) Run(p *program) error { return c.draw(p, c) }

func (c *statementChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	r, err := report.Profitability(p.ctx, s, report.ProfitabilityQuery{Query: c.query()})
	return exhibited(r, err, func(r *report.ProfitabilityReport) export.Exhibit { return exhibit.Statement(r, true) })
}
