package exhibit

import (
	"cmp"
	"slices"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// ValueChart draws what customers are expected to bring: of the migration model by
// recency, with the point from which marketing does not pay, else by the chance
// to be still a customer. The keys of the bars are their numbers, from 1.
func ValueChart(m chart.Meta, r *report.LTVReport) chart.Value {
	if r.Model == report.ModelMarkov {
		return byRecency(m, r)
	}
	v := chart.Value{Meta: m, What: i18n.T("Expected value by the chance to be still a customer (%), and customers")}
	for _, b := range r.Bands() {
		v.Bars = append(v.Bars, chart.ValueBar{Key: int64(b.Tenth + 1), Name: tenth(b.Tenth), Value: b.Expected, Customers: b.Customers})
	}
	return v
}

// ValueBars lays the bars of ValueChart out in a table, a row a bar with its key.
func ValueBars(r *report.LTVReport) *export.Table {
	v := ValueChart(Meta(r.Head), r)
	t := &export.Table{Title: i18n.T("Value to come"), About: about(r.Head), Currency: r.Currency, Totals: 1,
		Heading: []string{i18n.T("Still a customer"), i18n.T("Customers"), i18n.T("Expected value"), i18n.T("Of all")}}
	if v.Each {
		t.Totals, t.Heading = 0, []string{i18n.T("Periods since the last purchase"), i18n.T("Customers"), i18n.T("Value of a customer")}
		for _, b := range v.Bars {
			t.AddKeyed(b.Key, export.Text(b.Name), export.Count(b.Customers), export.Amount(b.Value))
		}
		return t
	}
	total := report.ValueBand{}
	for _, b := range r.Bands() {
		total.Customers += b.Customers
		total.Expected += b.Expected
	}
	for _, b := range v.Bars {
		t.AddKeyed(b.Key, export.Text(b.Name+" %"), export.Count(b.Customers), export.Amount(b.Value), partOf(b.Value, total.Expected))
	}
	t.Add(export.Text(i18n.T("Total")), export.Count(total.Customers), export.Amount(total.Expected), partOf(total.Expected, total.Expected))
	return t
}

// tenth names a band in percent, such as "10–20".
func tenth(n int) string {
	return format.Count(n*10) + "–" + format.Count(n*10+10)
}

func byRecency(m chart.Meta, r *report.LTVReport) chart.Value {
	v := chart.Value{Meta: m, Each: true, What: i18n.T("Value of a customer by periods since the last purchase, and how many customers")}
	for i, s := range r.Recencies {
		name := format.Count(s.Periods)
		if s.Lost {
			name = i18n.T("Lost")
		}
		v.Bars = append(v.Bars, chart.ValueBar{Key: int64(i + 1), Name: name, Value: s.Value, Customers: s.Customers})
		if v.Stop == 0 && s.Value < 0 {
			v.Stop = i
		}
	}
	return v
}

// RetentionChart draws how long subscribers stay.
func RetentionChart(m chart.Meta, r *report.RetentionReport) chart.Retention {
	return chart.Retention{Meta: m, Observed: r.Observed, Projected: r.SBG.Projected, Low: r.Low, High: r.High, Years: r.Period == app.Yearly}
}

// ValueBy shows what a customer of each media source, or of each segment, is
// worth, the most valuable first.
func ValueBy(r *report.LTVGroups) export.Exhibit {
	title := i18n.T("Lifetime value by media source")
	if r.By == report.BySegment {
		title = i18n.T("Lifetime value by segment")
	}
	t := titled(LTVGroups(r)[1], title, r.Head)
	t.Totals = 1
	return export.Exhibit{Title: title, Drawing: ValueRanking(Meta(r.Head), r), Table: t, Native: &export.Native{Shape: export.Bars, Names: 0, Series: []int{6}}}
}

// ValueRanking draws ValueBy.
func ValueRanking(m chart.Meta, r *report.LTVGroups) chart.Ranking {
	d := chart.Ranking{Meta: m, Each: true, What: i18n.T("Value of a customer, and how many customers")}
	d.Title = i18n.T("Lifetime value by media source")
	if r.By == report.BySegment {
		d.Title = i18n.T("Lifetime value by segment")
	}
	for _, g := range r.Rows {
		if g.Mean != nil {
			d.Items = append(d.Items, chart.Item{Name: g.Name.In(i18n.T) + " · " + format.Count(g.Customers), Amount: *g.Mean})
		}
	}
	slices.SortStableFunc(d.Items, func(a, b chart.Item) int { return cmp.Compare(b.Amount, a.Amount) })
	return d
}
