package report

import (
	"rapport/app"
	"rapport/finance"
)

// WhaleQuery asks for the whale curve of a period.
type WhaleQuery struct {
	Query
	Filter Filter
	Rollup bool
}

// WhaleReport is the whale curve: customers by falling profit, and how the
// company's profit builds up and is taken back by the unprofitable.
type WhaleReport struct {
	Head
	Points      []WhalePoint   `json:"points"`
	TotalProfit finance.Amount `json:"total_profit"`
	// PeakPercent is the highest cumulative profit in percent of the total; nil
	// where the total is not above zero.
	PeakPercent   *float64 `json:"peak_percent"`
	PeakCustomers int      `json:"peak_customers"`
	Unprofitable  int      `json:"unprofitable_customers"`
	// TakenBack is what the unprofitable customers take away, a magnitude.
	TakenBack finance.Amount `json:"taken_back"`
}

// WhalePoint is one customer on the curve.
type WhalePoint struct {
	Rank              int            `json:"rank"`
	Customer          app.ID         `json:"customer"`
	Name              string         `json:"name"`
	Profit            finance.Amount `json:"profit"`
	Cumulative        finance.Amount `json:"cumulative"`
	CumulativePercent *float64       `json:"cumulative_percent"`
}

// WhaleSource is what the whale curve asks of the company file.
type WhaleSource interface {
	Source
	TotalsSource
}
