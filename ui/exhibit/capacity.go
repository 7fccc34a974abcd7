package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/export"
)

// Capacity lays the report out in tables.
func Capacity(r *report.CapacityReport) []*export.Table {
	t := subject{i18n.T("Capacity"), r.Head}.table(
		i18n.T("Pool"), i18n.T("Month"), i18n.T("Cost"), i18n.T("Capacity in minutes"), i18n.T("Used minutes"), i18n.T("Used %"),
		i18n.T("Rate per minute"), i18n.T("Absorbed"), i18n.T("Unused"), i18n.T("State"),
	)
	for _, row := range r.Rows {
		t.Add(export.Text(row.Pool), export.Month(row.Month), export.Amount(row.Cost), export.Float(row.CapacityMinutes),
			export.Float(row.UsedMinutes), export.Percent(row.UsedPercent), export.Float(row.Rate), export.Amount(row.Absorbed),
			export.Amount(row.UnusedCost), said(report.CapacityState(row.Use)))
	}
	sum := r.Total
	t.AddTotal(export.Text(i18n.T("Total")), export.Text(""), export.Amount(sum.Cost), export.Float(sum.CapacityMinutes), export.Float(sum.UsedMinutes),
		export.Percent(sum.UsedPercent), export.Text(""), export.Amount(sum.Absorbed), export.Amount(sum.UnusedCost), export.Text(""))
	return []*export.Table{t}
}
