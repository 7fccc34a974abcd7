package report_test

import (
	"context"
	"testing"

	"rapport/app/report"
	"rapport/finance"
	"rapport/store/storetest"
)

// TestLTVExpectsWhatThenComes fits the sample's first two years and compares the
// purchases expected in the third with those made.
func TestLTVExpectsWhatThenComes(t *testing.T) {
	s := storetest.Sample(t)
	r, err := report.LTV(context.Background(), s, report.LTVQuery{CalibrateUntil: finance.MustDate("2025-03-31")})
	if err != nil {
		t.Fatal(err)
	}
	if r.Backtest == nil || r.Backtest.Actual == 0 {
		t.Fatalf("no back-test: %+v", r.Backtest)
	}
	if ratio := r.Backtest.Predicted / float64(r.Backtest.Actual); ratio < .8 || ratio > 1.25 {
		t.Errorf("%.0f purchases were expected and %d came", r.Backtest.Predicted, r.Backtest.Actual)
	}
	var sum finance.Amount
	for _, row := range r.Rows {
		if row.Expected == nil || *row.Alive < 0 || *row.Alive > 1 {
			t.Fatalf("row %+v", row)
		}
		sum += *row.Expected
	}
	if r.Total.Expected == nil || sum != *r.Total.Expected {
		t.Errorf("the total is %v, the rows sum to %d", r.Total.Expected, sum)
	}
}

// TestLTVCountsAWholeReturnAsNoPurchase: Michelle bought twice, but her camera
// came back, so that she has no repeat purchase.
func TestLTVCountsAWholeReturnAsNoPurchase(t *testing.T) {
	s := storetest.Sample(t)
	r, err := report.LTV(context.Background(), s, report.LTVQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range r.Rows {
		if row.Name == "Michelle Alvarez" {
			if row.Frequency != 0 || *row.Value != *row.Expected-1314 {
				t.Errorf("Michelle: %d repeat purchases, value %d of %d expected", row.Frequency, *row.Value, *row.Expected)
			}
			return
		}
	}
	t.Error("Michelle is not among the customers")
}

func TestLTVOfAnEmptyCompanySaysSo(t *testing.T) {
	s := storetest.New(t)
	r, err := report.LTV(context.Background(), s, report.LTVQuery{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Notes) == 0 || r.LogLikelihood != nil || r.Total.Expected != nil {
		t.Errorf("an empty company gives %+v", r)
	}
}
