package exhibit

import (
	"strconv"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/export"
)

// Retention lays the report out in tables.
func Retention(r *report.RetentionReport) []*export.Table {
	model := &export.Table{Currency: r.Currency, Title: i18n.T("Retention of subscribers"), About: about(r.Head), Heading: []string{i18n.T("Figure"), i18n.T("Value")}}
	for _, f := range []struct {
		name  string
		value *float64
	}{{"alpha", r.SBG.Alpha}, {"beta", r.SBG.Beta}, {i18n.T("Log-likelihood"), r.SBG.LogLikelihood}} {
		if f.value != nil {
			model.Add(export.Text(f.name), export.Float(*f.value))
		}
	}
	for _, n := range r.Notes {
		model.Add(export.Text(i18n.T("Note")), export.Text(n.In(i18n.T)))
	}
	curve := &export.Table{Currency: r.Currency, Heading: []string{i18n.T("Periods"), i18n.T("Observed"), i18n.T("Projected"), i18n.T("95 % from"), i18n.T("95 % to")}}
	for t, projected := range r.SBG.Projected {
		var seen *float64
		if t < len(r.Observed) {
			seen = &r.Observed[t]
		}
		curve.Add(export.Count(t), export.Ratio(seen), export.Ratio(&projected), ratioAt(r.Low, t), ratioAt(r.High, t))
	}
	longest := 0
	for _, c := range r.Cohorts {
		longest = max(longest, len(c.Survivors))
	}
	heading := []string{i18n.T("Began in"), i18n.T("Size")}
	for t := 1; t < longest; t++ {
		heading = append(heading, strconv.Itoa(t))
	}
	cohorts := &export.Table{Currency: r.Currency, Heading: heading}
	for _, c := range r.Cohorts {
		cells := []export.Cell{export.Month(c.Start.Month()), export.Count(c.Size)}
		for t := 1; t < longest; t++ {
			if t < len(c.Survivors) {
				cells = append(cells, export.Count(c.Survivors[t]))
			} else {
				cells = append(cells, export.Text(""))
			}
		}
		cohorts.Add(cells...)
	}
	return []*export.Table{model, curve, cohorts}
}

// ratioAt is an entry of a curve; none beyond its end.
func ratioAt(curve []float64, i int) export.Cell {
	if i >= len(curve) {
		return export.Ratio(nil)
	}
	return export.Ratio(&curve[i])
}
