package main

import (
	"strconv"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/store"
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
	}, retentionTables)
}

func retentionTables(r *report.RetentionReport) []*table {
	model := &table{title: headed(r.Head, i18n.T("Retention of subscribers")), heading: []string{i18n.T("Figure"), i18n.T("Value")}}
	for _, f := range []struct {
		name  string
		value *float64
	}{{"alpha", r.SBG.Alpha}, {"beta", r.SBG.Beta}, {i18n.T("Log-likelihood"), r.SBG.LogLikelihood}} {
		if f.value != nil {
			model.add(textCell(f.name), floatCell(*f.value))
		}
	}
	for _, n := range r.Notes {
		model.add(textCell(i18n.T("Note")), textCell(n.In(i18n.T)))
	}
	curve := &table{heading: []string{i18n.T("Periods"), i18n.T("Observed"), i18n.T("Projected")}}
	for t, projected := range r.SBG.Projected {
		var seen *float64
		if t < len(r.Observed) {
			seen = &r.Observed[t]
		}
		curve.add(countCell(t), ratioCell(seen), ratioCell(&projected))
	}
	longest := 0
	for _, c := range r.Cohorts {
		longest = max(longest, len(c.Survivors))
	}
	heading := []string{i18n.T("Began in"), i18n.T("Size")}
	for t := 1; t < longest; t++ {
		heading = append(heading, strconv.Itoa(t))
	}
	cohorts := &table{heading: heading}
	for _, c := range r.Cohorts {
		cells := []cell{monthCell(c.Start.Month()), countCell(c.Size)}
		for t := 1; t < longest; t++ {
			if t < len(c.Survivors) {
				cells = append(cells, countCell(c.Survivors[t]))
			} else {
				cells = append(cells, textCell(""))
			}
		}
		cohorts.add(cells...)
	}
	return []*table{model, curve, cohorts}
}
