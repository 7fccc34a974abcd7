package store_test

import (
	"context"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// The totals kept in memory are those of the file after everything that can
// happen to it, and after it was closed and opened again.
func TestLedgerInMemoryIsTheFile(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		w := newWorld(rt, s)
		ledger, media := report.NewLedger(s), report.NewMediaLedger(s)
		actions := w.actions()
		actions["rename"] = func(rt *rapid.T) {
			w.t = rt
			c := *pick(w, "contact", w.contacts)
			c.Name = rapid.StringMatching("[A-Z][a-z]{1,5}").Draw(rt, "name")
			w.must(&c)
		}
		// What was undone is done again, since the world goes on as if it were.
		actions["undo and redo"] = func(rt *rapid.T) {
			if _, err := s.Undo(context.Background()); err != nil {
				return // refused: a later action needs it
			}
			heldIsFile(rt, ledger, s)
			mediaIsFile(rt, media, s)
			if _, err := s.Redo(context.Background()); err != nil {
				rt.Fatal(err)
			}
		}
		actions["rebuild"] = func(rt *rapid.T) {
			if err := s.Rebuild(context.Background(), nil); err != nil {
				rt.Fatal(err)
			}
		}
		actions["reopen"] = func(rt *rapid.T) {
			s = reopen(rt, s)
			w.s, ledger, media = s, report.NewLedger(s), report.NewMediaLedger(s)
		}
		actions["acquired"] = func(rt *rapid.T) {
			w.t = rt
			c := pick(w, "contact", w.contacts)
			c.Source = app.ID(rapid.IntRange(0, 4).Draw(rt, "source"))
			w.must(c)
		}
		actions["campaign order"] = func(rt *rapid.T) {
			w.t = rt
			if len(w.orders) == 0 {
				rt.Skip("no order")
			}
			o := pick(w, "order", w.orders)
			o.Campaign = pick(w, "campaign", w.shops).ID
			w.must(o)
		}
		actions[""] = func(rt *rapid.T) {
			heldIsFile(rt, ledger, s)
			mediaIsFile(rt, media, s)
		}
		rt.Repeat(actions)
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}

func reopen(t *rapid.T, s *store.Store) *store.Store {
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := store.Open(context.Background(), s.Path(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return again
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// heldIsFile compares sums and names in memory with those of the file.
func heldIsFile(t fataler, ledger *report.Ledger, s *store.Store) {
	t.Helper()
	ctx := context.Background()
	for _, p := range []finance.Period{{}, {From: 20260101, To: 20260131}, {From: 20260201, To: 20260430}, {From: 20260110, To: 20260319}, {From: 20260205, To: 20260211}, {From: 20260212}} {
		file, err := s.CustomerTotals(ctx, p)
		if err != nil {
			t.Fatalf("%v", err)
		}
		memory, err := ledger.CustomerTotals(ctx, p)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if !slices.Equal(file, memory) {
			t.Fatalf("%v:\nin the file   %+v\nin memory %+v", p, file, memory)
		}
	}
	file, err := s.CustomerNames(ctx, nil)
	if err != nil {
		t.Fatalf("%v", err)
	}
	memory, err := ledger.CustomerNames(ctx, nil)
	if err != nil || !maps.Equal(file, memory) {
		t.Fatalf("%v, %v in memory, %v in the file", err, memory, file)
	}
}

// A chain of merges, made and taken apart in any order, moves orders and totals
// from one customer to another.
func TestLedgerInMemoryFollowsMerges(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	product := storetest.Product("10", "4")
	storetest.Put(t, s, product)
	var people []*app.Contact
	for _, name := range []string{"Ann", "Ben", "Cleo", "Dora"} {
		c := storetest.Person(name)
		storetest.Put(t, s, c)
		storetest.Put(t, s, storetest.Order(c, "2026-01-10", product, int64(len(people)+1)))
		people = append(people, c)
	}
	ledger := report.NewLedger(s)
	heldIsFile(t, ledger, s)
	for _, step := range [][2]int{{0, 1}, {1, 2}, {2, 3}, {1, -1}, {0, -1}, {1, 0}, {2, -1}} {
		c, err := s.Contact(ctx, people[step[0]].ID)
		if err != nil {
			t.Fatal(err)
		}
		c.MergedInto = 0
		if step[1] >= 0 {
			c.MergedInto = people[step[1]].ID
		}
		storetest.Put(t, s, c)
		heldIsFile(t, ledger, s)
	}
	for range 4 {
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		heldIsFile(t, ledger, s)
	}
}
