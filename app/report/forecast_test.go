package report_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store/storetest"
)

func forecast(t *testing.T, src report.ForecastSource, q report.ForecastQuery) *report.ForecastReport {
	t.Helper()
	r, err := report.Forecast(context.Background(), src, q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func assumed(t *testing.T, r *report.ForecastReport, key string) string {
	t.Helper()
	for _, a := range r.Assumptions {
		if a.Key == key {
			return a.Value.String()
		}
	}
	t.Fatalf("no assumption %s", key)
	return ""
}

// TestAssumptionsOfTwoCustomers counts a year by hand: Ann bought in January, and
// in March four days after an e-mail; Bob bought in February.
func TestAssumptionsOfTwoCustomers(t *testing.T) {
	s := newShop(t, "USD")
	stereo := s.product("ST", "100", "60")
	ann, bob := s.customer("Ann"), s.customer("Bob")
	s.order("1", "2025-01-10", ann, stereo, "100")
	s.order("2", "2025-02-10", bob, stereo, "100")
	s.put(&app.Interaction{Day: finance.MustDate("2025-03-01"), Contact: ann, Kind: app.EmailSent, Direction: app.Outbound})
	s.order("3", "2025-03-05", ann, stereo, "130")
	r := forecast(t, s, report.ForecastQuery{Query: report.Query{AsOf: finance.MustDate("2025-12-31")}})
	for key, want := range map[string]string{
		"order_value":          "110",      // 330 in three months with a purchase
		"new_customers":        "0.166667", // two in twelve months
		"customers.7-12.1":     "1",        // Bob, ten months ago
		"customers.7-12.2":     "1",        // Ann, nine months ago
		"customers.0-3.1":      "0",
		"emails.0-3.1":         "0.166667", // one in Ann's two and Bob's four months
		"response_email.0-3.1": "1",        // the only one was answered
		"response_call.0-3.1":  "0",
		"unprompted.0-3.1":     "0",
		"contact_cost.email":   "0.05",
		"ratio.cogs":           "-0.545455", // 180 of 330
		"ratio.activity":       "-0.013636", // three web orders at 1.50, the e-mail apart
		"season.06":            "1",
	} {
		if got := assumed(t, r, key); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
	if len(r.Months) != 12 || r.Months[0].Month != 202601 || r.Months[11].Month != 202612 {
		t.Errorf("the forecast is over %d months from %s", len(r.Months), r.Months[0].Month)
	}
	// Nobody in the groups where Ann and Bob stand is contacted or buys: only new
	// customers do, .166667 × 110 in the first month.
	if got := r.Months[0].Statement[finance.Sales]; got != 1833 {
		t.Errorf("sales of January %d, want 1833", got)
	}
}

// TestSampleForecastIsTheSameTwice, sums to its total, and goes on after the
// as-of date.
func TestSampleForecastIsTheSameTwice(t *testing.T) {
	s := storetest.Sample(t)
	for _, model := range []string{app.ModelActivity, app.ModelContinuity} {
		q := report.ForecastQuery{Model: model, Months: 24}
		r := forecast(t, s, q)
		var sum finance.Statement
		for i, m := range r.Months {
			sum = sum.Plus(m.Statement)
			if m.Month != finance.Month(202604).Add(i) {
				t.Fatalf("month %d is %s", i, m.Month)
			}
		}
		if sum != r.Total.Statement || len(r.Months) != 24 || r.Total.Customers != r.Months[23].Customers {
			t.Errorf("%s: the total is %+v, the months sum to %v", model, r.Total, sum)
		}
		var one, two bytes.Buffer
		if err := report.WriteJSON(&one, r, nil); err != nil {
			t.Fatal(err)
		}
		if err := report.WriteJSON(&two, forecast(t, s, q), nil); err != nil || one.String() != two.String() {
			t.Errorf("%s: two runs differ", model)
		}
	}
}

// TestPastOfBothModelsIsTheCompany: orders and subscriptions of the months before
// sum to the books.
func TestPastOfBothModelsIsTheCompany(t *testing.T) {
	s := storetest.Sample(t)
	both, err := report.SideBySide(context.Background(), s, report.ForecastQuery{})
	if err != nil {
		t.Fatal(err)
	}
	totals, err := s.MonthTotals(context.Background(), finance.Period{From: finance.MustDate("2025-04-01"), To: finance.MustDate("2026-03-31")})
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range totals {
		if got := both.Models[0].Past[i].Plus(both.Models[1].Past[i].Statement); got != m.Statement {
			t.Errorf("%s: %v, want %v", m.Month, got, m.Statement)
		}
	}
}

func TestChangesGoOnTopOfTheScenario(t *testing.T) {
	s := newShop(t, "USD")
	base, err := app.NewScenario("Base", app.ModelContinuity, app.Changes{
		"subscribers": number("100"), "retention": number("0.9"), "new_subscribers": number("5"), "subscriber_revenue": number("10"), "months": number("3"),
	})
	if err != nil {
		t.Fatal(err)
	}
	s.put(base)
	day := report.Query{AsOf: finance.MustDate("2026-03-31")}
	r := forecast(t, s, report.ForecastQuery{Query: day, Scenario: "base"})
	if len(r.Months) != 3 || r.Months[0].Customers != 95 || r.Months[0].Statement[finance.Recurring] != 95000 || r.Months[1].Statement[finance.Recurring] != 90500 {
		t.Errorf("the scenario gives %+v", r.Months)
	}
	r = forecast(t, s, report.ForecastQuery{Query: day, Scenario: "Base", Changes: app.Changes{"retention": number("1"), "new_subscribers": decimal.Zero}})
	if r.Months[2].Customers != 100 || r.Total.Statement[finance.Recurring] != 300000 {
		t.Errorf("with everybody staying it gives %+v", r.Months)
	}
}

func TestForecastWithoutHistorySaysSo(t *testing.T) {
	s := newShop(t, "JPY")
	day := report.Query{AsOf: finance.MustDate("2026-03-31")}
	for _, c := range []struct {
		q    report.ForecastQuery
		kind app.Kind
		says string
	}{
		{report.ForecastQuery{}, app.NotFound, "Nothing has been recorded yet"},
		{report.ForecastQuery{Query: day}, app.NotFound, "no order has been recorded by 2026-03-31"},
		{report.ForecastQuery{Query: day, Model: app.ModelContinuity}, app.NotFound, "no subscription has begun"},
		{report.ForecastQuery{Query: day, Scenario: "x"}, app.NotFound, "no scenario yet"},
		{report.ForecastQuery{Query: day, Months: 121}, app.BadInput, "from 1 to 120"},
		{report.ForecastQuery{Query: day, Changes: app.Changes{"subscribers": number("1")}}, app.BadInput, "no assumption"},
	} {
		_, err := report.Forecast(s.ctx, s, c.q)
		if err == nil || app.KindOf(err) != c.kind && c.kind == app.NotFound || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %v", c.q, err)
		}
	}
	typed := app.Changes{"customers.0-3.1": number("100"), "unprompted.0-3.1": number("0.1"), "order_value": number("3000")}
	r := forecast(t, s, report.ForecastQuery{Query: day, Months: 2, Changes: typed})
	// 10 of 100 buy, then 9 of the 90 who have not; the ten have bought twice by
	// then, and nothing is assumed of them.
	if r.Months[0].Statement[finance.Sales] != 30000 || r.Months[1].Statement[finance.Sales] != 27000 || r.Total.Customers != 100 {
		t.Errorf("typed assumptions give %+v", r.Months)
	}
}

// TestForecastAsBudget: the lines of the budget are the months, account by
// account.
func TestForecastAsBudget(t *testing.T) {
	s := storetest.Sample(t)
	both, err := report.SideBySide(context.Background(), s, report.ForecastQuery{})
	if err != nil {
		t.Fatal(err)
	}
	b := &app.Budget{Name: "Plan"}
	if err := app.SaveBudget(context.Background(), s, b, both.BudgetLines()); err != nil {
		t.Fatal(err)
	}
	plan, err := report.Plan(context.Background(), s, report.BudgetQuery{
		Query: report.Query{From: finance.MustDate("2026-04-01"), To: finance.MustDate("2027-03-31")}, Version: "plan",
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := both.Models[0].Total.Plus(both.Models[1].Total.Statement); plan.Version != "Plan" || plan.Budget() != want {
		t.Errorf("the budget is %v, the forecast %v", plan.Budget(), want)
	}
	err = app.SaveBudget(context.Background(), s, &app.Budget{Name: "PLAN"}, nil)
	if err == nil || !strings.Contains(err.Error(), `"Plan" already`) {
		t.Errorf("a second budget of the name: %v", err)
	}
}

// TestBridgeLeadsFromBudgetToActual: the steps cover every account once.
func TestBridgeLeadsFromBudgetToActual(t *testing.T) {
	var budget, actual finance.Statement
	for i := range budget {
		budget[i], actual[i] = finance.Amount(i*i-20), finance.Amount(7*i-1<<i)
	}
	sum := budget.Profit()
	for _, step := range report.Bridge(budget, actual) {
		sum += step.Variance
	}
	if sum != actual.Profit() {
		t.Errorf("the bridge leads to %d, want %d", sum, actual.Profit())
	}
}
