package exhibit

import (
	"cmp"
	"slices"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// ValueBy shows what a customer of each media source, or of each segment, is
// worth, the most valuable first. The key of a group is its number in the report,
// from 1.
func ValueBy(r *report.LTVGroups) export.Exhibit {
	about := subject{i18n.T("Lifetime value by media source"), r.Head}
	if r.By == report.BySegment {
		about.title = i18n.T("Lifetime value by segment")
	}
	d := chart.Ranking{Meta: about.meta(), Each: true, What: i18n.T("Value of a customer, and how many customers")}
	column := groupMean
	if brought(r) {
		d.What, column = i18n.T("Lifetime value before media of a customer, and how many were brought"), groupLifetime
	}
	for i, g := range r.Rows {
		mean, customers := g.Mean, g.Customers
		if brought(r) {
			mean, customers = g.Lifetime, g.Brought
		}
		if mean != nil {
			d.Items = append(d.Items, chart.Item{Key: int64(i + 1), Name: g.Name.In(format.Say) + " · " + format.Count(customers), Amount: *mean})
		}
	}
	slices.SortStableFunc(d.Items, func(a, b chart.Item) int { return cmp.Compare(b.Amount, a.Amount) })
	return about.shown(d, func() *export.Table { return groupTable(about, r) }, &export.Native{Shape: export.Bars, Names: 0, Series: []int{column}})
}

// The columns of the table that are drawn.
const (
	groupMean     = 6
	groupLifetime = 8
)

// brought reports that what a customer of a source is worth before media is
// known, as the report on media has it.
func brought(r *report.LTVGroups) bool { return r.Total.Lifetime != nil }

// LTVGroups lays the report out in tables.
func LTVGroups(r *report.LTVGroups) []*export.Table {
	t := groupTable(subject{"", r.Head}, r)
	t.About = ""
	return []*export.Table{valuationTable(r.Valuation), t}
}

func groupTable(about subject, r *report.LTVGroups) *export.Table {
	what := i18n.T("Media source")
	if r.By == report.BySegment {
		what = i18n.T("Segment")
	}
	t := about.table(what, i18n.T("With a purchase"), i18n.T("Still a customer"), i18n.T("Expected purchases"),
		i18n.T("Expected value"), i18n.T("Lifetime value"), i18n.T("Value of a customer"))
	if r.Model == report.ModelSBG {
		t.Heading[1] = i18n.T("Subscribers")
	}
	if brought(r) {
		t.Heading = append(t.Heading, i18n.T("Customers brought"), i18n.T("Lifetime value before media"))
	}
	cells := func(name export.Cell, g report.LTVGroup) []export.Cell {
		row := []export.Cell{name, export.Count(g.Customers), export.Ratio(g.Chance), export.MaybeFloat(g.Purchases).Places(2),
			export.MaybeAmount(g.Expected), export.MaybeAmount(g.Value), export.MaybeAmount(g.Mean)}
		if brought(r) {
			row = append(row, export.Count(g.Brought), export.MaybeAmount(g.Lifetime))
		}
		return row
	}
	for i, g := range r.Rows {
		t.AddKeyed(int64(i+1), cells(said(g.Name), g)...)
	}
	t.AddTotal(cells(export.Text(i18n.T("Total")), r.Total)...)
	return t
}
