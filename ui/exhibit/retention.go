package exhibit

import (
	"strconv"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/chart"
	"rapport/ui/export"
)

// RetentionCurve shows how long subscribers stay. The key of a point that was
// observed is its number, from 1 for the beginning.
func RetentionCurve(r *report.RetentionReport) export.Exhibit {
	about := retention(r)
	d := chart.Retention{
		Meta: about.meta(), Observed: r.Observed, Projected: r.SBG.Projected, Low: r.Low, High: r.High, AtRisk: r.AtRisk, Years: r.Period == app.Yearly,
	}
	return about.shown(d, func() *export.Table { return curveTable(r) }, &export.Native{Shape: export.Lines, Names: 0, Series: []int{1, 2}})
}

func retention(r *report.RetentionReport) subject {
	return subject{i18n.T("Retention of subscribers"), r.Head}
}

// Retention lays the report out in tables.
func Retention(r *report.RetentionReport) []*export.Table {
	model := retention(r).table(i18n.T("Figure"), i18n.T("Value"))
	for _, f := range []struct {
		name  string
		value *float64
	}{{"alpha", r.SBG.Alpha}, {"beta", r.SBG.Beta}, {i18n.T("Log-likelihood"), r.SBG.LogLikelihood}} {
		if f.value != nil {
			model.Add(export.Text(f.name), export.Float(*f.value))
		}
	}
	for _, n := range r.Notes {
		model.Add(export.Text(i18n.T("Note")), said(n))
	}
	curve := curveTable(r)
	curve.Title, curve.About = "", "" // it stands below the other
	return []*export.Table{model, curve, cohortTable(r)}
}

func curveTable(r *report.RetentionReport) *export.Table {
	period := i18n.T("Month")
	if r.Period == app.Yearly {
		period = i18n.T("Year")
	}
	t := retention(r).table(period, i18n.T("Observed"), i18n.T("Projected"), i18n.T("95 % from"), i18n.T("95 % to"), i18n.T("Came to renewal"))
	for n := range max(len(r.Observed), len(r.SBG.Projected)) {
		key, came := int64(n+1), export.Text("")
		if n < len(r.AtRisk) {
			came = export.Count(r.AtRisk[n])
		}
		if n >= len(r.Observed) {
			key = 0
		}
		t.AddKeyed(key, export.Count(n), ratioAt(r.Observed, n), ratioAt(r.SBG.Projected, n), ratioAt(r.Low, n), ratioAt(r.High, n), came)
	}
	return t
}

func cohortTable(r *report.RetentionReport) *export.Table {
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
	return cohorts
}

// ratioAt is an entry of a curve; none beyond its end.
func ratioAt(curve []float64, i int) export.Cell {
	if i >= len(curve) {
		return export.Ratio(nil)
	}
	return export.Ratio(&curve[i])
}
