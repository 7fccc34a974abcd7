package report_test

import (
	"context"
	"testing"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store/storetest"
)

// TestListsAgree: the lists of contacts, orders and campaigns show the amounts of
// the reports, and so does a company with its people.
func TestListsAgree(t *testing.T) {
	s, ctx := storetest.Sample(t), context.Background()
	ranked := must[*report.ProfitabilityReport](t)(report.Profitability(ctx, s, report.ProfitabilityQuery{}))
	profits := map[app.ID]finance.Amount{}
	for _, row := range ranked.Rows {
		profits[row.ID] = row.Profit()
	}
	for _, c := range must[[]app.ContactRow](t)(s.ContactRows(ctx, app.ContactFilter{})) {
		if c.Profit != profits[c.ID] {
			t.Errorf("%s: profit %d in the list, %d by the report", c.Name, c.Profit, profits[c.ID])
		}
	}
	returns := map[app.ID]report.MediaRow{}
	for _, row := range must[*report.MediaROIReport](t)(report.MediaROI(ctx, s, report.MediaROIQuery{By: report.ByCampaign})).Rows {
		returns[row.ID] = row
	}
	for _, c := range must[[]app.CampaignRow](t)(s.CampaignRows(ctx)) {
		if m := returns[c.ID]; c.Cost != m.Media || c.Targets != m.Targets || c.Responses != m.Responses {
			t.Errorf("%s: the list has %+v, the report %+v", c.Name, c, m)
		}
	}
	margins := map[app.ID]finance.Amount{}
	for _, o := range must[[]app.OrderRow](t)(s.OrderRows(ctx, 0, 1<<20)) {
		margins[o.ID] = o.Margin
	}
	for i, row := range must[*report.ProfitabilityReport](t)(report.Profitability(ctx, s, report.ProfitabilityQuery{Rollup: true})).Rows {
		if i%20 != 0 {
			continue
		}
		r := must[*report.CustomerReport](t)(report.Customer(ctx, s, report.CustomerQuery{Customer: row.ID, Rollup: true}))
		if r.Statement != row.Statement {
			t.Errorf("%s with people: profit %d alone, %d among all", row.Name.In(nil), r.Statement.Profit(), row.Profit())
		}
		for _, o := range r.Orders {
			if o.Margin != margins[o.ID] {
				t.Errorf("order %s: margin %d in the list, %d beside the statement", o.Number, margins[o.ID], o.Margin)
			}
		}
	}
}

// TestCashIsTheCustomersAndTheRest: the cash flow of all the books is that of the
// customers, by which they are valued, and what belongs to none.
func TestCashIsTheCustomersAndTheRest(t *testing.T) {
	s, ctx := storetest.Sample(t), context.Background()
	r := must[*report.ScorecardReport](t)(report.Scorecard(ctx, s, report.ScorecardQuery{}))
	var moved finance.Amount
	if err := s.CustomerFlows(ctx, r.AsOf, func(f report.CustomerFlow) error { moved += f.Amount; return nil }); err != nil {
		t.Fatal(err)
	}
	// Walk-ins pay at once, and so are media paid.
	if rest := r.Income.Profit() - r.Total.Profit(); r.CashFlow.Net != moved+rest {
		t.Errorf("cash flow %d, of customers %d, the rest %d", r.CashFlow.Net, moved, rest)
	}
}
