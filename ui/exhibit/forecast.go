package exhibit

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/export"
)

// ForecastMonths shows the statement that a model expects of each month.
func ForecastMonths(r *report.ForecastReport) export.Exhibit { return listed(forecastTable(r)) }

// Forecast lays the report out in tables.
func Forecast(r *report.ForecastReport) []*export.Table {
	why := &export.Table{Currency: r.Currency, Heading: []string{i18n.T("Key"), i18n.T("Assumption"), i18n.T("Value"), i18n.T("Where it comes from")}}
	for _, a := range r.Assumptions {
		why.Add(export.Text(a.Key), said(a.Name), export.Text(a.Value.String()), said(a.From))
	}
	return []*export.Table{forecastTable(r), why}
}

func forecastTable(r *report.ForecastReport) *export.Table {
	about := subject{i18n.T("Forecast, customers who must be sold to again"), r.Head}
	people := i18n.T("Customers")
	if r.Model == app.ModelContinuity {
		about.title, people = i18n.T("Forecast, customers who stay until they leave"), i18n.T("Subscribers")
	}
	t := about.table(
		i18n.T("Month"), lineName("gross_sales"), lineName("net_revenue"), lineName("gross_margin"),
		lineName("contribution"), lineName("margin_after_service"), lineName("media"), companyLine("profit"), people,
	)
	cells := func(name export.Cell, s finance.Statement, customers float64) []export.Cell {
		return []export.Cell{name, export.Amount(s.GrossSales()), export.Amount(s.NetRevenue()), export.Amount(s.GrossMargin()), export.Amount(s.Contribution()),
			export.Amount(s.MarginAfterService()), export.Amount(s[finance.Media]), export.Amount(s.Profit()), export.Float(customers).Places(1)}
	}
	for _, m := range r.Months {
		t.Add(cells(export.Month(m.Month), m.Statement, m.Customers)...)
	}
	t.AddTotal(cells(export.Text(i18n.T("Total")), r.Total.Statement, r.Total.Customers)...)
	return t
}
