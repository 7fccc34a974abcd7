package report

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// LTVQuery asks what customers are expected to bring who must be sold to again:
// BG/NBD for their purchases, Gamma-Gamma for the margin of one. Empty fields
// take the defaults: weeks, profit, the definitions' rate and horizon,
// calibrated to the as-of date.
type LTVQuery struct {
	Query
	CalibrateUntil finance.Date
	TimeUnit       string // day, week or month
	Horizon        int    // months
	Rate           *decimal.Decimal
	Margin         string // revenue or profit
}

// LTVReport is the fitted model and what it expects of each customer.
type LTVReport struct {
	Head
	Model         string       `json:"model"`
	Params        LTVParams    `json:"params"`
	LogLikelihood *float64     `json:"log_likelihood"` // of the purchases; nil without a fit
	Customers     int          `json:"customers"`
	Calibration   finance.Date `json:"calibration_end"`
	Backtest      *Backtest    `json:"backtest"`
	Notes         []app.Text   `json:"notes"`
	Rows          []LTVRow     `json:"rows"`
	Total         LTVRow       `json:"total"`
}

// LTVParams are the parameters of BG/NBD (r, alpha, a, b) and of Gamma-Gamma (p,
// q, gamma); nil where there was too little to fit.
type LTVParams struct {
	R     *float64 `json:"r"`
	Alpha *float64 `json:"alpha"`
	A     *float64 `json:"a"`
	B     *float64 `json:"b"`
	P     *float64 `json:"p"`
	Q     *float64 `json:"q"`
	Gamma *float64 `json:"gamma"`
}

// Backtest compares what a model that was calibrated earlier expected with what
// came. It ends at the last order.
type Backtest struct {
	HoldoutEnd finance.Date `json:"holdout_end"`
	Predicted  float64      `json:"predicted_purchases"`
	Actual     int          `json:"actual_purchases"`
}

// LTVRow is one customer; the total sums purchases and values. Recency and age
// are in time units. Value is the historic NPV and the expected value together.
type LTVRow struct {
	Customer  app.ID          `json:"customer"`
	Name      string          `json:"name"`
	Frequency int             `json:"frequency"`
	Recency   float64         `json:"recency"`
	Age       float64         `json:"age"`
	Alive     *float64        `json:"p_alive"`
	Purchases *float64        `json:"expected_purchases"`
	Expected  *finance.Amount `json:"expected_value"`
	Value     *finance.Amount `json:"value"`
}

// PurchaseDay is all that a customer bought on one day, by orders that did not
// come back whole.
type PurchaseDay struct {
	Customer app.ID
	Day      finance.Date
	Revenue  finance.Amount // sales, shipping charged and discounts
	Profit   finance.Amount // margin after cost to serve of all that belongs to the orders
}

// LTVSource is what the value report asks of the company file.
type LTVSource interface {
	Source
	// PurchaseDays lists purchases up to a day, by customer and day.
	PurchaseDays(ctx context.Context, until finance.Date) ([]PurchaseDay, error)
	// CustomerFlows gives the cash of every customer up to a day, by customer,
	// then by day.
	CustomerFlows(ctx context.Context, until finance.Date, each func(CustomerFlow) error) error
	CustomerNames(ctx context.Context, ids []app.ID) (map[app.ID]string, error)
}
