package exhibit

import (
	"cmp"
	"slices"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// Meta is what a drawing says of its report.
func Meta(h report.Head) chart.Meta {
	return chart.Meta{Period: h.Period(), Currency: h.Currency, AsOf: h.AsOf, Definitions: h.Policy}
}

// titled gives a table of several the name of the whole report.
func titled(t *export.Table, title string, h report.Head) *export.Table {
	t.Title, t.About = title, about(h)
	return t
}

// WhaleCurve shows who earns the profit and who takes some of it away.
func WhaleCurve(r *report.WhaleReport) export.Exhibit {
	d := chart.Whale{Meta: Meta(r.Head)}
	for _, pt := range r.Points {
		d.Customers = append(d.Customers, chart.Item{Key: int64(pt.Customer), Name: pt.Name, Amount: pt.Profit})
	}
	title := i18n.T("Whale curve")
	return export.Exhibit{
		Title: title, Drawing: d, Table: titled(Whale(r)[1], title, r.Head),
		Native: &export.Native{Shape: export.Lines, Names: 0, Series: []int{3}},
	}
}

// rankingEnds is half of how many rows a native chart of a ranking draws.
const rankingEnds = 10

// Ranked shows the most and the least profitable.
func Ranked(r *report.ProfitabilityReport) export.Exhibit {
	d := chart.Ranking{Meta: Meta(r.Head), What: format.LineName("profit")}
	for _, row := range r.Rows {
		d.Items = append(d.Items, chart.Item{Key: int64(row.ID), Name: row.Name.In(i18n.T), Amount: row.Profit()})
	}
	t := Profitability(r)[0]
	return export.Exhibit{Title: t.Title, Drawing: d, Table: t, Native: &export.Native{Shape: export.Bars, Names: 0, Series: []int{6}, Most: 2 * rankingEnds}}
}

// MediaReturn shows what each media source or campaign cost and brought back.
func MediaReturn(r *report.MediaROIReport) export.Exhibit {
	d := chart.MediaROI{Meta: Meta(r.Head)}
	for _, row := range r.Rows {
		d.Sources = append(d.Sources, chart.Source{Key: int64(row.ID), Name: row.Key, Cost: row.Cost, Margin: row.Margin})
	}
	t := Media(r)[0]
	return export.Exhibit{Title: t.Title, Drawing: d, Table: t, Native: &export.Native{Shape: export.Columns, Names: 0, Series: []int{1, 7}}}
}

// BudgetByMonth compares one line of the statement month by month; the line is a
// key of finance.Statement.Lines.
func BudgetByMonth(r *report.PlanReport, line string) export.Exhibit {
	d := chart.BudgetActual{Meta: Meta(r.Head), Line: line}
	title := format.LineName(line)
	t := &export.Table{
		Title: i18n.T("%s: actual and budget", title), About: about(r.Head), Currency: r.Currency, Totals: 1,
		Heading: []string{i18n.T("Month"), i18n.T("Budget"), i18n.T("Actual"), i18n.T("Variance")},
	}
	for _, m := range r.Months {
		budget, actual := m.Budget.Line(line), m.Actual.Line(line)
		d.Months = append(d.Months, chart.MonthPair{Month: m.Month, Budget: budget, Actual: actual, NoBudget: !m.HasBudget, NoActual: !m.HasActual})
		variance := actual - budget
		t.AddKeyed(int64(m.Month), export.Month(m.Month), amountIf(m.HasBudget, budget), amountIf(m.HasActual, actual), amountIf(m.HasBudget && m.HasActual, variance))
	}
	budget, actual := r.Sum()
	b, a := budget.Line(line), actual.Line(line)
	t.Add(export.Text(i18n.T("Total")), export.Amount(b), export.Amount(a), export.Amount(a-b))
	return export.Exhibit{Title: t.Title, Drawing: d, Table: t, Native: &export.Native{Shape: export.Columns, Names: 0, Series: []int{1, 2}}}
}

func amountIf(known bool, a finance.Amount) export.Cell {
	if !known {
		return export.MaybeAmount(nil)
	}
	return export.Amount(a)
}

// CustomerValue shows what customers are expected to bring.
func CustomerValue(r *report.LTVReport) export.Exhibit {
	title := i18n.T("Customer lifetime value")
	ranked := *r
	ranked.Rows = slices.Clone(r.Rows)
	slices.SortStableFunc(ranked.Rows, func(a, b report.LTVRow) int { return cmp.Compare(worth(b), worth(a)) })
	t := titled(LTV(&ranked)[1], title, r.Head)
	t.Totals = 1
	return export.Exhibit{
		Title: title, Drawing: ValueChart(Meta(r.Head), r), Table: t,
		Native: &export.Native{Shape: export.Bars, Names: 0, Series: []int{4}, Most: 2 * rankingEnds},
	}
}

func worth(r report.LTVRow) finance.Amount {
	if r.Value == nil {
		return 0
	}
	return *r.Value
}

// RetentionCurve shows how long subscribers stay.
func RetentionCurve(r *report.RetentionReport) export.Exhibit {
	title := i18n.T("Retention of subscribers")
	return export.Exhibit{
		Title: title, Drawing: RetentionChart(Meta(r.Head), r), Table: titled(Retention(r)[1], title, r.Head),
		Native: &export.Native{Shape: export.Lines, Names: 0, Series: []int{1, 2}},
	}
}

// Outlook shows both forecasts over the same months, by one line of the
// statement.
func Outlook(r *report.BothReport, line string) export.Exhibit {
	d := chart.Forecast{Meta: Meta(r.Head), Line: line}
	d.Period = r.Reach()
	t := &export.Table{Title: i18n.T("%s: forecast", format.LineName(line)), About: about(r.Head), Currency: r.Currency, Heading: []string{i18n.T("Month")}}
	rows := map[finance.Month][]export.Cell{}
	var months []finance.Month
	for i, m := range r.Models {
		s := chart.ForecastSeries{Name: report.ModelName(m.Model).In(i18n.T)}
		t.Heading = append(t.Heading, s.Name)
		for _, past := range m.Past {
			s.Past = append(s.Past, chart.MonthAmount{Month: past.Month, Amount: past.Statement.Line(line)})
		}
		for _, to := range m.Months {
			amount := to.Statement.Line(line)
			s.Future = append(s.Future, chart.MonthAmount{Month: to.Month, Amount: amount})
			if i == 0 {
				months = append(months, to.Month)
			}
			rows[to.Month] = append(rows[to.Month], export.Amount(amount))
		}
		d.Series = append(d.Series, s)
	}
	for _, m := range months {
		t.Add(append([]export.Cell{export.Month(m)}, rows[m]...)...)
	}
	lines := &export.Native{Shape: export.Lines}
	for i := range r.Models {
		lines.Series = append(lines.Series, i+1)
	}
	return export.Exhibit{Title: t.Title, Drawing: d, Table: t, Native: lines}
}

// Scorecards shows the customer profit of each salesperson, channel, campaign or
// segment.
func Scorecards(r *report.ScorecardReport) export.Exhibit {
	title := i18n.T("Scorecard")
	d := chart.Ranking{Meta: Meta(r.Head), What: format.LineName("profit")}
	d.Title = title
	for _, row := range r.Rows {
		d.Items = append(d.Items, chart.Item{Key: int64(row.ID), Name: row.Name.In(i18n.T), Amount: row.Profit()})
	}
	t := titled(scoreTable(r), title, r.Head)
	t.Totals = 1
	return export.Exhibit{Title: title, Drawing: d, Table: t, Native: &export.Native{Shape: export.Bars, Names: 0, Series: []int{5}}}
}

// EquityBridge shows what moved the expected value of all customers.
func EquityBridge(e *report.EquityReport, h report.Head) export.Exhibit {
	title := i18n.T("Customer equity")
	d := chart.Equity{Meta: Meta(h)}
	t := &export.Table{Title: title, About: about(h), Currency: h.Currency, Heading: []string{i18n.T("Step"), i18n.T("Amount")}}
	for i, s := range e.Steps() {
		t.Add(export.Text(s.Name.In(i18n.T)), export.MaybeAmount(s.Amount))
		if s.Amount != nil {
			d.Steps = append(d.Steps, chart.Step{Key: int64(i), Name: s.Short.In(i18n.T), Amount: *s.Amount, Level: s.Level})
		}
	}
	if len(d.Steps) == 0 && len(e.Notes) > 0 {
		d.Reason = e.Notes[0].In(i18n.T)
	}
	return export.Exhibit{Title: title, Drawing: d, Table: t, Native: &export.Native{Shape: export.Columns, Names: 0, Series: []int{1}}}
}
