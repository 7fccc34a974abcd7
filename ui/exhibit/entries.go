package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/export"
)

// Entries lays the report out in tables; its total is that of all entries, also
// those that were cut.
func Entries(r *report.EntriesReport) []*export.Table {
	t := subject{i18n.T("Entries"), r.Head}.table(
		i18n.T("Day"), i18n.T("Document"), i18n.T("Customer"), i18n.T("Account"), i18n.T("Activity"), i18n.T("Amount"), i18n.T("Money moved"), i18n.T("Definitions"),
	)
	for _, row := range r.Rows {
		t.Add(export.Date(row.Day), said(row.Text), export.Text(row.CustomerName), said(report.AccountName(row.Account)),
			export.Text(row.Activity), export.Amount(row.Amount), export.Date(row.CashDay), export.Count(row.Version))
	}
	t.AddTotal(export.Text(i18n.T("Total")), export.Text(i18n.N(r.Count, "%d entry", "%d entries")), export.Text(""), export.Text(""), export.Text(""),
		export.Amount(r.Total), export.Text(""), export.Text(""))
	return []*export.Table{t}
}
