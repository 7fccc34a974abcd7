package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/export"
)

// Rules shows what customers buy next, and who lacks it. The key of a row is its
// number in the report, from 1.
func Rules(r *report.CrossSellReport) export.Exhibit { return listed(ruleTable(r)) }

// CampaignSales shows what campaigns sold to customers they had and to new ones.
// The keys are the campaigns.
func CampaignSales(r *report.CrossSellReport) export.Exhibit { return listed(campaignTable(r)) }

// CrossSell lays the report out in tables.
func CrossSell(r *report.CrossSellReport) []*export.Table {
	campaigns := campaignTable(r)
	campaigns.About = ""
	return []*export.Table{ruleTable(r), campaigns}
}

func ruleTable(r *report.CrossSellReport) *export.Table {
	t := subject{i18n.T("Cross-sell"), r.Head}.table(
		i18n.T("Customers who have"), i18n.T("Bought next"), i18n.T("Of all customers"), i18n.T("Buy it next"), i18n.T("× chance"),
		i18n.T("Median days"), i18n.T("Lack it"), i18n.T("Expected margin"),
	)
	for i, row := range r.Rows {
		t.AddKeyed(int64(i+1), export.Text(row.ProductName), export.Text(row.NextName), export.Ratio(&row.Support), export.Ratio(&row.Confidence), export.Float(row.Lift).Places(2),
			export.Float(row.MedianDays), export.Count(row.Customers), export.MaybeAmount(row.ExpectedMargin))
	}
	return t
}

func campaignTable(r *report.CrossSellReport) *export.Table {
	t := subject{i18n.T("Revenue of campaigns"), r.Head}.table(i18n.T("Campaign"), i18n.T("Cross-sell"), i18n.T("Up-sell"), i18n.T("First purchases"))
	for _, row := range r.Campaigns {
		t.AddKeyed(int64(row.ID), export.Text(row.Campaign), export.Amount(row.CrossSell), export.Amount(row.UpSell), export.Amount(row.First))
	}
	return t
}
