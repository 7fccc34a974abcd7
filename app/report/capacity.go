package report

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// PoolUse is what a pool cost, could do and did in a month. The minutes of a
// closed month are those that the close fixed; of an open one they are
// provisional.
type PoolUse struct {
	Pool     string
	Month    finance.Month
	Own      bool // the month has figures of its own
	Closed   bool // what was not used has been posted
	Cost     finance.Amount
	Capacity decimal.Decimal // minutes
	Used     decimal.Decimal // minutes
	Rate     decimal.Decimal // major units a minute
	// RatedBy is the month whose figures give the rate, 0 where none does.
	RatedBy  finance.Month
	Absorbed finance.Amount // used × rate
}

// Unused is what the used minutes did not absorb of the cost; below zero where
// more was used than there was.
func (u *PoolUse) Unused() finance.Amount { return u.Cost - u.Absorbed }

// usedPercent is used ÷ capacity × 100, nil at no capacity.
func usedPercent(used, capacity decimal.Decimal) *float64 {
	if !capacity.IsPositive() {
		return nil
	}
	percent, _ := used.Div(capacity).Shift(2).Float64()
	return &percent
}

// CapacityReport is the use of the pools by month. Unlike the months that have
// been closed, the others are provisional: nothing of them is in the ledger yet.
type CapacityReport struct {
	Head
	Rows  []CapacityRow `json:"rows"`
	Total CapacityTotal `json:"total"`
}

// CapacityRow is a pool in a month. A month without figures of its own has no
// cost and no capacity, and the rate of the latest month before it.
type CapacityRow struct {
	Pool            string         `json:"pool"`
	Month           finance.Month  `json:"month"`
	Cost            finance.Amount `json:"cost"`
	CapacityMinutes float64        `json:"capacity_minutes"`
	UsedMinutes     float64        `json:"used_minutes"`
	UsedPercent     *float64       `json:"used_percent"`
	Rate            float64        `json:"rate"` // major units a minute
	Absorbed        finance.Amount `json:"absorbed"`
	UnusedCost      finance.Amount `json:"unused_cost"`
	Use             PoolUse        `json:"-"`
}

// CapacityTotal is the sum of the rows.
type CapacityTotal struct {
	Cost            finance.Amount `json:"cost"`
	CapacityMinutes float64        `json:"capacity_minutes"`
	UsedMinutes     float64        `json:"used_minutes"`
	UsedPercent     *float64       `json:"used_percent"`
	Absorbed        finance.Amount `json:"absorbed"`
	UnusedCost      finance.Amount `json:"unused_cost"`
}

// CapacitySource is what the capacity report asks of the company file.
type CapacitySource interface {
	Source
	// PoolUse lists the pools in the months that a period touches, by pool, then
	// month.
	PoolUse(ctx context.Context, p finance.Period) ([]PoolUse, error)
}

// Capacity reports what was used of the pools, and what it cost not to use the
// rest (Kaplan and Anderson, "Time-Driven Activity-Based Costing", Harvard
// Business Review, November 2004). It goes by whole months.
func Capacity(ctx context.Context, src CapacitySource, q Query) (*CapacityReport, error) {
	f, err := prepare(ctx, src, q)
	if err != nil {
		return nil, err
	}
	r := &CapacityReport{Head: f.Head, Rows: []CapacityRow{}}
	if r.From == 0 || r.To == 0 {
		return r, nil
	}
	uses, err := src.PoolUse(ctx, f.Period())
	if err != nil {
		return nil, err
	}
	var capacity, used decimal.Decimal
	for _, u := range uses {
		r.Rows = append(r.Rows, capacityRow(u))
		r.Total.Cost += u.Cost
		r.Total.Absorbed += u.Absorbed
		r.Total.UnusedCost += u.Unused()
		capacity, used = capacity.Add(u.Capacity), used.Add(u.Used)
	}
	r.Total.CapacityMinutes, r.Total.UsedMinutes = asNumber(capacity), asNumber(used)
	r.Total.UsedPercent = usedPercent(used, capacity)
	return r, nil
}

func capacityRow(u PoolUse) CapacityRow {
	return CapacityRow{
		Pool: u.Pool, Month: u.Month, Cost: u.Cost, CapacityMinutes: asNumber(u.Capacity), UsedMinutes: asNumber(u.Used),
		UsedPercent: usedPercent(u.Used, u.Capacity), Rate: asNumber(u.Rate), Absorbed: u.Absorbed, UnusedCost: u.Unused(), Use: u,
	}
}

func asNumber(d decimal.Decimal) float64 {
	f, _ := d.Float64()
	return f
}

// CapacityState says whether a row is settled.
func CapacityState(u PoolUse) app.Text {
	switch {
	case u.Closed:
		return app.Say("closed")
	case u.Own:
		return app.Say("provisional")
	case u.RatedBy == 0:
		return app.Say("no figures yet")
	}
	return app.Say("rated by %s", u.RatedBy)
}
