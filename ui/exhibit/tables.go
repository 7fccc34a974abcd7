package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/export"
	"rapport/ui/format"
)

// about says what a report is of: period, day, definitions and currency.
func about(h report.Head) string {
	return i18n.T("%s, as of %s, definitions version %d, %s", format.Period(h.Period()), format.Date(h.AsOf), h.Policy, h.Currency.Code)
}

// Customer lays the report out in tables.
func Customer(r *report.CustomerReport) []*export.Table {
	statement := &export.Table{Currency: r.Currency,
		Title: r.Customer.Name, About: about(r.Head),
		Heading: []string{i18n.T("Line"), i18n.T("This period"), i18n.T("Last period"), i18n.T("Last year")},
	}
	last, year := r.LastPeriod.Lines(), r.LastYear.Lines()
	for i, l := range r.Statement.Lines() {
		statement.Add(export.Text(format.LineName(l.Key)), export.Amount(l.Amount), export.Amount(last[i].Amount), export.Amount(year[i].Amount))
	}
	value := &export.Table{Currency: r.Currency, Heading: []string{i18n.T("Value"), i18n.T("Amount")}}
	value.Add(export.Text(i18n.T("Historic value (NPV)")), export.Amount(r.HistoricNPV))
	value.Add(export.Text(i18n.T("Expected value")), export.MaybeAmount(r.ExpectedValue))
	journey := &export.Table{Currency: r.Currency,
		Title:   i18n.T("Journey"),
		Heading: []string{i18n.T("Date"), i18n.T("What happened"), i18n.T("Effect"), i18n.T("Running profit")},
	}
	for _, s := range r.Journey {
		journey.Add(export.Date(s.Date), export.Text(s.Text.In(i18n.T)), export.Amount(s.Effect), export.Amount(s.RunningProfit))
	}
	tables := []*export.Table{statement, value, journey}
	if len(r.Leaks) > 0 {
		tables = append(tables, leakTable(i18n.T("Leaks"), r.Leaks, r.Currency))
	}
	return tables
}

func leakTable(title string, leaks []report.Leak, c finance.Currency) *export.Table {
	t := &export.Table{Currency: c, Title: title, Heading: []string{i18n.T("Leak"), i18n.T("Customer"), i18n.T("Amount"), i18n.T("Documents"), i18n.T("What happened")}}
	for _, l := range leaks {
		t.Add(export.Text(report.LeakName(l.Kind).In(i18n.T)), export.Text(l.CustomerName), export.Amount(l.Amount),
			export.Names(l.Documents), export.Text(l.Text.In(i18n.T)))
	}
	return t
}

// Leaks lays the report out in tables.
func Leaks(r *report.LeaksReport) []*export.Table {
	t := leakTable(i18n.T("Leaks"), r.Rows, r.Currency)
	t.About = about(r.Head)
	t.Add(export.Text(i18n.T("Total")), export.Text(""), export.Amount(r.Total), export.Text(""), export.Text(""))
	return []*export.Table{t}
}

// Profitability lays the report out in tables.
func Profitability(r *report.ProfitabilityReport) []*export.Table {
	t := &export.Table{Currency: r.Currency, Title: i18n.T("Profitability"), About: about(r.Head), Heading: []string{
		i18n.T("Name"), format.LineName("net_revenue"), format.LineName("gross_margin"), format.LineName("contribution"),
		format.LineName("margin_after_service"), format.LineName("media"), format.LineName("profit"), i18n.T("Orders"), i18n.T("Return rate"),
	}}
	add := func(name string, row report.ProfitRow) {
		t.Add(export.Text(name), export.Amount(row.NetRevenue()), export.Amount(row.GrossMargin()), export.Amount(row.Contribution()),
			export.Amount(row.MarginAfterService()), export.Amount(row.Statement[finance.Media]), export.Amount(row.Profit()),
			export.Count(row.Orders), export.Ratio(row.ReturnRate))
	}
	for _, row := range r.Rows {
		add(row.Name.In(i18n.T), row)
	}
	add(i18n.T("Total"), r.Total)
	add(i18n.T("Unallocated"), r.Unallocated)
	t.Totals = 2
	return []*export.Table{t}
}

// Whale lays the report out in tables.
func Whale(r *report.WhaleReport) []*export.Table {
	sum := &export.Table{Currency: r.Currency, Title: i18n.T("Whale curve"), About: about(r.Head), Heading: []string{i18n.T("Figure"), i18n.T("Value")}}
	sum.Add(export.Text(i18n.T("Total profit")), export.Amount(r.TotalProfit))
	sum.Add(export.Text(i18n.T("Peak of the curve")), export.Percent(r.PeakPercent))
	sum.Add(export.Text(i18n.T("Customers at the peak")), export.Count(r.PeakCustomers))
	sum.Add(export.Text(i18n.T("Unprofitable customers")), export.Count(r.Unprofitable))
	t := &export.Table{Currency: r.Currency, Heading: []string{i18n.T("Rank"), i18n.T("Customer"), i18n.T("Profit"), i18n.T("Cumulative"), i18n.T("Of total")}}
	for _, pt := range r.Points {
		t.AddKeyed(int64(pt.Customer), export.Count(pt.Rank), export.Text(pt.Name), export.Amount(pt.Profit), export.Amount(pt.Cumulative), export.Percent(pt.CumulativePercent))
	}
	return []*export.Table{sum, t}
}

// Media lays the report out in tables.
func Media(r *report.MediaROIReport) []*export.Table {
	what := i18n.T("Media source")
	if r.By == report.ByCampaign {
		what = i18n.T("Campaign")
	}
	t := &export.Table{Currency: r.Currency, Title: i18n.T("Media return on investment"), About: about(r.Head), Heading: []string{
		what, i18n.T("Cost"), i18n.T("Targets"), i18n.T("Responses"), i18n.T("New customers"), i18n.T("Orders"),
		format.LineName("net_revenue"), i18n.T("Margin"), i18n.T("ROI"), i18n.T("Cost per new customer"), i18n.T("Payback month"),
		i18n.T("Lifetime value"), i18n.T("Value to cost"), i18n.T("Break-even response"),
	}}
	add := func(name string, row report.MediaRow) {
		t.Add(export.Text(name), export.Amount(row.Cost), export.Count(row.Targets), export.Count(row.Responses), export.Float(row.NewCustomers),
			export.Float(row.Orders), export.Amount(row.NetRevenue), export.Amount(row.Margin), export.Ratio(row.ROI),
			export.MaybeAmount(row.CostPerNew), export.Month(row.PaybackMonth), export.MaybeAmount(row.LifetimeValue),
			export.Ratio(row.LTVToCAC), export.Ratio(row.BreakEvenResponse))
	}
	for _, row := range r.Rows {
		add(row.Key, row)
		t.Keys = append(t.Keys, int64(row.ID))
	}
	add(i18n.T("Total"), r.Total)
	add(i18n.T("Unattributed"), r.Unattributed)
	t.Totals = 2
	return []*export.Table{t}
}

// Budget lays the report out in tables.
func Budget(r *report.BudgetReport) []*export.Table {
	title := i18n.T("Budget against actual")
	if r.Version != "" {
		title = i18n.T("Budget against actual, version %s", r.Version)
	}
	t := &export.Table{Currency: r.Currency, Title: title, About: about(r.Head), Heading: []string{
		i18n.T("Line"), i18n.T("Budget"), i18n.T("Actual"), i18n.T("Variance"), i18n.T("Variance %"),
		i18n.T("Volume"), i18n.T("Mix"), i18n.T("Price"),
	}}
	add := func(name string, row report.BudgetRow) {
		t.Add(export.Text(name), export.Amount(row.Budget), export.Amount(row.Actual), export.Amount(row.Variance),
			export.Percent(row.VariancePercent), export.MaybeAmount(row.Volume), export.MaybeAmount(row.Mix), export.MaybeAmount(row.Price))
	}
	for _, row := range r.Rows {
		add(row.Name.In(i18n.T), row)
	}
	add(i18n.T("Total"), r.Total)
	return []*export.Table{t}
}

// Reconcile lays the report out in tables.
func Reconcile(r *report.ReconcileReport) []*export.Table {
	t := &export.Table{Currency: r.Currency, Title: i18n.T("Reconciliation"), About: about(r.Head), Heading: []string{i18n.T("Figure"), i18n.T("Amount")}}
	t.Add(export.Text(i18n.T("Customers")), export.Amount(r.Customers))
	t.Add(export.Text(i18n.T("Unallocated")), export.Amount(r.Unallocated))
	t.Add(export.Text(i18n.T("Company")), export.Amount(r.Company))
	t.Add(export.Text(i18n.T("Difference")), export.Amount(r.Difference))
	return []*export.Table{t}
}

// Incomplete lays the report out in tables.
func Incomplete(r *report.IncompleteReport) []*export.Table {
	t := &export.Table{Currency: r.Currency, Title: i18n.T("Incomplete"), About: about(r.Head), Heading: []string{i18n.T("What is missing"), i18n.T("Count"), i18n.T("Documents")}}
	for _, row := range r.Rows {
		t.Add(export.Text(report.IncompleteName(row.Kind).In(i18n.T)), export.Count(row.Count), export.Names(row.Documents))
	}
	return []*export.Table{t}
}
