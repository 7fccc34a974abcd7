package finance

import (
	"math"
	"testing"
)

// TestCrossSellByHand: five customers. A (0): 1, 2, 3 and 5 have it. B (1):
// 1 after 10 days, 2 after 20, 3 on the same day, 4 before anything. C (2): 4
// only, 30 days after B. Of A → B: two customers of five, two of the four with
// A, share of B four fifths, median of 10 and 20; A without B: customer 5.
func TestCrossSellByHand(t *testing.T) {
	day := MustDate("2026-01-01")
	rules := CrossSell([][]FirstPurchase{
		{{1, day.AddDays(10)}, {0, day}},
		{{0, day}, {1, day.AddDays(20)}},
		{{0, day}, {1, day}},
		{{1, day}, {2, day.AddDays(30)}},
		{{0, day}},
	}, 0.2)
	want := []Follows{
		{Product: 0, Next: 1, Customers: 2, Support: 0.4, Confidence: 0.5, Lift: 0.625, MedianDays: 15, Lacking: 1},
		{Product: 1, Next: 2, Customers: 1, Support: 0.2, Confidence: 0.25, Lift: 1.25, MedianDays: 30, Lacking: 3},
	}
	if len(rules) != len(want) {
		t.Fatalf("rules %+v", rules)
	}
	for i, w := range want {
		got := rules[i]
		lift := math.Abs(got.Lift-w.Lift) < 1e-12
		got.Lift = w.Lift
		if got != w || !lift {
			t.Errorf("rule %d is %+v, want %+v", i, rules[i], w)
		}
	}
	if few := CrossSell([][]FirstPurchase{{{0, day}, {1, day.AddDays(1)}}, {{0, day}}, {{0, day}}}, 0.5); len(few) != 0 {
		t.Errorf("a third is not half: %+v", few)
	}
	if none := CrossSell(nil, 0.01); none != nil {
		t.Errorf("nobody bought, and %+v", none)
	}
}
