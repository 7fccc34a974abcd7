package store_test

import (
	"context"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/store/storetest"
)

// Kaplan and Anderson, "Time-Driven Activity-Based Costing", Harvard Business
// Review, November 2004: a department that costs 560,000 and can work 700,000
// minutes costs 0.80 a minute; of 49,000 orders, 1,400 inquiries and 2,500 credit
// checks it used 578,600 minutes, so that 97,120 pays for unused capacity.
func TestCostPerMinuteAsPublished(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	pool := &app.Pool{Name: "Order desk"}
	storetest.Put(t, s, pool)
	storetest.Put(t, s, storetest.Person("Ann"), &app.PoolMonth{Pool: pool.ID, Month: "2026-01", Cost: 56000000, Capacity: decimal.NewFromInt(700000)})
	c, p := storetest.Person("Bob"), storetest.Product("10", "4")
	storetest.Put(t, s, c, p)
	storetest.Put(t, s, storetest.Order(c, "2026-01-05", p, 1))
	r, err := report.Capacity(ctx, s, report.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Rows) != 1 || r.Rows[0].Rate != 0.8 || r.Rows[0].UnusedCost != 56000000 {
		t.Errorf("rows %+v", r.Rows)
	}
	storetest.Sound(t, s)
}
