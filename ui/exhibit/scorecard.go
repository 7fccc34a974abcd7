package exhibit

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// Scorecard lays the report out in tables.
func Scorecard(r *report.ScorecardReport) []*export.Table {
	objectives, scores, income := objectiveTable(r), scoreTable(r), incomeTable(r)
	objectives.Title = i18n.T("Performance")
	scores.Title, scores.About, income.About = "", "", ""
	tables := []*export.Table{objectives, scores, income, equityTable(r)}
	if len(r.Equity.Notes) > 0 {
		tables = append(tables, equityNotes(r))
	}
	return tables
}

// Objectives shows what was to be reached, and what was.
func Objectives(r *report.ScorecardReport) export.Exhibit { return listed(objectiveTable(r)) }

// Scorecards shows the customer profit of each salesperson, channel, campaign or
// segment. The key of a row is its number in the report, from 1.
func Scorecards(r *report.ScorecardReport) export.Exhibit {
	d := chart.Ranking{Meta: score(r).meta(), What: lineName("profit")}
	for i, row := range r.Rows {
		d.Items = append(d.Items, chart.Item{Key: int64(i + 1), Name: row.Name.In(format.Say), Amount: row.Profit()})
	}
	return score(r).shown(d, func() *export.Table { return scoreTable(r) }, &export.Native{Shape: export.Bars, Names: 0, Series: []int{5}})
}

// Income shows the income statement and the cash flow. What a row stands for,
// Behind tells.
func Income(r *report.ScorecardReport) export.Exhibit { return listed(incomeTable(r)) }

func score(r *report.ScorecardReport) subject {
	title := i18n.T("Scorecard of salespeople")
	switch r.By {
	case report.ByChannel:
		title = i18n.T("Scorecard of channels")
	case report.ByCampaign:
		title = i18n.T("Scorecard of campaigns")
	case report.BySegment:
		title = i18n.T("Scorecard of segments")
	}
	return subject{title, r.Head}
}

func objectiveTable(r *report.ScorecardReport) *export.Table {
	h := r.Head
	h.Note = r.Judged()
	t := subject{i18n.T("Objectives"), h}.table(
		i18n.T("Objective"), i18n.T("Metric"), i18n.T("Target"), i18n.T("Actual"), i18n.T("Met"), i18n.T("Last period"), i18n.T("Last year"), i18n.T("Owner"),
	)
	for _, o := range r.Objectives {
		met := export.Text("")
		if o.Met != nil {
			met = export.Text(metText(o))
		}
		t.Add(export.Text(o.Name), said(report.MetricName(o.Metric)), figureCell(o.Target, r.Currency), figureCell(o.Actual, r.Currency),
			met, figureCell(o.LastPeriod, r.Currency), figureCell(o.LastYear, r.Currency), export.Text(o.Owner))
	}
	return t
}

func metText(o report.ObjectiveRow) string {
	switch {
	case o.Open():
		return i18n.T("not yet")
	case *o.Met:
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
	t := score(r).table(
		i18n.T("Name"), lineName("net_revenue"), lineName("gross_margin"), lineName("margin_after_service"),
		lineName("media"), lineName("profit"), i18n.T("Orders"), i18n.T("Customers"), i18n.T("New customers"),
		i18n.T("Repeat rate"), i18n.T("Return rate"), i18n.T("Average order"),
	)
	cells := func(row report.ScoreRow) []export.Cell {
		return []export.Cell{said(row.Name), export.Amount(row.NetRevenue()), export.Amount(row.GrossMargin()),
			export.Amount(row.MarginAfterService()), export.Amount(row.Statement[finance.Media]), export.Amount(row.Profit()),
			export.Count(row.Orders), export.Count(row.Customers), export.Count(row.New), export.Ratio(row.RepeatRate), export.Ratio(row.ReturnRate),
			export.MaybeAmount(row.AverageOrder)}
	}
	for i, row := range r.Rows {
		t.AddKeyed(int64(i+1), cells(row)...)
	}
	t.AddTotal(cells(r.Total)...)
	return t
}

func incomeTable(r *report.ScorecardReport) *export.Table {
	t := subject{i18n.T("Income statement and cash flow"), r.Head}.table(i18n.T("Line"), i18n.T("Amount"), i18n.T("Of net revenue"))
	for i, l := range r.Income.Lines() {
		t.AddKeyed(int64(i+1), strong(l.Subtotal, []export.Cell{said(report.CompanyLineName(l.Key)), export.Amount(l.Amount), partOf(l.Amount, r.Income.NetRevenue())})...)
	}
	t.Add(export.Text(i18n.T("Cash received")), export.Amount(r.CashFlow.Received))
	t.Add(export.Text(i18n.T("Cash paid")), export.Amount(r.CashFlow.Paid))
	t.Add(strong(true, []export.Cell{export.Text(i18n.T("Net cash flow")), export.Amount(r.CashFlow.Net)})...)
	return t
}
