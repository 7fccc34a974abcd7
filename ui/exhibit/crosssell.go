package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/export"
)

// CrossSell lays the report out in tables.
func CrossSell(r *report.CrossSellReport) []*export.Table {
	rules := &export.Table{Currency: r.Currency, Title: i18n.T("Cross-sell"), About: about(r.Head), Heading: []string{
		i18n.T("Customers who have"), i18n.T("bought next"), i18n.T("Support"), i18n.T("Confidence"), i18n.T("Lift"),
		i18n.T("Median days"), i18n.T("Lack it"), i18n.T("Expected margin"),
	}}
	for _, row := range r.Rows {
		rules.Add(export.Text(row.ProductName), export.Text(row.NextName), export.Ratio(&row.Support), export.Ratio(&row.Confidence), export.Float(row.Lift),
			export.Float(row.MedianDays), export.Count(row.Customers), export.MaybeAmount(row.ExpectedMargin))
	}
	campaigns := &export.Table{Currency: r.Currency, Title: i18n.T("Revenue of campaigns"), Heading: []string{
		i18n.T("Campaign"), i18n.T("Cross-sell"), i18n.T("Up-sell"), i18n.T("First purchases"),
	}}
	for _, row := range r.Campaigns {
		campaigns.Add(export.Text(row.Campaign), export.Amount(row.CrossSell), export.Amount(row.UpSell), export.Amount(row.First))
	}
	return []*export.Table{rules, campaigns}
}
