package report_test

import (
	"testing"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store/storetest"
)

// TestCrossSellReport by hand. Ann bought a camera and 10 days later a bag (sold
// at 30, cost 10: 18.50 after the order's 1.50). Ben has a camera, Cy a camera
// and 20 days later a bag that came back whole, which does not count. Dee
// subscribes 5 days after her camera. So of four customers with a camera one
// went on to a bag, three lack it, and the plan is a service that follows too.
func TestCrossSellReport(t *testing.T) {
	s := newShop(t, "USD")
	camera, bag := s.product("CAM", "300", "200"), s.product("BAG", "30", "10")
	ann, ben, cy, dee := s.customer("Ann"), s.customer("Ben"), s.customer("Cy"), s.customer("Dee")
	s.order("1", "2026-01-01", ann, camera, "300")
	source := s.source("E-mail")
	spring := s.campaign("Spring", source, "2026-01-05", 0)
	s.order("2", "2026-01-11", ann, bag, "30", func(o *app.Order) { o.Campaign = spring })
	s.order("3", "2026-01-12", ann, camera, "300", func(o *app.Order) { o.Campaign = spring })
	s.order("4", "2026-01-01", ben, camera, "300", func(o *app.Order) { o.Campaign = spring })
	s.order("5", "2026-01-01", cy, camera, "300")
	s.back("R", "2026-01-25", s.order("6", "2026-01-21", cy, bag, "30"), "1", 3000)
	s.order("7", "2026-01-01", dee, camera, "300")
	s.put(&app.Subscription{Contact: dee, Plan: "Care", Starts: finance.MustDate("2026-01-06"), Amount: 900, Period: app.Monthly})
	all := must[*report.CrossSellReport](t)(report.CrossSell(s.ctx, s.Store, report.CrossSellQuery{}))
	if len(all.Rows) != 2 || all.Customers != 4 {
		t.Fatalf("%d customers, rules %+v", all.Customers, all.Rows)
	}
	for _, row := range all.Rows {
		switch row.Next {
		case "BAG":
			if row.Product != "CAM" || row.Support != 0.25 || row.Confidence != 0.25 || row.Lift != 1 || row.MedianDays != 10 || row.Customers != 3 {
				t.Errorf("camera to bag: %+v", row)
			}
			if lacking := all.Lacking(row); len(lacking) != 3 || lacking[0] != ben {
				t.Errorf("who lacks a bag: %v", lacking)
			}
			// The bag's entries: 30.00 − 10.00 of each sale, all of Cy's taken back.
			if row.ExpectedMargin == nil || *row.ExpectedMargin != 1500 {
				t.Errorf("three customers × a quarter × 20.00 is 15.00, not %v", row.ExpectedMargin)
			}
		case "Care":
			if row.MedianDays != 5 || row.Customers != 3 {
				t.Errorf("camera to plan: %+v", row)
			}
		}
	}
	if len(all.Campaigns) != 1 {
		t.Fatalf("campaigns %+v", all.Campaigns)
	}
	if c := all.Campaigns[0]; c.CrossSell != 3000 || c.UpSell != 30000 || c.First != 30000 {
		t.Errorf("a bag to a customer, a second camera, a first camera: %+v", c)
	}
}

// TestAskCountsEveryCustomerOnce: of two rules that one customer lacks, the
// better offer counts.
func TestAskCountsEveryCustomerOnce(t *testing.T) {
	r, err := report.CrossSell(t.Context(), storetest.Sample(t), report.CrossSellQuery{})
	if err != nil {
		t.Fatal(err)
	}
	lack, different := 0, map[app.ID]bool{}
	for _, row := range r.Rows {
		for _, id := range r.Lacking(row) {
			lack, different[id] = lack+1, true
		}
	}
	people, margin := r.Ask(r.Rows)
	if people != len(different) || people >= lack {
		t.Errorf("%d customers to ask, want %d of %d offers", people, len(different), lack)
	}
	if margin <= 0 || margin >= r.Total.ExpectedMargin {
		t.Errorf("the best offers bring %d, all %d", margin, r.Total.ExpectedMargin)
	}
	if people, margin := r.Ask(r.Rows[:1]); people != r.Rows[0].Customers || margin != *r.Rows[0].ExpectedMargin {
		t.Errorf("one rule brings %d of %d, want %d of %d", margin, people, *r.Rows[0].ExpectedMargin, r.Rows[0].Customers)
	}
}
