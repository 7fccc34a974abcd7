package sample_test

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"rapport/app"
	"rapport/app/report"
	"rapport/app/sample"
	"rapport/finance"
	"rapport/store"
)

// buildSample makes the sample company in a real file.
func buildSample(t *testing.T) *store.Store {
	t.Helper()
	ctx := context.Background()
	s, err := store.Create(ctx, filepath.Join(t.TempDir(), "sample.rapport"), sample.Company())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := sample.Build(ctx, s, 1); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestMichelleToTheCent holds every figure of Michelle Alvarez's story: what she
// brought and cost, step by step, and what leaked.
func TestMichelleToTheCent(t *testing.T) {
	ctx := context.Background()
	s := buildSample(t)
	id, err := s.FindCustomer(ctx, "Michelle", "", true)
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.Customer(ctx, s, report.CustomerQuery{Customer: id})
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]finance.Amount{
		"sales": 84800, "gross_sales": 84800, "returns": -49900, "rebate": -10000, "net_revenue": 24900, "cogs": -21000,
		"gross_margin": 3900, "shipping_cost": -2100, "contribution": 1800, "activity": -3105, "margin_after_service": -1305,
		"media": -25, "profit": -1330, "discount": 0, "service": 0,
	} {
		if got := lineOf(r.Statement, key); got != want {
			t.Errorf("%s is %d, want %d", key, got, want)
		}
	}
	if r.HistoricNPV != -1314 {
		t.Errorf("historic NPV is %d, want -13.14", r.HistoricNPV)
	}
	wantJourney(t, r.Journey)
	if len(r.Leaks) != 1 || r.Leaks[0].Amount != 10000 || r.Leaks[0].Kind != report.LeakRebate {
		t.Errorf("leaks are %+v, want 100.00 paid on returned goods", r.Leaks)
	}
	if len(r.Orders) != 2 || r.Orders[1].Goods != 13900 {
		t.Errorf("the product view is %+v, want the stereo at 139.00", r.Orders)
	}
}

func lineOf(s finance.Statement, key string) finance.Amount {
	for _, l := range s.Lines() {
		if l.Key == key {
			return l.Amount
		}
	}
	return -1
}

func wantJourney(t *testing.T, steps []report.Step) {
	t.Helper()
	want := []struct {
		day     string
		effect  finance.Amount
		running finance.Amount
	}{
		{"2026-03-02", 16610, 16610}, {"2026-03-03", -10450, 6160}, {"2026-03-10", -19100, -12940},
		{"2026-03-14", -30, -12970}, {"2026-03-15", 11640, -1330},
	}
	if len(steps) != len(want) {
		t.Fatalf("the journey has %d steps: %+v", len(steps), steps)
	}
	for i, w := range want {
		if s := steps[i]; s.Date.String() != w.day || s.Effect != w.effect || s.RunningProfit != w.running {
			t.Errorf("step %d is %s %d → %d, want %s %d → %d", i, s.Date, s.Effect, s.RunningProfit, w.day, w.effect, w.running)
		}
	}
}

// TestMichelleKeepsTheRebateBack takes the clawback that recording the return
// offers.
func TestMichelleKeepsTheRebateBack(t *testing.T) {
	ctx := context.Background()
	s := buildSample(t)
	id, err := s.FindCustomer(ctx, "Michelle", "", true)
	if err != nil {
		t.Fatal(err)
	}
	claims, err := s.ClaimRows(ctx, id, 0)
	if err != nil || len(claims) != 1 {
		t.Fatalf("claims %v, %v", claims, err)
	}
	returns, err := s.ReturnRows(ctx, id, 0)
	if err != nil || len(returns) != 1 {
		t.Fatalf("returns %v, %v", returns, err)
	}
	_, err = s.Do(ctx, app.Action{Text: "Keep the rebate"}, func(u app.Unit) error {
		back, err := u.Return(ctx, returns[0].ID)
		if err != nil {
			return err
		}
		back.Clawback = []app.ID{claims[0].ID}
		return u.Put(ctx, back)
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.Customer(ctx, s, report.CustomerQuery{Customer: id})
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Statement.Profit(); got != 8670 {
		t.Errorf("profit is %d, want 86.70", got)
	}
	if len(r.Leaks) != 0 {
		t.Errorf("still leaks: %+v", r.Leaks)
	}
	returns, err = s.ReturnRows(ctx, id, 0)
	if err != nil || returns[0].PaidOut != 39900 {
		t.Errorf("paid out %+v, %v, want 399.00", returns, err)
	}
}

// TestSameSeedGivesTheSameData compares the whole profitability report of two
// files, IDs included.
func TestSameSeedGivesTheSameData(t *testing.T) {
	ctx := context.Background()
	var written [2]bytes.Buffer
	for i := range written {
		r, err := report.Profitability(ctx, buildSample(t), report.ProfitabilityQuery{})
		if err != nil {
			t.Fatal(err)
		}
		if err := report.WriteJSON(&written[i], r, nil); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(written[0].Bytes(), written[1].Bytes()) {
		t.Error("two sample companies of one seed differ")
	}
}
