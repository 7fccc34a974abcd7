package exhibit

import (
	"cmp"
	"slices"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
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

// leaksByKind sums leaks up by what they are, the largest first.
func leaksByKind(r *report.LeaksReport) export.Exhibit {
	type kind struct {
		key    string
		count  int
		amount finance.Amount
	}
	var kinds []kind
	for _, l := range r.Rows {
		i := slices.IndexFunc(kinds, func(k kind) bool { return k.key == l.Kind })
		if i < 0 {
			i = len(kinds)
			kinds = append(kinds, kind{key: l.Kind})
		}
		kinds[i].count++
		kinds[i].amount += l.Amount
	}
	slices.SortStableFunc(kinds, func(a, b kind) int { return cmp.Compare(b.amount, a.amount) })
	t := subject{i18n.T("Leaks by kind"), r.Head}.table(i18n.T("Leak"), i18n.T("Count"), i18n.T("Amount"))
	for _, k := range kinds {
		t.Add(said(report.LeakName(k.key)), export.Count(k.count), export.Amount(k.amount))
	}
	t.AddTotal(export.Text(i18n.T("Total")), export.Count(len(r.Rows)), export.Amount(r.Total))
	return listed(t)
}

// largest are the leaks with the largest first.
func largest(r *report.LeaksReport) *report.LeaksReport {
	sorted := *r
	sorted.Rows = slices.Clone(r.Rows)
	slices.SortStableFunc(sorted.Rows, func(a, b report.Leak) int { return cmp.Compare(b.Amount, a.Amount) })
	return &sorted
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
