package store_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/jmoiron/sqlx"
	"pgregory.net/rapid"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// monthTotals is the company's ledger of a month: its sum a account.
func monthTotals(t *rapid.T, s *store.Store, m finance.Month) string {
	db, err := sqlx.Open("sqlite", "file:"+s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var rows []struct{ Account, Total, Entries int64 }
	err = db.Select(&rows, `SELECT account, sum(amount) total, count(*) entries FROM entry
		WHERE day / 100 = ? GROUP BY account ORDER BY account`, int64(m))
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(rows)
}

// Whatever is recorded, changed, deleted or merged after a month was closed: its
// totals stay, and the file is sound, with what could not go into the month as
// adjustments in open ones. Opened again, the file is as if nothing had been
// closed.
func TestClosedMonthsNeverChange(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		w := newWorld(rt, s)
		closed := map[finance.Month]string{}
		acts := w.actions()
		acts["close"] = func(t *rapid.T) {
			m := firstMonth.Add(rapid.IntRange(0, monthCount-1).Draw(t, "closed month"))
			if _, already := closed[m]; already {
				t.Skip("closed already")
			}
			if err := s.ClosePeriod(ctx, m); err != nil {
				t.Fatal(err)
			}
			closed[m] = monthTotals(t, s, m)
		}
		acts["reopen"] = func(t *rapid.T) {
			m := firstMonth.Add(rapid.IntRange(0, monthCount-1).Draw(t, "opened month"))
			if _, is := closed[m]; !is {
				t.Skip("not closed")
			}
			if err := s.ReopenPeriod(ctx, m); err != nil {
				t.Fatal(err)
			}
			delete(closed, m)
		}
		acts[""] = func(t *rapid.T) {
			for m, before := range closed {
				if now := monthTotals(t, s, m); now != before {
					t.Fatalf("%s was %s, is %s", m, before, now)
				}
			}
		}
		rt.Repeat(acts)
		sound(rt, s)
		for m := range closed {
			if err := s.ReopenPeriod(ctx, m); err != nil {
				rt.Fatal(err)
			}
		}
		sound(rt, s)
		none(rt, s, "SELECT count(*) FROM adjustment")
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}

func none(t *rapid.T, s *store.Store, count string) {
	db, err := sqlx.Open("sqlite", "file:"+s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var n int
	if err := db.Get(&n, count); err != nil {
		t.Fatal(err)
	}
	if n != 0 {
		t.Errorf("%s gives %d", count, n)
	}
}

func TestClosingOnlyWhatIsOver(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	if err := s.ClosePeriod(ctx, finance.Month(299912)); app.KindOf(err) != app.BadInput {
		t.Errorf("a month to come was closed: %v", err)
	}
	if err := s.ReopenPeriod(ctx, 202601); app.KindOf(err) != app.Conflict {
		t.Errorf("an open month was opened: %v", err)
	}
	if err := s.ClosePeriod(ctx, 202601); err != nil {
		t.Fatal(err)
	}
	if err := s.ClosePeriod(ctx, 202601); app.KindOf(err) != app.Conflict {
		t.Errorf("a closed month was closed: %v", err)
	}
	if months, err := s.ClosedMonths(ctx); err != nil || len(months) != 1 || months[0] != 202601 {
		t.Errorf("closed months %v, %v", months, err)
	}
}

// An order of a closed month that is corrected becomes an adjustment in the
// first open month; corrected twice it is one adjustment, corrected back none.
func TestCorrectionOfAClosedMonth(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	c, p := storetest.Person("Ann"), storetest.Product("10", "4")
	storetest.Put(t, s, c, p)
	o := storetest.Order(c, "2026-01-05", p, 3)
	storetest.Put(t, s, o)
	for _, m := range []finance.Month{202601, 202602} {
		if err := s.ClosePeriod(ctx, m); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []struct {
		discount finance.Amount
		want     []finance.Amount // of the adjustments
	}{{100, []finance.Amount{-100}}, {250, []finance.Amount{-250}}, {0, nil}} {
		o.Discount = step.discount
		storetest.Put(t, s, o)
		storetest.Sound(t, s)
		var got []finance.Amount
		db := sqlx.MustOpen("sqlite", "file:"+s.Path())
		if err := db.Select(&got, "SELECT amount FROM entry WHERE doc_kind = ? AND day = 20260301 AND account = ?", finance.DocAdjustment, finance.Discount); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(got) != fmt.Sprint(step.want) {
			t.Errorf("discount %d: adjusted by %v, want %v", step.discount, got, step.want)
		}
	}
}
