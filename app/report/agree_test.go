package report_test

import (
	"context"
	"math"
	"testing"

	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// The reports on the sample company agree with each other where they speak of the
// same thing.

// asked asks a report of the sample company.
func asked[Q, R any](t *testing.T, s *store.Store, ask func(context.Context, *store.Store, Q) (R, error), q Q) R {
	t.Helper()
	r, err := ask(context.Background(), s, q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// lastYear is the last fiscal year of the sample company.
var lastYear = report.Query{From: 20250401, To: 20260331}

// TestOneLifetimeValueOfASource: what a customer of a source is worth is one
// figure, by source as in the report on media, with values held in memory or not.
func TestOneLifetimeValueOfASource(t *testing.T) {
	s := storetest.Sample(t)
	media := asked(t, s, func(ctx context.Context, s *store.Store, q report.MediaROIQuery) (*report.MediaROIReport, error) {
		return report.ValuedMediaROI(ctx, s, q)
	}, report.MediaROIQuery{Query: lastYear})
	groups := asked(t, s, func(ctx context.Context, s *store.Store, q report.LTVQuery) (*report.LTVGroups, error) {
		return report.LTVBy(ctx, s, q, report.BySource)
	}, report.LTVQuery{Query: lastYear})
	lifetime := map[string]finance.Amount{}
	for _, g := range groups.Rows {
		lifetime[g.Key] = *g.Lifetime
	}
	for _, row := range media.Rows {
		if *row.LifetimeValue != lifetime[row.Key] {
			t.Errorf("%s: %d by media, %d by value", row.Key, *row.LifetimeValue, lifetime[row.Key])
		}
	}
	if *media.Total.LifetimeValue != *groups.Total.Lifetime || media.Total.Acquired != groups.Total.Brought || groups.Total.Brought <= groups.Total.Customers {
		t.Errorf("a customer is worth %d of %d by media, %d of %d by value", *media.Total.LifetimeValue, media.Total.Acquired, *groups.Total.Lifetime, groups.Total.Brought)
	}
}

// TestEquityIsWhatTheModelsExpect: customer equity at the close is the expected
// value of purchases and of subscriptions.
func TestEquityIsWhatTheModelsExpect(t *testing.T) {
	s := storetest.Sample(t)
	e, _, err := report.Equity(context.Background(), s, lastYear)
	if err != nil {
		t.Fatal(err)
	}
	sum := finance.Amount(0)
	for model, part := range map[report.Model]*finance.Amount{report.ModelBGNBD: e.Purchases, report.ModelSBG: e.Subscriptions} {
		r := asked(t, s, func(ctx context.Context, s *store.Store, q report.LTVQuery) (*report.LTVReport, error) {
			return report.LTV(ctx, s, q)
		}, report.LTVQuery{Query: lastYear, Model: model})
		sum += *r.Total.Expected
		if part == nil || *part != *r.Total.Expected {
			t.Errorf("%s expects %d, of customer equity it is %v", model, *r.Total.Expected, part)
		}
	}
	if *e.Closing != sum || sum == 0 {
		t.Errorf("customer equity is %d, the models expect %d", *e.Closing, sum)
	}
}

// books are the reports on one period that speak of the same money.
type books struct {
	t         *testing.T
	ctx       context.Context
	s         *store.Store
	q         report.Query
	reconcile *report.ReconcileReport
	customers *report.ProfitabilityReport
}

func openBooks(t *testing.T, s *store.Store, q report.Query) *books {
	t.Helper()
	b := &books{t: t, ctx: context.Background(), s: s, q: q}
	b.reconcile = must[*report.ReconcileReport](t)(report.Reconcile(b.ctx, s, q))
	b.customers = must[*report.ProfitabilityReport](t)(report.Profitability(b.ctx, s, report.ProfitabilityQuery{Query: q}))
	return b
}

// same wants amounts alike.
func (b *books) same(what string, want finance.Amount, all ...finance.Amount) {
	b.t.Helper()
	for i, a := range all {
		if a != want {
			b.t.Errorf("%s to %s, %s: the %d. is %d, want %d", b.q.From, b.q.To, what, i+1, a, want)
		}
	}
}

// sameLines wants statements alike, line by line.
func (b *books) sameLines(what string, want finance.Statement, all ...finance.Statement) {
	b.t.Helper()
	for i, s := range all {
		if s != want {
			b.t.Errorf("%s to %s, %s: statement %d is %v, want %v", b.q.From, b.q.To, what, i+1, s, want)
		}
	}
}

// TestReportsAgree: over all the books and over the last year of the sample
// company, each amount that two reports tell is the same in both.
func TestReportsAgree(t *testing.T) {
	s := storetest.Sample(t)
	for _, q := range []report.Query{{}, lastYear} {
		b := openBooks(t, s, q)
		b.same("customers' profit", b.reconcile.Customers, b.customers.Total.Profit())
		b.same("unallocated", b.reconcile.Unallocated, b.customers.Unallocated.Profit())
		b.groupings()
		b.scores()
		b.plans()
		b.media()
	}
}

// groupings: by whatever profitability is seen, total and unallocated stay.
func (b *books) groupings() {
	whale := must[*report.WhaleReport](b.t)(report.Whale(b.ctx, b.s, report.WhaleQuery{Query: b.q}))
	b.same("profit of the whale curve", b.reconcile.Customers, whale.TotalProfit)
	if whale.Unprofitable != losing(b.customers.Rows) || len(whale.Points) != len(b.customers.Rows) {
		b.t.Errorf("the whale curve has %d customers, %d of them unprofitable; ranked are %d and %d", len(whale.Points), whale.Unprofitable, len(b.customers.Rows), losing(b.customers.Rows))
	}
	for _, by := range []report.By{report.ByDecile, report.BySegment, report.BySource, report.BySalesperson, report.ByChannel, report.ByProduct} {
		r := must[*report.ProfitabilityReport](b.t)(report.Profitability(b.ctx, b.s, report.ProfitabilityQuery{Query: b.q, By: by}))
		b.sameLines("customers by "+string(by), b.customers.Total.Statement, r.Total.Statement)
		b.sameLines("unallocated by "+string(by), b.customers.Unallocated.Statement, r.Unallocated.Statement)
		var sum finance.Statement
		for _, row := range r.Rows {
			sum = sum.Plus(row.Statement)
		}
		if by != report.BySegment { // a customer may have several tags
			b.sameLines("rows by "+string(by), r.Total.Statement, sum)
		}
	}
}

func losing(rows []report.ProfitRow) int {
	n := 0
	for _, row := range rows {
		if row.Profit() < 0 {
			n++
		}
	}
	return n
}

// scores: the scorecard's total is the customers, its income the company.
func (b *books) scores() {
	company := b.customers.Total.Statement.Plus(b.customers.Unallocated.Statement)
	for _, by := range []report.By{report.BySalesperson, report.ByChannel, report.ByCampaign, report.BySegment} {
		r := must[*report.ScorecardReport](b.t)(report.Scorecard(b.ctx, b.s, report.ScorecardQuery{Query: b.q, By: by}))
		b.sameLines("scorecard by "+string(by), b.customers.Total.Statement, r.Total.Statement)
		b.sameLines("income", company, r.Income)
		b.same("profit of the company", b.reconcile.Company, r.Income.Profit())
		if r.Total.Orders != b.customers.Total.Orders {
			b.t.Errorf("%d orders in the scorecard by %s, %d ranked", r.Total.Orders, by, b.customers.Total.Orders)
		}
	}
}

// plans: actual and budget are the same month by month, by account, by source and
// by product, and what is compared is the same months everywhere.
func (b *books) plans() {
	company := b.customers.Total.Statement.Plus(b.customers.Unallocated.Statement)
	plan := must[*report.PlanReport](b.t)(report.Plan(b.ctx, b.s, report.BudgetQuery{Query: b.q}))
	var months finance.Statement
	for _, m := range plan.Months {
		months = months.Plus(m.Actual)
	}
	b.sameLines("months", company, months)
	budget, actual := plan.Sum()
	for _, by := range []report.By{report.ByAccount, report.ByMonth, report.BySource} {
		r := must[*report.BudgetReport](b.t)(report.BudgetVsActual(b.ctx, b.s, report.BudgetQuery{Query: b.q, By: by}))
		b.same("actual by "+string(by), b.reconcile.Company, r.Total.Actual)
		b.same("budget by "+string(by), budget.Profit(), r.Total.Budget, r.Budgeted.Budget)
		b.same("actual of the budgeted months by "+string(by), actual.Profit(), r.Budgeted.Actual)
		if r.Budgeted.Coverage != plan.Coverage() {
			b.t.Errorf("by %s %+v are compared, by month %+v", by, r.Budgeted.Coverage, plan.Coverage())
		}
	}
	r := must[*report.BudgetReport](b.t)(report.BudgetVsActual(b.ctx, b.s, report.BudgetQuery{Query: b.q, By: report.ByProduct}))
	net := func(s finance.Statement) finance.Amount { return s[finance.Sales] + s[finance.Discount] }
	b.same("sales by product", net(company), r.Total.Actual)
	b.same("why sales differ", net(actual)-net(budget), r.Budgeted.Variance, r.Sales.Together)
	b.same("why sales differ, before discounts", actual[finance.Sales]-budget[finance.Sales], r.Sales.Volume+r.Sales.Mix+r.Sales.Price+r.Sales.NotByProduct)
	b.same("discounts", actual[finance.Discount]-budget[finance.Discount], *r.Sales.Discounts)
}

// media: by source as by campaign all orders and all cost are told once, and the
// media among the cost is that of the statement.
func (b *books) media() {
	company := b.customers.Total.Statement.Plus(b.customers.Unallocated.Statement)
	orders := float64(b.customers.Total.Orders + b.customers.Unallocated.Orders)
	var margins []finance.Amount
	for _, by := range []report.By{report.BySource, report.ByCampaign} {
		for _, rule := range []string{"first", "last", "linear"} {
			r := must[*report.MediaROIReport](b.t)(report.MediaROI(b.ctx, b.s, report.MediaROIQuery{Query: b.q, By: by, Attribution: rule}))
			b.same("media by "+string(by), -company[finance.Media], r.Total.Media+r.Unattributed.Media)
			if told := r.Total.Orders + r.Unattributed.Orders; math.Abs(told-orders) > 1e-9 {
				b.t.Errorf("%g orders by %s under %s, %g are ranked", told, by, rule, orders)
			}
			margins = append(margins, r.Total.Margin+r.Unattributed.Margin)
			if b.q == (report.Query{}) { // else what came back of earlier orders is the company's alone
				b.same("net revenue of orders", company.NetRevenue()-company[finance.Recurring], r.Total.NetRevenue+r.Unattributed.NetRevenue)
			}
		}
	}
	b.same("margin of orders", margins[0], margins...)
}
