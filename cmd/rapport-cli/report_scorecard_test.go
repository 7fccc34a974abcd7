package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func money(t *testing.T, v any) decimal.Decimal {
	t.Helper()
	text, ok := v.(string)
	if !ok {
		t.Fatalf("%v is no amount", v)
	}
	return decimal.RequireFromString(text)
}

// TestScorecardInJSON: the keys are those agreed; the rows sum to the total, the
// bridge leads from the opening to the close, and income is the company's.
func TestScorecardInJSON(t *testing.T) {
	file := demo(t)
	for _, by := range []string{"salesperson", "channel", "campaign", "segment"} {
		r := object(t, must(t, "--file", file, "report", "scorecard", "--by", by, "--from", "2025-04-01", "--to", "2026-03-31", "--format", "json"))
		rows, total := r["rows"].([]any), r["total"].(map[string]any)
		sum := decimal.Zero
		for _, row := range rows {
			one := row.(map[string]any)
			for _, key := range []string{"key", "sales", "profit", "customers", "new_customers", "repeat_rate", "return_rate", "average_order"} {
				if _, ok := one[key]; !ok {
					t.Fatalf("a row by %s has no %s", by, key)
				}
			}
			sum = sum.Add(money(t, one["profit"]))
		}
		if len(rows) < 3 || (by != "segment" && !sum.Equal(money(t, total["profit"]))) {
			t.Errorf("by %s: %d rows sum to %s, total %v", by, len(rows), sum, total["profit"])
		}
		objective := r["objectives"].([]any)[0].(map[string]any)
		for _, key := range []string{"name", "metric", "target", "actual", "owner", "met"} {
			if objective[key] == nil {
				t.Errorf("an objective has no %s: %v", key, objective)
			}
		}
		cash := r["cash_flow"].(map[string]any)
		if !money(t, cash["received"]).Add(money(t, cash["paid"])).Equal(money(t, cash["net"])) {
			t.Errorf("cash flow %v", cash)
		}
		e := r["equity"].(map[string]any)
		steps := decimal.Zero
		for _, key := range []string{"opening", "acquired", "retained", "lost", "changed"} {
			steps = steps.Add(money(t, e[key]))
		}
		if !steps.Equal(money(t, e["closing"])) || !money(t, e["opening"]).IsPositive() || !money(t, e["lost"]).IsNegative() {
			t.Errorf("customer equity %v", e)
		}
	}
	reconciled := object(t, must(t, "--file", file, "report", "reconcile", "--format", "json"))
	whole := object(t, must(t, "--file", file, "report", "scorecard", "--format", "json"))
	if income := whole["income"].(map[string]any); income["profit"] != reconciled["company"] {
		t.Errorf("income ends with %v, the company with %v", income["profit"], reconciled["company"])
	}
}

func TestCrossSellInJSON(t *testing.T) {
	file := demo(t)
	r := object(t, must(t, "--file", file, "report", "cross-sell", "--format", "json"))
	rows := r["rows"].([]any)
	if len(rows) < 20 {
		t.Fatalf("%d rules", len(rows))
	}
	for _, key := range []string{"product", "next", "support", "confidence", "lift", "median_days", "customers", "expected_margin"} {
		if rows[0].(map[string]any)[key] == nil {
			t.Errorf("no %s in %v", key, rows[0])
		}
	}
	few := object(t, must(t, "--file", file, "report", "cross-sell", "--min-support", "0.05", "--format", "json"))["rows"].([]any)
	if len(few) == 0 || len(few) >= len(rows) {
		t.Errorf("%d rules at 5 %%, %d at 1 %%", len(few), len(rows))
	}
	for _, row := range few {
		if row.(map[string]any)["support"].(float64) < 0.05 {
			t.Errorf("too rare: %v", row)
		}
	}
	for bad, code := range map[string]int{"1.5": exitFault, "-0.1": exitFault, "NaN": exitFault, "abc": exitUsage} {
		r := call(t, "--file", file, "report", "cross-sell", "--min-support="+bad)
		if r.code != code || r.out != "" || !strings.HasPrefix(r.errs, "rapport-cli: ") {
			t.Errorf("%s: %+v", bad, r)
		}
	}
}

// TestPerformanceOfAnEmptyCompany has nothing to tell, and says it.
func TestPerformanceOfAnEmptyCompany(t *testing.T) {
	file := filepath.Join(t.TempDir(), "New.rapport")
	must(t, "--file", file, "new", "--name", "New", "--currency", "USD")
	r := object(t, must(t, "--file", file, "report", "scorecard", "--format", "json"))
	if e := r["equity"].(map[string]any); e["closing"] != nil || len(e["notes"].([]any)) != 1 {
		t.Errorf("equity of nobody: %v", e)
	}
	if c := object(t, must(t, "--file", file, "report", "cross-sell", "--format", "json")); len(c["rows"].([]any)) != 0 {
		t.Errorf("cross-sell to nobody: %v", c)
	}
	for _, name := range []string{"scorecard", "equity"} {
		must(t, "--file", file, "chart", name, "-o", filepath.Join(t.TempDir(), name+".svg"))
	}
}
