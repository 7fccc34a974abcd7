package exhibit

import (
	"strings"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/export"
)

// valuationTable is what was fitted.
func valuationTable(v report.Valuation) *export.Table {
	model := &export.Table{Currency: v.Currency, Title: i18n.T("Customer lifetime value"), About: about(v.Head), Heading: []string{i18n.T("Figure"), i18n.T("Value")}}
	add := func(name string, v *float64) {
		if v != nil {
			model.Add(export.Text(name), export.Float(*v))
		}
	}
	for _, p := range v.Parameters() {
		add(strings.ToLower(p.Name), p.Value) // as the JSON has them
	}
	add(i18n.T("Log-likelihood"), v.LogLikelihood)
	model.Add(export.Text(i18n.T("Customers")), export.Count(v.Customers))
	if b := v.Backtest; b != nil {
		expected, made := i18n.T("Purchases expected by %s", b.HoldoutEnd), i18n.T("Purchases made by %s", b.HoldoutEnd)
		if v.Model == report.ModelSBG {
			expected, made = i18n.T("Renewals expected by %s", b.HoldoutEnd), i18n.T("Renewals made by %s", b.HoldoutEnd)
		}
		model.Add(export.Text(expected), export.Float(b.Predicted))
		model.Add(export.Text(made), export.Count(b.Actual))
	}
	for _, n := range v.Notes {
		model.Add(export.Text(i18n.T("Note")), export.Text(n.In(i18n.T)))
	}
	return model
}

// LTV lays the report out in tables.
func LTV(r *report.LTVReport) []*export.Table {
	t := &export.Table{Currency: r.Currency, Heading: []string{
		i18n.T("Customer"), i18n.T("Repeat purchases"), i18n.T("Still a customer"), i18n.T("Expected purchases"),
		i18n.T("Expected value"), i18n.T("Value"),
	}}
	row := func(name string, l report.LTVRow) {
		t.Add(export.Text(name), export.Count(l.Frequency), export.Ratio(l.Alive), export.MaybeFloat(l.Purchases), export.MaybeAmount(l.Expected), export.MaybeAmount(l.Value))
	}
	for _, l := range r.Rows {
		row(l.Name, l)
	}
	row(i18n.T("Total"), r.Total)
	return []*export.Table{valuationTable(r.Valuation), t}
}

// LTVGroups lays the report out in tables.
func LTVGroups(r *report.LTVGroups) []*export.Table {
	what := i18n.T("Media source")
	if r.By == report.BySegment {
		what = i18n.T("Segment")
	}
	t := &export.Table{Currency: r.Currency, Heading: []string{
		what, i18n.T("Customers"), i18n.T("Still a customer"), i18n.T("Expected purchases"),
		i18n.T("Expected value"), i18n.T("Value"), i18n.T("Value of a customer"),
	}}
	row := func(name string, g report.LTVGroup) {
		t.Add(export.Text(name), export.Count(g.Customers), export.Ratio(g.Alive), export.MaybeFloat(g.Purchases),
			export.MaybeAmount(g.Expected), export.MaybeAmount(g.Value), export.MaybeAmount(g.Mean))
	}
	for _, g := range r.Rows {
		row(g.Name.In(i18n.T), g)
	}
	row(i18n.T("Total"), r.Total)
	return []*export.Table{valuationTable(r.Valuation), t}
}
