package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/export"
)

func leakTable(h report.Head, leaks []report.Leak) *export.Table {
	t := subject{i18n.T("Leaks"), h}.table(i18n.T("Leak"), i18n.T("Customer"), i18n.T("Amount"), i18n.T("Documents"), i18n.T("What happened"))
	for _, l := range leaks {
		t.Add(said(report.LeakName(l.Kind)), export.Text(l.CustomerName), export.Amount(l.Amount), export.Names(l.Documents), said(l.Text))
	}
	return t
}

// Leaks lays the report out in tables.
func Leaks(r *report.LeaksReport) []*export.Table {
	t := leakTable(r.Head, r.Rows)
	t.AddTotal(export.Text(i18n.T("Total")), export.Text(""), export.Amount(r.Total), export.Text(""), export.Text(""))
	return []*export.Table{t}
}

// Reconcile lays the report out in tables.
func Reconcile(r *report.ReconcileReport) []*export.Table {
	t := subject{i18n.T("Reconciliation"), r.Head}.table(i18n.T("Figure"), i18n.T("Amount"))
	t.Add(export.Text(i18n.T("Customers")), export.Amount(r.Customers))
	t.Add(export.Text(i18n.T("Unallocated")), export.Amount(r.Unallocated))
	t.Add(export.Text(i18n.T("Company")), export.Amount(r.Company))
	t.Add(export.Text(i18n.T("Difference")), export.Amount(r.Difference))
	return []*export.Table{t}
}

// Incomplete lays the report out in tables.
func Incomplete(r *report.IncompleteReport) []*export.Table {
	t := subject{i18n.T("Incomplete"), r.Head}.table(i18n.T("What is missing"), i18n.T("Count"), i18n.T("Documents"))
	for _, row := range r.Rows {
		t.Add(said(report.IncompleteName(row.Kind)), export.Count(row.Count), export.Names(row.Documents))
	}
	return []*export.Table{t}
}
