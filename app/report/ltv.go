package report

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// Model is how the value to come is worked out.
type Model string

// The models.
const (
	// ModelBGNBD is for customers who must be sold to again: BG/NBD for their
	// purchases, Gamma-Gamma for the margin of one.
	ModelBGNBD Model = "bgnbd"
	// ModelMarkov is for customers who move between recencies.
	ModelMarkov Model = "markov"
	// ModelSBG is for subscribers, who stay until they leave.
	ModelSBG Model = "sbg"
)

// LTVQuery asks what customers are expected to bring. Empty fields take the
// defaults: BG/NBD, profit, the definitions' rate and horizon, calibrated to the
// as-of date; the time unit is the week, of the migration model the month. The
// model of retention counts by each plan's billing period.
type LTVQuery struct {
	Query
	Model          Model
	CalibrateUntil finance.Date
	TimeUnit       string // day, week or month
	Horizon        int    // months
	Rate           *decimal.Decimal
	Margin         string // revenue or profit
}

// Valuation is a fitted model.
type Valuation struct {
	Head
	Model         Model        `json:"model"`
	Params        Params       `json:"params"`
	LogLikelihood *float64     `json:"log_likelihood"` // of the purchases, or of the stays; nil without a fit
	Customers     int          `json:"customers"`
	Calibration   finance.Date `json:"calibration_end"`
	Backtest      *Backtest    `json:"backtest"`
	Notes         []app.Text   `json:"notes"`
	// Identified is false where the likelihood has no clear peak: the parameters
	// are then a point on a ridge, and not to be read one by one.
	Identified bool `json:"-"`
	// UnitMonths is how many months the unit is of which recency and age count.
	UnitMonths float64 `json:"-"`
	// Recencies is the value of a customer at each recency, of the migration
	// model alone.
	Recencies []Recency `json:"-"`

	rate decimal.Decimal // a year
}

// LTVReport is the fitted model and what it expects of each customer.
type LTVReport struct {
	Valuation
	Rows  []LTVRow `json:"rows"`
	Total LTVRow   `json:"total"`
}

// Params are the parameters of a model; those that could not be fitted are nil.
type Params interface{ model() Model }

// BGNBDParams are those of BG/NBD (r, alpha, a, b) and of Gamma-Gamma (p, q,
// gamma).
type BGNBDParams struct {
	R     *float64 `json:"r"`
	Alpha *float64 `json:"alpha"`
	A     *float64 `json:"a"`
	B     *float64 `json:"b"`
	P     *float64 `json:"p"`
	Q     *float64 `json:"q"`
	Gamma *float64 `json:"gamma"`
}

func (*BGNBDParams) model() Model { return ModelBGNBD }

// MarkovParams are the chance to buy by recency, what a period with a purchase
// brings and what marketing to a customer costs a period, in major units, and
// the discount rate of a period.
type MarkovParams struct {
	P  []float64 `json:"p"`
	NC *float64  `json:"nc"`
	M  *float64  `json:"m"`
	D  *float64  `json:"d"`
}

func (*MarkovParams) model() Model { return ModelMarkov }

// SBGParams are those of the shifted-beta-geometric model.
type SBGParams struct {
	Alpha *float64 `json:"alpha"`
	Beta  *float64 `json:"beta"`
}

func (*SBGParams) model() Model { return ModelSBG }

// Recency is a state of the migration model.
type Recency struct {
	Periods   int     // since the last purchase, from 1; the last state is that of the lost
	Chance    float64 // to buy in the next period
	Value     finance.Amount
	Customers int  // who are there now
	Lost      bool // not expected to come back
}

// Backtest compares what a model that was calibrated earlier expected with what
// came: purchases, or renewals of subscriptions. It ends at the last order, or
// for renewals at the as-of date.
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
	// Chance is p_alive where it can be told. BG/NBD lets customers leave after a
	// repeat purchase alone, so that who bought once is there for certain in the
	// model, which says nothing about them: then it is nil.
	Chance *float64 `json:"-"`
}

// PurchaseDay is all that a customer bought on one day, by orders that did not
// come back whole.
type PurchaseDay struct {
	Customer app.ID
	Day      finance.Date
	Revenue  finance.Amount // sales, shipping charged and discounts
	Profit   finance.Amount // margin after cost to serve of all that belongs to the orders
}

// SubscriptionLife is a subscription as the models of retention want it.
type SubscriptionLife struct {
	Customer app.ID
	Starts   finance.Date
	Ends     finance.Date // 0: not known to end
	Months   int          // of a billing period
	Amount   finance.Amount
}

// SubscriberTotals is what the bills of subscribers brought, and what serving
// them cost outside of their orders (negative), since their first subscription.
type SubscriberTotals struct{ Recurring, Cost finance.Amount }

// RetentionSource is what reports on subscriptions ask of the company file.
type RetentionSource interface {
	Source
	// SubscriptionLives lists all subscriptions, by customer and start.
	SubscriptionLives(ctx context.Context) ([]SubscriptionLife, error)
}

// LTVSource is what the value report asks of the company file.
type LTVSource interface {
	RetentionSource
	// PurchaseDays lists purchases up to a day, by customer and day.
	PurchaseDays(ctx context.Context, until finance.Date) ([]PurchaseDay, error)
	// CustomerFlows gives the cash of every customer up to a day, by customer,
	// then by day.
	CustomerFlows(ctx context.Context, until finance.Date, each func(CustomerFlow) error) error
	// OutreachCosts gives what marketing to each customer cost (negative) up to a
	// day, by customer and day: media, and touches that went out.
	OutreachCosts(ctx context.Context, until finance.Date) ([]CustomerFlow, error)
	SubscriberTotals(ctx context.Context, until finance.Date) (SubscriberTotals, error)
	CustomerNames(ctx context.Context, ids []app.ID) (map[app.ID]string, error)
	// AcquisitionSources names the media source that brought each customer who has
	// one.
	AcquisitionSources(ctx context.Context) (map[app.ID]string, error)
	// Members lists who belongs to which segment (tag).
	Members(ctx context.Context) ([]Member, error)
}
