package importer

import (
	"rapport/app"
)

const kindPoolCosts = "pool-costs"

// poolMonthDraft is what a pool cost in a month and could do, as a row tells it.
type poolMonthDraft struct {
	month app.PoolMonth
	pool  string
}

func readPoolMonth(rows []*cells) draft {
	c := rows[0]
	d := &poolMonthDraft{pool: c.name("pool"), month: app.PoolMonth{
		Month: c.month("month").String(), Cost: c.magnitude("cost"), Capacity: c.number("capacity_minutes").Decimal,
	}}
	if c.text("capacity_minutes") != "" && d.month.Capacity.IsZero() && len(c.faults) == 0 {
		c.fault("capacity_minutes", app.Errorf(app.BadInput, "The capacity must be above zero minutes."))
	}
	return d
}

func (d *poolMonthDraft) refer(w *wanted) { want(w.pools, d.pool) }

func (d *poolMonthDraft) resolve(c *chunk) (*job, error) {
	pool := c.listedRef(listPools, d.pool, func() app.Record { return &app.Pool{Name: d.pool} })
	month := &d.month
	there := app.PoolMonth{}
	if !pool.isFresh() {
		if err := c.loadPoolMonths(); err != nil {
			return nil, err
		}
		there = c.poolMonths[poolMonthKey(pool.id(), month.Month)]
	}
	unique := app.Invalid("month", "The pool %q has figures for %s already.", short(d.pool), month.Month)
	done, update, err := c.duplicate(there.ID != 0, app.Fold(d.pool)+"\x00"+month.Month, unique)
	if done != nil || err != nil {
		return done, err
	}
	result := created
	if update {
		if there.Cost == month.Cost && there.Capacity.Equal(month.Capacity) {
			return &job{outcome: skipped}, nil
		}
		there.Cost, there.Capacity = month.Cost, month.Capacity
		month, result = &there, updated
	}
	return &job{outcome: result, record: month, needs: []*ref{pool}, link: func() { setRef(&month.Pool, pool) }}, nil
}

func poolMonthKey(pool app.ID, month string) string { return pool.String() + "\x00" + month }

// loadPoolMonths reads, once a chunk, the months of its pools.
func (c *chunk) loadPoolMonths() error {
	if c.poolMonths != nil {
		return nil
	}
	c.poolMonths = map[string]app.PoolMonth{}
	var pools []app.ID
	for _, hits := range c.listed[listPools] {
		for _, h := range hits {
			pools = append(pools, h.ID)
		}
	}
	list, err := c.find.FindPoolMonths(c.ctx, pools)
	for _, m := range list {
		c.poolMonths[poolMonthKey(m.Pool, m.Month)] = m
	}
	return err
}
