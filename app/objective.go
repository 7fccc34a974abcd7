package app

import (
	"github.com/shopspring/decimal"
)

// Metric is what an objective measures.
type Metric string

// The metrics.
const (
	// MetricRetention is the share of the customers of the period before who are still
	// customers: who bought in this period, or are subscribed at its end.
	MetricRetention Metric = "retention"
	// MetricAcquisition counts the customers who bought or subscribed for the first time.
	MetricAcquisition Metric = "acquisition"
	// MetricRepeatRate is the share of the period's buyers who had bought on an earlier day.
	MetricRepeatRate Metric = "repeat_rate"
	// MetricReturnRate is what came back ÷ the goods sold, after discounts.
	MetricReturnRate Metric = "return_rate"
	// MetricAverageOrder is goods and shipping after discounts ÷ orders.
	MetricAverageOrder Metric = "average_order"
	// MetricCostToServe is activities, service and bad debts ÷ net revenue.
	MetricCostToServe Metric = "cost_to_serve"
	// MetricCustomerProfit is the profit of all customers together.
	MetricCustomerProfit Metric = "customer_profit"
	// MetricUnprofitable is the share of customers who lost money.
	MetricUnprofitable Metric = "unprofitable"
	// MetricResponseTime is the median number of days from an incoming e-mail, letter or
	// web message to the next thing sent or said to its customer; one without an
	// answer waits until the last day looked at. Calls are answered as they ring.
	MetricResponseTime Metric = "response_time"
)

// Metrics lists the metrics in the order in which they are offered.
func Metrics() []Metric {
	return []Metric{
		MetricRetention, MetricAcquisition, MetricRepeatRate, MetricReturnRate, MetricAverageOrder, MetricCostToServe, MetricCustomerProfit, MetricUnprofitable, MetricResponseTime,
	}
}

// Measure is how a metric is counted.
type Measure uint8

// The measures.
const (
	InShare  Measure = iota // a fraction: 0.25 is 25 %
	InCount                 // of customers
	InDays                  // of waiting
	InAmount                // of the company's currency
)

// Measure is how the metric is counted.
func (m Metric) Measure() Measure {
	switch m {
	case MetricAcquisition:
		return InCount
	case MetricAverageOrder, MetricCustomerProfit:
		return InAmount
	case MetricResponseTime:
		return InDays
	}
	return InShare
}

// AtMost reports a metric of which less is better, so that its target is a
// ceiling. The target of any other is a floor.
func (m Metric) AtMost() bool {
	switch m {
	case MetricReturnRate, MetricCostToServe, MetricUnprofitable, MetricResponseTime:
		return true
	}
	return false
}

// Objective is what somebody undertook to reach. Target is a fraction, a number
// of customers or days, or an amount in major units, as the metric is measured.
type Objective struct {
	ID     ID              `db:"id"`
	Name   string          `db:"name"`
	Metric Metric          `db:"metric"`
	Target decimal.Decimal `db:"target"`
	Owner  ID              `db:"owner"` // of the staff; 0: named in OwnerName, or nobody
	// OwnerName is an owner who is not of the staff, such as a team.
	OwnerName string `db:"owner_name"`
}

func (o *Objective) recordID() *ID { return &o.ID }

// mostTarget keeps a target among the figures that the books can hold.
var mostTarget = decimal.New(1, 12)

// Validate wants a name, a known metric and a target that it can have.
func (o *Objective) Validate() error {
	var p Problems
	p.name("name", o.Name, Say("Give the objective a name."))
	if !o.Metric.known() {
		p = append(p, Invalid("metric", "%q is no metric; choose one of the list.", string(o.Metric)))
	}
	switch measure := o.Metric.Measure(); {
	case o.Target.Abs().GreaterThan(mostTarget):
		p = append(p, Invalid("target", "This is too large a target."))
	case o.Target.IsNegative() && o.Metric != MetricCustomerProfit:
		p = append(p, Invalid("target", "This cannot be below zero."))
	case measure == InShare && o.Metric != MetricCostToServe && o.Target.GreaterThan(decimal.NewFromInt(1)):
		p = append(p, Invalid("target", "A share cannot be above 100 percent."))
	case measure == InCount && !o.Target.IsInteger():
		p = append(p, Invalid("target", "Give a whole number of customers."))
	}
	p.note("owner", o.OwnerName)
	return p.OrNil()
}

func (m Metric) known() bool {
	for _, k := range Metrics() {
		if m == k {
			return true
		}
	}
	return false
}
