package report

import (
	"rapport/app"
	"rapport/finance"
)

// An objective is for a year: a target of new customers or of profit means
// nothing over three years or a quarter.

// judged is the period over which objectives are judged: the latest fiscal year
// that lies wholly in the report's period, else its last twelve months. A shorter
// period is judged as it is, as a part of a year.
func (f frame) judged() (p finance.Period, part bool) {
	p = f.Period()
	if p.From == 0 || p.To == 0 {
		return p, false
	}
	end := p.To.Month()
	if p.To != end.Last() {
		end = end.Add(-1)
	}
	for int(end.Add(1))%100 != max(f.yearStart, 1) {
		end = end.Add(-1)
	}
	year := finance.Period{From: end.Add(-11).First(), To: end.Last()}
	// Before the books begin there is nothing that a year could lack.
	if first := f.extent.FirstEntry; year.From >= p.From || p.From <= first && year.To >= first {
		return year, false
	}
	twelve := p.To.AddDays(1).AddMonths(-12)
	if p.To == p.To.Month().Last() {
		twelve = p.To.Month().Add(-11).First()
	}
	if twelve >= p.From {
		return finance.Period{From: twelve, To: p.To}, false
	}
	return p, true
}

// Judged says over which days the objectives are judged, where those are not the
// report's, or not a year.
func (r *ScorecardReport) Judged() app.Text {
	if len(r.Objectives) == 0 {
		return app.Text{}
	}
	switch o := r.Objectives[0]; {
	case o.Part:
		return app.Say("objectives are for a year, of which this is a part")
	case o.From != r.From || o.To != r.To:
		return app.Say("objectives of the year from %s to %s", o.From, o.To)
	}
	return app.Text{}
}
