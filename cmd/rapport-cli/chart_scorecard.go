package main

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/chart"
	"rapport/ui/format"
)

type scorecardChart struct {
	picture
	scorecardOptions
}

// Run draws the customer profit of each salesperson, channel, campaign or
// segment.
func (c *scorecardChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (chart.Drawing, error) {
		r, err := report.Scorecard(p.ctx, s, report.ScorecardQuery{Query: c.query(), By: report.By(c.By)})
		if err != nil {
			return nil, err
		}
		d := chart.Ranking{Meta: meta(r.Head), What: format.LineName("profit")}
		d.Title = i18n.T("Scorecard")
		for _, row := range r.Rows {
			d.Items = append(d.Items, chart.Item{Key: int64(row.ID), Name: row.Name.In(i18n.T), Amount: row.Profit()})
		}
		return d, nil
	})
}

type equityChart struct{ picture }

// Run draws the bridge of customer equity.
func (c *equityChart) Run(p *program) error {
	return c.draw(p, func(s *store.Store) (chart.Drawing, error) {
		e, head, err := report.Equity(p.ctx, s, c.query())
		if err != nil {
			return nil, err
		}
		d := chart.Equity{Meta: meta(head)}
		for i, step := range e.Steps() {
			if step.Amount == nil {
				continue
			}
			d.Steps = append(d.Steps, chart.Step{Key: int64(i), Name: step.Name.In(i18n.T), Amount: *step.Amount, Level: step.Level})
		}
		return d, nil
	})
}
