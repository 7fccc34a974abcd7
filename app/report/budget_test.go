package report_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

func (s *shop) budget(name string, lines ...app.BudgetLine) {
	s.t.Helper()
	b := &app.Budget{Name: name}
	s.put(b)
	for i := range lines {
		lines[i].Budget = b.ID
		s.put(&lines[i])
	}
}

func budgetRows(r *report.BudgetReport) map[string]report.BudgetRow {
	rows := map[string]report.BudgetRow{}
	for _, row := range r.Rows {
		rows[row.Key] = row
	}
	return rows
}

func TestBudgetAgainstActual(t *testing.T) {
	s := newShop(t, "USD")
	ann, p, q := s.customer("Ann"), s.product("P", "100", "40"), s.product("Q", "50", "20")
	internet := s.source("Internet")
	s.budget("original", app.BudgetLine{Month: "2026-01", Account: "sales", Amount: 1})
	s.budget("Revised",
		app.BudgetLine{Month: "2026-01", Account: "sales", Amount: 300_00, Product: p, Source: internet, Quantity: decimal.NewNullDecimal(number("3"))},
		app.BudgetLine{Month: "2026-01", Account: "cogs", Amount: -120_00, Source: internet},
		app.BudgetLine{Month: "2026-03", Account: "sales", Amount: 999_00})
	s.order("O-1", "2026-01-10", ann, p, "90", func(o *app.Order) { o.Source = internet; o.Lines[0].Quantity = number("4") })
	s.order("O-2", "2026-02-10", 0, q, "50")
	period := report.Query{From: 20260101, To: 20260228}
	ask := func(by report.By) *report.BudgetReport {
		t.Helper()
		return must[*report.BudgetReport](t)(report.BudgetVsActual(s.ctx, s, report.BudgetQuery{Query: period, By: by}))
	}

	byAccount := ask(report.ByAccount)
	rows := budgetRows(byAccount)
	if byAccount.Version != "Revised" || len(rows) != 3 {
		t.Fatalf("%+v", byAccount)
	}
	if r := rows["sales"]; r.Budget != 300_00 || r.Actual != 410_00 || r.Variance != 110_00 || !r.Favourable || *r.VariancePercent != finance.Percent(110, 300) {
		t.Errorf("sales: %+v", r)
	}
	if r := rows["cogs"]; r.Variance != -60_00 || r.Favourable || *r.VariancePercent != -50 {
		t.Errorf("cogs: %+v", r)
	}
	if r := rows["activity"]; r.Actual != -3_00 || r.VariancePercent != nil {
		t.Errorf("activity: %+v", r)
	}
	rec := must[*report.ReconcileReport](t)(report.Reconcile(s.ctx, s, period))
	for _, by := range []report.By{report.ByAccount, report.ByMonth, report.BySource} {
		if total := ask(by).Total; total.Budget != 180_00 || total.Actual != rec.Company {
			t.Errorf("by %s: %+v, want %d", by, total, rec.Company)
		}
	}
	if r := budgetRows(ask(report.ByMonth))["2026-02"]; r.Budget != 0 || r.Actual != 28_50 {
		t.Errorf("February: %+v", r)
	}
	if rows := budgetRows(ask(report.BySource)); rows["Internet"].Budget != 180_00 || rows[""].Actual != 28_50 {
		t.Errorf("by source: %+v", rows)
	}

	// Three of P were planned at 100 and nothing else. Four were sold at 90, and
	// one of Q: two units more than planned, and one of them the wrong product.
	byProduct := ask(report.ByProduct)
	rows = budgetRows(byProduct)
	if r := rows["P"]; *r.Volume != 200_00 || *r.Mix != -100_00 || *r.Price != -40_00 || r.Variance != 60_00 {
		t.Errorf("P: %d %d %d of %d", *r.Volume, *r.Mix, *r.Price, r.Variance)
	}
	if r := rows["Q"]; *r.Volume != 0 || *r.Mix != 50_00 || *r.Price != 0 {
		t.Errorf("Q: %d %d %d of %d", *r.Volume, *r.Mix, *r.Price, r.Variance)
	}
	if r := byProduct.Total; r.Variance != 110_00 || *r.Volume+*r.Mix+*r.Price != r.Variance {
		t.Errorf("total: %+v", r)
	}
}

func TestBudgetVersions(t *testing.T) {
	s := newShop(t, "USD")
	if _, err := report.BudgetVsActual(s.ctx, s, report.BudgetQuery{Version: "x"}); app.KindOf(err) != app.NotFound {
		t.Errorf("no budget at all: %v", err)
	}
	s.budget("Original", app.BudgetLine{Month: "2026-01", Account: "sales", Amount: 100})
	s.order("O-1", "2026-01-10", s.customer("Ann"), s.product("P", "1", "1"), "1")
	r := must[*report.BudgetReport](t)(report.BudgetVsActual(s.ctx, s, report.BudgetQuery{Version: "ORIGINAL"}))
	if r.Version != "Original" || r.Total.Budget != 100 {
		t.Errorf("%+v", r)
	}
	if _, err := report.BudgetVsActual(s.ctx, s, report.BudgetQuery{Version: "x"}); app.KindOf(err) != app.NotFound {
		t.Errorf("an unknown version: %v", err)
	}
	byProduct := must[*report.BudgetReport](t)(report.BudgetVsActual(s.ctx, s, report.BudgetQuery{By: report.ByProduct}))
	for _, row := range append(byProduct.Rows, byProduct.Total) {
		if row.Volume != nil {
			t.Errorf("a budget without quantities has no split: %+v", row)
		}
	}
}

// TestBudgetComparesLikeWithLike: only February is budgeted, so that what January
// and March brought is no variance.
func TestBudgetComparesLikeWithLike(t *testing.T) {
	s := newShop(t, "USD")
	ann, p := s.customer("Ann"), s.product("P", "100", "40")
	s.budget("Plan", app.BudgetLine{Month: "2026-02", Account: "sales", Amount: 120_00, Product: p, Quantity: decimal.NewNullDecimal(number("1"))})
	for no, day := range map[string]string{"1": "2026-01-10", "2": "2026-02-10", "3": "2026-03-10"} {
		s.order(no, day, ann, p, "100")
	}
	q := report.BudgetQuery{Query: report.Query{From: 20260101, To: 20260331}}
	plan := must[*report.PlanReport](t)(report.Plan(s.ctx, s, q))
	if budget, actual := plan.Sum(); budget.Line("net_revenue") != 120_00 || actual.Line("net_revenue") != 100_00 {
		t.Errorf("budget %d, actual %d, want February's 120.00 and 100.00", budget.Line("net_revenue"), actual.Line("net_revenue"))
	}
	cut := plan.Budgeted()
	if len(cut.Months) != 1 || cut.From != 20260201 || cut.To != 20260228 || cut.Note.In(nil) != "1 of 3 months has a budget: 2026-02" {
		t.Errorf("the budgeted part: %d months from %s to %s, %q", len(cut.Months), cut.From, cut.To, cut.Note.In(nil))
	}
	r := must[*report.BudgetReport](t)(report.BudgetVsActual(s.ctx, s, q))
	if b := r.Budgeted; b.Months != 1 || b.Of != 3 || b.Budget != 120_00 || b.Variance != b.Actual-120_00 || b.Actual*3 != r.Total.Actual {
		t.Errorf("over the budgeted month %+v, over all %+v", b, r.Total)
	}
	q.By = report.ByProduct
	if split := must[*report.BudgetReport](t)(report.BudgetVsActual(s.ctx, s, q)).Sales; split == nil || split.Volume != 0 || split.Price != -20_00 || split.Together != -20_00 {
		t.Errorf("why sales differ: %+v", split)
	}
	q.Query = report.Query{From: 20260101, To: 20260131}
	if lines := must[*report.PlanReport](t)(report.Plan(s.ctx, s, q)).Lines(false); lines != nil {
		t.Errorf("January has no budget, but %d lines are compared with one", len(lines))
	}
}

// TestDiscountsBudgetedAsAWhole: two of P were budgeted at list price and 30.00
// of discounts for no product. One was sold, at list price less 10.00: prices are
// as planned, and discounts 20.00 better.
func TestDiscountsBudgetedAsAWhole(t *testing.T) {
	s := newShop(t, "USD")
	p := s.product("P", "100", "40")
	s.budget("Plan",
		app.BudgetLine{Month: "2026-01", Account: "sales", Amount: 200_00, Product: p, Quantity: decimal.NewNullDecimal(number("2"))},
		app.BudgetLine{Month: "2026-01", Account: "discount", Amount: -30_00})
	s.order("1", "2026-01-10", s.customer("Ann"), p, "100", func(o *app.Order) { o.Lines[0].Discount = 10_00 })
	ask := func() *report.BudgetReport {
		return must[*report.BudgetReport](t)(report.BudgetVsActual(s.ctx, s, report.BudgetQuery{Query: year("2026-01-01", "2026-01-31"), By: report.ByProduct}))
	}
	split := ask().Sales
	if split == nil || split.Volume != -100_00 || split.Mix != 0 || split.Price != 0 || split.NotByProduct != 0 || split.Discounts == nil || *split.Discounts != 20_00 || split.Together != -80_00 {
		t.Errorf("discounts as a whole: %+v", split)
	}
	// Budgeted by product, discounts are part of the price.
	s.budget("By product",
		app.BudgetLine{Month: "2026-01", Account: "sales", Amount: 200_00, Product: p, Quantity: decimal.NewNullDecimal(number("2"))},
		app.BudgetLine{Month: "2026-01", Account: "discount", Amount: -30_00, Product: p})
	split = ask().Sales
	if split == nil || split.Volume != -85_00 || split.Price != 5_00 || split.Discounts != nil || split.Together != -80_00 {
		t.Errorf("discounts by product: %+v", split)
	}
}
