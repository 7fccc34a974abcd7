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

// Customer lays the report out in tables.
func Customer(r *report.CustomerReport) []*export.Table {
	value := &export.Table{Currency: r.Currency, Heading: []string{i18n.T("Value"), i18n.T("Amount")}}
	value.Add(export.Text(i18n.T("Historic value (NPV)")), export.Amount(r.HistoricNPV))
	value.Add(export.Text(i18n.T("Expected value")), export.MaybeAmount(r.ExpectedValue))
	journey := journeyTable(r)
	journey.Title, journey.About = i18n.T("Journey"), ""
	tables := []*export.Table{customerTable(r), value, journey}
	if len(r.Leaks) > 0 {
		leaks := leakTable(r.Head, r.Leaks)
		leaks.About = ""
		tables = append(tables, leaks)
	}
	return tables
}

// CustomerStatement shows how one customer's gross sales came down to profit.
// What a step stands for, Behind tells.
func CustomerStatement(r *report.CustomerReport) export.Exhibit {
	about := customer(r)
	about.title = i18n.T("%s: from gross sales to profit", about.title)
	return about.shown(waterfall(about, r.Statement, lineName("profit")), func() *export.Table {
		t := customerTable(r)
		t.Title = about.title
		return t
	}, stepChart())
}

func customer(r *report.CustomerReport) subject { return subject{r.Customer.Name, r.Head} }

func customerTable(r *report.CustomerReport) *export.Table {
	t := customer(r).table(i18n.T("Line"), i18n.T("This period"), i18n.T("Last period"), i18n.T("Last year"))
	last, year := r.LastPeriod.Lines(), r.LastYear.Lines()
	for i, l := range r.Statement.Lines() {
		row := []export.Cell{said(report.LineName(l.Key)), export.Amount(l.Amount), export.Amount(last[i].Amount), export.Amount(year[i].Amount)}
		t.AddKeyed(int64(i+1), strong(l.Subtotal, row)...)
	}
	return t
}

// CustomerJourney shows what each event with one customer cost or brought, and
// the running profit. The keys of the events are their numbers, from 1.
func CustomerJourney(r *report.CustomerReport) export.Exhibit {
	about := journey(r)
	d := chart.Journey{Meta: about.meta()}
	for i, s := range r.Journey {
		d.Events = append(d.Events, events(int64(i+1), s)...)
	}
	slices.SortStableFunc(d.Events, func(a, b chart.Event) int { return cmp.Compare(a.Day, b.Day) })
	return about.shown(d, func() *export.Table { return journeyTable(r) }, &export.Native{Shape: export.Lines, Names: 0, Series: []int{3}})
}

// events are a step on its day, and what its document earned on later ones.
func events(key int64, s report.Step) []chart.Event {
	all := []chart.Event{{Key: key, Day: s.Date, Text: s.Text.In(format.Say)}}
	for _, e := range s.Entries {
		at := slices.IndexFunc(all, func(known chart.Event) bool { return known.Day == max(e.Date, s.Date) })
		if at < 0 {
			at = len(all)
			all = append(all, chart.Event{Key: key, Day: e.Date, Text: all[0].Text})
		}
		all[at].Amount += e.Amount
	}
	return all
}

func journey(r *report.CustomerReport) subject {
	return subject{i18n.T("Journey of %s", r.Customer.Name), r.Head}
}

func journeyTable(r *report.CustomerReport) *export.Table {
	t := journey(r).table(i18n.T("Date"), i18n.T("What happened"), i18n.T("Effect"), i18n.T("Running profit"))
	for i, s := range r.Journey {
		t.AddKeyed(int64(i+1), export.Date(s.Date), said(s.Text), export.Amount(s.Effect), export.Amount(s.ProfitToDate))
	}
	if n := len(r.Journey); n > 0 && r.Journey[n-1].ProfitToDate != r.Statement.Profit() {
		t.AddTotal(export.Date(r.To), export.Text(i18n.T("Profit of the period")), export.Amount(r.Journey[n-1].RunningProfit), export.Amount(r.Statement.Profit()))
	}
	return t
}
