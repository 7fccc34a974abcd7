package app

import (
	"github.com/shopspring/decimal"

	"rapport/finance"
)

// Pool is a group of people or machines whose time serves customers.
type Pool struct {
	ID   ID     `db:"id"`
	Name string `db:"name"`
}

func (p *Pool) recordID() *ID { return &p.ID }

// Validate wants a name.
func (p *Pool) Validate() error {
	var faults Problems
	faults.name("pool", p.Name, Say("Give the pool a name."))
	return faults.OrNil()
}

// PoolMonth is what a pool costs in a month and how many minutes it can really
// work: cost ÷ capacity is the rate of a minute (Kaplan and Anderson, "Time-Driven
// Activity-Based Costing", HBR, November 2004). Used is what had been worked when
// the month was closed; not known before.
type PoolMonth struct {
	ID       ID                  `db:"id"`
	Pool     ID                  `db:"pool"`
	Month    string              `db:"month"` // 2026-03
	Cost     finance.Amount      `db:"cost"`
	Capacity decimal.Decimal     `db:"capacity"` // minutes
	Used     decimal.NullDecimal `db:"used"`     // minutes
	Batch    ID                  `db:"batch"`
}

func (p *PoolMonth) recordID() *ID { return &p.ID }

// Validate wants a pool, a month, a cost and a capacity above zero.
func (p *PoolMonth) Validate() error {
	var faults Problems
	if p.Pool == 0 {
		faults = append(faults, Invalid("pool", "Choose the pool."))
	}
	if _, err := finance.ParseMonth(p.Month); err != nil {
		faults = append(faults, Invalid("month", "%q is no month; write it like 2026-03.", p.Month))
	}
	faults.magnitude("cost", p.Cost)
	if !p.Capacity.IsPositive() {
		faults = append(faults, Invalid("capacity_minutes", "The capacity must be above zero minutes."))
	}
	return faults.OrNil()
}

// TakesMinutes reports whether the rate of a pool decides what the activity
// costs.
func (r ActivityRate) TakesMinutes() bool { return r.Pool != "" && !r.Minutes.IsZero() }

// UsesOf lists the activities that take minutes of a pool.
func (d *Definitions) UsesOf(pool string) []string {
	var codes []string
	for _, a := range d.Activities {
		if a.Pool == pool && a.TakesMinutes() {
			codes = append(codes, a.Code)
		}
	}
	return codes
}
