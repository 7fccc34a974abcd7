package main

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/chart"
	pictures "rapport/ui/picture"
)

type ltvChart struct {
	picture
	ltvOptions
}

// Run draws what customers are expected to bring; of subscribers, how long they
// stay.
func (c *ltvChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (chart.Drawing, error) {
		q := c.ltvOptions.query(c.picture.query())
		if q.Model == report.ModelSBG {
			return retentionDrawing(p, s, report.RetentionQuery{Query: q.Query})
		}
		r, err := report.LTV(p.ctx, s, q)
		if err != nil {
			return nil, err
		}
		return pictures.Value(meta(r.Head), r), nil
	})
}

type retentionChart struct {
	picture
	retentionOptions
}

// Run draws how long subscribers stay.
func (c *retentionChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (chart.Drawing, error) {
		return retentionDrawing(p, s, report.RetentionQuery{Query: c.picture.query(), Period: app.BillingPeriod(c.Period)})
	})
}

func retentionDrawing(p *program, s *store.Store, q report.RetentionQuery) (chart.Drawing, error) {
	r, err := report.Retention(p.ctx, s, q)
	if err != nil {
		return nil, err
	}
	return pictures.Retention(meta(r.Head), r), nil
}
