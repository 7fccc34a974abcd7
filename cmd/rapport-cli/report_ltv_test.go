package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestValueOnTheConsole: the JSON of each model and grouping, and of retention.
func TestValueOnTheConsole(t *testing.T) {
	path := demo(t)
	for model, keys := range map[string][]string{
		"bgnbd": {"r", "alpha", "a", "b", "p", "q", "gamma"}, "markov": {"p", "nc", "m", "d"}, "sbg": {"alpha", "beta"},
	} {
		r := object(t, must(t, "--file", path, "--format", "json", "report", "ltv", "--model", model, "--calibrate-until", "2025-03-31"))
		params := r["params"].(map[string]any)
		if len(params) != len(keys) {
			t.Errorf("%s has the parameters %v", model, params)
		}
		for _, key := range keys {
			if params[key] == nil {
				t.Errorf("%s has no %s", model, key)
			}
		}
		back := r["backtest"].(map[string]any)
		if back["actual_purchases"].(float64) <= 0 || back["predicted_purchases"].(float64) <= 0 || r["log_likelihood"].(float64) >= 0 {
			t.Errorf("%s: back-test %v, log-likelihood %v", model, back, r["log_likelihood"])
		}
		row := r["rows"].([]any)[0].(map[string]any)
		for _, key := range []string{"customer", "frequency", "recency", "age", "p_alive", "expected_purchases", "expected_value", "value"} {
			if _, ok := row[key]; !ok {
				t.Errorf("%s: a row has no %s: %v", model, key, row)
			}
		}
		for _, by := range []string{"source", "segment"} {
			g := object(t, must(t, "--file", path, "--format", "json", "report", "ltv", "--model", model, "--calibrate-until", "2025-03-31", "--by", by))
			if g["total"].(map[string]any)["value"] != r["total"].(map[string]any)["value"] || len(g["rows"].([]any)) < 3 {
				t.Errorf("%s by %s sums to %v, by customer to %v", model, by, g["total"], r["total"])
			}
		}
		if table := must(t, "--file", path, "report", "ltv", "--model", model, "--by", "source"); !strings.Contains(table, "Value of a customer") {
			t.Errorf("the table of %s: %s", model, table)
		}
	}
	if r := object(t, must(t, "--file", path, "--format", "json", "report", "ltv")); r["backtest"] != nil {
		t.Errorf("calibrated to the end, the back-test is %v", r["backtest"])
	}
	for _, period := range []string{"month", "year"} {
		r := object(t, must(t, "--file", path, "--format", "json", "report", "retention", "--period", period))
		cohort := r["cohorts"].([]any)[0].(map[string]any)
		if survivors := cohort["survivors"].([]any); survivors[0] != cohort["size"] || r["sbg"].(map[string]any)["alpha"] == nil {
			t.Errorf("retention by %s: %v", period, r)
		}
	}
}

func TestValueChartsOnTheConsole(t *testing.T) {
	path, folder := demo(t), t.TempDir()
	for _, args := range [][]string{{"ltv"}, {"ltv", "--model", "markov"}, {"ltv", "--model", "sbg"}, {"retention"}, {"retention", "--period", "year"}} {
		file := filepath.Join(folder, strings.Join(args, "-")+".svg")
		must(t, append(append([]string{"--file", path, "chart"}, args...), "-o", file)...)
		if svg, err := os.ReadFile(file); err != nil || !strings.Contains(string(svg), "<svg") {
			t.Errorf("%v drew %d bytes, %v", args, len(svg), err)
		}
	}
}

func TestValueRefusesWhatCannotBe(t *testing.T) {
	path := demo(t)
	for what, want := range map[string]struct {
		code int
		said string
	}{
		"--rate=abc":                   {exitUsage, `"abc" is no rate`},
		"--rate=-1":                    {exitFault, "above -100 percent"},
		"--horizon=601":                {exitFault, "1 to 600 months"},
		"--calibrate-until=2001-01-01": {exitFault, "the books begin on"},
		"--model=guess":                {exitUsage, "bgnbd"},
		"--calibrate-until=yesterday":  {exitUsage, "yesterday"},
		"--as-of=2001-01-01":           {exitFault, "the books begin on"},
	} {
		if r := call(t, "--file", path, "report", "ltv", what); r.code != want.code || !strings.Contains(r.errs, want.said) {
			t.Errorf("%s: exit %d, %s", what, r.code, r.errs)
		}
	}
}
