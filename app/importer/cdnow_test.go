package importer_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"rapport/app/importer"
	"rapport/app/report"
	"rapport/finance"
)

// TestPurchasesOfATableBecomeHistories imports purchases as the CDNOW sample
// lists them — customer, date, units, dollars; some twice a day, some at price 0,
// some after the calibration — and compares frequency, recency and age with
// those worked out from the table alone.
func TestPurchasesOfATableBecomeHistories(t *testing.T) {
	s := books(t)
	random := rand.New(rand.NewPCG(9, 10))
	end := finance.MustDate("1997-09-30")
	type history struct {
		first, last finance.Date
		repeat      int
		later       int
	}
	known := map[string]*history{}
	var text strings.Builder
	text.WriteString("number,customer,date,units,dollars\n")
	number := 0
	sold := func(customer string, day finance.Date, dollars string) {
		number++
		fmt.Fprintf(&text, "%d,%s,%s,%d,%s\n", number, customer, strings.ReplaceAll(day.String(), "-", ""), 1+random.IntN(3), dollars)
	}
	for i := range 300 {
		customer := fmt.Sprintf("%05d", i+4)
		day := finance.MustDate("1997-01-01").AddDays(random.IntN(84))
		h := &history{first: day, last: day}
		known[customer] = h
		sold(customer, day, "20.00")
		if random.IntN(4) == 0 {
			sold(customer, day, "5.50") // twice on one day: once
		}
		for random.IntN(3) > 0 {
			day = day.AddDays(1 + random.IntN(80))
			sold(customer, day, []string{"0.00", "11.77", "29.33"}[random.IntN(3)])
			if day > end {
				h.later++
				continue
			}
			h.repeat++
			h.last = day
			if random.IntN(5) == 0 {
				sold(customer, day, "0.00")
			}
		}
	}
	summary, said, err := run(t, s, importer.Plan{
		Kind: "orders", File: file(t, "purchases.csv", text.String()),
		Columns: map[string]string{"order_number": "number", "unit_price": "dollars"},
		Values:  map[string]string{"sku": "CD", "quantity": "1"},
	})
	if err != nil || summary.Rejected > 0 {
		t.Fatal(err, summary, said.refused)
	}
	r, err := report.LTV(context.Background(), s, report.LTVQuery{CalibrateUntil: end, TimeUnit: "week", Margin: "revenue"})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Rows) != len(known) || r.Customers != len(known) {
		t.Fatalf("%d customers, want %d", len(r.Rows), len(known))
	}
	later := 0
	for _, row := range r.Rows {
		h := known[row.Name]
		later += h.later
		recency, age := float64(h.last.DaysSince(h.first))/7, float64(end.DaysSince(h.first))/7
		if row.Frequency != h.repeat || math.Abs(row.Recency-recency) > 1e-12 || math.Abs(row.Age-age) > 1e-12 {
			t.Errorf("%s: x=%d t_x=%f T=%f, want %d %f %f", row.Name, row.Frequency, row.Recency, row.Age, h.repeat, recency, age)
		}
	}
	if r.Backtest == nil || r.Backtest.Actual != later {
		t.Errorf("back-test %+v, %d purchases came later", r.Backtest, later)
	}
	if p := r.Params.(*report.BGNBDParams); p.R == nil || r.LogLikelihood == nil || r.Total.Expected == nil {
		t.Errorf("not fitted: %v", r.Notes)
	}
}
