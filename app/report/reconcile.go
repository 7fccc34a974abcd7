package report

import (
	"context"

	"rapport/finance"
)

// ReconcileReport shows that customer profits and what belongs to nobody sum to
// the company's profit.
type ReconcileReport struct {
	Head
	Customers   finance.Amount `json:"customers"`
	Unallocated finance.Amount `json:"unallocated"`
	Company     finance.Amount `json:"company"`
	Difference  finance.Amount `json:"difference"`
}

// ReconcileSource is what the reconciliation asks of the company file.
type ReconcileSource interface {
	Source
	// Balances sums a period twice, in one look at the file: the totals kept by
	// customer, and every entry of the ledger.
	Balances(ctx context.Context, p finance.Period) (customers, unallocated, company finance.Amount, err error)
}

// Reconcile compares the customers with the company.
func Reconcile(ctx context.Context, src ReconcileSource, q Query) (*ReconcileReport, error) {
	f, err := prepare(ctx, src, q)
	if err != nil {
		return nil, err
	}
	r := &ReconcileReport{Head: f.Head}
	r.Customers, r.Unallocated, r.Company, err = src.Balances(ctx, f.Period())
	if err != nil {
		return nil, err
	}
	r.Difference = r.Company - r.Customers - r.Unallocated
	return r, nil
}
