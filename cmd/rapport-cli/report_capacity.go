package main

import (
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/format"
)

type capacityReport struct{ period }

// Run prints what was used of the pools, and what it cost not to use the rest.
func (c *capacityReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.CapacityReport, error) {
		return report.Capacity(p.ctx, s, c.query())
	}, capacityTables)
}

func capacityTables(r *report.CapacityReport) []*table {
	t := &table{title: headed(r.Head, i18n.T("Capacity")), heading: []string{
		i18n.T("Pool"), i18n.T("Month"), i18n.T("Cost"), i18n.T("Capacity in minutes"), i18n.T("Used minutes"), i18n.T("Used %"),
		i18n.T("Rate per minute"), i18n.T("Absorbed"), i18n.T("Unused"), i18n.T("State"),
	}}
	for _, row := range r.Rows {
		t.add(textCell(row.Pool), monthCell(row.Month), amountCell(row.Cost, r.Currency), floatCell(row.CapacityMinutes),
			floatCell(row.UsedMinutes), percentCell(row.UsedPercent), rateCell(row.Rate), amountCell(row.Absorbed, r.Currency),
			amountCell(row.UnusedCost, r.Currency), textCell(report.CapacityState(row.Use).In(i18n.T)))
	}
	sum := r.Total
	t.add(textCell(i18n.T("Total")), textCell(""), amountCell(sum.Cost, r.Currency), floatCell(sum.CapacityMinutes), floatCell(sum.UsedMinutes),
		percentCell(sum.UsedPercent), textCell(""), amountCell(sum.Absorbed, r.Currency), amountCell(sum.UnusedCost, r.Currency), textCell(""))
	return []*table{t}
}

// rateCell is a rate in major units, which has more decimals than an amount.
func rateCell(rate float64) cell {
	d := decimal.NewFromFloat(rate).Round(machinePlaces)
	return cell{people: format.Decimal(d.Round(4)), machine: d.String(), number: true}
}
