package store_test

import (
	"context"
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// Whatever is wrong with a pool's figures or an offer is said at its field, and
// nothing of it is saved.
func TestPoolsAndOffersRefuse(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	desk, p := &app.Pool{Name: "Order desk"}, storetest.Product("100", "60")
	storetest.Put(t, s, desk, p)
	month := func(change func(*app.PoolMonth)) *app.PoolMonth {
		m := &app.PoolMonth{Pool: desk.ID, Month: "2026-01", Cost: 100, Capacity: decimal.NewFromInt(10)}
		change(m)
		return m
	}
	offer := func(change func(*app.RebateOffer)) *app.RebateOffer {
		o := &app.RebateOffer{Name: "May", Product: p.ID, Amount: 500, Starts: finance.MustDate("2026-05-01"), ExpectedRedemption: decimal.New(5, -1)}
		change(o)
		return o
	}
	storetest.Put(t, s, month(func(*app.PoolMonth) {}))
	storetest.Put(t, s, offer(func(o *app.RebateOffer) { o.Name = "Spring"; o.Ends = finance.MustDate("2026-05-31") }))
	for field, r := range map[string]app.Record{
		"pool":                &app.Pool{Name: " "},
		"month":               month(func(m *app.PoolMonth) { m.Month = "2026-13" }),
		"capacity_minutes":    month(func(m *app.PoolMonth) { m.Capacity = decimal.Zero }),
		"cost":                month(func(m *app.PoolMonth) { m.Cost = -1 }),
		"product":             offer(func(o *app.RebateOffer) { o.Product = 0 }),
		"amount":              offer(func(o *app.RebateOffer) { o.Amount = 0 }),
		"ends":                offer(func(o *app.RebateOffer) { o.Ends = finance.MustDate("2026-04-30") }),
		"expected_redemption": offer(func(o *app.RebateOffer) { o.ExpectedRedemption = decimal.New(11, -1) }),
		"starts":              offer(func(*app.RebateOffer) {}), // another runs in May
	} {
		_, err := storetest.TryPut(s, r)
		var problem *app.Error
		if !errors.As(err, &problem) || problem.Field != field || problem.Kind != app.BadInput {
			t.Errorf("%s: %#v", field, err)
		}
	}
	for _, r := range []app.Record{month(func(*app.PoolMonth) {}), &app.Pool{Name: "ORDER DESK"}} {
		if _, err := storetest.TryPut(s, r); app.KindOf(err) != app.Conflict {
			t.Errorf("a second %T: %v", r, err)
		}
	}
	pools, err := s.Pools(ctx)
	if err != nil || len(pools) != 1 {
		t.Errorf("pools %v %v", pools, err)
	}
	months, err := s.PoolMonths(ctx, 0)
	if err != nil || len(months) != 1 {
		t.Errorf("months %v %v", months, err)
	}
	offers, err := s.RebateOffers(ctx)
	if err != nil || len(offers) != 1 || offers[0].Name != "Spring" {
		t.Errorf("offers %v %v", offers, err)
	}
}

// A month without figures takes the rate of the latest one before it and is
// listed; a rate that comes later goes to the documents of its months alone.
func TestRatesAreCarriedOn(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	desk, p := &app.Pool{Name: "Order desk"}, storetest.Product("100", "60")
	storetest.Put(t, s, desk, p)
	adopt(t, s, func(d *app.Definitions) {
		d.Activities[0] = app.ActivityRate{Code: "order.web", Pool: "Order desk", Minutes: decimal.NewFromInt(5)}
	})
	var orders []*app.Order
	for _, day := range []string{"2026-01-15", "2026-02-15", "2026-03-15", "2026-04-15"} {
		o := storetest.Order(nil, day, p, 1)
		storetest.Put(t, s, o)
		orders = append(orders, o)
	}
	costs := func() (of [4]finance.Amount) {
		t.Helper()
		storetest.Sound(t, s)
		entries, err := s.LedgerEntries(ctx, report.EntryFilter{Accounts: []finance.Account{finance.Activity}}, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			for i, o := range orders {
				if e.Document == int64(o.ID) {
					of[i] += e.Amount
				}
			}
		}
		return of
	}
	figures := func(month string, cost finance.Amount) {
		storetest.Put(t, s, &app.PoolMonth{Pool: desk.ID, Month: month, Cost: cost, Capacity: decimal.NewFromInt(100)})
	}
	missing := func() map[string]int {
		r, err := report.Incomplete(ctx, s, report.Query{})
		if err != nil {
			t.Fatal(err)
		}
		count := map[string]int{}
		for _, row := range r.Rows {
			count[row.Kind] = row.Count
		}
		return count
	}
	want := func(step string, amounts [4]finance.Amount, unrated, carried int) {
		t.Helper()
		if got := costs(); got != amounts {
			t.Errorf("%s: orders cost %v, want %v", step, got, amounts)
		}
		if got := missing(); got[report.NoPoolRate] != unrated || got[report.NoPoolMonth] != carried {
			t.Errorf("%s: incomplete %v, want %d without a rate and %d carried", step, got, unrated, carried)
		}
	}
	want("no figures", [4]finance.Amount{}, 4, 0)
	figures("2026-02", 10000)
	want("February", [4]finance.Amount{0, -500, -500, -500}, 1, 2)
	figures("2026-04", 20000)
	want("April", [4]finance.Amount{0, -500, -500, -1000}, 1, 1)
	figures("2026-01", 2000)
	want("January", [4]finance.Amount{-100, -500, -500, -1000}, 0, 1)
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	want("January taken back", [4]finance.Amount{0, -500, -500, -1000}, 1, 1)
}

// Media without targets goes to those whom its source brought within the window,
// the odd cent to the first; an earlier order takes one of them out again.
func TestMediaSpreadOverNewCustomers(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	const television = app.ID(5)
	p := storetest.Product("100", "60")
	ann, bob, cid := storetest.Person("Ann"), storetest.Person("Bob"), storetest.Person("Cid")
	ann.Source, bob.Source, cid.Source = television, television, 1
	storetest.Put(t, s, p, ann, bob, cid)
	cost := &app.MediaCost{Source: television, Day: finance.MustDate("2026-03-01"), Amount: 1001}
	storetest.Put(t, s, cost)
	adopt(t, s, func(d *app.Definitions) { d.Broadcast = app.SpreadOverNew })
	want := func(step string, unallocated, ofAnn, ofBob finance.Amount) {
		t.Helper()
		storetest.Sound(t, s)
		entries, err := s.LedgerEntries(ctx, report.EntryFilter{Accounts: []finance.Account{finance.Media}}, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		got := map[int64]finance.Amount{}
		for _, e := range entries {
			got[e.Customer] += e.Amount
		}
		if got[0] != unallocated || got[int64(ann.ID)] != ofAnn || got[int64(bob.ID)] != ofBob || got[int64(cid.ID)] != 0 {
			t.Errorf("%s: %v", step, got)
		}
	}
	want("nobody came", -1001, 0, 0)
	storetest.Put(t, s, storetest.Order(cid, "2026-03-02", p, 1), storetest.Order(ann, "2026-03-31", p, 1))
	want("Ann came", 0, -1001, 0)
	storetest.Put(t, s, storetest.Order(bob, "2026-03-03", p, 1))
	want("Bob came", 0, -501, -500)
	early := storetest.Order(ann, "2026-02-28", p, 1)
	storetest.Put(t, s, early)
	want("Ann had come before", 0, 0, -1001)
	bob.Source = 1
	storetest.Put(t, s, bob)
	want("Bob came otherwise", -1001, 0, 0)
	for range 2 {
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	want("both taken back", 0, -501, -500)
}

// adopt adopts the definitions of every company, changed, from 2026 on.
func adopt(t *testing.T, s *store.Store, change func(*app.Definitions)) {
	t.Helper()
	d := app.DefaultDefinitions()
	d.Effective = finance.MustDate("2026-01-01")
	change(&d)
	if _, err := s.Adopt(context.Background(), d, nil); err != nil {
		t.Fatal(err)
	}
}
