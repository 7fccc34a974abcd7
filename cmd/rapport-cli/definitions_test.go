package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// dearer are rates under which Michelle costs 1.00 more: .50 for her web order,
// 12.5 × .20 for her call, less 2.00 for her return.
const dearer = `{"note": "Dearer calls", "activities": [
	{"code": "order.web", "fixed": "2.00"}, {"code": "call_minute", "fixed": 1.00}, {"code": "return.store", "fixed": 10}]}`

func michelle(t *testing.T, file string, more ...string) string {
	t.Helper()
	return must(t, append([]string{"--file", file, "report", "customer", "Michelle Alvarez", "--format", "json"}, more...)...)
}

func profitIn(t *testing.T, report string) any {
	t.Helper()
	return object(t, report)["statement"].(map[string]any)["profit"]
}

// sound checks the file.
func sound(t *testing.T, file string) {
	t.Helper()
	if r := call(t, "--file", file, "check"); r.code != exitDone {
		t.Errorf("check: %s", r.errs)
	}
}

func TestAdoptingDefinitions(t *testing.T) {
	file, v2 := demo(t), write(t, "v2.json", dearer)
	before := michelle(t, file)
	company := must(t, "--file", file, "report", "profitability", "--format", "json")

	args := []string{"--file", file, "--format", "json", "definitions", "adopt", v2, "--effective", "2026-03-01"}
	dry := must(t, append(args, "--dry-run")...)
	if michelle(t, file) != before {
		t.Error("a dry run has changed the books")
	}
	done := must(t, args...)
	if done != dry {
		t.Errorf("adopting gave %s, foretold %s", done, dry)
	}
	d := object(t, done)
	profit := d["company_profit"].(map[string]any)
	if d["version"] != 2.0 || d["effective"] != "2026-03-01" || d["adjusted"] != "0.00" || d["documents"].(float64) < 3 ||
		profit["before"] == profit["after"] || len(d["customers"].([]any)) != 10 {
		t.Errorf("difference %s", done)
	}
	sound(t, file)

	after := object(t, michelle(t, file))
	if after["policy"] != 2.0 || after["statement"].(map[string]any)["profit"] != "-14.30" || after["historic_npv"] != "-14.13" {
		t.Errorf("under version 2: %v", after)
	}
	if michelle(t, file, "--policy", "1") != before {
		t.Error("version 1 does not give the figures back")
	}
	if must(t, "--file", file, "report", "profitability", "--format", "json", "--policy", "1") != company {
		t.Error("version 1 does not give the company's figures back")
	}
	if table := must(t, "--file", file, "report", "reconcile", "--policy", "1"); !strings.Contains(table, "everything posted under version 1") {
		t.Errorf("the heading does not say so: %s", table)
	}
	picture := filepath.Join(t.TempDir(), "w.svg")
	must(t, "--file", file, "chart", "whale", "--policy", "1", "-o", picture)
	if svg, err := os.ReadFile(picture); err != nil || len(svg) == 0 {
		t.Errorf("chart: %v", err)
	}

	must(t, "--file", file, "undo")
	sound(t, file)
	if michelle(t, file) != before {
		t.Error("undo does not give the figures back")
	}
}

func TestAdoptingWithAClosedMonth(t *testing.T) {
	file, v2 := demo(t), write(t, "v2.json", dearer)
	before := michelle(t, file)
	march := []string{"--from", "2026-03-01", "--to", "2026-03-31", "--as-of", "2026-03-31"}
	must(t, "--file", file, "period", "close", "2026-03")
	d := object(t, must(t, "--file", file, "--format", "json", "definitions", "adopt", v2, "--effective", "2026-03-01"))
	if d["adjusted"] == "0.00" {
		t.Errorf("nothing was adjusted: %v", d)
	}
	sound(t, file)
	if p := profitIn(t, michelle(t, file, march...)); p != "-13.30" {
		t.Errorf("the closed month has %v", p)
	}
	if p := profitIn(t, michelle(t, file, "--from", "2026-04-01", "--to", "2026-04-30")); p != "-1.00" {
		t.Errorf("April adjusts by %v", p)
	}
	if michelle(t, file, "--policy", "1") != before {
		t.Error("version 1 does not give the figures back")
	}
	must(t, "--file", file, "undo")
	sound(t, file)
	if p := profitIn(t, michelle(t, file)); p != "-13.30" {
		t.Errorf("after undo %v", p)
	}
}

func TestBadDefinitionsAreRefused(t *testing.T) {
	file := empty(t)
	must(t, "--file", file, "definitions", "adopt", write(t, "v2.json", `{"effective": "2026-03-01", "discount_rate": 0.12}`))
	show := must(t, "--file", file, "definitions", "list")
	for name, c := range map[string]struct{ text, want string }{
		"no JSON":              {"rates: 5", "JSON"},
		"a list":               {"[]", "JSON"},
		"nothing":              {"", "JSON"},
		"two values":           {"{} {}", "JSON"},
		"an unknown field":     {`{"discuont_rate": 0.1}`, `"discuont_rate"`},
		"an unknown rate":      {`{"activities": [{"code": "email", "price": 1}]}`, `"activities.email.price"`},
		"a rate below zero":    {`{"activities": [{"code": "email", "fixed": "-0.05"}]}`, `"email" is below zero`},
		"a rate of a word":     {`{"activities": [{"code": "email", "fixed": "abc"}]}`, `"abc" is no number`},
		"a rate without end":   {`{"activities": [{"code": "email", "fixed": 1e999999999}]}`, "is no number"},
		"no code":              {`{"activities": [{"fixed": 1}]}`, "a code"},
		"a code twice":         {`{"activities": [{"code": "email", "fixed": 1}, {"code": "email", "fixed": 2}]}`, "twice"},
		"minutes of no pool":   {`{"activities": [{"code": "packing", "minutes": 5}]}`, "no pool"},
		"-100 percent":         {`{"discount_rate": "-1"}`, "above -100 percent"},
		"a discount of abc":    {`{"discount_rate": "abc"}`, `"abc" is no number`},
		"a window below zero":  {`{"attribution": {"window_days": -1}}`, "window"},
		"half a day":           {`{"attribution": {"window_days": 1.5}}`, "whole number"},
		"no attribution":       {`{"attribution": "last"}`, "braces"},
		"an unknown rule":      {`{"revenue": "someday"}`, `"someday"`},
		"a rule of a number":   {`{"rebate": 7}`, "no text"},
		"no horizon":           {`{"horizon_months": 0}`, "1 to 600"},
		"a long horizon":       {`{"horizon_months": 601}`, "1 to 600"},
		"a thirteenth month":   {`{"fiscal_year_start": 13}`, "1 to 12"},
		"an unknown signatory": {`{"sign_offs": [{"department": "law", "person": "Ann"}]}`, `"law"`},
		"two of one":           {`{"sign_offs": [{"department": "sales", "person": "Ann"}, {"department": "sales", "person": "Bob"}]}`, "twice"},
		"an empty field":       {`{"note": null}`, `"note" is empty`},
	} {
		t.Run(name, func(t *testing.T) {
			r := call(t, "--file", file, "definitions", "adopt", write(t, "bad.json", c.text), "--effective", "2026-05-01")
			if r.code != exitFault || !strings.Contains(r.errs, c.want) || strings.Contains(r.errs, "%!") || r.out != "" {
				t.Errorf("exit %d: %s", r.code, r.errs)
			}
		})
	}
	for name, c := range map[string]struct {
		args []string
		code int
		want string
	}{
		"no day":          {[]string{write(t, "n.json", "{}")}, exitFault, "from which day"},
		"a day twice":     {[]string{write(t, "n.json", "{}"), "--effective", "2026-03-01"}, exitFault, "Version 2 takes effect on that day already"},
		"no such day":     {[]string{write(t, "n.json", `{"effective": "2026-02-30"}`)}, exitFault, "is no date"},
		"no such day, as": {[]string{write(t, "n.json", "{}"), "--effective", "2026-02-30"}, exitUsage, "2026-02-30"},
		"no file":         {[]string{filepath.Join(t.TempDir(), "none.json"), "--effective", "2026-05-01"}, exitFault, "There is no file"},
		"a folder":        {[]string{t.TempDir(), "--effective", "2026-05-01"}, exitFault, "no file of definitions"},
	} {
		t.Run(name, func(t *testing.T) {
			r := call(t, append([]string{"--file", file, "definitions", "adopt"}, c.args...)...)
			if r.code != c.code || !strings.Contains(r.errs, c.want) {
				t.Errorf("exit %d: %s", r.code, r.errs)
			}
		})
	}
	if must(t, "--file", file, "definitions", "list") != show {
		t.Error("a refused file has left something")
	}
}

// What show prints is a file to adopt; only what it says changes.
func TestShownDefinitionsCanBeAdopted(t *testing.T) {
	file := empty(t)
	shown := object(t, must(t, "--file", file, "definitions", "show", "1"))
	shown["discount_rate"], shown["note"] = "0.12", "Agreed in March"
	text, err := json.Marshal(shown)
	if err != nil {
		t.Fatal(err)
	}
	must(t, "--file", file, "definitions", "adopt", write(t, "v2.json", string(text)), "--effective", "2026-03-01")
	must(t, "--file", file, "definitions", "adopt", write(t, "v3.json", `{"effective": "2026-02-01", "horizon_months": "24"}`))
	for version, want := range map[string]map[string]any{
		"2": {"discount_rate": "0.12", "note": "Agreed in March", "effective": "2026-03-01", "author": "Rapport"},
		"3": {"discount_rate": "0.1", "note": nil, "effective": "2026-02-01", "horizon_months": 24.0},
	} {
		d := object(t, must(t, "--file", file, "definitions", "show", version))
		for key, value := range want {
			if d[key] != value {
				t.Errorf("version %s: %s is %v, want %v", version, key, d[key], value)
			}
		}
		if len(d["activities"].([]any)) != len(shown["activities"].([]any)) {
			t.Errorf("version %s has other activities", version)
		}
	}
}

func TestSigningDefinitions(t *testing.T) {
	file := empty(t)
	sign := func(version, department, person string) result {
		return call(t, "--file", file, "definitions", "sign", version, "--department", department, "--person", person)
	}
	for _, person := range []string{"Ann", "Bob"} { // signed again, the later counts
		if r := sign("1", "sales", person); r.code != exitDone {
			t.Fatal(r.errs)
		}
	}
	signed := func() []any {
		list, _ := object(t, must(t, "--file", file, "definitions", "show", "1"))["sign_offs"].([]any)
		return list
	}
	if list := signed(); len(list) != 1 || list[0].(map[string]any)["person"] != "Bob" || list[0].(map[string]any)["signed"] == "" {
		t.Errorf("signed %v", list)
	}
	if r := sign("7", "sales", "Ann"); r.code != exitFault || !strings.Contains(r.errs, "no version 7") {
		t.Errorf("%d %s", r.code, r.errs)
	}
	if r := sign("1", "law", "Ann"); r.code != exitFault || !strings.Contains(r.errs, `"law"`) {
		t.Errorf("%d %s", r.code, r.errs)
	}
	if r := sign("1", "finance", " "); r.code != exitFault || !strings.Contains(r.errs, "who signs") {
		t.Errorf("%d %s", r.code, r.errs)
	}
	must(t, "--file", file, "undo")
	if list := signed(); len(list) != 1 || list[0].(map[string]any)["person"] != "Ann" {
		t.Errorf("taken back, signed %v", list)
	}
	must(t, "--file", file, "undo")
	if list := signed(); len(list) != 0 {
		t.Errorf("taken back, signed %v", list)
	}
	sound(t, file)
}
