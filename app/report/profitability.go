package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// By is what a report groups by.
type By string

// The groupings.
const (
	ByCustomer    By = "customer"
	ByDecile      By = "decile"
	BySegment     By = "segment"
	BySource      By = "source"
	BySalesperson By = "salesperson"
	ByChannel     By = "channel"
	ByProduct     By = "product"
	ByCampaign    By = "campaign"
	ByAccount     By = "account"
	ByMonth       By = "month"
)

// Filter chooses customers; the zero value is all of them. It holds for reports
// by customer, decile and segment, for the whale curve and for what customers are
// worth.
type Filter struct {
	Tag    string // folded
	Source app.ID // acquisition source
	Owner  app.ID // staff
	Name   string // of the source or the owner, for people
}

// IsZero reports that nothing is filtered.
func (f Filter) IsZero() bool { return f == Filter{} }

// Text says what the filter lets through; nothing where it is everybody.
func (f Filter) Text() app.Text {
	switch {
	case f.Tag != "":
		return app.Say("Tag: %s", f.Tag)
	case f.Source != 0:
		return app.Say("First came from: %s", f.Name)
	case f.Owner != 0:
		return app.Say("Owner: %s", f.Name)
	}
	return app.Text{}
}

// ProfitabilityQuery asks who, or what, earns money. Limit cuts the rows, not
// the total; 0 is all. WorstFirst turns the ranking round.
type ProfitabilityQuery struct {
	Query
	By         By // ByCustomer where empty
	Rollup     bool
	Limit      int
	WorstFirst bool
	Filter     Filter
}

// ProfitabilityReport ranks customers, or slices of their business, by profit.
// Company profit is Total + Unallocated.
type ProfitabilityReport struct {
	Head
	By          By          `json:"by"`
	Rows        []ProfitRow `json:"rows"`
	Total       ProfitRow   `json:"total"`
	Unallocated ProfitRow   `json:"unallocated"`
}

// ProfitRow is one customer or slice. Key is the customer's ID, the product's
// SKU, the channel's code, the decile's number, else the name; empty where the
// entries name none.
type ProfitRow struct {
	Key  string   `json:"key"`
	Name app.Text `json:"name"`
	finance.Statement
	Orders int `json:"orders"`
	// ReturnRate is the value refunded as a fraction of sales less discounts;
	// nil where nothing was sold.
	ReturnRate *float64 `json:"return_rate"`
	// Reasons names the accounts that explain a loss, heaviest first; none where
	// there is no loss.
	Reasons []Reason `json:"reasons"`
	ID      app.ID   `json:"-"`
	// Customers is how many customers the row stands for.
	Customers int `json:"-"`
}

// Reason is an account that explains a loss, with its share of net sales (sales
// less discounts), nil where nothing was sold.
type Reason struct {
	Account finance.Account `json:"account"`
	Amount  finance.Amount  `json:"amount"`
	Share   *float64        `json:"share"`
}

// CustomerTotal is one customer's period.
type CustomerTotal struct {
	Customer app.ID // 0: unallocated
	Orders   int
	finance.Statement
}

// SliceTotal is one value of a dimension in a period; ID 0: none.
type SliceTotal struct {
	ID     app.ID
	Key    string
	Name   string
	Orders int
	finance.Statement
}

// Member is a customer in a segment.
type Member struct {
	Segment  string
	Customer app.ID
}

// TotalsSource sums the ledger by customer.
type TotalsSource interface {
	// CustomerTotals sums the entries of each customer in a period, and counts
	// their orders; the row of customer 0 is the unallocated. By customer ID.
	CustomerTotals(ctx context.Context, p finance.Period) ([]CustomerTotal, error)
	// CompanyTotals is CustomerTotals with people rolled up under the company
	// that their documents bear.
	CompanyTotals(ctx context.Context, p finance.Period) ([]CustomerTotal, error)
	// Unallocated sums the entries without a customer.
	Unallocated(ctx context.Context, p finance.Period) (CustomerTotal, error)
	// CustomerNames names customers; all where ids is nil.
	CustomerNames(ctx context.Context, ids []app.ID) (map[app.ID]string, error)
	// FilteredCustomers lists the customers that a filter lets through.
	FilteredCustomers(ctx context.Context, f Filter) (map[app.ID]bool, error)
}

// ProfitabilitySource is what the profitability report asks of the company file.
type ProfitabilitySource interface {
	Source
	TotalsSource
	// SliceTotals sums the entries that have a customer by a dimension: source,
	// salesperson, channel or product.
	SliceTotals(ctx context.Context, by By, p finance.Period) ([]SliceTotal, error)
	// Members lists who belongs to which segment (tag).
	Members(ctx context.Context) ([]Member, error)
}
