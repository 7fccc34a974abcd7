package finance_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"rapport/finance"
)

func TestROI(t *testing.T) {
	if roi, ok := finance.ROI(150_00, 100_00); !ok || roi != 0.5 {
		t.Errorf("%v %v", roi, ok)
	}
	if _, ok := finance.ROI(150_00, 0); ok {
		t.Error("a return on nothing spent")
	}
}

func TestBreakEvenResponse(t *testing.T) {
	// 1,000 letters at 850.00; an order leaves 34.00: 25 orders pay for it.
	if rate, ok := finance.BreakEvenResponse(850_00, 340_00, 10, 1000); !ok || math.Abs(rate-0.025) > 1e-12 {
		t.Errorf("%v %v", rate, ok)
	}
	if _, ok := finance.BreakEvenResponse(850_00, 0, 10, 1000); ok {
		t.Error("orders that bring nothing never pay")
	}
	if _, ok := finance.BreakEvenResponse(850_00, 340_00, 10, 0); ok {
		t.Error("nobody was reached")
	}
}

func TestPayback(t *testing.T) {
	flows := []finance.MonthFlow{{Month: 202601, Cost: 100}, {Month: 202602, Cost: 20, Margin: 110}, {Month: 202603, Margin: 10}, {Month: 202604, Margin: 5}}
	if m := finance.Payback(flows); m != 202603 {
		t.Errorf("paid back in %s", m)
	}
	if m := finance.Payback(append(flows, finance.MonthFlow{Month: 202605, Margin: -20})); m != 0 {
		t.Errorf("returns ate the margin, yet it is paid back in %s", m)
	}
	if m := finance.Payback(flows[:2]); m != 0 {
		t.Errorf("paid back in %s", m)
	}
	if m := finance.Payback([]finance.MonthFlow{{Month: 202601, Margin: 60}}); m != 0 {
		t.Errorf("nothing spent, paid back in %s", m)
	}
}

func TestAttributionSumsToTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule := rapid.SampledFrom([]finance.Attribution{finance.FirstTouch, finance.LastTouch, finance.LinearTouch}).Draw(t, "rule")
		total := finance.Amount(rapid.Int64Range(-1e9, 1e9).Draw(t, "total"))
		n := rapid.IntRange(1, 30).Draw(t, "touches")
		if got := finance.Sum(rule.Attribute(total, n)...); got != total {
			t.Fatalf("%d of %d", got, total)
		}
	})
}

func TestAttributionByRule(t *testing.T) {
	for rule, want := range map[finance.Attribution][]finance.Amount{
		finance.FirstTouch: {100, 0, 0}, finance.LastTouch: {0, 0, 100}, finance.LinearTouch: {34, 33, 33},
	} {
		got := rule.Attribute(100, 3)
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %v, want %v", rule, got, want)
				break
			}
		}
	}
}
