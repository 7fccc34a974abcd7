package store_test

import (
	"context"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
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

// A close fixes what was used and posts the rest; taking the close back, doing it
// again, and opening the month do so with it.
func TestCloseFixesWhatWasUsed(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	desk := &app.Pool{Name: "Order desk"}
	ann, bob, p := storetest.Person("Ann"), storetest.Person("Bob"), storetest.Product("10", "4")
	storetest.Put(t, s, desk, ann, bob, p)
	month := finance.MustDate("2026-03-01").Month()
	figures := &app.PoolMonth{Pool: desk.ID, Month: "2026-03", Cost: 10001, Capacity: decimal.NewFromInt(100)}
	storetest.Put(t, s, figures)
	d := app.DefaultDefinitions()
	d.Effective, d.UnusedCapacity = finance.MustDate("2026-01-01"), app.SpreadOverActive
	d.Activities[0] = app.ActivityRate{Code: "order.web", Pool: "Order desk", Minutes: decimal.NewFromInt(10)}
	if _, err := s.Adopt(ctx, d, nil); err != nil {
		t.Fatal(err)
	}
	storetest.Put(t, s, storetest.Order(ann, "2026-03-05", p, 1))
	storetest.Put(t, s, storetest.Order(bob, "2026-03-06", p, 1))
	storetest.Put(t, s, storetest.Order(bob, "2026-03-07", p, 1))
	// Three orders of ten minutes at 1.0001; the other 70.01 over two customers,
	// the odd cent to the first.
	const used, annShare, bobShare = 3000, -3501, -3500
	capacity := func() report.CapacityRow {
		t.Helper()
		storetest.Sound(t, s)
		r, err := report.Capacity(ctx, s, report.Query{})
		if err != nil || len(r.Rows) != 1 {
			t.Fatalf("%+v %v", r, err)
		}
		return r.Rows[0]
	}
	shares := func() (of [2]finance.Amount) {
		t.Helper()
		for i, who := range []app.ID{ann.ID, bob.ID} {
			entries, err := s.CustomerEntries(ctx, report.Scope{Customer: who})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				if e.Kind == finance.DocCapacity {
					of[i] += e.Amount
				}
			}
		}
		return of
	}
	want := func(step string, closed bool) {
		t.Helper()
		row, got := capacity(), shares()
		if row.Absorbed != used || row.UnusedCost != 10001-used || row.UsedMinutes != 30 || row.Use.Closed != closed {
			t.Errorf("%s: %+v", step, row)
		}
		if closed != (got == [2]finance.Amount{annShare, bobShare}) || !closed && got != [2]finance.Amount{} {
			t.Errorf("%s: shares %v", step, got)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	want("open", false)
	must(s.ClosePeriod(ctx, month))
	want("closed", true)
	_, err := s.Undo(ctx)
	must(err)
	want("close taken back", false)
	_, err = s.Redo(ctx)
	must(err)
	want("closed again", true)
	must(s.ReopenPeriod(ctx, month))
	want("opened", false)
	_, err = s.Undo(ctx)
	must(err)
	want("opening taken back", true)
	must(s.Rebuild(ctx, nil))
	want("rebuilt", true)

	// Under version 1 nothing is used, so that all of the cost is unused.
	under, err := s.Under(ctx, 1, nil)
	must(err)
	defer under.Close()
	r, err := report.Capacity(ctx, under, report.Query{Policy: 1})
	must(err)
	if row := r.Rows[0]; row.UsedMinutes != 0 || row.UnusedCost != 10001 {
		t.Errorf("under version 1: %+v", row)
	}
	left, err := under.Unallocated(ctx, finance.Period{From: month.First(), To: month.Last()})
	must(err)
	if left.Statement[finance.Activity] != -10001 {
		t.Errorf("unallocated under version 1: %+v", left.Statement)
	}
}
