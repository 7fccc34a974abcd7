package main

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// headed names a report above its first table: period, day and definitions.
func headed(h report.Head, title string) string {
	return i18n.T("%s, %s to %s, as of %s, definitions version %d, %s", title, h.From, h.To, h.AsOf, h.Policy, h.Currency.Code)
}

func customerTables(r *report.CustomerReport) []*table {
	c := r.Currency
	statement := &table{
		title:   headed(r.Head, r.Customer.Name),
		heading: []string{i18n.T("Line"), i18n.T("This period"), i18n.T("Last period"), i18n.T("Last year")},
	}
	last, year := r.LastPeriod.Lines(), r.LastYear.Lines()
	for i, l := range r.Statement.Lines() {
		statement.add(textCell(format.LineName(l.Key)), amountCell(l.Amount, c), amountCell(last[i].Amount, c), amountCell(year[i].Amount, c))
	}
	value := &table{heading: []string{i18n.T("Value"), i18n.T("Amount")}}
	value.add(textCell(i18n.T("Historic value (NPV)")), amountCell(r.HistoricNPV, c))
	value.add(textCell(i18n.T("Expected value")), maybeAmount(r.ExpectedValue, c))
	journey := &table{
		title:   i18n.T("Journey"),
		heading: []string{i18n.T("Date"), i18n.T("What happened"), i18n.T("Effect"), i18n.T("Running profit")},
	}
	for _, s := range r.Journey {
		journey.add(dateCell(s.Date), textCell(s.Text.In(i18n.T)), amountCell(s.Effect, c), amountCell(s.RunningProfit, c))
	}
	tables := []*table{statement, value, journey}
	if len(r.Leaks) > 0 {
		tables = append(tables, leakTable(i18n.T("Leaks"), r.Leaks, c))
	}
	return tables
}

func leakTable(title string, leaks []report.Leak, c finance.Currency) *table {
	t := &table{title: title, heading: []string{i18n.T("Leak"), i18n.T("Customer"), i18n.T("Amount"), i18n.T("Documents"), i18n.T("What happened")}}
	for _, l := range leaks {
		t.add(textCell(report.LeakName(l.Kind).In(i18n.T)), textCell(l.CustomerName), amountCell(l.Amount, c),
			namesCell(l.Documents), textCell(l.Text.In(i18n.T)))
	}
	return t
}

func leaksTables(r *report.LeaksReport) []*table {
	t := leakTable(headed(r.Head, i18n.T("Leaks")), r.Rows, r.Currency)
	t.add(textCell(i18n.T("Total")), textCell(""), amountCell(r.Total, r.Currency), textCell(""), textCell(""))
	return []*table{t}
}

func profitabilityTables(r *report.ProfitabilityReport) []*table {
	t := &table{title: headed(r.Head, i18n.T("Profitability")), heading: []string{
		i18n.T("Name"), format.LineName("net_revenue"), format.LineName("gross_margin"), format.LineName("contribution"),
		format.LineName("margin_after_service"), format.LineName("media"), format.LineName("profit"), i18n.T("Orders"), i18n.T("Return rate"),
	}}
	add := func(name string, row report.ProfitRow) {
		c := r.Currency
		t.add(textCell(name), amountCell(row.NetRevenue(), c), amountCell(row.GrossMargin(), c), amountCell(row.Contribution(), c),
			amountCell(row.MarginAfterService(), c), amountCell(row.Statement[finance.Media], c), amountCell(row.Profit(), c),
			countCell(row.Orders), ratioCell(row.ReturnRate))
	}
	for _, row := range r.Rows {
		add(row.Name.In(i18n.T), row)
	}
	add(i18n.T("Total"), r.Total)
	add(i18n.T("Unallocated"), r.Unallocated)
	return []*table{t}
}

func whaleTables(r *report.WhaleReport) []*table {
	c := r.Currency
	sum := &table{title: headed(r.Head, i18n.T("Whale curve")), heading: []string{i18n.T("Figure"), i18n.T("Value")}}
	sum.add(textCell(i18n.T("Total profit")), amountCell(r.TotalProfit, c))
	sum.add(textCell(i18n.T("Peak of the curve")), percentCell(r.PeakPercent))
	sum.add(textCell(i18n.T("Customers at the peak")), countCell(r.PeakCustomers))
	sum.add(textCell(i18n.T("Unprofitable customers")), countCell(r.Unprofitable))
	t := &table{heading: []string{i18n.T("Rank"), i18n.T("Customer"), i18n.T("Profit"), i18n.T("Cumulative"), i18n.T("Of total")}}
	for _, pt := range r.Points {
		t.add(countCell(pt.Rank), textCell(pt.Name), amountCell(pt.Profit, c), amountCell(pt.Cumulative, c), percentCell(pt.CumulativePercent))
	}
	return []*table{sum, t}
}

func mediaTables(r *report.MediaROIReport) []*table {
	what := i18n.T("Media source")
	if r.By == report.ByCampaign {
		what = i18n.T("Campaign")
	}
	t := &table{title: headed(r.Head, i18n.T("Media return on investment")), heading: []string{
		what, i18n.T("Cost"), i18n.T("Targets"), i18n.T("Responses"), i18n.T("New customers"), i18n.T("Orders"),
		format.LineName("net_revenue"), i18n.T("Margin"), i18n.T("ROI"), i18n.T("Cost per new customer"), i18n.T("Payback month"),
		i18n.T("Lifetime value"), i18n.T("Value to cost"), i18n.T("Break-even response"),
	}}
	add := func(name string, row report.MediaRow) {
		c := r.Currency
		t.add(textCell(name), amountCell(row.Cost, c), countCell(row.Targets), countCell(row.Responses), floatCell(row.NewCustomers),
			floatCell(row.Orders), amountCell(row.NetRevenue, c), amountCell(row.Margin, c), ratioCell(row.ROI),
			maybeAmount(row.CostPerNew, c), monthCell(row.PaybackMonth), maybeAmount(row.LifetimeValue, c),
			ratioCell(row.LTVToCAC), ratioCell(row.BreakEvenResponse))
	}
	for _, row := range r.Rows {
		add(row.Key, row)
	}
	add(i18n.T("Total"), r.Total)
	add(i18n.T("Unattributed"), r.Unattributed)
	return []*table{t}
}

func budgetTables(r *report.BudgetReport) []*table {
	title := i18n.T("Budget against actual")
	if r.Version != "" {
		title = i18n.T("Budget against actual, version %s", r.Version)
	}
	t := &table{title: headed(r.Head, title), heading: []string{
		i18n.T("Line"), i18n.T("Budget"), i18n.T("Actual"), i18n.T("Variance"), i18n.T("Variance %"),
		i18n.T("Volume"), i18n.T("Mix"), i18n.T("Price"),
	}}
	add := func(name string, row report.BudgetRow) {
		c := r.Currency
		t.add(textCell(name), amountCell(row.Budget, c), amountCell(row.Actual, c), amountCell(row.Variance, c),
			percentCell(row.VariancePercent), maybeAmount(row.Volume, c), maybeAmount(row.Mix, c), maybeAmount(row.Price, c))
	}
	for _, row := range r.Rows {
		add(row.Name.In(i18n.T), row)
	}
	add(i18n.T("Total"), r.Total)
	return []*table{t}
}

func reconcileTables(r *report.ReconcileReport) []*table {
	t := &table{title: headed(r.Head, i18n.T("Reconciliation")), heading: []string{i18n.T("Figure"), i18n.T("Amount")}}
	t.add(textCell(i18n.T("Customers")), amountCell(r.Customers, r.Currency))
	t.add(textCell(i18n.T("Unallocated")), amountCell(r.Unallocated, r.Currency))
	t.add(textCell(i18n.T("Company")), amountCell(r.Company, r.Currency))
	t.add(textCell(i18n.T("Difference")), amountCell(r.Difference, r.Currency))
	return []*table{t}
}

func incompleteTables(r *report.IncompleteReport) []*table {
	t := &table{title: headed(r.Head, i18n.T("Incomplete")), heading: []string{i18n.T("What is missing"), i18n.T("Count"), i18n.T("Documents")}}
	for _, row := range r.Rows {
		t.add(textCell(report.IncompleteName(row.Kind).In(i18n.T)), countCell(row.Count), namesCell(row.Documents))
	}
	return []*table{t}
}
