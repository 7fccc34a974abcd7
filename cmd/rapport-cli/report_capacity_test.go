package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Costs of pools, an activity that takes their minutes, a close, and the use of
// both on the console, as a bookkeeper's script would.
func TestCapacityOnTheConsole(t *testing.T) {
	file, folder := demo(t), t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	costs := write("pools.csv", "month,pool,cost,capacity_minutes\n2026-02,Order desk,560.00,700\n2026-03,Order desk,560.00,700\n")
	if s := object(t, must(t, "--file", file, "import", "pool-costs", costs)); s["created"] != 2.0 {
		t.Fatalf("import %v", s)
	}
	old := must(t, "--file", file, "--format", "json", "definitions", "show", "1")
	const fixed, pooled = `"code": "order.phone",
      "minutes": "0"`, `"code": "order.phone",
      "pool": "Order desk",
      "minutes": "10"`
	draft := strings.Replace(old, fixed, pooled, 1)
	must(t, "--file", file, "definitions", "adopt", write("draft.json", draft), "--effective", "2026-02-01")
	must(t, "--file", file, "period", "close", "2026-02")

	r := object(t, must(t, "--file", file, "--format", "json", "report", "capacity", "--from", "2026-02-01"))
	for _, key := range []string{"policy", "from", "to", "as_of", "currency", "rows", "total"} {
		if _, ok := r[key]; !ok {
			t.Errorf("no %s", key)
		}
	}
	rows := r["rows"].([]any)
	if len(rows) != 2 {
		t.Fatalf("rows %v", rows)
	}
	row := rows[0].(map[string]any)
	for _, key := range []string{"pool", "month", "cost", "capacity_minutes", "used_minutes", "used_percent", "rate", "absorbed", "unused_cost"} {
		if _, ok := row[key]; !ok {
			t.Errorf("a row has no %s", key)
		}
	}
	if row["pool"] != "Order desk" || row["month"] != "2026-02" || row["cost"] != "560.00" || row["rate"] != 0.8 || row["used_minutes"].(float64) <= 0 {
		t.Errorf("row %v", row)
	}
	if c := object(t, must(t, "--file", file, "check", "--format", "json")); c["found"] != 0.0 {
		t.Errorf("check %v", c)
	}
	if old := object(t, must(t, "--file", file, "--format", "json", "report", "capacity", "--from", "2026-02-01", "--policy", "1")); old["total"].(map[string]any)["used_minutes"] != 0.0 {
		t.Errorf("under version 1: %v", old["total"])
	}
}
