package finance_test

import (
	"testing"

	"pgregory.net/rapid"

	"rapport/finance"
)

func TestWhaleCurve(t *testing.T) {
	w := finance.WhaleCurve([]finance.WhaleCustomer{{ID: 1, Profit: -300}, {ID: 2, Profit: 1000}, {ID: 3, Profit: 0}, {ID: 4, Profit: 300}})
	if w.Total != 1000 || w.Peak != 1300 || w.PeakCustomers != 2 || w.Unprofitable != 1 || w.TakenBack != 300 {
		t.Errorf("%+v", w)
	}
	if !w.Defined || w.PeakPercent != 130 || w.Points[0].Percent != 100 || w.Points[3].Percent != 100 {
		t.Errorf("percentages: %+v", w)
	}
	var order []int64
	for _, p := range w.Points {
		order = append(order, p.ID)
	}
	if order[0] != 2 || order[1] != 4 || order[2] != 3 || order[3] != 1 {
		t.Errorf("order %v", order)
	}
}

func TestWhaleCurveWithoutProfitHasNoPercentages(t *testing.T) {
	for _, customers := range [][]finance.WhaleCustomer{nil, {{ID: 1}}, {{ID: 1, Profit: 5}, {ID: 2, Profit: -5}}, {{ID: 1, Profit: -5}}} {
		w := finance.WhaleCurve(customers)
		if w.Defined || w.PeakPercent != 0 {
			t.Errorf("%v: %+v", customers, w)
		}
	}
}

func TestWhaleCurveLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var customers []finance.WhaleCustomer
		var total finance.Amount
		for i, p := range rapid.SliceOf(rapid.Int64Range(-1e9, 1e9)).Draw(t, "profits") {
			customers = append(customers, finance.WhaleCustomer{ID: int64(i), Profit: finance.Amount(p)})
			total += finance.Amount(p)
		}
		w := finance.WhaleCurve(customers)
		if w.Total != total || w.Peak-w.TakenBack != total || w.Peak < total {
			t.Fatalf("peak %d − taken back %d is not the total %d", w.Peak, w.TakenBack, total)
		}
		for i, p := range w.Points {
			if p.Cumulative > w.Peak || (i > 0 && p.Profit > w.Points[i-1].Profit) {
				t.Fatalf("point %+v of %+v", p, w)
			}
		}
	})
}

func TestDecilesTakeEverybodyOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 500).Draw(t, "n")
		bounds := finance.Deciles(n)
		if bounds[0] != 0 || bounds[10] != n {
			t.Fatalf("%v", bounds)
		}
		for d := range 10 {
			if size := bounds[d+1] - bounds[d]; size != n/10 && size != n/10+1 {
				t.Fatalf("decile %d has %d of %d", d, size, n)
			}
		}
	})
}
