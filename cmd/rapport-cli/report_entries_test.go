package main

import (
	"strings"
	"testing"
)

// Every figure of Michelle's statement is the total of the entries behind it.
func TestEntriesBehindAFigure(t *testing.T) {
	file := demo(t)
	statement := object(t, must(t, "--file", file, "report", "customer", "Michelle", "--format", "json"))["statement"].(map[string]any)
	for line, figure := range statement {
		r := object(t, must(t, "--file", file, "--format", "json", "report", "entries", "--customer", "Michelle", "--line", line))
		if r["total"] != figure {
			t.Errorf("%s: entries of %v, figure %v", line, r["total"], figure)
		}
	}
	r := object(t, must(t, "--file", file, "--format", "json", "report", "entries", "--customer", "Michelle", "--limit", "2", "--offset", "1"))
	rows := r["rows"].([]any)
	if len(rows) != 2 || r["count"] != 16.0 || r["total"] != "-13.30" || r["policy"] != 1.0 {
		t.Errorf("a page: %v", r)
	}
	for _, key := range []string{"date", "kind", "document", "text", "customer", "name", "account", "activity", "amount", "cash_date", "version"} {
		if _, ok := rows[0].(map[string]any)[key]; !ok {
			t.Errorf("no %s in %v", key, rows[0])
		}
	}
	unallocated := object(t, must(t, "--file", file, "--format", "json", "report", "reconcile"))["unallocated"]
	if r := object(t, must(t, "--file", file, "--format", "json", "report", "entries", "--unallocated")); r["total"] != unallocated {
		t.Errorf("unallocated entries of %v, want %v", r["total"], unallocated)
	}
	if table := must(t, "--file", file, "report", "entries", "--customer", "Michelle"); !strings.Contains(table, "−13.30") || strings.Contains(table, "%!") {
		t.Errorf("table: %s", table)
	}
}

// Bad questions get a sentence: 1 for what the books cannot answer, 2 for wrong
// usage.
func TestBadQuestionsToReports(t *testing.T) {
	file := demo(t)
	for _, c := range []struct {
		args     string
		code     int
		sentence string
	}{
		{"profitability --limit=-1", 1, "below zero"},
		{"entries --limit=-1", 1, "below zero"},
		{"entries --line gold", 1, "no account or sub-total"},
		{"profitability --by moon", 2, "--by"},
		{"media-roi --attribution best", 2, "--attribution"},
		{"media-roi --window=-1", 1, "below zero days"},
		{"whale --from 2026-02-01 --to 2026-01-01", 1, "before it begins"},
		{"whale --as-of 2001-01-01", 1, "the books begin on"},
		{"media-roi --from 2001-01-01 --to 2001-02-01", 1, "the books begin on"},
		{"whale --from 2031-01-01", 1, "after the last day"},
		{"whale --from abc", 2, "takes a date"},
		{"profitability --policy 9", 1, "no version 9"},
	} {
		r := call(t, append([]string{"--file", file, "report"}, strings.Fields(c.args)...)...)
		if r.code != c.code || !strings.Contains(r.errs, c.sentence) || r.out != "" {
			t.Errorf("%s: exit %d, %q, %q", c.args, r.code, r.errs, r.out)
		}
	}
}

// The rows of a grouping by which every entry counts once sum to the total, and
// the total does not depend on the grouping.
func TestProfitabilityByEverythingSumsToTheTotal(t *testing.T) {
	file := demo(t)
	totals := map[string]bool{}
	for _, by := range []string{"customer", "source", "salesperson", "channel", "product", "decile"} {
		r := object(t, must(t, "--file", file, "--format", "json", "report", "profitability", "--by", by))
		sum := 0
		for _, row := range r["rows"].([]any) {
			row := row.(map[string]any)
			sum += cents(t, row["profit"])
			for _, key := range []string{"key", "name", "sales", "net_revenue", "gross_margin", "contribution", "margin_after_service", "media", "profit", "orders", "return_rate"} {
				if _, ok := row[key]; !ok {
					t.Fatalf("by %s: no %s in %v", by, key, row)
				}
			}
		}
		total := r["total"].(map[string]any)["profit"]
		totals[total.(string)] = true
		if sum != cents(t, total) {
			t.Errorf("by %s: the rows sum to %d, the total is %v", by, sum, total)
		}
		if r["by"] != by || len(r["rows"].([]any)) < 3 {
			t.Errorf("by %s: %v with %d rows", by, r["by"], len(r["rows"].([]any)))
		}
	}
	if len(totals) != 1 {
		t.Errorf("totals differ by grouping: %v", totals)
	}
}

// cents is an amount of two decimals in cents.
func cents(t *testing.T, amount any) int {
	t.Helper()
	n := 0
	for _, c := range amount.(string) {
		if c >= '0' && c <= '9' {
			n = n*10 + int(c-'0')
		}
	}
	if strings.HasPrefix(amount.(string), "-") {
		return -n
	}
	return n
}
