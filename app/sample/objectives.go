package sample

import (
	"github.com/shopspring/decimal"

	"rapport/app"
)

// addObjectives is what the shop undertook to reach in a fiscal year.
func (b *builder) addObjectives() error {
	for _, o := range []struct {
		name   string
		metric app.Metric
		target string
		owner  int // of the staff; below 0: a team
		team   string
	}{
		{"Keep the customers we have", app.MetricRetention, "0.60", 0, ""},
		{"Win new customers", app.MetricAcquisition, "60", 1, ""},
		{"Sell again", app.MetricRepeatRate, "0.70", 2, ""},
		{"Fewer goods coming back", app.MetricReturnRate, "0.08", -1, "Warehouse"},
		{"Larger orders", app.MetricAverageOrder, "300", 1, ""},
		{"Serve at a reasonable cost", app.MetricCostToServe, "0.08", 3, ""},
		{"Fewer customers who cost us money", app.MetricUnprofitable, "0.40", 0, ""},
		{"A profit on customers", app.MetricCustomerProfit, "20000", -1, "Owners"},
	} {
		objective := &app.Objective{Name: o.name, Metric: o.metric, Target: decimal.RequireFromString(o.target), OwnerName: o.team}
		if o.owner >= 0 {
			objective.Owner = b.staff[o.owner]
		}
		if err := b.put(objective); err != nil {
			return err
		}
	}
	return nil
}
