package report_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
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

// TestMigrationOfCustomersWhoseWayIsKnown: of forty customers who buy once in
// January, twenty come back in February and ten of the others in March.
func TestMigrationOfCustomersWhoseWayIsKnown(t *testing.T) {
	s := storetest.New(t)
	ctx := context.Background()
	cd := storetest.Product("20.00", "12.00")
	storetest.Put(t, s, cd)
	for i := range 40 {
		c := storetest.Person(fmt.Sprint("Customer ", i))
		storetest.Put(t, s, c)
		storetest.Put(t, s, storetest.Order(c, "2026-01-10", cd, 1))
		switch {
		case i < 20:
			storetest.Put(t, s, storetest.Order(c, "2026-02-10", cd, 1))
		case i < 30:
			storetest.Put(t, s, storetest.Order(c, "2026-03-10", cd, 1))
		}
	}
	rate := decimal.NewFromFloat(.12)
	q := report.LTVQuery{Query: report.Query{AsOf: finance.MustDate("2026-03-31")}, Model: report.ModelMarkov, Margin: "revenue", Rate: &rate, Horizon: 12}
	r, err := report.LTV(ctx, s, q)
	if err != nil {
		t.Fatal(err)
	}
	p := r.Params.(*report.MarkovParams)
	// Recency 1: 40 Februaries with 20 purchases, 20 Marches with none; recency
	// 2: the 20 others in March, 10 purchases.
	if len(p.P) != 2 || math.Abs(p.P[0]-20./60) > 1e-12 || p.P[1] != .5 {
		t.Fatalf("chances %v", p.P)
	}
	if *p.NC != 20 || *p.M != 0 || math.Abs(math.Pow(1+*p.D, 12)-1.12) > 1e-12 {
		t.Errorf("nc %v, m %v, d %v", *p.NC, *p.M, *p.D)
	}
	if len(r.Recencies) != 3 || r.Recencies[0].Customers != 10 || r.Recencies[1].Customers != 20 || !r.Recencies[2].Lost || r.Recencies[2].Customers != 10 {
		t.Errorf("recencies %+v", r.Recencies)
	}
	for _, row := range r.Rows {
		if lost := *row.Alive == 0; lost != (*row.Expected == 0) || lost != (*row.Purchases == 0) {
			t.Errorf("row %+v", row)
		}
	}
	// Calibrated to February, ten purchases are still to come.
	q.CalibrateUntil = finance.MustDate("2026-02-28")
	r, err = report.LTV(ctx, s, q)
	if err != nil || r.Backtest == nil || r.Backtest.Actual != 10 {
		t.Errorf("back-test %+v %v", r.Backtest, err)
	}
	for _, model := range []report.Model{report.ModelMarkov, report.ModelSBG, report.ModelBGNBD} {
		none, err := report.LTV(ctx, storetest.New(t), report.LTVQuery{Model: model})
		if err != nil || len(none.Notes) == 0 || none.LogLikelihood != nil || len(none.Rows) != 0 {
			t.Errorf("%s of nothing: %+v %v", model, none, err)
		}
	}
}

// TestLTVByGroupSumsToTheSame: sources part the customers; a customer of two
// segments is in both, and in the total once.
func TestLTVByGroupSumsToTheSame(t *testing.T) {
	s := storetest.Sample(t)
	ctx := context.Background()
	all, err := report.LTV(ctx, s, report.LTVQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, by := range []report.By{report.BySource, report.BySegment} {
		r, err := all.Grouped(ctx, s, by)
		if err != nil {
			t.Fatal(err)
		}
		if *r.Total.Value != *all.Total.Value || *r.Total.Expected != *all.Total.Expected || r.Total.Customers != all.Customers {
			t.Errorf("by %s the total is %+v, of all %+v", by, r.Total, all.Total)
		}
		var sum finance.Amount
		for i, row := range r.Rows {
			sum += *row.Value
			if i > 0 && *row.Value > *r.Rows[i-1].Value {
				t.Errorf("%s is out of order", row.Key)
			}
		}
		if by == report.BySource && sum != *r.Total.Value {
			t.Errorf("sources sum to %d, the total is %d", sum, *r.Total.Value)
		}
	}
	if _, err := report.LTVBy(ctx, s, report.LTVQuery{}, report.ByProduct); app.KindOf(err) != app.BadInput {
		t.Errorf("value by product gives %v", err)
	}
	if _, err := report.LTV(ctx, s, report.LTVQuery{Model: "guess"}); app.KindOf(err) != app.BadInput {
		t.Errorf("an unknown model gives %v", err)
	}
}

// TestLTVOfOneCustomer: a cohort of one, and customers who all bought once, are
// no ground for a model.
func TestLTVOfOneCustomer(t *testing.T) {
	s := storetest.New(t)
	cd := storetest.Product("20.00", "12.00")
	storetest.Put(t, s, cd)
	for i := range 12 {
		c := storetest.Person(fmt.Sprint("Customer ", i))
		storetest.Put(t, s, c)
		storetest.Put(t, s, storetest.Order(c, "2026-01-10", cd, 1))
		for _, model := range []report.Model{report.ModelBGNBD, report.ModelMarkov} {
			r, err := report.LTV(context.Background(), s, report.LTVQuery{Model: model, Query: report.Query{AsOf: finance.MustDate("2026-06-30")}})
			if err != nil || len(r.Notes) != 1 || r.LogLikelihood != nil || r.Customers != i+1 {
				t.Fatalf("%s of %d customers who bought once: %+v %v", model, i+1, r, err)
			}
		}
	}
}

// TestValueOfWhatWasPaidInAdvance: an order of 10 March was paid on 1 March, so
// that its worth is that of 1 March, in the customer's report as among all; and
// who has not paid yet is a customer whom a source has brought.
func TestValueOfWhatWasPaidInAdvance(t *testing.T) {
	s := newShop(t, "USD")
	p, store := s.product("P", "1000", "400"), s.source("Store")
	from := func(c *app.Contact) { c.Source = store }
	ann, ben := s.customer("Ann", from), s.customer("Ben", from)
	s.order("1", "2025-03-10", ann, p, "1000", func(o *app.Order) { o.PaidOn = finance.MustDate("2025-03-01") })
	s.order("2", "2026-03-10", ben, p, "1000", func(o *app.Order) {
		o.Unpaid = true
		o.Lines[0].UnitCost = decimal.NewNullDecimal(decimal.Zero)
		o.Channel = 0
	})
	var flows []finance.Flow
	if err := s.CustomerFlows(s.ctx, 20261231, func(f report.CustomerFlow) error {
		if f.Customer == ann {
			flows = append(flows, finance.Flow{Day: f.Day, Amount: f.Amount})
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	among, err := finance.RoundMinor(finance.NewDiscounter(number("0.1")).XNPV(flows[0].Day, flows))
	r := must[*report.CustomerReport](t)(report.Customer(s.ctx, s.Store, report.CustomerQuery{Customer: ann}))
	if err != nil || flows[0].Day != 20250301 || among != r.HistoricNPV {
		t.Errorf("worth %d of %s among all, %d alone: %v", among, flows[0].Day, r.HistoricNPV, err)
	}
	if row := s.roi(report.MediaROIQuery{})["Store"]; row.Acquired != 2 || row.Worth != r.HistoricNPV {
		t.Errorf("the source brought %d customers worth %d", row.Acquired, row.Worth)
	}
}

// TestWhoBoughtOnceIsNotSaidToBeThere: the model says 1 of all who bought once,
// whenever that was; the report keeps that, and shows them apart.
func TestWhoBoughtOnceIsNotSaidToBeThere(t *testing.T) {
	r := asked(t, storetest.Sample(t), func(ctx context.Context, s *store.Store, q report.LTVQuery) (*report.LTVReport, error) {
		return report.LTV(ctx, s, q)
	}, report.LTVQuery{Query: lastYear})
	once, certain := 0, 0
	for _, row := range r.Rows {
		if row.Frequency == 0 {
			once++
			if *row.Alive != 1 || row.Chance != nil {
				t.Fatalf("%s bought once: p_alive %g, told %v", row.Name, *row.Alive, row.Chance)
			}
		} else if *row.Chance != *row.Alive {
			t.Errorf("%s came back: p_alive %g, told %g", row.Name, *row.Alive, *row.Chance)
		}
	}
	bands, all := r.Bands(), 0
	for _, b := range bands {
		all += b.Customers
		if b.Tenth == 9 {
			certain = b.Customers
		}
		if len(r.InTenth(b.Tenth)) != b.Customers {
			t.Errorf("band %d counts %d customers and lists %d", b.Tenth, b.Customers, len(r.InTenth(b.Tenth)))
		}
	}
	if last := bands[len(bands)-1]; once == 0 || last.Tenth != report.Untold || last.Customers != once || all != len(r.Rows) || certain == 0 {
		t.Errorf("%d bought once, of %d; the last band is %+v", once, all, last)
	}
}
