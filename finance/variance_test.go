package finance_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/finance"
)

var usd = finance.Currency{Code: "USD", Exponent: 2}

func units(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

func TestCompare(t *testing.T) {
	cost := finance.Compare(-200_00, -150_00)
	if cost.Amount != 50_00 || !cost.Favourable || cost.Percent != 25 {
		t.Errorf("%+v", cost)
	}
	if unplanned := finance.Compare(0, -1); unplanned.Defined || unplanned.Favourable {
		t.Errorf("%+v", unplanned)
	}
	if same := finance.Compare(5, 5); !same.Favourable {
		t.Error("as planned is not unfavourable")
	}
}

// Two products, 100 planned of each at 10.00 and 20.00; sold 120 at 9.00 and 90
// at 21.00. Volume: 10 more units at the planned mix, 5 × 10 + 5 × 20. Mix: 15
// of the first too many, 15 of the second too few.
func TestSplitVariance(t *testing.T) {
	splits := finance.SplitVariance([]finance.ProductPlan{
		{BudgetUnits: units(100), BudgetAmount: 1000_00, ActualUnits: units(120), ActualAmount: 1080_00},
		{BudgetUnits: units(100), BudgetAmount: 2000_00, ActualUnits: units(90), ActualAmount: 1890_00},
	}, usd)
	want := []finance.VarianceSplit{
		{Volume: 50_00, Mix: 150_00, Price: -120_00},
		{Volume: 100_00, Mix: -300_00, Price: 90_00},
	}
	for i := range want {
		if splits[i] != want[i] {
			t.Errorf("product %d: %+v, want %+v", i, splits[i], want[i])
		}
	}
}

func TestSplitVarianceOfTheUnplannedAndTheUnsold(t *testing.T) {
	splits := finance.SplitVariance([]finance.ProductPlan{
		{ActualUnits: units(10), ActualAmount: 80_00, ListPrice: units(9)},
		{BudgetUnits: units(10), BudgetAmount: 100_00},
	}, usd)
	if splits[0] != (finance.VarianceSplit{Mix: 90_00, Price: -10_00}) {
		t.Errorf("unplanned: %+v", splits[0])
	}
	if splits[1] != (finance.VarianceSplit{Mix: -100_00}) {
		t.Errorf("unsold: %+v", splits[1])
	}
}

func TestSplitVarianceSumsToTheVariance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := finance.Currency{Code: "XXX", Exponent: rapid.SampledFrom([]int32{0, 2, 3}).Draw(t, "exponent")}
		plans := make([]finance.ProductPlan, rapid.IntRange(0, 8).Draw(t, "products"))
		for i := range plans {
			p := &plans[i]
			p.BudgetUnits = decimal.New(rapid.Int64Range(0, 5000).Draw(t, "planned"), -1)
			p.ActualUnits = decimal.New(rapid.Int64Range(0, 5000).Draw(t, "sold"), -1)
			p.ListPrice = decimal.New(rapid.Int64Range(0, 99999).Draw(t, "price"), -2)
			if !p.BudgetUnits.IsZero() {
				p.BudgetAmount = finance.Amount(rapid.Int64Range(0, 1e9).Draw(t, "budget"))
			}
			if !p.ActualUnits.IsZero() {
				p.ActualAmount = finance.Amount(rapid.Int64Range(0, 1e9).Draw(t, "actual"))
			}
		}
		for i, s := range finance.SplitVariance(plans, c) {
			p := plans[i]
			if s.Volume+s.Mix+s.Price != p.ActualAmount-p.BudgetAmount {
				t.Fatalf("%+v of %+v", s, p)
			}
			if p.ActualUnits.IsZero() && s.Price != 0 {
				t.Fatalf("an unsold product has a price variance: %+v", s)
			}
		}
	})
}
