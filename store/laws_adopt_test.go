package store_test

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/app"
	"rapport/finance"
)

// drawn are definitions under which anything may be otherwise, from some day on.
func (w *world) drawn() app.Definitions {
	d := app.DefaultDefinitions()
	d.Effective, d.Author = w.day("effective"), "Dana"
	d.Revenue = pick(w, "revenue", []app.RevenueRule{app.RevenueAtOrder, app.RevenueAtShipment, app.RevenueAtPayment})
	d.Rebate = pick(w, "rebate", []app.RebateRule{app.RebateAtClaim, app.RebateAtPayment, app.RebateAtSale})
	d.Broadcast = pick(w, "broadcast", []app.AllocationRule{app.LeaveUnallocated, app.SpreadOverNew})
	for i := range d.Activities {
		if w.maybe("another rate") {
			d.Activities[i].Fixed = decimal.New(int64(rapid.IntRange(0, 9999).Draw(w.t, "rate")), -3)
		}
	}
	return d
}

// adopt adopts drawn definitions, and meanwhile does what is given. It reports
// false for a second version on one day, which is refused.
func (w *world) adopt(t *rapid.T, meanwhile func()) bool {
	w.t = t
	ctx := context.Background()
	d := w.drawn()
	foretold, err := w.s.WhatChanges(ctx, d, nil)
	if app.KindOf(err) == app.BadInput {
		return false
	}
	if err != nil {
		t.Fatal(err)
	}
	asked := false
	done, err := w.s.Adopt(ctx, d, func(int, int) {
		if meanwhile != nil && !asked {
			asked = true
			meanwhile()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if !asked && fmt.Sprint(*done) != fmt.Sprint(*foretold) {
		t.Fatalf("changes %+v, foretold %+v", *done, *foretold)
	}
	_, _, profit, err := w.s.Balances(ctx, finance.Period{})
	if err != nil || profit != done.After {
		t.Fatalf("told %d, earns %d: %v", done.After, profit, err)
	}
	sound(t, w.s)
	return true
}

func (w *world) openOrClose(t *rapid.T) {
	w.t = t
	ctx := context.Background()
	month := firstMonth.Add(rapid.IntRange(0, monthCount-1).Draw(t, "month"))
	err := w.s.ClosePeriod(ctx, month)
	if app.KindOf(err) == app.Conflict {
		err = w.s.ReopenPeriod(ctx, month)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func sortedNames(acts map[string]func(*rapid.T)) []string {
	names := make([]string, 0, len(acts))
	for name := range acts {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Adopting leaves the books as posting everything under the new register gives
// them, whatever happened before and is recorded meanwhile, with months closed
// or open; and it changes what was foretold.
func TestAdoptingIsTheRebuild(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		w := newWorld(rt, s)
		others := w.actions()
		others["close"] = w.openOrClose
		names := sortedNames(others)
		acts := w.actions()
		acts["close"] = w.openOrClose
		acts["adopt"] = func(t *rapid.T) { w.adopt(t, nil) }
		acts["adopt while others record"] = func(t *rapid.T) {
			w.adopt(t, func() { w.try(others[pick(w, "meanwhile", names)]) })
		}
		for range rapid.IntRange(1, 15).Draw(rt, "before") {
			w.try(others[pick(w, "first", names)])
		}
		rt.Repeat(acts)
		sound(rt, s)
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}

// Taking a version back gives the file before, bringing it back the file after.
func TestAdoptingAndUndo(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		w := newWorld(rt, s)
		acts := w.actions()
		names := sortedNames(acts)
		for range rapid.IntRange(1, 20).Draw(rt, "before") {
			w.try(acts[pick(w, "first", names)])
		}
		states := []string{dump(rt, s)}
		for range 2 {
			if w.adopt(rt, nil) {
				states = append(states, dump(rt, s))
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			if _, err := s.Undo(ctx); err != nil {
				rt.Fatal(err)
			}
			same(rt, "undo", dump(rt, s), states[i])
		}
		sound(rt, s)
		for i := 1; i < len(states); i++ {
			if _, err := s.Redo(ctx); err != nil {
				rt.Fatal(err)
			}
			same(rt, "redo", dump(rt, s), states[i])
		}
		sound(rt, s)
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}

// It does not matter whether what is recorded comes before a version is adopted
// or after.
func TestAdoptingFirstOrLast(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		w := newWorld(rt, s)
		w.t = rt
		d := w.drawn()
		if _, err := s.Adopt(ctx, d, nil); err != nil {
			rt.Fatal(err)
		}
		acts := w.actions()
		names := sortedNames(acts)
		for range rapid.IntRange(1, 20).Draw(rt, "steps") {
			w.try(acts[pick(w, "action", names)])
		}
		first := entriesOf(rt, w)
		done, err := s.History(ctx, 1000)
		if err != nil {
			rt.Fatal(err)
		}
		for _, a := range done {
			if a.Sentence == "Adopt version %d of the definitions" {
				if _, err := s.UndoAction(ctx, a.ID); err != nil {
					rt.Fatal(err)
				}
			}
		}
		sound(rt, s)
		if _, err := s.Adopt(ctx, d, nil); err != nil {
			rt.Fatal(err)
		}
		same(rt, "adopted last", entriesOf(rt, w), first)
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}

// entriesOf writes out every entry but its running number.
func entriesOf(t *rapid.T, w *world) string {
	_, after, _ := strings.Cut(dump(t, w.s), "\nentry\n")
	entries, _, found := strings.Cut(after, "\nexternal_id\n")
	if !found {
		t.Fatal("no entries in the dump")
	}
	return entries
}
