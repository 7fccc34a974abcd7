package finance_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/finance"
)

func TestSplitSumsToTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := finance.Amount(rapid.Int64Range(-1e12, 1e12).Draw(t, "total"))
		var weights []decimal.Decimal
		for _, w := range rapid.SliceOfN(rapid.Int64Range(-1e6, 1e6), 1, 40).Draw(t, "weights") {
			weights = append(weights, decimal.New(w, -3))
		}
		parts := finance.Split(total, weights)
		if len(parts) != len(weights) || finance.Sum(parts...) != total {
			t.Fatalf("%v of %d", parts, total)
		}
		for i, p := range parts {
			if (total >= 0 && p < 0) || (total <= 0 && p > 0) {
				t.Fatalf("part %d has another sign: %v of %d", i, parts, total)
			}
		}
	})
}

func TestSplitEquallySumsToTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := finance.Amount(rapid.Int64Range(-1e12, 1e12).Draw(t, "total"))
		n := rapid.IntRange(1, 500).Draw(t, "n")
		parts := finance.SplitEqually(total, n)
		if finance.Sum(parts...) != total || (parts[0]-parts[n-1]).Abs() > 1 {
			t.Fatalf("%v of %d", parts, total)
		}
	})
}

func TestSplitGivesTheRestToTheLargestRemainders(t *testing.T) {
	// 100 over 1 : 1 : 1 leaves one; over 3 : 2 : 2 the exact parts are 42.9, 28.6, 28.6.
	thirds := finance.Split(100, []decimal.Decimal{decimal.NewFromInt(1), decimal.NewFromInt(1), decimal.NewFromInt(1)})
	if thirds[0] != 34 || thirds[1] != 33 || thirds[2] != 33 {
		t.Errorf("%v", thirds)
	}
	parts := finance.Split(-100, []decimal.Decimal{decimal.NewFromInt(3), decimal.NewFromInt(2), decimal.NewFromInt(2)})
	if parts[0] != -43 || parts[1] != -29 || parts[2] != -28 {
		t.Errorf("%v", parts)
	}
}

func TestSplitWithoutWeight(t *testing.T) {
	if parts := finance.Split(5, []decimal.Decimal{decimal.Zero, decimal.Zero}); parts[0] != 3 || parts[1] != 2 {
		t.Errorf("%v", parts)
	}
	if parts := finance.Split(5, nil); parts != nil {
		t.Errorf("%v", parts)
	}
}
