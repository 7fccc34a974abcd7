package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// rankingEnds is half of how many rows a native chart of a ranking draws.
const rankingEnds = 10

// Ranked shows the most and the least profitable. The key of a row is its number
// in the report, from 1.
func Ranked(r *report.ProfitabilityReport) export.Exhibit {
	about := profitability(r)
	d := chart.Ranking{Meta: about.meta(), What: lineName("profit")}
	for i, row := range r.Rows {
		d.Items = append(d.Items, chart.Item{Key: int64(i + 1), Name: row.Name.In(format.Say), Amount: row.Profit()})
	}
	return about.shown(d, func() *export.Table { return profitabilityTable(r) },
		&export.Native{Shape: export.Bars, Names: 0, Series: []int{6}, Most: 2 * rankingEnds})
}

func profitability(r *report.ProfitabilityReport) subject {
	return subject{profitBy(r.By), r.Head}
}

// profitBy says whose profit is compared.
func profitBy(by report.By) string {
	switch by {
	case report.BySegment:
		return i18n.T("Profit by segment")
	case report.BySource:
		return i18n.T("Profit by media source")
	case report.BySalesperson:
		return i18n.T("Profit by salesperson")
	case report.ByChannel:
		return i18n.T("Profit by channel")
	case report.ByProduct:
		return i18n.T("Profit by product")
	case report.ByDecile:
		return i18n.T("Profit by tenth of the customers")
	}
	return i18n.T("Profit by customer")
}

// Profitability lays the report out in tables.
func Profitability(r *report.ProfitabilityReport) []*export.Table {
	return []*export.Table{profitabilityTable(r)}
}

func profitabilityTable(r *report.ProfitabilityReport) *export.Table {
	t := profitability(r).table(
		i18n.T("Name"), lineName("net_revenue"), lineName("gross_margin"), lineName("contribution"),
		lineName("margin_after_service"), lineName("media"), lineName("profit"), i18n.T("Orders"), i18n.T("Return rate"),
	)
	cells := func(name export.Cell, row report.ProfitRow) []export.Cell {
		return []export.Cell{name, export.Amount(row.NetRevenue()), export.Amount(row.GrossMargin()), export.Amount(row.Contribution()),
			export.Amount(row.MarginAfterService()), export.Amount(row.Statement[finance.Media]), export.Amount(row.Profit()),
			export.Count(row.Orders), export.Ratio(row.ReturnRate)}
	}
	for i, row := range r.Rows {
		t.AddKeyed(int64(i+1), cells(said(row.Name), row)...)
	}
	t.AddTotal(cells(export.Text(i18n.T("Total")), r.Total)...)
	t.AddTotal(cells(export.Text(i18n.T("Unallocated")), r.Unallocated)...)
	return t
}

// WhaleCurve shows who earns the profit and who takes some of it away. The keys
// are the customers.
func WhaleCurve(r *report.WhaleReport) export.Exhibit {
	about := whale(r)
	d := chart.Whale{Meta: about.meta(), Customers: make([]chart.Item, len(r.Points))}
	for i, pt := range r.Points {
		d.Customers[i] = chart.Item{Key: int64(pt.Customer), Name: pt.Name, Amount: pt.Profit}
	}
	return about.shown(d, func() *export.Table { return whalePoints(r) }, &export.Native{Shape: export.Lines, Names: 0, Series: []int{3}})
}

func whale(r *report.WhaleReport) subject { return subject{i18n.T("Whale curve"), r.Head} }

// Whale lays the report out in tables.
func Whale(r *report.WhaleReport) []*export.Table {
	sum := whale(r).table(i18n.T("Figure"), i18n.T("Value"))
	sum.Add(export.Text(i18n.T("Total profit")), export.Amount(r.TotalProfit))
	sum.Add(export.Text(i18n.T("Peak of the curve")), export.Percent(r.PeakPercent))
	sum.Add(export.Text(i18n.T("Customers at the peak")), export.Count(r.PeakCustomers))
	sum.Add(export.Text(i18n.T("Unprofitable customers")), export.Count(r.Unprofitable))
	points := whalePoints(r)
	points.Title, points.About = "", "" // it stands below the other
	return []*export.Table{sum, points}
}

func whalePoints(r *report.WhaleReport) *export.Table {
	t := whale(r).table(i18n.T("Rank"), i18n.T("Customer"), i18n.T("Profit"), i18n.T("Cumulative"), i18n.T("Of total"))
	for _, pt := range r.Points {
		t.AddKeyed(int64(pt.Customer), export.Count(pt.Rank), export.Text(pt.Name), export.Amount(pt.Profit), export.Amount(pt.Cumulative), export.Percent(pt.CumulativePercent))
	}
	return t
}
