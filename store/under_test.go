package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// Under a version everything is posted under it, whatever the dates and the
// closed months, and the original is left alone.
func TestUnderAnOlderVersion(t *testing.T) {
	ctx := context.Background()
	t.Setenv("TMPDIR", t.TempDir())
	s := storetest.Sample(t)
	before := everyTotal(t, s)
	if err := s.ClosePeriod(ctx, 202602); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Adopt(ctx, draft("2025-11-01", dearer), nil); err != nil {
		t.Fatal(err)
	}
	after := everyTotal(t, s)
	first, err := s.Under(ctx, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	compareTotals(t, "under version 1", everyTotal(t, first), before)
	if n := number(t, first, "SELECT (SELECT count(*) FROM period_close) + (SELECT count(*) FROM adjustment) + (SELECT count(*) FROM entry WHERE policy <> 1)"); n != 0 {
		t.Errorf("%d rows are left of closed months and other versions", n)
	}
	if info, err := os.Stat(first.Path()); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the temporary file: %v %v", info.Mode(), err)
	}
	if _, err := storetest.TryPut(first, storetest.Person("Nobody")); err == nil {
		t.Error("the comparison was written to")
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	compareTotals(t, "the original", everyTotal(t, s), after)
	storetest.Sound(t, s)

	// Under version 2 also what came before its day is dearer.
	second, err := s.Under(ctx, 2, nil)
	if err != nil {
		t.Fatal(err)
	}
	if p := companyProfit(t, second); p >= companyProfit(t, s) {
		t.Errorf("under version 2 %d, in force from November %d", p, companyProfit(t, s))
	}
	if p := profitOf(t, second, "Michelle Alvarez"); p != -1330+michelleMoves {
		t.Errorf("under version 2 Michelle brings %d", p)
	}
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Under(ctx, 3, nil); err == nil {
		t.Error("there is no version 3")
	}
	noneLeft(t)
}

// A copy is needed as soon as another version, a closed month or an adjustment
// has a part in the figures.
func TestOnlyUnder(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	only := func(version int, want bool) {
		t.Helper()
		if got, err := s.OnlyUnder(ctx, version); err != nil || got != want {
			t.Errorf("only under version %d: %v %v", version, got, err)
		}
	}
	only(1, true)
	only(2, false)
	if err := s.ClosePeriod(ctx, 202601); err != nil {
		t.Fatal(err)
	}
	only(1, false)
	if err := s.ReopenPeriod(ctx, 202601); err != nil {
		t.Fatal(err)
	}
	only(1, true)
	if _, err := s.Adopt(ctx, draft("2026-03-01", dearer), nil); err != nil {
		t.Fatal(err)
	}
	only(1, false)
	only(2, false)
}

// Cancelled, no copy is left behind.
func TestCancelledComparisonLeavesNoFile(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s := storetest.Sample(t)
	for _, at := range []int{0, 2} {
		ctx, cancel := context.WithCancel(context.Background())
		if at == 0 {
			cancel()
		}
		steps := 0
		_, err := s.Under(ctx, 1, func(int, int) {
			if steps++; steps == at {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled after %d steps: %v", at, err)
		}
		noneLeft(t)
	}
}

func noneLeft(t *testing.T) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func everyTotal(t *testing.T, s *store.Store) map[int64]finance.Amount {
	t.Helper()
	totals, err := s.CustomerTotals(context.Background(), finance.Period{})
	if err != nil {
		t.Fatal(err)
	}
	all := map[int64]finance.Amount{}
	for _, c := range totals {
		all[int64(c.Customer)] = c.Statement.Profit()
	}
	return all
}

func compareTotals(t *testing.T, what string, got, want map[int64]finance.Amount) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d customers, want %d", what, len(got), len(want))
	}
	for id, amount := range want {
		if got[id] != amount {
			t.Errorf("%s: customer %d brings %d, want %d", what, id, got[id], amount)
		}
	}
}
