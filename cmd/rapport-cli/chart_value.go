package main

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

type ltvChart struct {
	picture
	ltvOptions
	By string `enum:"customer,source,segment" default:"customer" placeholder:"customer|source|segment" help:"${by}"`
}

// Run draws what customers are expected to bring; of subscribers, how long they
// stay.
func (c *ltvChart) Run(p *program) error { return c.draw(p, c) }

func (c *ltvChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	q := c.ltvOptions.query(c.picture.query())
	if by := report.By(c.By); by != report.ByCustomer {
		r, err := report.LTVBy(p.ctx, s, q, by)
		return exhibited(r, err, exhibit.ValueBy)
	}
	if q.Model == report.ModelSBG {
		r, err := report.Retention(p.ctx, s, report.RetentionQuery{Query: q.Query})
		return exhibited(r, err, exhibit.RetentionCurve)
	}
	r, err := report.LTV(p.ctx, s, q)
	return exhibited(r, err, exhibit.CustomerValue)
}

type recencyChart struct {
	picture
	ltvOptions
}

// Run draws what customers are expected to bring by recency and frequency.
func (c *recencyChart) Run(p *program) error { return c.draw(p, c) }

func (c *recencyChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	r, err := report.LTV(p.ctx, s, c.ltvOptions.query(c.picture.query()))
	return exhibited(r, err, exhibit.RecencyFrequency)
}

type retentionChart struct {
	picture
	retentionOptions
}

// Run draws how long subscribers stay.
func (c *retentionChart) Run(p *program) error { return c.draw(p, c) }

func (c *retentionChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	r, err := report.Retention(p.ctx, s, report.RetentionQuery{Query: c.picture.query(), Period: app.BillingPeriod(c.Period)})
	return exhibited(r, err, exhibit.RetentionCurve)
}
