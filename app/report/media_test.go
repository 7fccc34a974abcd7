package report_test

import (
	"math"
	"testing"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store/storetest"
)

func (s *shop) roi(q report.MediaROIQuery) map[string]report.MediaRow {
	s.t.Helper()
	r := must[*report.MediaROIReport](s.t)(report.MediaROI(s.ctx, s, q))
	rows := map[string]report.MediaRow{"": r.Unattributed}
	var cost, margin finance.Amount
	orders := 0.0
	for _, row := range r.Rows {
		rows[row.Key] = row
		cost, margin, orders = cost+row.Cost, margin+row.Margin, orders+row.Orders
	}
	if cost != r.Total.Cost || margin != r.Total.Margin || math.Abs(orders-r.Total.Orders) > 1e-9 {
		s.t.Errorf("total %+v is not the sum of the rows", r.Total)
	}
	return rows
}

// attributed is a shop in which A and then B reached Ann before she ordered. The
// order leaves 100 − 40 − 1.50 = 58.50.
func attributed(t *testing.T, change ...func(*app.Order)) (*shop, app.ID, app.ID) {
	s := newShop(t, "USD")
	ann := s.customer("Ann", func(c *app.Contact) { c.Source = s.source("Magazine") })
	a := s.campaign("A", s.source("E-mail"), "2026-03-01", 10_00, ann)
	b := s.campaign("B", s.source("Direct mail"), "2026-03-10", 20_00, ann)
	s.order("O-1", "2026-03-15", ann, s.product("P", "100", "40"), "100", change...)
	return s, a, b
}

func TestAttributionOfTouches(t *testing.T) {
	s, _, _ := attributed(t)
	for rule, want := range map[string][2]finance.Amount{"first": {58_50, 0}, "last": {0, 58_50}, "linear": {29_25, 29_25}} {
		rows := s.roi(report.MediaROIQuery{By: report.ByCampaign, Attribution: rule})
		if rows["A"].Margin != want[0] || rows["B"].Margin != want[1] {
			t.Errorf("%s: A %d, B %d, want %v", rule, rows["A"].Margin, rows["B"].Margin, want)
		}
	}
	// The cost is the line and the touch: an e-mail at 0.05, a letter at 0.85.
	rows := s.roi(report.MediaROIQuery{By: report.ByCampaign})
	if rows["A"].Cost != 10_05 || rows["B"].Cost != 20_85 || rows["B"].Activity != 85 {
		t.Errorf("costs: %+v", rows)
	}
	b := rows["B"]
	if math.Abs(*b.ROI-float64(58_50-20_85)/20_85) > 1e-12 || b.Targets != 1 || b.Orders != 1 || b.NewCustomers != 1 || *b.CostPerNew != 20_85 || b.PaybackMonth != 202603 {
		t.Errorf("%+v", b)
	}
	if math.Abs(*b.BreakEvenResponse-float64(20_85)/58_50) > 1e-12 || rows["A"].BreakEvenResponse != nil {
		t.Errorf("break even: %+v", rows)
	}
}

func TestAttributionWindow(t *testing.T) {
	s, _, _ := attributed(t)
	window := 5
	rows := s.roi(report.MediaROIQuery{By: report.ByCampaign, Attribution: "first", Window: &window})
	if rows["B"].Margin != 58_50 || rows["A"].Margin != 0 {
		t.Errorf("A was 14 days before: %+v", rows)
	}
	window = 4
	bySource := s.roi(report.MediaROIQuery{Window: &window})
	if bySource["Magazine"].Margin != 58_50 {
		t.Errorf("nothing in the window, so the acquisition source: %+v", bySource)
	}
	byCampaign := s.roi(report.MediaROIQuery{By: report.ByCampaign, Window: &window})
	if byCampaign[""].Margin != 58_50 {
		t.Errorf("no campaign in the window: %+v", byCampaign)
	}
}

func TestTheOrdersOwnCampaignIsTheLastTouch(t *testing.T) {
	s, a, _ := attributed(t)
	o := must[[]app.OrderRow](t)(s.OrderRows(s.ctx, 0, 0))
	order := must[*app.Order](t)(s.Order(s.ctx, o[0].ID))
	order.Campaign = a
	s.put(order)
	for rule, want := range map[string][2]finance.Amount{"first": {58_50, 0}, "last": {58_50, 0}, "linear": {29_25, 29_25}} {
		rows := s.roi(report.MediaROIQuery{By: report.ByCampaign, Attribution: rule})
		if rows["A"].Margin != want[0] || rows["B"].Margin != want[1] {
			t.Errorf("%s: A %d, B %d, want %v", rule, rows["A"].Margin, rows["B"].Margin, want)
		}
	}
	if rows := s.roi(report.MediaROIQuery{}); rows["E-mail"].Margin != 58_50 {
		t.Errorf("by source: %+v", rows)
	}
}

func TestTheOrdersOwnSourceIsTheLastTouch(t *testing.T) {
	s := newShop(t, "USD")
	ann := s.customer("Ann")
	s.campaign("A", s.source("E-mail"), "2026-03-01", 10_00, ann)
	p := s.product("P", "100", "40")
	s.order("O-1", "2026-03-15", ann, p, "100", func(o *app.Order) { o.Source = s.source("Internet") })
	s.order("O-2", "2026-06-15", s.customer("Bob"), p, "100")
	rows := s.roi(report.MediaROIQuery{})
	if rows["Internet"].Margin != 58_50 || rows["E-mail"].Margin != 0 || rows[""].Margin != 58_50 {
		t.Errorf("%+v", rows)
	}
	if rows["Internet"].ROI != nil {
		t.Errorf("a return on nothing spent: %+v", rows["Internet"])
	}
}

func TestMarginFollowsTheOrderUpToTheAsOfDate(t *testing.T) {
	s := newShop(t, "USD")
	ann := s.customer("Ann")
	own := s.campaign("A", s.source("E-mail"), "2026-03-01", 10_00, ann)
	o := s.order("O-1", "2026-03-15", ann, s.product("P", "100", "40"), "100", func(o *app.Order) { o.Campaign = own })
	call := &app.Interaction{Day: 20260315, Contact: ann, Kind: app.Call, Direction: app.Outbound, Campaign: own, Order: o.ID}
	call.Minutes.Decimal, call.Minutes.Valid = number("10"), true
	s.put(call) // 8.00: the campaign's cost, not the order's
	s.back("R-1", "2026-04-02", o, "1", 100_00)
	march := report.Query{From: 20260301, To: 20260331}
	early := s.roi(report.MediaROIQuery{Query: report.Query{From: 20260301, To: 20260331, AsOf: 20260331}, By: report.ByCampaign})["A"]
	if early.Margin != 58_50 || early.Cost != 18_05 {
		t.Errorf("at the end of March: %+v", early)
	}
	late := s.roi(report.MediaROIQuery{Query: march, By: report.ByCampaign})["A"]
	if late.Margin != 58_50-100_00+40_00-12_00 || late.Cost != 18_05 {
		t.Errorf("with the return of April: %+v", late)
	}
}

func TestValueOfTheCustomersOfASource(t *testing.T) {
	s := newShop(t, "USD")
	magazine := s.source("Magazine")
	ann := s.customer("Ann", func(c *app.Contact) { c.Source = magazine })
	bob := s.customer("Bob", func(c *app.Contact) { c.Source = magazine })
	p := s.product("P", "100", "40")
	s.order("O-1", "2026-03-15", ann, p, "100")
	s.order("O-2", "2026-03-15", bob, p, "60")
	s.put(&app.MediaCost{Source: magazine, Day: 20260301, Amount: 20_00})
	row := s.roi(report.MediaROIQuery{})["Magazine"]
	if row.LifetimeValue == nil || *row.LifetimeValue != (58_50+18_50)/2 || *row.CostPerNew != 10_00 || math.Abs(*row.LTVToCAC-3.85) > 1e-12 {
		t.Errorf("%+v", row)
	}
}

func TestBadQuestionsToTheMediaReport(t *testing.T) {
	s := newShop(t, "USD")
	before := -1
	for _, q := range []report.MediaROIQuery{{By: "moon"}, {Attribution: "best"}, {Window: &before}, {Query: report.Query{From: 20260201, To: 20260101}}} {
		if _, err := report.MediaROI(s.ctx, s, q); app.KindOf(err) != app.BadInput {
			t.Errorf("%+v: %v", q, err)
		}
	}
}

// TestExpectedValueIsAddedToThatOfASource: the mean of what its customers have
// been worth and of what they are expected to bring.
func TestExpectedValueIsAddedToThatOfASource(t *testing.T) {
	s, ctx := storetest.Sample(t), t.Context()
	so := must[*report.MediaROIReport](t)(report.MediaROI(ctx, s, report.MediaROIQuery{}))
	all := must[*report.MediaROIReport](t)(report.ValuedMediaROI(ctx, s, report.MediaROIQuery{}))
	groups, err := report.ExpectedBySource(ctx, s, report.Query{})
	if err != nil {
		t.Fatal(err)
	}
	expected := map[string]finance.Amount{}
	for _, g := range groups.Rows {
		if g.Expected == nil || *g.Expected <= 0 {
			t.Fatalf("nothing is expected of %q", g.Key)
		}
		expected[g.Key] = *g.Expected
	}
	for i, row := range all.Rows {
		before := so.Rows[i]
		if row.Key != before.Key || row.Margin != before.Margin || row.Worth != before.Worth+expected[row.Key] {
			t.Errorf("%s is worth %d, was %d, expected %d", row.Key, row.Worth, before.Worth, expected[row.Key])
		}
		if *row.LifetimeValue != finance.PerHead(row.Worth, float64(row.Acquired)) || *row.LifetimeValue <= *before.LifetimeValue {
			t.Errorf("one customer of %s is worth %d, was %d", row.Key, *row.LifetimeValue, *before.LifetimeValue)
		}
	}
}
