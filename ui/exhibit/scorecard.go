package exhibit

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/export"
	"rapport/ui/format"
)

// Scorecard lays the report out in tables.
func Scorecard(r *report.ScorecardReport) []*export.Table {
	tables := []*export.Table{objectiveTable(r), scoreTable(r), incomeTable(r), equityTable(r)}
	if len(r.Equity.Notes) > 0 {
		tables = append(tables, equityNotes(r))
	}
	return tables
}

func objectiveTable(r *report.ScorecardReport) *export.Table {
	t := &export.Table{Currency: r.Currency, Title: i18n.T("Performance"), About: about(r.Head), Heading: []string{
		i18n.T("Objective"), i18n.T("Metric"), i18n.T("Target"), i18n.T("Actual"), i18n.T("Met"), i18n.T("Last period"), i18n.T("Last year"), i18n.T("Owner"),
	}}
	for _, o := range r.Objectives {
		met := export.Text("")
		if o.Met != nil {
			met = export.Text(metText(*o.Met))
		}
		t.Add(export.Text(o.Name), export.Text(report.MetricName(o.Metric).In(i18n.T)), figureCell(o.Target, r.Currency), figureCell(o.Actual, r.Currency),
			met, figureCell(o.LastPeriod, r.Currency), figureCell(o.LastYear, r.Currency), export.Text(o.Owner))
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
func figureCell(f *report.Figure, c finance.Currency) export.Cell {
	if f == nil {
		return export.MaybeAmount(nil)
	}
	switch f.Measure {
	case app.InAmount:
		return export.Amount(f.Amount)
	case app.InShare:
		return export.Ratio(&f.Number)
	}
	return export.Float(f.Number)
}

func scoreTable(r *report.ScorecardReport) *export.Table {
	t := &export.Table{Currency: r.Currency, Heading: []string{
		i18n.T("Name"), format.LineName("net_revenue"), format.LineName("gross_margin"), format.LineName("margin_after_service"),
		format.LineName("media"), format.LineName("profit"), i18n.T("Orders"), i18n.T("Customers"), i18n.T("New customers"),
		i18n.T("Repeat rate"), i18n.T("Return rate"), i18n.T("Average order"),
	}}
	for _, row := range append(r.Rows[:len(r.Rows):len(r.Rows)], r.Total) {
		t.Add(export.Text(row.Name.In(i18n.T)), export.Amount(row.NetRevenue()), export.Amount(row.GrossMargin()),
			export.Amount(row.MarginAfterService()), export.Amount(row.Statement[finance.Media]), export.Amount(row.Profit()),
			export.Count(row.Orders), export.Count(row.Customers), export.Count(row.New), export.Ratio(row.RepeatRate), export.Ratio(row.ReturnRate),
			export.MaybeAmount(row.AverageOrder))
	}
	return t
}

func incomeTable(r *report.ScorecardReport) *export.Table {
	t := &export.Table{Currency: r.Currency, Title: i18n.T("Income statement and cash flow"), Heading: []string{i18n.T("Line"), i18n.T("Amount")}}
	for _, l := range r.Income.Lines() {
		name := format.LineName(l.Key)
		if l.Key == "profit" {
			name = i18n.T("Company profit")
		}
		t.Add(export.Text(name), export.Amount(l.Amount))
	}
	t.Add(export.Text(i18n.T("Cash received")), export.Amount(r.CashFlow.Received))
	t.Add(export.Text(i18n.T("Cash paid")), export.Amount(r.CashFlow.Paid))
	t.Add(export.Text(i18n.T("Net cash flow")), export.Amount(r.CashFlow.Net))
	return t
}

func equityTable(r *report.ScorecardReport) *export.Table {
	t := &export.Table{Currency: r.Currency, Title: i18n.T("Customer equity"), Heading: []string{i18n.T("Step"), i18n.T("Amount")}}
	for _, s := range r.Equity.Steps() {
		t.Add(export.Text(s.Name.In(i18n.T)), export.MaybeAmount(s.Amount))
	}
	return t
}

// equityNotes says where the models of customer equity are uncertain.
func equityNotes(r *report.ScorecardReport) *export.Table {
	t := &export.Table{Heading: []string{i18n.T("Note")}}
	for _, n := range r.Equity.Notes {
		t.Add(export.Text(n.In(i18n.T)))
	}
	return t
}
