package main

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/format"
)

// scorecardOptions are those of the scorecard, as a table and as a picture.
type scorecardOptions struct {
	By string `enum:"salesperson,channel,campaign,segment" default:"salesperson" placeholder:"salesperson|channel|campaign|segment" help:"${by}"`
}

type scorecardReport struct {
	period
	scorecardOptions
}

// Run prints objectives, scorecards, income, cash flow and customer equity.
func (c *scorecardReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.ScorecardReport, error) {
		return report.Scorecard(p.ctx, s, report.ScorecardQuery{Query: c.query(), By: report.By(c.By), Equity: true})
	}, scorecardTables)
}

func scorecardTables(r *report.ScorecardReport) []*table {
	return []*table{objectiveTable(r), scoreTable(r), incomeTable(r), equityTable(r)}
}

func objectiveTable(r *report.ScorecardReport) *table {
	t := &table{title: headed(r.Head, i18n.T("Performance")), heading: []string{
		i18n.T("Objective"), i18n.T("Metric"), i18n.T("Target"), i18n.T("Actual"), i18n.T("Met"), i18n.T("Last period"), i18n.T("Last year"), i18n.T("Owner"),
	}}
	for _, o := range r.Objectives {
		met := textCell("")
		if o.Met != nil {
			met = textCell(metText(*o.Met))
		}
		t.add(textCell(o.Name), textCell(report.MetricName(o.Metric).In(i18n.T)), figureCell(o.Target, r.Currency), figureCell(o.Actual, r.Currency),
			met, figureCell(o.LastPeriod, r.Currency), figureCell(o.LastYear, r.Currency), textCell(o.Owner))
	}
	return t
}

func metText(met bool) string {
	if met {
		return i18n.T("met")
	}
	return i18n.T("not met")
}

// figureCell is a figure as its metric is measured; empty where there is none.
func figureCell(f *report.Figure, c finance.Currency) cell {
	if f == nil {
		return cell{number: true}
	}
	switch f.Measure {
	case app.InAmount:
		return amountCell(f.Amount, c)
	case app.InShare:
		return ratioCell(&f.Number)
	}
	return floatCell(f.Number)
}

func scoreTable(r *report.ScorecardReport) *table {
	t := &table{heading: []string{
		i18n.T("Name"), format.LineName("net_revenue"), format.LineName("gross_margin"), format.LineName("margin_after_service"),
		format.LineName("media"), format.LineName("profit"), i18n.T("Orders"), i18n.T("Customers"), i18n.T("New customers"),
		i18n.T("Repeat rate"), i18n.T("Return rate"), i18n.T("Average order"),
	}}
	c := r.Currency
	for _, row := range append(r.Rows[:len(r.Rows):len(r.Rows)], r.Total) {
		t.add(textCell(row.Name.In(i18n.T)), amountCell(row.NetRevenue(), c), amountCell(row.GrossMargin(), c),
			amountCell(row.MarginAfterService(), c), amountCell(row.Statement[finance.Media], c), amountCell(row.Profit(), c),
			countCell(row.Orders), countCell(row.Customers), countCell(row.New), ratioCell(row.RepeatRate), ratioCell(row.ReturnRate),
			maybeAmount(row.AverageOrder, c))
	}
	return t
}

func incomeTable(r *report.ScorecardReport) *table {
	t := &table{title: i18n.T("Income statement and cash flow"), heading: []string{i18n.T("Line"), i18n.T("Amount")}}
	for _, l := range r.Income.Lines() {
		name := format.LineName(l.Key)
		if l.Key == "profit" {
			name = i18n.T("Company profit")
		}
		t.add(textCell(name), amountCell(l.Amount, r.Currency))
	}
	t.add(textCell(i18n.T("Cash received")), amountCell(r.CashFlow.Received, r.Currency))
	t.add(textCell(i18n.T("Cash paid")), amountCell(r.CashFlow.Paid, r.Currency))
	t.add(textCell(i18n.T("Net cash flow")), amountCell(r.CashFlow.Net, r.Currency))
	return t
}

func equityTable(r *report.ScorecardReport) *table {
	t := &table{title: i18n.T("Customer equity"), heading: []string{i18n.T("Step"), i18n.T("Amount")}}
	for _, s := range r.Equity.Steps() {
		t.add(textCell(s.Name.In(i18n.T)), maybeAmount(s.Amount, r.Currency))
	}
	for _, n := range r.Equity.Notes {
		t.add(textCell(n.In(i18n.T)), textCell(""))
	}
	return t
}
