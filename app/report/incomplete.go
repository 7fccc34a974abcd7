package report

import (
	"context"

	"rapport/finance"
)

// The kinds of incomplete records.
const (
	NoCost        = "product_without_cost"
	NoSource      = "order_without_source"
	NoChannel     = "order_without_channel"
	NoReturnWay   = "return_without_channel"
	NoReceipt     = "return_without_order"
	WalkIn        = "walk_in"
	NoMinutes     = "call_without_minutes"
	NoCaseMinutes = "service_without_minutes"
	NoClaimOrder  = "claim_without_order"
	NoMediaCost   = "campaign_without_cost"
	NoPoolMonth   = "pool_month_without_figures" // rated by an earlier month
	NoPoolRate    = "pool_without_rate"
)

// IncompleteReport counts the records that lack a fact which the figures need.
type IncompleteReport struct {
	Head
	Rows []IncompleteRow `json:"rows"`
}

// IncompleteRow is one kind. Documents are the first numbers (of products the
// SKU, of calls the day and the customer, of campaigns the name, of pools name and
// month).
type IncompleteRow struct {
	Kind      string   `json:"kind"`
	Count     int      `json:"count"`
	Documents []string `json:"documents"`
}

// Count is how many records are incomplete.
func (r *IncompleteReport) Count() int {
	n := 0
	for _, row := range r.Rows {
		n += row.Count
	}
	return n
}

// IncompleteSource is what the list of incomplete records asks of the file.
type IncompleteSource interface {
	Source
	// IncompleteRecords counts one kind in a period and names the first ones.
	IncompleteRecords(ctx context.Context, kind string, p finance.Period, names int) (IncompleteRow, error)
}
