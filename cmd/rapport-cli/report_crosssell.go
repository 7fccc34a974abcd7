package main

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/store"
)

type crossSellReport struct {
	period
	MinSupport *float64 `placeholder:"0.01" help:"${minsupport}"`
}

// Run prints which products and services follow which.
func (c *crossSellReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.CrossSellReport, error) {
		return report.CrossSell(p.ctx, s, report.CrossSellQuery{Query: c.query(), MinSupport: c.MinSupport})
	}, crossSellTables)
}

func crossSellTables(r *report.CrossSellReport) []*table {
	c := r.Currency
	rules := &table{title: headed(r.Head, i18n.T("Cross-sell")), heading: []string{
		i18n.T("Customers who have"), i18n.T("bought next"), i18n.T("Support"), i18n.T("Confidence"), i18n.T("Lift"),
		i18n.T("Median days"), i18n.T("Lack it"), i18n.T("Expected margin"),
	}}
	for _, row := range r.Rows {
		rules.add(textCell(row.ProductName), textCell(row.NextName), ratioCell(&row.Support), ratioCell(&row.Confidence), floatCell(row.Lift),
			floatCell(row.MedianDays), countCell(row.Customers), maybeAmount(row.ExpectedMargin, c))
	}
	campaigns := &table{title: i18n.T("Revenue of campaigns"), heading: []string{
		i18n.T("Campaign"), i18n.T("Cross-sell"), i18n.T("Up-sell"), i18n.T("First purchases"),
	}}
	for _, row := range r.Campaigns {
		campaigns.add(textCell(row.Campaign), amountCell(row.CrossSell, c), amountCell(row.UpSell, c), amountCell(row.First, c))
	}
	return []*table{rules, campaigns}
}
