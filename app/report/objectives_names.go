package report

import (
	"rapport/app"
	"rapport/finance"
)

// MetricName is the name that people know a metric by.
func MetricName(m app.Metric) app.Text {
	switch m {
	case app.MetricRetention:
		return app.Say("Retention")
	case app.MetricAcquisition:
		return app.Say("New customers")
	case app.MetricRepeatRate:
		return app.Say("Repeat rate")
	case app.MetricReturnRate:
		return app.Say("Return rate")
	case app.MetricAverageOrder:
		return app.Say("Average order")
	case app.MetricCostToServe:
		return app.Say("Cost to serve, of net revenue")
	case app.MetricCustomerProfit:
		return app.Say("Customer profit")
	case app.MetricUnprofitable:
		return app.Say("Unprofitable customers")
	}
	return app.Say("Response time in days")
}

// EquityStep is one step of the bridge of customer equity. The first and the
// last are levels, the others movements.
type EquityStep struct {
	Key    string
	Name   app.Text
	Short  app.Text // for where there is little room
	Amount *finance.Amount
	Level  bool
}

// Steps lists the bridge from the opening to the close.
func (e *EquityReport) Steps() []EquityStep {
	return []EquityStep{
		{stepOpening, app.Say("Customer equity at the opening"), app.Say("Opening"), e.Opening, true},
		{stepAcquired, app.Say("New customers"), app.Say("Acquired"), e.Acquired, false},
		{stepRetained, app.Say("Customers who bought again"), app.Say("Retained"), e.Retained, false},
		{stepLost, app.Say("Customers lost"), app.Say("Lost"), e.Lost, false},
		{stepChanged, app.Say("Time and expectations"), app.Say("Changed"), e.Changed, false},
		{stepClosing, app.Say("Customer equity at the close"), app.Say("Closing"), e.Closing, true},
	}
}
