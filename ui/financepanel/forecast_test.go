package financepanel

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/chart"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

func (b *bench) forecast() *forecastView {
	b.page.Show(shell.Place{Tab: TabForecast})
	return b.page.views[TabForecast].(*forecastView)
}

// TestAssumptionsAreTypedAndTakenBack: twice the sales of a purchase is about
// twice the sales; the assumption is marked, and comes from history again.
func TestAssumptionsAreTypedAndTakenBack(t *testing.T) {
	v := newBench(t).forecast()
	before := v.both.Of(app.ModelActivity).Total
	if v.plan.rows[0].Key != app.OrderValueKey {
		t.Fatalf("the first assumption is %s", v.plan.rows[0].Key)
	}
	v.plan.table.Select(0)
	v.plan.edit(0)
	v.plan.apply() // as it stands: the rounded figure of the field changes nothing
	if v.plan.table.Selected() != 1 || v.plan.rows[0].Changed || v.both.Of(app.ModelActivity).Total != before {
		t.Errorf("Enter alone changed an assumption, or stayed on it: row %d", v.plan.table.Selected())
	}
	v.plan.table.Select(0)
	v.plan.edit(0)
	v.plan.entry.SetText("abc")
	v.plan.apply()
	if v.plan.problem.Value == "" || v.both.Of(app.ModelActivity).Total != before {
		t.Error("abc is taken for an amount")
	}
	v.plan.entry.SetText("-5")
	v.plan.apply()
	if v.plan.problem.Value == "" || v.plan.entry.Text != "-5" {
		t.Error("a sale below zero is taken")
	}
	twice := v.plan.rows[0].Value.Mul(decimal.NewFromInt(2))
	v.plan.entry.SetText(twice.String())
	v.plan.apply()
	after := v.both.Of(app.ModelActivity).Total
	if d := after.Statement[finance.Sales] - 2*before.Statement[finance.Sales]; d.Abs() > 24 || !v.plan.rows[0].Changed {
		t.Errorf("twice %d is %d", before.Statement[finance.Sales], after.Statement[finance.Sales])
	}
	if v.plan.table.Selected() != 1 {
		t.Errorf("the cursor is on row %d, want the next", v.plan.table.Selected())
	}
	v.plan.table.Select(0)
	v.plan.edit(0)
	v.plan.back()
	if v.both.Of(app.ModelActivity).Total != before || v.plan.rows[0].Changed {
		t.Error("history does not come back")
	}
}

func TestScenariosAreSavedAndCompared(t *testing.T) {
	b := newBench(t)
	v := b.forecast()
	if err := v.assume(app.FactorKey, decimal.NewFromInt(2)); err != nil {
		t.Fatal(err)
	}
	typed := v.both.Of(app.ModelActivity).Total
	v.askScenario()
	panel := widgets.TopPanel(b.Window.Canvas())
	panel.First.(*widgets.Entry).SetText("Twice the mail")
	panel.Save()
	if panel.IsOpen() || v.scenario[app.ModelActivity] != "Twice the mail" || len(v.edits[app.ModelActivity]) != 0 || v.both.Of(app.ModelActivity).Total != typed {
		t.Fatalf("saved as %q with %v left", v.scenario[app.ModelActivity], v.edits)
	}
	v.compare.SetKey(history)
	v.work()
	if v.other == nil || v.other.Total == typed {
		t.Fatal("nothing is compared")
	}
	if d, ok := v.chart.Exhibit().Drawing.(chart.Forecast); !ok || len(d.Series) != 2 || d.Series[0].Name != "Twice the mail" {
		t.Errorf("the chart compares %+v", d)
	}
	v.choose("")
	if v.both.Of(app.ModelActivity).Total != v.other.Total {
		t.Error("history differs from history")
	}
}

func TestForecastBecomesTheBudget(t *testing.T) {
	b := newBench(t)
	v := b.forecast()
	v.askBudget()
	panel := widgets.TopPanel(b.Window.Canvas())
	name := panel.First.(*widgets.Entry)
	name.SetText("Revised")
	panel.Save()
	if !panel.IsOpen() {
		t.Fatal("the name of another version is taken")
	}
	name.SetText("Plan")
	panel.Save()
	versions, err := v.deps.Source.BudgetVersions(context.Background())
	if err != nil || panel.IsOpen() || len(versions) != 3 || versions[0].Name != "Plan" {
		t.Fatalf("versions %v, %v", versions, err)
	}
	lines, err := v.deps.Source.BudgetLines(context.Background(), versions[0].ID, 202604, 202703)
	sum := finance.Amount(0)
	for _, l := range lines {
		sum += l.Amount
	}
	if want := v.both.Models[0].Total.Profit() + v.both.Models[1].Total.Profit(); err != nil || sum != want {
		t.Errorf("the budget's profit is %d, the forecast's %d", sum, want)
	}
}

// TestForecastOfAnEmptyCompanyIsOfWhatIsTyped.
func TestForecastOfAnEmptyCompanyIsOfWhatIsTyped(t *testing.T) {
	v := over(t, storetest.New(t), finance.MustDate("2026-05-04")).forecast()
	if v.exhibits() != nil || len(v.plan.rows) == 0 {
		t.Fatal("an empty company has a forecast")
	}
	for key, value := range map[string]int64{app.NewKey: 10, app.OrderValueKey: 100} {
		if err := v.assume(key, decimal.NewFromInt(value)); err != nil {
			t.Fatal(err)
		}
	}
	r := v.both.Of(app.ModelActivity)
	if r == nil || r.Months[0].Month != 202606 || r.Months[0].Statement[finance.Sales] != 100000 {
		t.Errorf("ten customers of 100.00 give %+v", r)
	}
}

// TestBudgetSpans: the month is in the year to date, and that in the full year.
func TestBudgetSpans(t *testing.T) {
	b := newBench(t)
	b.page.Show(shell.Place{Tab: TabBudget})
	v := b.page.views[TabBudget].(*budgetView)
	months := func(key string) int {
		v.span.SetKey(key)
		v.load(v.asked)
		return len(v.data.plan.Months)
	}
	if m, y, w := months(spanLatest), months(spanToDate), months(spanWhole); m != 1 || y != 12 || w != 12 {
		t.Errorf("month %d, year to date %d, full year %d months", m, y, w)
	}
	v.asked.query.To = finance.MustDate("2025-08-15")
	if y, w := months(spanToDate), months(spanWhole); y != 5 || w != 12 {
		t.Errorf("to August the year has %d months of %d", y, w)
	}
	v.picture.SetKey(bridged)
	v.draw()
	d, ok := v.exhibits()[0].Drawing.(chart.Bridge)
	if !ok || len(d.Steps) < 4 {
		t.Fatalf("the bridge is %+v", d)
	}
	sum := finance.Amount(0)
	for _, s := range d.Steps[:len(d.Steps)-1] {
		sum += s.Amount
	}
	if sum != d.Steps[len(d.Steps)-1].Amount {
		t.Errorf("the bridge leads to %d, want %d", sum, d.Steps[len(d.Steps)-1].Amount)
	}
}

// TestEditingTheBudgetInTheGrid: a copy of a version is changed, saved and shown.
func TestEditingTheBudgetInTheGrid(t *testing.T) {
	b := newBench(t)
	b.Window.Resize(fyne.NewSize(1280, 800))
	b.page.Show(shell.Place{Tab: TabBudget})
	v := b.page.views[TabBudget].(*budgetView)
	v.open(v.sheetOf("revised", true))
	s := v.editor.Grid.Sheet
	before, cell := s.Total(), s.Amount(finance.Media, 0)
	s.Set(finance.Media, 0, "-1000")
	s.Budget.Name = "Plan"
	v.editor.Panel.Save()
	if !v.editor.Panel.IsOpen() {
		t.Fatal("a version without a name was saved")
	}
	v.editor.Panel.Close()
	v.open(v.sheetOf("revised", false))
	v.editor.Grid.Sheet.Set(finance.Media, 0, "-1000")
	v.editor.Panel.Save()
	if v.editor.Panel.IsOpen() || !strings.Contains(strings.Join(b.Said, " "), "revised") {
		t.Fatalf("said %v", b.Said)
	}
	planned := finance.Statement{}
	for _, m := range v.data.plan.Months {
		planned = planned.Plus(m.Budget)
	}
	if want := before[finance.Media] - cell - 100000; planned[finance.Sales] != before[finance.Sales] || planned[finance.Media] != want {
		t.Errorf("the budget has %d of media, want %d", planned[finance.Media], want)
	}
}
