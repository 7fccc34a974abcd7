package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// The kinds of leaks.
const (
	LeakRebate       = "rebate_on_return"
	LeakRefund       = "refund_above_price"
	LeakQuantity     = "quantity_above_bought"
	LeakReturner     = "serial_returner"
	LeakDiscount     = "discount_below_cost"
	LeakCampaign     = "campaign_to_unprofitable"
	LeakServiceAbove = "service_above_margin"
)

// Leak is money that went where the agreed rules would not have it go. Amount
// is a magnitude.
type Leak struct {
	Kind         string         `json:"kind"`
	Customer     app.ID         `json:"customer"`
	CustomerName string         `json:"customer_name"`
	Amount       finance.Amount `json:"amount"`
	Documents    []string       `json:"documents"`
	Text         app.Text       `json:"text"`
	Day          finance.Date   `json:"date"`
	// Ref and RefKind name the document to open first.
	Ref     app.ID          `json:"-"`
	RefKind finance.DocKind `json:"-"`
}

// LeaksReport lists the leaks of a period, largest first.
type LeaksReport struct {
	Head
	Rows  []Leak         `json:"rows"`
	Total finance.Amount `json:"total"`
}

// LeakSource finds what the leak rules are applied to; customer 0 is all.
type LeakSource interface {
	Source
	// PaidClaims lists claims that were paid, not clawed back, and have something
	// of their order returned.
	PaidClaims(ctx context.Context, customer app.ID) ([]PaidClaim, error)
	// ReturnedOrders lists the orders of which something came back, by ID, with
	// all their returns.
	ReturnedOrders(ctx context.Context, customer app.ID) ([]ReturnedOrder, error)
	// Returners sums returns by customer in a period: those with at least this
	// many.
	Returners(ctx context.Context, customer app.ID, p finance.Period, atLeast int) ([]Returner, error)
	// DiscountedBelowCost lists order lines that a discount took below cost.
	DiscountedBelowCost(ctx context.Context, customer app.ID, p finance.Period) ([]LossLine, error)
	// MailedUnprofitable sums, by campaign, what was spent in a period on targets
	// who cost more than they had brought by the month before and who did not
	// answer.
	MailedUnprofitable(ctx context.Context, p finance.Period) ([]MailedCampaign, error)
	// Served lists the customers with service cost in a period.
	Served(ctx context.Context, customer app.ID, p finance.Period) ([]ServedCustomer, error)
}

// Party names the customer of a leak; ID 0: a walk-in.
type Party struct {
	Customer     app.ID `db:"customer"`
	CustomerName string `db:"customer_name"`
}

// PaidClaim is a paid claim with its order and the order's returns.
type PaidClaim struct {
	Party
	Claim app.Claim
	ReturnedOrder
}

// ReturnedOrder is an order with its returns.
type ReturnedOrder struct {
	Party
	Order   app.Order
	Returns []app.Return
}

// Returner is a customer with their returns in a period.
type Returner struct {
	Party
	Numbers  []string
	Refunded finance.Amount // magnitude
	Sold     finance.Amount // goods sold less discounts in the period
	Handling finance.Amount // activity and carriers of the returns less fees kept: a magnitude
	Last     finance.Date
}

// LossLine is an order line sold below its cost.
type LossLine struct {
	Party
	Order   app.ID         `db:"sale_order"`
	Number  string         `db:"number"`
	Day     finance.Date   `db:"day"`
	Product string         `db:"product"`
	Loss    finance.Amount `db:"loss"` // magnitude
}

// MailedCampaign is what a campaign spent on unprofitable customers.
type MailedCampaign struct {
	Campaign  app.ID         `db:"campaign"`
	Name      string         `db:"name"`
	Day       finance.Date   `db:"day"`
	Customers int            `db:"customers"`
	Spent     finance.Amount `db:"spent"` // magnitude
}

// ServedCustomer is a customer with service cost.
type ServedCustomer struct {
	Party
	Numbers      []string
	Service      finance.Amount // magnitude
	Contribution finance.Amount
	Last         finance.Date
	Case         app.ID
}
