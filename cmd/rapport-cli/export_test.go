package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
)

// peopled is a file with contacts that have everything an export may lose.
func peopled(t *testing.T) string {
	t.Helper()
	s := storetest.New(t)
	firm := &app.Contact{Kind: app.Organisation, Name: "Lakeside; Hotel", Points: []app.ContactPoint{{Kind: app.Email, Raw: "desk@lakeside.example"}}}
	storetest.Put(t, s, &app.FieldDef{Name: "Shoe size", Kind: app.NumberField}, &app.FieldDef{Name: "=Formula", Kind: app.TextField}, firm)
	ann := &app.Contact{
		Kind: app.Person, Name: "=Ann \"Lee\"", GivenName: "Ann", FamilyName: "Lee", Company: firm.ID, Note: "two\nlines, 你好", Birthday: finance.MustDate("1970-01-31"),
		Acquired: finance.MustDate("2026-03-02"), Address: "1 Pike Street", City: "Seattle", Tags: []string{"vip", "press"},
		Points: []app.ContactPoint{{Kind: app.Email, Raw: "ann@example.com"}, {Kind: app.Email, Label: "work", Raw: "a.lee@example.com"},
			{Kind: app.Phone, Label: "mobile", Raw: "+1 206 555 0100"}, {Kind: app.Website, Raw: "https://lee.example"}},
		More:     []app.Address{{Label: "work", Address: "2 Pier", City: "Tacoma", Postcode: "98402"}},
		External: []app.ExternalID{{System: "web-store", Value: "88213"}, {System: "import", Value: "C-1"}},
		Custom:   map[string]string{"Shoe size": "41.5", "=Formula": "-1+1"},
	}
	storetest.Put(t, s, ann, storetest.Person("Bob"))
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestExportedContactsImportUnchanged(t *testing.T) {
	file, dir := peopled(t), t.TempDir()
	first, second, other := filepath.Join(dir, "a.csv"), filepath.Join(dir, "b.csv"), filepath.Join(dir, "b.rapport")
	must(t, "--file", file, "export", "contacts", "-o", first)
	must(t, "--file", other, "new", "--name", "B", "--currency", "USD")
	must(t, "--file", other, "import", "contacts", first)
	must(t, "--file", other, "export", "contacts", "-o", second)
	a, b := read(t, first), read(t, second)
	if a != b {
		t.Errorf("exported\n%s\nimported and exported again\n%s", a, b)
	}
	if !strings.HasPrefix(a, "\ufeff") || strings.Contains(a, ",=") || strings.Contains(a, ",\"=") || !strings.Contains(a, "custom.Shoe size") {
		t.Errorf("a cell that runs, or no mark, in\n%s", a)
	}
	out := must(t, "--file", file, "import", "contacts", first)
	var summary struct{ Created, Updated, Skipped, Rejected int }
	if err := json.Unmarshal([]byte(out), &summary); err != nil || summary.Skipped != 3 || summary.Created+summary.Updated+summary.Rejected != 0 {
		t.Errorf("imported into the same file: %s", out)
	}
}

func TestExportedCardsImport(t *testing.T) {
	file, dir := peopled(t), t.TempDir()
	cards, other := filepath.Join(dir, "a.vcf"), filepath.Join(dir, "b.rapport")
	must(t, "--file", file, "export", "contacts", "-o", cards)
	must(t, "--file", other, "new", "--name", "B", "--currency", "USD")
	must(t, "--file", other, "import", "contacts", cards)
	again := filepath.Join(dir, "b.json")
	must(t, "--file", other, "export", "contacts", "-o", again)
	var rows []map[string]string
	if err := json.Unmarshal([]byte(read(t, again)), &rows); err != nil || len(rows) != 3 {
		t.Fatalf("%d contacts, %v", len(rows), err)
	}
	for _, r := range rows {
		if r["given_name"] != "Ann" {
			continue
		}
		for column, want := range map[string]string{
			"name": "=Ann \"Lee\"", "company": "Lakeside; Hotel", "email": "ann@example.com\nwork: a.lee@example.com",
			"phone": "mobile: +1 206 555 0100", "city": "Seattle", "other_addresses": "work: 2 Pier | Tacoma |  | 98402 | ", "note": "two\nlines, 你好", "birthday": "1970-01-31",
		} {
			if r[column] != want {
				t.Errorf("%s came back as %q, want %q", column, r[column], want)
			}
		}
	}
}

func TestAllOfOnePersonAndWrongUsage(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "d.rapport")
	must(t, "--file", file, "demo")
	out := filepath.Join(dir, "p.json")
	must(t, "--file", file, "export", "person", "Michelle Alvarez", "-o", out)
	var p struct {
		Contact struct{ Name string }
		Records map[string][]map[string]string
	}
	if err := json.Unmarshal([]byte(read(t, out)), &p); err != nil {
		t.Fatal(err)
	}
	if p.Contact.Name != "Michelle Alvarez" || len(p.Records["orders"]) != 2 || len(p.Records["entries"]) == 0 || p.Records["rebates"][0]["amount"] != "100.00" {
		t.Errorf("her data: %+v", p)
	}
	for _, args := range [][]string{
		{"export", "person", "-o", "x.json"}, {"export", "contacts", "-o", "x.doc"}, {"export", "orders", "-o", "x.vcf"}, {"export", "nothing", "-o", "x.csv"},
	} {
		if r := call(t, append([]string{"--file", file}, args...)...); r.code != exitUsage || r.errs == "" {
			t.Errorf("%q: exit %d, %s", args, r.code, r.errs)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
