package financepanel

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/app"
	"rapport/app/importer"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/chart"
	"rapport/ui/shell"
)

func (b *bench) valued(model report.Model) *valueView {
	b.page.Show(shell.Place{Tab: TabValue})
	v := b.page.views[TabValue].(*valueView)
	v.model.SetKey(string(model))
	v.load(v.asked)
	return v
}

// TestValueOfEachModel: every model fills the tab, says what it means, and its
// ranking opens the customer.
func TestValueOfEachModel(t *testing.T) {
	b := newBench(t)
	for _, model := range []report.Model{report.ModelBGNBD, report.ModelMarkov, report.ModelSBG} {
		v := b.valued(model)
		if v.data == nil || v.data.report.Model != model || v.data.report.LogLikelihood == nil {
			t.Fatalf("%s was not fitted: %+v", model, v.data)
		}
		if len(v.words.lines.Objects) < 3 {
			t.Errorf("%s says only %d things", model, len(v.words.lines.Objects))
		}
		if v.data.back == nil || v.data.back.Backtest == nil || v.data.back.Backtest.Actual == 0 {
			t.Errorf("%s has no back-test", model)
		}
		rows := v.ranking.rows
		for i := 1; i < len(rows); i++ {
			if orNone(rows[i].value) > orNone(rows[i-1].value) {
				t.Fatalf("%s: row %d is worth more than the row above", model, i)
			}
		}
		b.opened = nil
		v.ranking.open(0)
		if len(b.opened) != 1 || b.opened[0] != rows[0].customer {
			t.Errorf("%s opened %v", model, b.opened)
		}
		b.choose(t, "Chart as SVG…")
		if svg := string(b.files["value.svg"]); !strings.Contains(svg, "<svg") {
			t.Errorf("%s: no picture was saved", model)
		}
		if list := v.exhibits()[1].Table(); len(list.Rows) < 10 {
			t.Errorf("%s: the list of customers is %v", model, list.Rows)
		}
	}
}

// TestValueIsFittedOnceUntilTheFileChanges: coming back to a model shows the
// same figures; a refresh works them out again.
func TestValueIsFittedOnceUntilTheFileChanges(t *testing.T) {
	b := newBench(t)
	first := b.valued(report.ModelBGNBD).data
	b.valued(report.ModelMarkov)
	if again := b.valued(report.ModelBGNBD).data; again != first {
		t.Error("the model was fitted a second time")
	}
	v := b.valued(report.ModelBGNBD)
	v.margin.SetKey("revenue")
	v.load(v.asked)
	if v.data == first || *v.data.report.Total.Expected <= *first.report.Total.Expected {
		t.Error("revenue is worth no more than profit")
	}
	v.margin.SetKey("profit")
	b.page.Refresh()
	if again := b.valued(report.ModelBGNBD).data; again == first || *again.report.Total.Value != *first.report.Total.Value {
		t.Error("a refresh did not work the same figures out anew")
	}
}

// TestValueOfGroupsAndOfAFilter: sources sum to the whole; a filter shows its
// customers with what all of them taught the model.
func TestValueOfGroupsAndOfAFilter(t *testing.T) {
	b := newBench(t)
	v := b.valued(report.ModelBGNBD)
	all := v.data.report
	v.ranking.group.SetKey(string(report.BySource))
	v.ranking.show()
	sum := finance.Amount(0)
	for _, row := range v.ranking.rows {
		sum += *row.value
	}
	if sum != *all.Total.Value {
		t.Errorf("the sources sum to %d, the total is %d", sum, *all.Total.Value)
	}
	v.ranking.open(0) // a source has no page
	if len(b.opened) != 0 {
		t.Errorf("opened %v", b.opened)
	}
	sources, err := b.page.deps.Source.SourceChoices(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	a := v.asked
	a.filter = report.Filter{Source: sources[0].ID}
	v.load(a)
	some := v.data.report
	if len(some.Rows) == 0 || len(some.Rows) >= len(all.Rows) || *some.LogLikelihood != *all.LogLikelihood {
		t.Errorf("%d of %d customers, log-likelihood %f of %f", len(some.Rows), len(all.Rows), *some.LogLikelihood, *all.LogLikelihood)
	}
}

// TestValueOfAnEmptyCompany says what belongs there, with every model.
func TestValueOfAnEmptyCompany(t *testing.T) {
	b := newBench(t)
	b.page.deps.Source = storetest.New(t)
	v := newValueView(b.page.deps)
	for _, model := range []report.Model{report.ModelBGNBD, report.ModelMarkov, report.ModelSBG} {
		v.model.SetKey(string(model))
		v.load(asked{})
		if v.data == nil || len(v.data.report.Notes) == 0 || v.ranking.table.Empty == nil || v.exhibits() != nil {
			t.Errorf("%s of an empty company shows %+v", model, v.data)
		}
	}
}

// TestValueOfSubscribersWithoutOrders: a company of subscriptions alone has its
// retention curve.
func TestValueOfSubscribersWithoutOrders(t *testing.T) {
	b := newBench(t)
	s := storetest.New(t)
	var rows strings.Builder
	rows.WriteString("customer,plan,tenure,churned,amount,period\n")
	for i := range 60 {
		rows.WriteString("C" + string(rune('A'+i%26)) + string(rune('A'+i/26)) + ",Gold," + []string{"1", "2", "5", "9"}[i%4] + "," + []string{"yes", "no", "no"}[i%3] + ",10.00,month\n")
	}
	if _, err := importer.Run(context.Background(), s, importer.Plan{Kind: "subscriptions", File: put(t, rows.String()), AsOf: finance.MustDate("2026-01-01")}, nil); err != nil {
		t.Fatal(err)
	}
	b.page.deps.Source = s
	v := newValueView(b.page.deps)
	v.model.SetKey(string(report.ModelSBG))
	v.load(asked{})
	d, ok := v.exhibits()[0].Drawing.(chart.Retention)
	if !ok || len(d.Observed) != 10 || len(d.Projected) <= len(d.Observed) {
		t.Errorf("drawing %+v", d)
	}
	if got := len(v.ranking.rows); got != 60 || v.ranking.rows[0].customer == app.ID(0) {
		t.Errorf("%d subscribers are ranked", got)
	}
}

// put puts a table into a temporary folder.
func put(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "subscriptions.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
