package exhibit

import (
	"cmp"
	"slices"
	"strings"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// CustomerValue shows what customers are expected to bring: of the migration model
// by recency, with the point from which marketing does not pay, else by the
// chance to be still a customer. The keys of the bars are their numbers, from 1.
func CustomerValue(r *report.LTVReport) export.Exhibit {
	about := subject{i18n.T("Value to come"), r.Head}
	if r.Model == report.ModelMarkov {
		about.title = i18n.T("Value to come by recency")
		d := byRecency(about, r)
		return about.shown(d, func() *export.Table { return recencyBars(about, d.Bars) }, &export.Native{Shape: export.Columns, Names: 0, Series: []int{2}})
	}
	d := chart.Value{Meta: about.meta(), What: i18n.T("Expected value by the chance to be still a customer (%), and customers"),
		Under: i18n.T("chance to be still a customer, %; below it, customers")}
	for _, b := range r.Bands() {
		d.Bars = append(d.Bars, chart.ValueBar{Key: int64(b.Tenth + 1), Name: tenth(b.Tenth), Value: b.Expected, Customers: b.Customers})
	}
	return about.shown(d, func() *export.Table { return chanceBars(about, d.Bars) }, &export.Native{Shape: export.Columns, Names: 0, Series: []int{2}})
}

// tenth names a band in percent, such as "10–20"; those who bought once apart.
func tenth(n int) string {
	if n == report.Untold {
		return i18n.T("once")
	}
	return format.Count(n*10) + "–" + format.Count(n*10+10)
}

func chanceBars(about subject, bars []chart.ValueBar) *export.Table {
	t := about.table(i18n.T("Still a customer"), i18n.T("Customers"), i18n.T("Expected value"), i18n.T("Of all"))
	customers, expected := 0, finance.Amount(0)
	for _, b := range bars {
		customers, expected = customers+b.Customers, expected+b.Value
	}
	for _, b := range bars {
		name := b.Name + " %"
		if b.Key == report.Untold+1 {
			name = i18n.T("Bought once")
		}
		t.AddKeyed(b.Key, export.Text(name), export.Count(b.Customers), export.Amount(b.Value), partOf(b.Value, expected))
	}
	t.AddTotal(export.Text(i18n.T("Total")), export.Count(customers), export.Amount(expected), partOf(expected, expected))
	return t
}

func byRecency(about subject, r *report.LTVReport) chart.Value {
	d := chart.Value{Meta: about.meta(), Each: true, What: i18n.T("Value of a customer by periods since the last purchase, and how many customers"),
		Under: i18n.T("periods since the last purchase; below them, customers")}
	for i, s := range r.Recencies {
		name := format.Count(s.Periods)
		if s.Lost {
			name = i18n.T("Lost")
		}
		d.Bars = append(d.Bars, chart.ValueBar{Key: int64(i + 1), Name: name, Value: s.Value, Customers: s.Customers})
		if d.Stop == 0 && s.Value < 0 {
			d.Stop = i
		}
	}
	return d
}

func recencyBars(about subject, bars []chart.ValueBar) *export.Table {
	t := about.table(i18n.T("Periods since the last purchase"), i18n.T("Customers"), i18n.T("Value of a customer"))
	for _, b := range bars {
		t.AddKeyed(b.Key, export.Text(b.Name), export.Count(b.Customers), export.Amount(b.Value))
	}
	return t
}

// ValueRanked ranks the customers by their lifetime value. The keys are the
// customers.
func ValueRanked(r *report.LTVReport) export.Exhibit {
	about := subject{i18n.T("Lifetime value by customer"), r.Head}
	ranked := slices.Clone(r.Rows)
	slices.SortStableFunc(ranked, func(a, b report.LTVRow) int { return cmp.Compare(worth(b.Value), worth(a.Value)) })
	d := chart.Ranking{Meta: about.meta(), What: i18n.T("What a customer has brought and is expected to bring")}
	for _, row := range ranked {
		d.Items = append(d.Items, chart.Item{Key: int64(row.Customer), Name: row.Name, Amount: worth(row.Value)})
	}
	return about.shown(d, func() *export.Table { return ltvTable(about, ranked, r.Total) },
		&export.Native{Shape: export.Bars, Names: 0, Series: []int{5}, Most: 2 * rankingEnds})
}

func worth(a *finance.Amount) finance.Amount {
	if a == nil {
		return 0
	}
	return *a
}

// LTV lays the report out in tables.
func LTV(r *report.LTVReport) []*export.Table {
	t := ltvTable(subject{"", r.Head}, r.Rows, r.Total)
	t.About = ""
	return []*export.Table{valuationTable(r.Valuation), t}
}

func ltvTable(about subject, rows []report.LTVRow, total report.LTVRow) *export.Table {
	t := about.table(i18n.T("Customer"), i18n.T("Repeat purchases"), i18n.T("Still a customer"), i18n.T("Expected purchases"),
		i18n.T("Expected value"), i18n.T("Lifetime value"))
	cells := func(name string, l report.LTVRow) []export.Cell {
		return []export.Cell{export.Text(name), export.Count(l.Frequency), export.Ratio(l.Chance), export.MaybeFloat(l.Purchases).Places(2), export.MaybeAmount(l.Expected), export.MaybeAmount(l.Value)}
	}
	for _, l := range rows {
		t.AddKeyed(int64(l.Customer), cells(l.Name, l)...)
	}
	t.AddTotal(cells(i18n.T("Total"), total)...)
	return t
}

// valuationTable is what was fitted.
func valuationTable(v report.Valuation) *export.Table {
	t := subject{i18n.T("Customer lifetime value"), v.Head}.table(i18n.T("Figure"), i18n.T("Value"))
	add := func(name string, v *float64) {
		if v != nil {
			t.Add(export.Text(name), export.Float(*v))
		}
	}
	for _, p := range v.Parameters() {
		add(strings.ToLower(p.Name), p.Value) // as the JSON has them
	}
	add(i18n.T("Log-likelihood"), v.LogLikelihood)
	t.Add(export.Text(i18n.T("Customers")), export.Count(v.Customers))
	if b := v.Backtest; b != nil {
		expected, made := i18n.T("Purchases expected by %s", format.Date(b.HoldoutEnd)), i18n.T("Purchases made by %s", format.Date(b.HoldoutEnd))
		if v.Model == report.ModelSBG {
			expected, made = i18n.T("Renewals expected by %s", format.Date(b.HoldoutEnd)), i18n.T("Renewals made by %s", format.Date(b.HoldoutEnd))
		}
		t.Add(export.Text(expected), export.Float(b.Predicted))
		t.Add(export.Text(made), export.Count(b.Actual))
	}
	for _, n := range v.Notes {
		t.Add(export.Text(i18n.T("Note")), said(n))
	}
	return t
}
