package exhibit

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/export"
	"rapport/ui/format"
)

// Forecast lays the report out in tables.
func Forecast(r *report.ForecastReport) []*export.Table {
	title := i18n.T("Forecast, customers who must be sold to again")
	people := i18n.T("Customers")
	if r.Model == app.ModelContinuity {
		title, people = i18n.T("Forecast, customers who stay until they leave"), i18n.T("Subscribers")
	}
	t := &export.Table{Currency: r.Currency, Title: title, About: about(r.Head), Heading: []string{
		i18n.T("Month"), format.LineName("gross_sales"), format.LineName("net_revenue"), format.LineName("gross_margin"),
		format.LineName("contribution"), format.LineName("margin_after_service"), format.LineName("media"), i18n.T("Company profit"), people,
	}}
	add := func(name string, s finance.Statement, customers float64) {
		t.Add(export.Text(name), export.Amount(s.GrossSales()), export.Amount(s.NetRevenue()), export.Amount(s.GrossMargin()), export.Amount(s.Contribution()),
			export.Amount(s.MarginAfterService()), export.Amount(s[finance.Media]), export.Amount(s.Profit()), export.Float(customers))
	}
	for _, m := range r.Months {
		add(m.Month.String(), m.Statement, m.Customers)
	}
	add(i18n.T("Total"), r.Total.Statement, r.Total.Customers)
	why := &export.Table{Currency: r.Currency, Heading: []string{i18n.T("Key"), i18n.T("Assumption"), i18n.T("Value"), i18n.T("Where it comes from")}}
	for _, a := range r.Assumptions {
		why.Add(export.Text(a.Key), export.Text(a.Name.In(i18n.T)), export.Text(a.Value.String()), export.Text(a.From.In(i18n.T)))
	}
	return []*export.Table{t, why}
}
