package store_test

import (
	"context"
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// recurring is what the bills of all customers come to.
func recurring(t *testing.T, s *store.Store) (sum finance.Amount) {
	t.Helper()
	totals, err := s.CustomerTotals(context.Background(), finance.Period{From: 10101, To: 99991231})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range totals {
		sum += c.Statement[finance.Recurring]
	}
	return sum
}

// TestSubscriptionKeepsItsBills: a subscription is billed to the billing day as
// it is saved; one that ends, begins on another day or is deleted takes bills
// with it, and a bill that was sent keeps its amount.
func TestSubscriptionKeepsItsBills(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	ann := storetest.Person("Ann Lee")
	storetest.Put(t, s, ann)
	sub := &app.Subscription{Contact: ann.ID, Plan: "Care", Starts: finance.MustDate("2026-01-31"), Amount: 10_00, Period: app.Monthly}
	storetest.Put(t, s, sub)
	step := func(what string, want finance.Amount, do func(u app.Unit) error) {
		t.Helper()
		if _, err := s.Do(ctx, app.Action{Text: "Step"}, do); err != nil {
			t.Fatal(what, err)
		}
		if got := recurring(t, s); got != want {
			t.Errorf("%s: bills come to %d, want %d", what, got, want)
		}
	}
	put := func(u app.Unit) error { return u.Put(ctx, sub) }
	if got := recurring(t, s); got != 0 {
		t.Errorf("without a billing day, bills come to %d", got)
	}
	step("billed to 30 April", 40_00, func(u app.Unit) error { return u.BillUpTo(ctx, finance.MustDate("2026-04-30")) })
	step("billed to an earlier day", 40_00, func(u app.Unit) error { return u.BillUpTo(ctx, finance.MustDate("2026-03-01")) })
	sub.Amount = 12_00
	step("dearer from now on", 40_00, put)
	step("billed to the end of May", 52_00, func(u app.Unit) error { return u.BillUpTo(ctx, finance.MustDate("2026-05-31")) })
	sub.Ends = finance.MustDate("2026-03-31")
	step("ended on a renewal day", 20_00, put)
	if _, err := s.Undo(ctx); err != nil || recurring(t, s) != 52_00 {
		t.Errorf("after undo bills come to %d (%v)", recurring(t, s), err)
	}
	sub.Ends, sub.Period, sub.Starts = 0, app.Quarterly, finance.MustDate("2026-01-15")
	step("another day and period", 24_00, put)
	step("deleted", 0, func(u app.Unit) error { return u.Delete(ctx, sub) })
	storetest.Sound(t, s)
	if _, err := s.Undo(ctx); err != nil || recurring(t, s) != 24_00 {
		t.Errorf("after undo of the deletion bills come to %d (%v)", recurring(t, s), err)
	}
	company, err := s.Company(ctx)
	if err != nil {
		t.Fatal(err)
	}
	company.BillingDay = finance.MustDate("2026-07-20")
	if err := s.SetCompany(ctx, company); err != nil || recurring(t, s) != 36_00 {
		t.Errorf("with a later billing day in the settings bills come to %d (%v)", recurring(t, s), err)
	}
	storetest.Sound(t, s)
}
