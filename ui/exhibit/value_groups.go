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
	for i, g := range r.Rows {
		if g.Mean != nil {
			d.Items = append(d.Items, chart.Item{Key: int64(i + 1), Name: g.Name.In(format.Say) + " · " + format.Count(g.Customers), Amount: *g.Mean})
		}
	}
	slices.SortStableFunc(d.Items, func(a, b chart.Item) int { return cmp.Compare(b.Amount, a.Amount) })
	return about.shown(d, func() *export.Table { return groupTable(about, r) }, &export.Native{Shape: export.Bars, Names: 0, Series: []int{6}})
}

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
	t := about.table(what, i18n.T("Customers"), i18n.T("Still a customer"), i18n.T("Expected purchases"),
		i18n.T("Expected value"), i18n.T("Value"), i18n.T("Value of a customer"))
	cells := func(name export.Cell, g report.LTVGroup) []export.Cell {
		return []export.Cell{name, export.Count(g.Customers), export.Ratio(g.Alive), export.MaybeFloat(g.Purchases),
			export.MaybeAmount(g.Expected), export.MaybeAmount(g.Value), export.MaybeAmount(g.Mean)}
	}
	for i, g := range r.Rows {
		t.AddKeyed(int64(i+1), cells(said(g.Name), g)...)
	}
	t.AddTotal(cells(export.Text(i18n.T("Total")), r.Total)...)
	return t
}
