package main

import (
	"strings"
	"testing"
)

func TestForecastOnTheConsole(t *testing.T) {
	file := demo(t)
	r := object(t, must(t, "--file", file, "--format", "json", "report", "forecast", "--months", "6"))
	months := r["months"].([]any)
	first := months[0].(map[string]any)
	if len(months) != 6 || first["month"] != "2026-04" || r["model"] != "activity" || r["scenario"] != nil || len(r["assumptions"].([]any)) < 180 {
		t.Errorf("the forecast begins with %v", first)
	}
	for _, key := range []string{"policy", "from", "to", "as_of", "currency", "total"} {
		if _, ok := r[key]; !ok {
			t.Errorf("no %s", key)
		}
	}
	for _, key := range []string{"sales", "net_revenue", "profit"} {
		if text, ok := first[key].(string); !ok || !strings.Contains(text, ".") {
			t.Errorf("%s is %v, no amount as text", key, first[key])
		}
	}
	if _, ok := first["customers"].(float64); !ok {
		t.Errorf("customers is %v, no number", first["customers"])
	}
	for _, a := range r["assumptions"].([]any) {
		a := a.(map[string]any)
		_, text := a["value"].(string)
		if money := a["key"] == "order_value"; money && !text || a["key"] == "new_customers" && text || a["from"] == "" {
			t.Errorf("assumption %v", a)
		}
	}
	for _, language := range []string{"en", "zh-Hans"} {
		if table := must(t, "--file", file, "--lang", language, "report", "forecast", "--model", "continuity"); strings.Contains(table, "%!") || strings.Count(table, "\n") < 20 {
			t.Errorf("%s: %s", language, table)
		}
	}
}

func TestScenariosAndBudgetsOnTheConsole(t *testing.T) {
	file := demo(t)
	must(t, "--file", file, "scenario", "save", "Twice the mail", "--assume", "contacts=2", "--months", "3")
	plain := object(t, must(t, "--file", file, "--format", "json", "report", "forecast", "--months", "3"))
	twice := object(t, must(t, "--file", file, "--format", "json", "report", "forecast", "--scenario", "twice the mail"))
	if twice["scenario"] != "Twice the mail" || len(twice["months"].([]any)) != 3 || twice["total"].(map[string]any)["media"] == plain["total"].(map[string]any)["media"] {
		t.Errorf("the scenario changes nothing: %v", twice["total"])
	}
	must(t, "--file", file, "budget", "from-forecast", "Plan", "--model", "both")
	versions := func() string { return must(t, "--file", file, "--format", "json", "budget", "list") }
	if !strings.Contains(versions(), `"Plan"`) {
		t.Errorf("versions %s", versions())
	}
	must(t, "--file", file, "undo")
	if strings.Contains(versions(), `"Plan"`) {
		t.Errorf("undo left %s", versions())
	}
	for _, c := range []struct {
		args string
		code int
		says string
	}{
		{"report forecast --scenario nope", 1, "There are: Twice the mail."},
		{"report forecast --months 0", 1, "from 1 to 120"},
		{"report forecast --model markov", 2, "--model"},
		{"report forecast --assume response_email.0-3.1=1.5", 1, "from 0 to 1"},
		{"report forecast --assume order_value=abc", 1, "no number"},
		{"report forecast --scenario Twice\u00a0the\u00a0mail --model continuity", 1, "activity"},
		{"scenario save Twice\u00a0the\u00a0mail --assume bogus=1", 1, "no assumption"},
		{"scenario delete nope", 1, "no scenario"},
		{"budget from-forecast REVISED", 1, `"revised" already`},
		{"report budget-vs-actual --version nope", 1, "There are: revised, original"},
	} {
		args := []string{"--file", file}
		for _, a := range strings.Split(c.args, " ") {
			args = append(args, strings.ReplaceAll(a, "\u00a0", " "))
		}
		if r := call(t, args...); r.code != c.code || !strings.Contains(r.errs, c.says) {
			t.Errorf("%s: exit %d, %s", c.args, r.code, r.errs)
		}
	}
}

func TestBudgetOfAMonthThatDoesNotExist(t *testing.T) {
	file := empty(t)
	table := write(t, "budget.csv", "month,account,amount\n2026-13,sales,100\n2026-03,media,50\n2026-03,sales,100\n2026-03,gadgets,1\n")
	r := call(t, "--file", file, "import", "budget", table)
	if r.code != exitFault || !strings.Contains(r.out, `"rejected": 3`) {
		t.Errorf("exit %d: %s %s", r.code, r.out, r.errs)
	}
	for _, says := range []string{"2026-13", "minus sign", "gadgets"} {
		if !strings.Contains(r.errs, says) {
			t.Errorf("nothing is said of %s: %s", says, r.errs)
		}
	}
}
