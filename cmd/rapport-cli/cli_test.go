package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"rapport/assets/i18n"
	"rapport/store"
)

func TestMain(m *testing.M) {
	// The tests speak English whatever the machine's language is.
	os.Setenv("LC_ALL", "C")
	os.Exit(m.Run())
}

// result is what a command line gave.
type result struct {
	code      int
	out, errs string
}

// call runs one command line.
func call(t testing.TB, args ...string) result {
	t.Helper()
	t.Cleanup(func() { i18n.SetLanguage(i18n.En) })
	var out, errs bytes.Buffer
	code := run(context.Background(), args, &out, &errs)
	return result{code, out.String(), errs.String()}
}

// must runs a command line that has to succeed, and gives its output.
func must(t testing.TB, args ...string) string {
	t.Helper()
	r := call(t, args...)
	if r.code != exitDone {
		t.Fatalf("%q: exit %d: %s", args, r.code, r.errs)
	}
	return r.out
}

// object reads a JSON object.
func object(t testing.TB, text string) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return m
}

// sampleFile is the sample company, made once.
var sampleFile = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "rapport-cli-test-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "demo.rapport")
	if code := run(context.Background(), []string{"--file", path, "demo"}, io.Discard, os.Stderr); code != exitDone {
		return nil, fmt.Errorf("demo: exit %d", code)
	}
	return os.ReadFile(path)
})

// demo is a fresh sample company.
func demo(t testing.TB) string {
	t.Helper()
	content, err := sampleFile()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.rapport")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// empty is a fresh company without records.
func empty(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "empty.rapport")
	must(t, "--file", path, "new", "--name", "Test", "--currency", "usd")
	return path
}

func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestExitCodes(t *testing.T) {
	file := demo(t)
	broken := write(t, "broken.rapport", "this is no company file")
	for name, c := range map[string]struct {
		args []string
		code int
		want string
	}{
		"help":              {[]string{"--help"}, exitDone, ""},
		"no command":        {nil, exitUsage, "--help"},
		"unknown command":   {[]string{"frobnicate"}, exitUsage, "frobnicate"},
		"unknown flag":      {[]string{"--file", file, "check", "--colour"}, exitUsage, "--colour"},
		"no file":           {[]string{"check"}, exitUsage, "--file"},
		"no such date":      {[]string{"--file", file, "report", "whale", "--from", "soon"}, exitUsage, "soon"},
		"no such month":     {[]string{"--file", file, "period", "close", "March"}, exitUsage, "March"},
		"unknown grouping":  {[]string{"--file", file, "report", "profitability", "--by", "colour"}, exitUsage, "colour"},
		"unknown language":  {[]string{"--lang", "xx", "--file", file, "check"}, exitUsage, "xx"},
		"missing file":      {[]string{"--file", file + "x", "check"}, exitFault, "There is no file"},
		"not a company":     {[]string{"--file", broken, "check"}, exitFault, "not a Rapport file"},
		"no such customer":  {[]string{"--file", file, "report", "customer", "Nobody at all"}, exitFault, "Nobody at all"},
		"no such version":   {[]string{"--file", file, "report", "whale", "--policy", "9"}, exitFault, "version 9"},
		"demo over a file":  {[]string{"--file", file, "demo"}, exitFault, "already"},
		"new over a file":   {[]string{"--file", file, "new", "--name", "X", "--currency", "USD"}, exitFault, "already"},
		"generate over it":  {[]string{"--file", file, "generate", "--contacts", "1", "--orders", "1"}, exitFault, "already"},
		"no such currency":  {[]string{"--file", file + "2", "new", "--name", "X", "--currency", "XX"}, exitFault, "XX"},
		"undo of no batch":  {[]string{"--file", file, "undo", "12345"}, exitFault, "no such import"},
		"undo of a word":    {[]string{"--file", file, "undo", "last"}, exitUsage, "last"},
		"nothing to redo":   {[]string{"--file", file, "redo"}, exitFault, "nothing"},
		"chart as text":     {[]string{"--file", file, "chart", "whale", "-o", "x.txt"}, exitUsage, ".png"},
		"chart of no size":  {[]string{"--file", file, "chart", "whale", "-o", "x.png", "--size", "huge"}, exitUsage, "huge"},
		"chart too large":   {[]string{"--file", file, "chart", "whale", "-o", "x.png", "--size", "99999x99999"}, exitUsage, "99999"},
		"chart into a hole": {[]string{"--file", file, "chart", "whale", "-o", filepath.Join(t.TempDir(), "no", "x.png")}, exitFault, "cannot be written"},
		"import nothing":    {[]string{"--file", file, "import", "orders", filepath.Join(t.TempDir(), "none.csv")}, exitFault, "There is no file"},
		"import of what":    {[]string{"--file", file, "import", "invoices", file}, exitUsage, "invoices"},
		"map of what":       {[]string{"--file", file, "import", "orders", file, "--map", "sku"}, exitUsage, "--map"},
		"map twice":         {[]string{"--file", file, "import", "orders", file, "--map", "sku=a", "--map", "sku=b"}, exitUsage, "twice"},
	} {
		t.Run(name, func(t *testing.T) {
			r := call(t, c.args...)
			if r.code != c.code || !strings.Contains(r.errs, c.want) {
				t.Errorf("exit %d, %s; want %d, %q", r.code, r.errs, c.code, c.want)
			}
			if r.code != exitDone && !strings.HasPrefix(r.errs, "rapport-cli: ") {
				t.Errorf("message %q", r.errs)
			}
			if strings.Contains(r.errs, "goroutine") || strings.Contains(r.errs, "%!") {
				t.Errorf("message %q", r.errs)
			}
		})
	}
	if _, err := os.Stat(file + "2"); !os.IsNotExist(err) {
		t.Error("a refused command left a file")
	}
}

func TestImportAndUndo(t *testing.T) {
	file := empty(t)
	rows := "order_number,date,customer,sku,quantity,unit_price\nA,2026-01-01,Ann,S,1,5\nA,2026-01-01,Ann,T,1,5\nB,2026-01-02,Bob,S,x,5\n"
	refused := filepath.Join(t.TempDir(), "refused.csv")
	r := call(t, "--file", file, "import", "orders", write(t, "o.csv", rows), "--errors", refused)
	s := object(t, r.out)
	if r.code != exitFault || s["rows"] != 3.0 || s["created"] != 1.0 || s["updated"] != 0.0 || s["skipped"] != 0.0 || s["rejected"] != 1.0 {
		t.Errorf("exit %d %s", r.code, r.out)
	}
	if !strings.Contains(r.errs, "Row 4, column quantity") || !strings.Contains(r.errs, refused) {
		t.Errorf("messages %s", r.errs)
	}
	batch, ok := s["batch"].(string)
	if !ok || batch == "" {
		t.Fatalf("batch %v", s["batch"])
	}
	again := call(t, "--file", file, "import", "orders", write(t, "o.csv", rows[:strings.Index(rows, "B,")]))
	if s := object(t, again.out); again.code != exitDone || s["batch"] != nil || s["skipped"] != 1.0 {
		t.Errorf("again: exit %d %s", again.code, again.out)
	}
	empties := call(t, "--file", file, "import", "orders", write(t, "e.csv", ""))
	if s := object(t, empties.out); empties.code != exitFault || s["rows"] != 0.0 || !strings.Contains(empties.errs, "is empty") {
		t.Errorf("empty: exit %d %s %s", empties.code, empties.out, empties.errs)
	}
	history := object(t, must(t, "--file", file, "history", "--format", "json"))["rows"].([]any)
	if len(history) != 1 || history[0].(map[string]any)["batch"] != batch {
		t.Errorf("history %v", history)
	}
	must(t, "--file", file, "undo", batch)
	if n := object(t, must(t, "--file", file, "report", "profitability", "--format", "json"))["total"].(map[string]any)["orders"]; n != 0.0 {
		t.Errorf("after undo %v orders", n)
	}
	must(t, "--file", file, "redo")
	if total := object(t, must(t, "--file", file, "report", "reconcile", "--format", "json"))["company"]; total != "10.00" {
		t.Errorf("after redo %v", total)
	}
	must(t, "--file", file, "undo")
	must(t, "--file", file, "check")
	if text := must(t, "--file", file, "history"); strings.Count(text, "\n") != 5 || !strings.Contains(text, "Taken back") {
		t.Errorf("history %s", text)
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	file := empty(t)
	r := call(t, "--file", file, "import", "contacts", write(t, "c.csv", "name\nAnn\n"), "--dry-run")
	if s := object(t, r.out); r.code != exitDone || s["created"] != 1.0 || s["batch"] != nil {
		t.Errorf("exit %d %s", r.code, r.out)
	}
	if out := object(t, must(t, "--file", file, "contacts", "search", "Ann", "--format", "json")); len(out["rows"].([]any)) != 0 {
		t.Errorf("found %v", out)
	}
}

func TestContactsSearch(t *testing.T) {
	file := demo(t)
	rows := object(t, must(t, "--file", file, "contacts", "search", "michelle alv", "--format", "json"))["rows"].([]any)
	if len(rows) == 0 {
		t.Fatal("nothing found")
	}
	first := rows[0].(map[string]any)
	for _, key := range []string{"id", "number", "kind", "name", "company", "email", "phone", "matched"} {
		if _, ok := first[key].(string); !ok {
			t.Errorf("%s is %v", key, first[key])
		}
	}
	if first["name"] != "Michelle Alvarez" {
		t.Errorf("first is %v", first)
	}
	if text := must(t, "--file", file, "contacts", "search", "michelle", "alv"); !strings.Contains(text, "Michelle Alvarez") {
		t.Errorf("table %s", text)
	}
}

func TestCellsThatLookLikeFormulas(t *testing.T) {
	file := empty(t)
	must(t, "--file", file, "import", "contacts", write(t, "c.csv", "external_id,name\n1,=HYPERLINK(1)\n2,-Dash\n"))
	must(t, "--file", file, "import", "orders", write(t, "o.csv", "order_number,date,customer,sku,quantity,unit_price\nA,2026-01-01,1,S,1,5\n"))
	text := must(t, "--file", file, "report", "profitability", "--format", "csv")
	if !strings.Contains(text, "\n'=HYPERLINK(1),5.00,") {
		t.Errorf("CSV %s", text)
	}
}

func TestCharts(t *testing.T) {
	file := demo(t)
	for _, name := range []string{"whale", "media-roi", "budget-vs-actual"} {
		for ending, magic := range map[string]string{".png": "\x89PNG", ".svg": "<svg"} {
			path := filepath.Join(t.TempDir(), name+ending)
			must(t, "--file", file, "chart", name, "-o", path, "--size", "800x450")
			picture, err := os.ReadFile(path)
			if err != nil || !bytes.Contains(picture[:min(len(picture), 300)], []byte(magic)) {
				t.Errorf("%s%s: %v", name, ending, err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "empty.png")
	if r := call(t, "--file", empty(t), "chart", "whale", "-o", path); r.code == exitUsage || strings.Contains(r.errs, "Something went wrong") {
		t.Errorf("a chart of nothing: exit %d %s", r.code, r.errs)
	}
}

func TestPeriods(t *testing.T) {
	file := demo(t)
	must(t, "--file", file, "period", "close", "2025-01")
	must(t, "--file", file, "check")
	if r := call(t, "--file", file, "period", "close", "2025-01"); r.code != exitFault {
		t.Errorf("closed twice: %d %s", r.code, r.errs)
	}
	must(t, "--file", file, "period", "reopen", "2025-01")
	must(t, "--file", file, "rebuild")
	must(t, "--file", file, "check")
}

func TestWhoHasTheFile(t *testing.T) {
	file := demo(t)
	s, err := store.Open(context.Background(), file, store.Options{Actor: "Somebody"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	must(t, "--file", file, "report", "reconcile")
	r := call(t, "--file", file, "import", "contacts", write(t, "c.csv", "name\nAnn\n"))
	if r.code != exitFault || !strings.Contains(r.errs, "open") {
		t.Errorf("exit %d %s", r.code, r.errs)
	}
}

func TestGenerateIsRepeatable(t *testing.T) {
	var outs []string
	for range 2 {
		path := filepath.Join(t.TempDir(), "g.rapport")
		must(t, "--file", path, "generate", "--contacts", "50", "--orders", "200", "--seed", "7")
		must(t, "--file", path, "check")
		outs = append(outs, must(t, "--file", path, "report", "profitability"))
	}
	if outs[0] != outs[1] {
		t.Error("the same seed gave other data")
	}
}

func TestDefinitions(t *testing.T) {
	file := empty(t)
	var list []map[string]any
	if err := json.Unmarshal([]byte(must(t, "--file", file, "definitions", "list")), &list); err != nil || len(list) != 1 || list[0]["version"] != 1.0 {
		t.Errorf("list %v %v", list, err)
	}
	if d := object(t, must(t, "--file", file, "definitions", "show", "1")); d["discount_rate"] == nil {
		t.Errorf("definitions %v", d)
	}
}

func TestChinese(t *testing.T) {
	file := demo(t)
	if r := call(t, "--lang", "zh-Hans", "--file", file, "report", "customer", "没有这个人"); r.code != exitFault || !strings.Contains(r.errs, "客户") {
		t.Errorf("exit %d %s", r.code, r.errs)
	}
	if r := call(t, "--help", "--lang=zh-Hans"); r.code != exitDone || !strings.Contains(r.out, "公司文件") {
		t.Errorf("help %s", r.out)
	}
	text := must(t, "--lang", "zh-Hans", "--file", file, "report", "reconcile")
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for _, l := range lines[2:] {
		if columns(l) != columns(lines[1]) {
			t.Errorf("not aligned:\n%s", text)
		}
	}
	if r := call(t, "--lang", "zh-Hans", "--file", empty(t), "import", "orders", write(t, "o.csv", "订单号,日期,客户,货号,数量,单价\nA,哪天,王,S,1,5\n")); !strings.Contains(r.errs, "第 2 行，“日期”列") {
		t.Errorf("messages %s", r.errs)
	}
}
