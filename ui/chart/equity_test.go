package chart

import (
	"testing"

	"rapport/finance"
)

func bridgeOf(amounts ...finance.Amount) Equity {
	e := Equity{Meta: testMeta}
	for i, a := range amounts {
		e.Steps = append(e.Steps, Step{Key: int64(i), Name: "step", Amount: a, Level: i == 0 || i == len(amounts)-1})
	}
	return e
}

// TestEquityLeadsFromTheOpeningToTheClose: each movement begins where the one
// before ended, and the last ends at the level of the close.
func TestEquityLeadsFromTheOpeningToTheClose(t *testing.T) {
	e := bridgeOf(10000, 4000, -6000, 500, 8500)
	reaches, err := reaches(e.Steps)
	if err != nil {
		t.Fatal(err)
	}
	want := []reach{{0, 10000}, {10000, 14000}, {14000, 8000}, {8000, 8500}, {0, 8500}}
	for i, w := range want {
		if reaches[i] != w {
			t.Errorf("step %d goes %v, want %v", i, reaches[i], w)
		}
	}
	c := laid(t, e, page)
	says(t, c, "Customer equity", "100.00", "+40.00", "−60.00", "+5.00", "85.00")
	if len(c.regions) != 5 || c.regions[2].Text != "step: −60.00" {
		t.Errorf("regions %+v", c.regions)
	}
}

func TestEquityWithoutStepsSaysWhy(t *testing.T) {
	says(t, laid(t, Equity{Meta: testMeta}, page), "Not enough data to value the customers")
	says(t, laid(t, Equity{Meta: testMeta, Reason: "Nobody bought"}, page), "Nobody bought")
}
