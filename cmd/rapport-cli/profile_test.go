package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAnImportIsKeptAndDoneAgain(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "c.rapport")
	must(t, "--file", file, "new", "--name", "Shop", "--currency", "EUR")
	exports := filepath.Join(folder, "exports")
	if err := os.Mkdir(exports, 0o700); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string, age time.Duration) string {
		path := filepath.Join(exports, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		when := time.Now().Add(-age)
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const head = "Beleg;Tag;Kunde;Artikel;Stück;Preis\n"
	first := write("orders 2026-03.csv", head+"A-1;31.03.2026;Ann;RADIO;1;1.049,90\n", 48*time.Hour)
	must(t, "--file", file, "import", "orders", first, "--source-system", "shop", "--date-format", "DD.MM.YYYY", "--decimal", "comma",
		"--map", "order_number=Beleg", "--map", "date=Tag", "--map", "customer=Kunde", "--map", "sku=Artikel", "--map", "quantity=Stück", "--map", "unit_price=Preis",
		"--set", "channel=web", "--save-profile", "Shop orders")
	list := object(t, must(t, "--file", file, "--format", "json", "profile", "list"))["profiles"].([]any)
	if len(list) != 1 {
		t.Fatalf("%d profiles", len(list))
	}
	one := list[0].(map[string]any)
	if one["name"] != "Shop orders" || one["source_system"] != "shop" || one["folder"] != exports || one["pattern"] != "orders*.csv" || one["columns"].(map[string]any)["date"] != "Tag" {
		t.Errorf("the profile: %v", one)
	}

	write("orders 2026-04.csv", head+"A-2;02.04.2026;Ann;RADIO;2;10,00\n", 24*time.Hour)
	write("returns 2026-05.csv", "x\n", time.Hour)
	summary := object(t, must(t, "--file", file, "import", "--profile", "shop orders"))
	if summary["created"] != 1.0 {
		t.Errorf("the newest export brought %v", summary)
	}
	summary = object(t, must(t, "--file", file, "import", "--profile", "Shop orders", first))
	if summary["created"] != 0.0 || summary["skipped"] != 1.0 {
		t.Errorf("the first export again brought %v", summary)
	}
	total := object(t, must(t, "--file", file, "--format", "json", "report", "profitability"))["total"].(map[string]any)
	if total["sales"] != "1069.90" {
		t.Errorf("sold for %v", total["sales"])
	}

	if r := call(t, "--file", file, "import", "--profile", "none"); r.code != exitFault || !strings.Contains(r.errs, "There is no import profile") {
		t.Errorf("an unknown profile: %d %s", r.code, r.errs)
	}
	if r := call(t, "--file", file, "import", "contacts", "--profile", "Shop orders"); r.code != exitUsage {
		t.Errorf("another kind: %d %s", r.code, r.errs)
	}
	if r := call(t, "--file", file, "import", "orders"); r.code != exitUsage || !strings.Contains(r.errs, "--profile") {
		t.Errorf("without a file: %d %s", r.code, r.errs)
	}
	must(t, "--file", file, "profile", "delete", "Shop orders")
	if text := must(t, "--file", file, "profile", "list"); strings.Contains(text, "Shop orders") {
		t.Errorf("deleted, it is there: %s", text)
	}
	must(t, "--file", file, "undo")
	if text := must(t, "--file", file, "profile", "list"); !strings.Contains(text, "Shop orders") {
		t.Errorf("after undo it is not there: %s", text)
	}
}
