package report_test

import (
	"context"
	"math"
	"testing"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store/storetest"
)

// TestValuesAgree: what is expected of customers is the same one by one, by the
// chance, by recency and frequency, by source and by segment.
func TestValuesAgree(t *testing.T) {
	s, ctx := storetest.Sample(t), context.Background()
	for _, model := range []report.Model{report.ModelBGNBD, report.ModelMarkov, report.ModelSBG} {
		r := must[*report.LTVReport](t)(report.LTV(ctx, s, report.LTVQuery{Query: lastYear, Model: model}))
		var rows, bands finance.Amount
		for _, row := range r.Rows {
			rows += *row.Expected
		}
		for _, band := range r.Bands() {
			bands += band.Expected
		}
		sums := []finance.Amount{rows, bands}
		if grid := r.Grid(); grid != nil {
			sums = append(sums, grid.Total.Expected)
		}
		groups := must[*report.LTVGroups](t)(r.Grouped(ctx, s, report.BySource))
		sums = append(sums, *groups.Total.Expected)
		sources := finance.Amount(0)
		for _, g := range groups.Rows {
			sources += *g.Expected
		}
		for i, sum := range append(sums, sources) {
			if sum != *r.Total.Expected {
				t.Errorf("%s: sum %d of what is expected is %d, the total %d", model, i+1, sum, *r.Total.Expected)
			}
		}
		if *groups.Total.Value != *r.Total.Value || groups.Total.Customers != len(r.Rows) || r.Customers != len(r.Rows) {
			t.Errorf("%s: %d customers worth %d by source, %d worth %d one by one", model, groups.Total.Customers, *groups.Total.Value, len(r.Rows), *r.Total.Value)
		}
	}
}

// TestOneCustomerAgrees: the statement, the worth and the leaks of a customer are
// those that the reports on all customers tell, Michelle's to the cent.
func TestOneCustomerAgrees(t *testing.T) {
	s, ctx := storetest.Sample(t), context.Background()
	ranked := must[*report.ProfitabilityReport](t)(report.Profitability(ctx, s, report.ProfitabilityQuery{Query: lastYear}))
	values := must[*report.LTVReport](t)(report.LTV(ctx, s, report.LTVQuery{Query: lastYear}))
	worth := map[app.ID]report.LTVRow{}
	for _, row := range values.Rows {
		worth[row.Customer] = row
	}
	leaks := must[*report.LeaksReport](t)(report.Leaks(ctx, s, lastYear))
	leaked := map[app.ID]finance.Amount{}
	for _, l := range leaks.Rows {
		leaked[l.Customer] += l.Amount
	}
	michelle := false
	for i, row := range ranked.Rows {
		name := row.Name.In(nil)
		if i%25 != 0 && name != "Michelle Alvarez" {
			continue
		}
		r := must[*report.CustomerReport](t)(report.Customer(ctx, s, report.CustomerQuery{Query: lastYear, Customer: row.ID}))
		if r.Statement != row.Statement {
			t.Errorf("%s: %v alone, %v among all", name, r.Statement, row.Statement)
		}
		if n := len(r.Journey); n > 0 && r.Journey[n-1].RunningProfit != row.Profit() {
			t.Errorf("%s: the journey ends at %d, the statement at %d", name, r.Journey[n-1].RunningProfit, row.Profit())
		}
		r.Expect(values)
		if v, valued := worth[row.ID]; valued && (*v.Expected != *r.ExpectedValue || *v.Value != r.HistoricNPV+*v.Expected) {
			t.Errorf("%s: worth %d and expected %d among all, %d and %d alone", name, *v.Value, *v.Expected, r.HistoricNPV+*r.ExpectedValue, *r.ExpectedValue)
		}
		own := finance.Amount(0)
		for _, l := range r.Leaks {
			own += l.Amount
		}
		if own != leaked[row.ID] {
			t.Errorf("%s: %d leaked alone, %d among all", name, own, leaked[row.ID])
		}
		if name == "Michelle Alvarez" {
			michelle = true
			if row.Profit() != -13_30 || r.HistoricNPV != -13_14 || own != 100_00 || len(r.Journey) != 5 {
				t.Errorf("Michelle: profit %d, NPV %d, leaks %d, %d steps", row.Profit(), r.HistoricNPV, own, len(r.Journey))
			}
		}
	}
	if !michelle {
		t.Error("Michelle is not ranked")
	}
}

// TestCountsOfCustomersMeet: all customers are those who kept a purchase and
// those who kept none; the forecast begins with the former, and what follows what
// is looked for among them and the subscribers.
func TestCountsOfCustomersMeet(t *testing.T) {
	s, ctx := storetest.Sample(t), context.Background()
	ranked := must[*report.ProfitabilityReport](t)(report.Profitability(ctx, s, report.ProfitabilityQuery{}))
	values := must[*report.LTVReport](t)(report.LTV(ctx, s, report.LTVQuery{}))
	kept := map[app.ID]bool{}
	for _, row := range values.Rows {
		kept[row.Customer] = true
	}
	lives, err := s.SubscriptionLives(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lives {
		kept[l.Customer] = true
	}
	for _, row := range ranked.Rows {
		if !kept[row.ID] && row.Statement[finance.Sales]+row.Statement[finance.Discount]+row.Statement[finance.Returns] != 0 {
			t.Errorf("%s kept a purchase and is not valued", row.Name.In(nil))
		}
	}
	if cross := must[*report.CrossSellReport](t)(report.CrossSell(ctx, s, report.CrossSellQuery{})); cross.Customers != len(kept) {
		t.Errorf("%d customers bought or subscribed, %d by cross-sell", len(kept), cross.Customers)
	}
	forecast := must[*report.ForecastReport](t)(report.Forecast(ctx, s, report.ForecastQuery{}))
	if math.Abs(forecast.Opening()-float64(len(values.Rows))) > 1e-9 {
		t.Errorf("the forecast begins with %g customers, %d are valued", forecast.Opening(), len(values.Rows))
	}
	both := must[*report.BothReport](t)(report.SideBySide(ctx, s, report.ForecastQuery{}))
	plan := must[*report.PlanReport](t)(report.Plan(ctx, s, report.BudgetQuery{Query: lastYear}))
	for i, m := range plan.Months {
		var past finance.Statement
		for _, model := range both.Models {
			past = past.Plus(model.Past[i].Statement)
		}
		if past.NetRevenue() != m.Actual.NetRevenue() {
			t.Errorf("%s: both forecasts begin with a net revenue of %d, the company had %d", m.Month, past.NetRevenue(), m.Actual.NetRevenue())
		}
	}
	year := must[*report.ScorecardReport](t)(report.Scorecard(ctx, s, report.ScorecardQuery{Query: lastYear}))
	media := must[*report.MediaROIReport](t)(report.MediaROI(ctx, s, report.MediaROIQuery{Query: lastYear}))
	if won := media.Total.NewCustomers + media.Unattributed.NewCustomers; won != float64(year.Total.New) {
		t.Errorf("%g new customers by media, %d in the scorecard", won, year.Total.New)
	}
}
