package finance_test

import (
	"math/rand"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/finance"
)

// The example in the documentation of the spreadsheet function XNPV.
func TestXNPVIsThatOfTheSpreadsheet(t *testing.T) {
	flows := []finance.Flow{
		{Day: finance.MustDate("2008-01-01"), Amount: -10000_00},
		{Day: finance.MustDate("2008-03-01"), Amount: 2750_00},
		{Day: finance.MustDate("2008-10-30"), Amount: 4250_00},
		{Day: finance.MustDate("2009-02-15"), Amount: 3250_00},
		{Day: finance.MustDate("2009-04-01"), Amount: 2750_00},
	}
	d := finance.NewDiscounter(decimal.RequireFromString("0.09"))
	got := d.XNPV(flows[0].Day, flows).Shift(-2).StringFixed(6)
	if got != "2086.647602" {
		t.Errorf("XNPV = %s, want 2086.647602", got)
	}
}

func TestXNPVWithoutDiscountIsTheSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := finance.MustDate("2020-02-29")
		var flows []finance.Flow
		var sum finance.Amount
		for _, a := range rapid.SliceOf(rapid.Int64Range(-1e12, 1e12)).Draw(t, "amounts") {
			flows = append(flows, finance.Flow{Day: start.AddDays(rapid.IntRange(0, 4000).Draw(t, "days")), Amount: finance.Amount(a)})
			sum += finance.Amount(a)
		}
		got, err := finance.RoundMinor(finance.NewDiscounter(decimal.Zero).XNPV(start, flows))
		if err != nil || got != sum {
			t.Fatalf("%d, %v, want %d", got, err, sum)
		}
	})
}

func TestXNPVDoesNotMindTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := finance.MustDate("2024-01-31")
		flows := make([]finance.Flow, rapid.IntRange(0, 20).Draw(t, "n"))
		for i := range flows {
			flows[i] = finance.Flow{Day: start.AddDays(rapid.IntRange(-10, 2000).Draw(t, "day")), Amount: finance.Amount(rapid.Int64Range(-1e9, 1e9).Draw(t, "amount"))}
		}
		d := finance.NewDiscounter(decimal.RequireFromString("0.1"))
		first := d.XNPV(start, flows)
		rand.New(rand.NewSource(int64(len(flows)))).Shuffle(len(flows), func(i, j int) { flows[i], flows[j] = flows[j], flows[i] })
		if again := d.XNPV(start, flows); !first.Equal(again) {
			t.Fatalf("%s and %s", first, again)
		}
	})
}
