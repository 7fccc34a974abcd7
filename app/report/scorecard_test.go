package report_test

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

// year is the period that these tests look at.
func year(from, to string) report.Query {
	return report.Query{From: finance.MustDate(from), To: finance.MustDate(to)}
}

func (s *shop) objective(m app.Metric, target string) {
	s.t.Helper()
	s.put(&app.Objective{Name: string(m), Metric: m, Target: number(target), OwnerName: "All"})
}

// TestObjectivesByHand: Ann and Ben bought in 2025, Cy subscribed then. In 2026
// Ann bought twice (100 and 50) and Dee for the first time (200, returned for 80),
// Cy is still subscribed, Ben is gone. So 2 of 3 were kept, 1 is new (with 3
// orders of 2 buyers), 1 of 2 had bought before, 80 of 350 came back, an order
// is 350 ÷ 3. Dee's e-mail was answered after 4 days, Ann's not by the last day.
func TestObjectivesByHand(t *testing.T) {
	s := newShop(t, "USD")
	p := s.product("P", "100", "40")
	ann, ben, cy, dee := s.customer("Ann"), s.customer("Ben"), s.customer("Cy"), s.customer("Dee")
	s.order("1", "2025-03-01", ann, p, "100")
	s.order("2", "2025-04-01", ben, p, "100")
	s.put(&app.Subscription{Contact: cy, Plan: "Care", Starts: finance.MustDate("2025-06-01"), Amount: 1000, Period: app.Monthly})
	s.order("3", "2026-02-01", ann, p, "100")
	s.order("4", "2026-03-01", ann, p, "50")
	o := s.order("5", "2026-05-01", dee, p, "200")
	s.back("R", "2026-05-20", o, "0.5", 8000)
	letter := func(who app.ID, day string, d app.Direction) {
		s.put(&app.Interaction{Day: finance.MustDate(day), Contact: who, Kind: app.EmailSent, Direction: d})
	}
	letter(dee, "2026-06-01", app.Inbound)
	letter(dee, "2026-06-05", app.Outbound)
	letter(ann, "2026-12-21", app.Inbound)
	for m, target := range map[app.Metric]string{
		app.MetricRetention: "0.66", app.MetricAcquisition: "2", app.MetricRepeatRate: "0.5", app.MetricReturnRate: "0.2",
		app.MetricAverageOrder: "116.67", app.MetricResponseTime: "7", app.MetricUnprofitable: "0", app.MetricCustomerProfit: "1000",
	} {
		s.objective(m, target)
	}
	r := must[*report.ScorecardReport](t)(report.Scorecard(s.ctx, s.Store, report.ScorecardQuery{Query: report.Query{
		From: finance.MustDate("2026-01-01"), To: finance.MustDate("2026-12-31"), AsOf: finance.MustDate("2026-12-31")}}))
	want := map[app.Metric]struct {
		value float64
		met   bool
	}{
		app.MetricRetention: {2.0 / 3, true}, app.MetricAcquisition: {1, false}, app.MetricRepeatRate: {0.5, true},
		app.MetricReturnRate: {80.0 / 350, false}, app.MetricAverageOrder: {11667, true}, app.MetricResponseTime: {7, true},
	}
	for _, row := range r.Objectives {
		w, known := want[row.Metric]
		if !known {
			continue
		}
		if row.Actual == nil || row.Actual.Value()-w.value > 1e-9 || w.value-row.Actual.Value() > 1e-9 || *row.Met != w.met {
			t.Errorf("%s is %+v, met %v; want %g, %v", row.Metric, row.Actual, row.Met, w.value, w.met)
		}
		if row.Metric == app.MetricAcquisition && (row.LastYear == nil || row.LastYear.Number != 3) {
			t.Errorf("in 2025 there were %+v new customers, want 3", row.LastYear)
		}
	}
	if r.Total.Customers != 2 || r.Total.New != 1 || r.Total.Orders != 3 {
		t.Errorf("total %+v", r.Total)
	}
	if none := must[*report.ScorecardReport](t)(report.Scorecard(s.ctx, s.Store, report.ScorecardQuery{Query: year("2025-01-01", "2025-12-31")})); none.Objectives != nil {
		for _, row := range none.Objectives {
			if row.Metric == app.MetricRetention && (row.Actual != nil || row.Met != nil) {
				t.Errorf("retention over a beginning is %+v", row.Actual)
			}
		}
	}
}

// TestCashFlowIsTheSumOfCashDays: whatever is recorded, net is what moved by
// cash day, and a discounted order is one receipt.
func TestCashFlowIsTheSumOfCashDays(t *testing.T) {
	s := newShop(t, "USD")
	p := s.product("P", "100", "40")
	ann := s.customer("Ann")
	o := s.order("1", "2026-01-10", ann, p, "100", func(o *app.Order) {
		o.Lines[0].Discount = 1000
		o.PaidOn = finance.MustDate("2026-02-05")
		o.ShippingCost = 700
	})
	s.back("R", "2026-02-20", o, "1", 9000)
	january := must[*report.ScorecardReport](t)(report.Scorecard(s.ctx, s.Store, report.ScorecardQuery{Query: year("2026-01-01", "2026-01-31")}))
	february := must[*report.ScorecardReport](t)(report.Scorecard(s.ctx, s.Store, report.ScorecardQuery{Query: year("2026-02-01", "2026-02-28")}))
	if january.CashFlow.Received != 0 || january.Income.NetRevenue() != 9000 {
		t.Errorf("January: %+v on net revenue of %d", january.CashFlow, january.Income.NetRevenue())
	}
	if february.CashFlow.Received != 9000 {
		t.Errorf("February receives %d, want 90.00 of one order less its discount", february.CashFlow.Received)
	}
	var moved finance.Amount
	err := s.CustomerFlows(s.ctx, finance.MustDate("2026-12-31"), func(f report.CustomerFlow) error {
		moved += f.Amount
		return nil
	})
	if both := january.CashFlow.Net + february.CashFlow.Net; err != nil || both != moved {
		t.Errorf("cash of both months is %d, of all cash days %d: %v", both, moved, err)
	}
}

// TestSlicesSumToCustomers: by whatever the scorecard is cut, profit and orders
// of its rows are those of all customers.
func TestSlicesSumToCustomers(t *testing.T) {
	s := newShop(t, "USD")
	p := s.product("P", "100", "40")
	staff := []app.ID{0, s.put(&app.Staff{Name: "Dana", Active: true}), s.put(&app.Staff{Name: "Wei", Active: true})}
	people := []app.ID{s.customer("Ann", func(c *app.Contact) { c.Tags = []string{"gold", "north"} }), s.customer("Ben"), 0}
	orders := 0
	rapid.Check(t, func(rt *rapid.T) { // each round adds to the same shop
		orders++
		day := finance.MustDate("2026-01-01").AddDays(rapid.IntRange(0, 120).Draw(rt, "day"))
		s.order(strconv.Itoa(orders), day.String(), rapid.SampledFrom(people).Draw(rt, "who"), p, "100", func(o *app.Order) {
			o.Salesperson = rapid.SampledFrom(staff).Draw(rt, "salesperson")
			o.Channel = rapid.SampledFrom(app.Channels()).Draw(rt, "channel")
		})
		for _, by := range []report.By{report.BySalesperson, report.ByChannel, report.ByCampaign, report.BySegment} {
			r, err := report.Scorecard(s.ctx, s.Store, report.ScorecardQuery{Query: year("2026-02-01", "2026-03-31"), By: by})
			if err != nil {
				rt.Fatal(err)
			}
			checkSum(rt, r)
		}
	})
}

// checkSum compares the rows with the total; tags may count a customer twice.
func checkSum(rt *rapid.T, r *report.ScorecardReport) {
	var profit finance.Amount
	orders, newcomers := 0, 0
	for _, row := range r.Rows {
		profit, orders, newcomers = profit+row.Profit(), orders+row.Orders, newcomers+row.New
	}
	same := profit == r.Total.Profit() && orders == r.Total.Orders
	if r.By == report.BySegment {
		same = orders >= r.Total.Orders
	}
	if !same || newcomers < r.Total.New {
		rt.Errorf("by %s: profit %d of %d, orders %d of %d, new %d of %d", r.By, profit, r.Total.Profit(), orders, r.Total.Orders, newcomers, r.Total.New)
	}
}

func TestScorecardByNothingKnown(t *testing.T) {
	s := newShop(t, "USD")
	if _, err := report.Scorecard(s.ctx, s.Store, report.ScorecardQuery{By: "weather"}); app.KindOf(err) != app.BadInput {
		t.Errorf("by weather: %v", err)
	}
}

// TestObjectivesAreForAYear: one customer a month in 2024 and 2025, and a target of
// 12 a year. Two years do not meet 20, nor is a quarter held against a year.
func TestObjectivesAreForAYear(t *testing.T) {
	s := newShop(t, "USD")
	p := s.product("P", "100", "40")
	for m := range 24 {
		s.order(strconv.Itoa(m), finance.MustDate("2024-01-15").AddMonths(m).String(), s.customer("Customer "+strconv.Itoa(m)), p, "100")
	}
	s.objective(app.MetricAcquisition, "20")
	for _, c := range []struct {
		q          report.Query
		from, to   finance.Date
		actual     float64
		part, open bool
	}{
		{report.Query{}, 20240101, 20241231, 12, false, false}, // the books end on 15 December
		{year("2024-01-01", "2025-12-31"), 20250101, 20251231, 12, false, false},
		{year("2024-01-01", "2025-06-30"), 20240101, 20241231, 12, false, false},
		{year("2024-04-01", "2025-06-30"), 20240701, 20250630, 12, false, false}, // no whole fiscal year in it
		{year("2025-01-01", "2025-03-31"), 20250101, 20250331, 3, true, true},
	} {
		r := must[*report.ScorecardReport](t)(report.Scorecard(s.ctx, s.Store, report.ScorecardQuery{Query: c.q}))
		o := r.Objectives[0]
		if o.From != c.from || o.To != c.to || o.Actual.Number != c.actual || *o.Met || o.Part != c.part || o.Open() != c.open {
			t.Errorf("%s to %s: judged from %s to %s, actual %+v, met %v, part %v, open %v", c.q.From, c.q.To, o.From, o.To, o.Actual, *o.Met, o.Part, o.Open())
		}
	}
}
