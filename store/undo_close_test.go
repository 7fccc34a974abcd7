package store_test

import (
	"context"
	"testing"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store/storetest"
)

// An order that came too late for a closed month can be taken back and done
// again: its adjustments go and come back with it.
func TestRedoOfWhatWasAdjusted(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	c, p := storetest.Person("Ann"), storetest.Product("10", "4")
	storetest.Put(t, s, c, p)
	storetest.Put(t, s, storetest.Order(c, "2026-01-05", p, 1))
	if err := s.ClosePeriod(ctx, finance.MustDate("2026-01-01").Month()); err != nil {
		t.Fatal(err)
	}
	storetest.Put(t, s, storetest.Order(c, "2026-01-20", p, 2))
	want := storetest.Sound(t, s).Entries
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Redo(ctx); err != nil {
		t.Fatalf("a late order cannot be done again: %v", err)
	}
	if got := storetest.Sound(t, s).Entries; got != want {
		t.Errorf("%d entries after doing again, before %d", got, want)
	}
}

// Opening a month lets in what came late. Taking the opening back would leave a
// closed month that is not what was frozen, and is refused.
func TestUndoOfOpeningAMonth(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	c, p := storetest.Person("Ann"), storetest.Product("10", "4")
	january := finance.MustDate("2026-01-01").Month()
	storetest.Put(t, s, c, p)
	storetest.Put(t, s, storetest.Order(c, "2026-01-05", p, 1))
	for _, late := range []bool{false, true} {
		if err := s.ClosePeriod(ctx, january); err != nil {
			t.Fatal(err)
		}
		if late {
			storetest.Put(t, s, storetest.Order(c, "2026-01-20", p, 2))
		}
		if err := s.ReopenPeriod(ctx, january); err != nil {
			t.Fatal(err)
		}
		_, err := s.Undo(ctx)
		if late && app.KindOf(err) != app.Closed {
			t.Errorf("a month that has changed was closed as it was: %v", err)
		}
		if !late && err != nil {
			t.Errorf("a month that has not changed: %v", err)
		}
		storetest.Sound(t, s)
		if months, err := s.ClosedMonths(ctx); err != nil || (len(months) == 0) != late {
			t.Errorf("closed are %v (%v)", months, err)
		}
		if !late {
			if err := s.ReopenPeriod(ctx, january); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// An adjustment tells what it adjusts.
func TestAdjustmentsGoByTheDocument(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	c, p := storetest.Person("Ann"), storetest.Product("10", "4")
	storetest.Put(t, s, c, p)
	if err := s.ClosePeriod(ctx, finance.MustDate("2026-01-01").Month()); err != nil {
		t.Fatal(err)
	}
	late := storetest.Order(c, "2026-01-20", p, 2)
	storetest.Put(t, s, late)
	documents, err := s.CustomerDocuments(ctx, report.Scope{Customer: c.ID})
	if err != nil {
		t.Fatal(err)
	}
	adjustments := 0
	for _, d := range documents {
		if d.Kind == finance.DocAdjustment {
			adjustments++
			if d.Number != late.Number {
				t.Errorf("an adjustment of order %s is called %q", late.Number, d.Number)
			}
		}
	}
	if adjustments == 0 {
		t.Errorf("no adjustments among %+v", documents)
	}
}
