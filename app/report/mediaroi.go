package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// MediaROIQuery asks what each media source or campaign brought. Attribution
// and Window take the definitions' rule where they are empty and nil.
type MediaROIQuery struct {
	Query
	By          By     // BySource (where empty) or ByCampaign
	Attribution string // first, last or linear
	Window      *int   // days
	// WithoutValues leaves out what the customers of a source are worth, which
	// takes a look at all cash there ever was.
	WithoutValues bool
}

// MediaROIReport is the return on media of the orders of a period, with all
// that followed from them up to the as-of date, against the cost of the period.
type MediaROIReport struct {
	Head
	By          By         `json:"by"`
	Attribution string     `json:"attribution"`
	Window      int        `json:"window"`
	Rows        []MediaRow `json:"rows"`
	Total       MediaRow   `json:"total"`
	// Unattributed is the orders that no touch and no acquisition source
	// explains, and by campaign also the cost of media without a campaign.
	Unattributed MediaRow `json:"unattributed"`
}

// MediaRow is one media source or campaign. Orders and new customers are shared
// among the touches under linear attribution, and may then be broken numbers.
type MediaRow struct {
	Key               string          `json:"key"` // the name
	Cost              finance.Amount  `json:"cost"`
	Media             finance.Amount  `json:"media"`    // part of the cost
	Activity          finance.Amount  `json:"activity"` // part of the cost: outbound touches
	Targets           int             `json:"targets"`
	Responses         int             `json:"responses"`
	NewCustomers      float64         `json:"new_customers"`
	Orders            float64         `json:"orders"`
	NetRevenue        finance.Amount  `json:"net_revenue"`
	Margin            finance.Amount  `json:"margin"`
	ROI               *float64        `json:"roi"` // nil at no cost
	CostPerNew        *finance.Amount `json:"cost_per_new_customer"`
	PaybackMonth      finance.Month   `json:"payback_month"`
	LifetimeValue     *finance.Amount `json:"lifetime_value"`
	LTVToCAC          *float64        `json:"ltv_to_cac"`
	BreakEvenResponse *float64        `json:"break_even_response"`
	ID                app.ID          `json:"-"`
	// Acquired is how many customers a source has brought ever, Worth what they are
	// worth together before media.
	Acquired int            `json:"customers_brought"`
	Worth    finance.Amount `json:"-"`
}

// MediaSource is what the media report asks of the company file.
type MediaSource interface {
	Source
	// MediaKeys lists the media sources and campaigns.
	MediaKeys(ctx context.Context) (sources []MediaKey, campaigns []MediaKey, err error)
	// MediaOrders lists the orders of a scope.
	MediaOrders(ctx context.Context, of MediaScope) ([]MediaOrder, error)
	// OrderMargins sums, by order and day, the entries dated up to asOf of the
	// orders of a scope, without media and without the outbound touches that carry
	// a campaign.
	OrderMargins(ctx context.Context, of MediaScope, asOf finance.Date) ([]OrderMargin, error)
	// Touches lists who was reached by which campaign.
	Touches(ctx context.Context, of MediaScope) ([]MediaTouch, error)
	// MediaSpent sums media, and the activity of outbound touches that carry a
	// campaign, by source, campaign and day. Magnitudes.
	MediaSpent(ctx context.Context, p finance.Period) ([]MediaSpent, error)
	// Responses counts targets and responses of campaigns by day.
	Responses(ctx context.Context, p finance.Period) ([]CampaignResponse, error)
	// CashFlows gives the cash flows up to a day, without media, of customers, all
	// where nil, with an acquisition source: by customer, then by day. A customer
	// has a flow, be it of nothing, on the day of the first event, so that values
	// with and without media are of one day.
	CashFlows(ctx context.Context, until finance.Date, customers []app.ID, each func(CustomerFlow) error) error
}

// MediaScope chooses orders and touches by their day, and by customer: all where
// Customers is nil; 0 among them are the walk-ins.
type MediaScope struct {
	finance.Period
	Customers []app.ID
}

// MediaKey is a media source, or a campaign with its source.
type MediaKey struct {
	ID     app.ID
	Name   string
	Source app.ID // of a campaign
}

// MediaOrder is an order to attribute.
type MediaOrder struct {
	ID       app.ID
	Day      finance.Date
	Customer app.ID // 0: a walk-in
	Source   app.ID
	Campaign app.ID
	Acquired app.ID // the customer's acquisition source
	First    bool   // the customer's first order
}

// OrderMargin is what an order, with all that belongs to it, brought on a day.
type OrderMargin struct {
	Order      app.ID
	Day        finance.Date
	NetRevenue finance.Amount
	Margin     finance.Amount // after cost to serve
}

// MediaTouch is one time that a campaign reached a customer.
type MediaTouch struct {
	Customer app.ID
	Day      finance.Date
	Campaign app.ID
}

// MediaSpent is the cost of a source and campaign on a day.
type MediaSpent struct {
	Source   app.ID
	Campaign app.ID
	Day      finance.Date
	Media    finance.Amount
	Activity finance.Amount
}

// CampaignResponse is how many a campaign reached on a day, and how many answered.
type CampaignResponse struct {
	Campaign  app.ID
	Day       finance.Date
	Targets   int
	Responses int
}

// CustomerFlow is the cash of one customer on one day.
type CustomerFlow struct {
	Customer app.ID
	Source   app.ID // acquisition source
	Day      finance.Date
	Amount   finance.Amount
}
