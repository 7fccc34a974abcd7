package main

import (
	"encoding/csv"
	"strings"
	"testing"
)

func TestMichelleToTheCent(t *testing.T) {
	file := demo(t)
	r := object(t, must(t, "--file", file, "report", "customer", "Michelle", "--format", "json"))
	statement := r["statement"].(map[string]any)
	for key, want := range map[string]string{
		"sales": "848.00", "gross_sales": "848.00", "returns": "-499.00", "rebate": "-100.00", "net_revenue": "249.00", "cogs": "-210.00",
		"gross_margin": "39.00", "shipping_cost": "-21.00", "contribution": "18.00", "activity": "-31.05",
		"margin_after_service": "-13.05", "media": "-0.25", "profit": "-13.30",
	} {
		if statement[key] != want {
			t.Errorf("%s is %v, want %s", key, statement[key], want)
		}
	}
	leaks := r["leaks"].([]any)
	if r["historic_npv"] != "-13.14" || len(r["journey"].([]any)) != 5 || len(leaks) != 1 || leaks[0].(map[string]any)["amount"] != "100.00" {
		t.Errorf("report %v", r)
	}
	for _, key := range []string{"policy", "from", "to", "as_of", "currency", "customer"} {
		if _, ok := r[key]; !ok {
			t.Errorf("no %s", key)
		}
	}
	if d := object(t, must(t, "--file", file, "report", "reconcile", "--format", "json"))["difference"]; d != "0.00" {
		t.Errorf("difference %v", d)
	}
	if c := object(t, must(t, "--file", file, "check", "--format", "json")); c["found"] != 0.0 || c["documents"].(float64) < 1000 {
		t.Errorf("check %v", c)
	}
}

func TestEveryReportInEveryForm(t *testing.T) {
	file := demo(t)
	keys := map[string][]string{
		"profitability":    {"rows", "total", "unallocated"},
		"whale":            {"points", "total_profit", "peak_percent", "peak_customers", "unprofitable_customers"},
		"media-roi":        {"rows", "total", "unattributed"},
		"budget-vs-actual": {"rows", "total"},
		"reconcile":        {"customers", "unallocated", "company", "difference"},
		"leaks":            {"rows", "total"},
		"capacity":         {"rows", "total"},
		"incomplete":       {"rows"},
	}
	for name, want := range keys {
		r := object(t, must(t, "--file", file, "--format", "json", "report", name))
		for _, key := range append(want, "policy", "from", "to", "as_of", "currency") {
			if _, ok := r[key]; !ok {
				t.Errorf("%s has no %s", name, key)
			}
		}
		for _, language := range []string{"en", "zh-Hans"} {
			if table := must(t, "--file", file, "--lang", language, "report", name); strings.Count(table, "\n") < 3 || strings.Contains(table, "%!") {
				t.Errorf("%s in %s: %s", name, language, table)
			}
		}
		text := must(t, "--file", file, "report", name, "--format", "csv")
		reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
		reader.FieldsPerRecord = -1
		if rows, err := reader.ReadAll(); err != nil || !strings.HasPrefix(text, "\ufeff") || len(rows) < 2 {
			t.Errorf("%s as CSV: %v %.200s", name, err, text)
		}
	}
	for _, args := range [][]string{
		{"profitability", "--by", "segment"}, {"profitability", "--by", "source"}, {"profitability", "--by", "salesperson"},
		{"profitability", "--by", "channel"}, {"profitability", "--by", "product"}, {"profitability", "--by", "decile"},
		{"profitability", "--rollup", "company", "--limit", "3"}, {"media-roi", "--by", "campaign", "--attribution", "linear", "--window", "60"},
		{"budget-vs-actual", "--by", "month"}, {"budget-vs-actual", "--by", "source"}, {"budget-vs-actual", "--by", "product"},
		{"whale", "--from", "2025-01-01", "--to", "2025-12-31"}, {"leaks", "--as-of", "2026-01-31", "--policy", "1"}, {"customer", "Michelle", "--rollup", "company"},
	} {
		object(t, must(t, append([]string{"--file", file, "--format", "json", "report"}, args...)...))
	}
	limited := object(t, must(t, "--file", file, "--format", "json", "report", "profitability", "--limit", "3"))
	if whole := object(t, must(t, "--file", file, "--format", "json", "report", "profitability")); len(limited["rows"].([]any)) != 3 ||
		limited["total"].(map[string]any)["profit"] != whole["total"].(map[string]any)["profit"] {
		t.Error("a limit changes the total")
	}
}

// The customer's expected value is that of the value report, and a company's that
// of its people together.
func TestExpectedValueOfOneCustomer(t *testing.T) {
	file := demo(t)
	customer := object(t, must(t, "--file", file, "--format", "json", "report", "customer", "Michelle"))
	id := customer["customer"].(map[string]any)["id"]
	for _, row := range object(t, must(t, "--file", file, "--format", "json", "report", "ltv"))["rows"].([]any) {
		if r := row.(map[string]any); r["customer"] == id {
			if customer["expected_value"] == nil || customer["expected_value"] != r["expected_value"] {
				t.Errorf("the customer is expected to bring %v, by the value report %v", customer["expected_value"], r["expected_value"])
			}
			return
		}
	}
	t.Error("the value report has no Michelle")
}
