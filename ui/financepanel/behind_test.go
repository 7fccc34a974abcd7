package financepanel

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/exhibit"
	"rapport/ui/figure"
	"rapport/ui/widgets"
)

func press(v *figure.View, keys ...fyne.KeyName) {
	for _, key := range keys {
		v.Chart.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// cameUp reports whether something came up: a page, or something over the window,
// which it takes away.
func (b *bench) cameUp(do func()) bool {
	before := len(b.opened)
	do()
	overlays := b.Window.Canvas().Overlays()
	came := len(b.opened) > before || overlays.Top() != nil
	for _, o := range overlays.List() {
		overlays.Remove(o)
	}
	return came
}

// TestEveryMarkOpensWhatItPromises: in each chart of the panel the arrow keys say
// every mark; Enter, and a click, open what is behind those under which the
// pointer becomes a hand, and nothing behind the others.
func TestEveryMarkOpensWhatItPromises(t *testing.T) {
	b := newBench(t)
	for _, p := range pictures {
		v := p.view(b)
		b.Window.Canvas().Focus(v.Chart)
		spots := v.Chart.Spots()
		step, open := max(1, len(spots)/16), 0 // of hundreds of customers, some
		for i := 0; i < len(spots); i += step {
			press(v, fyne.KeyHome)
			for range i {
				press(v, fyne.KeyRight)
			}
			if said := v.Chart.Said(); said != spots[i].Text || said == "" {
				t.Fatalf("%s: the keyboard says %q of mark %d, which is %q", p.name, said, i, spots[i].Text)
			}
			if hand := v.Chart.Cursor() == desktop.PointerCursor; hand != spots[i].Opens {
				t.Errorf("%s: the pointer is a hand: %v; mark %d opens: %v", p.name, hand, i, spots[i].Opens)
			}
			if came := b.cameUp(func() { press(v, fyne.KeyEnter) }); came != spots[i].Opens {
				t.Errorf("%s: Enter on %q opens something: %v, want %v", p.name, spots[i].Text, came, spots[i].Opens)
			}
			if spots[i].Opens {
				open++
			}
		}
		b.snap(t, "chart-"+strings.ReplaceAll(p.name, " ", "-"))
		if open == 0 {
			t.Errorf("%s: nothing is behind any of %d marks", p.name, len(spots))
		}
	}
}

// TestEveryChartHasItsTable: t shows the figures, whose rows open the same, and
// the chart again.
func TestEveryChartHasItsTable(t *testing.T) {
	b := newBench(t)
	for _, p := range pictures {
		v := p.view(b)
		b.Window.Canvas().Focus(v.Chart)
		v.Chart.TypedRune('t')
		table := v.Exhibit().Table()
		if !v.Tabled() || len(table.Rows) < 2 {
			t.Errorf("%s: t does not show the figures", p.name)
		}
		b.snap(t, "table-"+strings.ReplaceAll(p.name, " ", "-"))
		if f, ok := b.Window.Canvas().Focused().(*widgets.Table); ok {
			f.TypedRune('t') // back, from the table that has the keyboard now
		} else {
			v.Switch.OnTapped()
		}
		if b.Window.Canvas().Focused() != fyne.Focusable(v.Chart) {
			t.Errorf("%s: the keyboard stays with %T", p.name, b.Window.Canvas().Focused())
		}
		if v.Tabled() || !v.Chart.Visible() {
			t.Errorf("%s: the chart does not come back", p.name)
		}
		keys := map[int64]bool{}
		for row := range table.Rows {
			if key := table.Key(row); key != 0 {
				keys[key] = true
			}
		}
		for _, s := range v.Chart.Spots() {
			if s.Opens && len(keys) == 0 {
				t.Fatalf("%s: %q opens something, and no row of the table does", p.name, s.Text)
			}
		}
	}
}

// TestStepsOpenTheEntriesThatSumToThem: of the waterfall in lines and in parts,
// and of the bridge from budget to actual.
func TestStepsOpenTheEntriesThatSumToThem(t *testing.T) {
	b := newBench(t)
	v := b.profit()
	company := v.data.Customers.Total.Statement.Plus(v.data.Customers.Unallocated.Statement)
	for i, part := range report.Bridge(finance.Statement{}, company) {
		got := together(t, v.statement.entries(exhibit.Step{Part: part.Key}, v.data.Customers.Period()))
		if got != part.Variance {
			t.Errorf("part %d, %s: entries of %d, want %d", i, part.Key, got, part.Variance)
		}
	}
	for _, row := range exhibit.Statement(v.data.Customers, true).Table().Keys {
		step := exhibit.Behind(row)
		if got, want := together(t, v.statement.entries(step, v.data.Customers.Period())), company.Line(step.Line); got != want {
			t.Errorf("%s: entries of %d, want %d", step.Line, got, want)
		}
	}
	plan := b.budget(bridged)
	budget, actual := plan.data.plan.Compared(false)
	for _, part := range report.Bridge(budget, actual) {
		var planned finance.Amount
		for _, p := range report.Bridge(finance.Statement{}, budget) {
			if p.Key == part.Key {
				planned = p.Variance
			}
		}
		if got := together(t, plan.entries(exhibit.Step{Part: part.Key})); got-planned != part.Variance {
			t.Errorf("bridge, %s: entries of %d less %d, want %d", part.Key, got, planned, part.Variance)
		}
	}
}

// TestMarksOpenTheirCustomers: as many as the mark says, and for customer equity
// with the amounts that make up the step.
func TestMarksOpenTheirCustomers(t *testing.T) {
	b := newBench(t)
	b.valuePicture(report.ModelBGNBD, bySource)
	value := b.page.views[TabValue].(*valueView)
	for i, g := range value.data.by[report.BySource].Rows {
		if p := value.openMark(int64(i + 1)); len(p.rows) != g.Customers {
			t.Errorf("%s lists %d customers of %d", g.Key, len(p.rows), g.Customers)
		} else {
			p.panel.Close()
		}
	}
	b.valuePicture(report.ModelSBG, "bars")
	before := -1
	for i := range value.data.retention.Observed {
		p := value.openMark(int64(i + 1))
		if before >= 0 && len(p.rows) > before {
			t.Errorf("after %d months %d are still there, a month before %d", i, len(p.rows), before)
		}
		before = len(p.rows)
		for _, row := range p.rows {
			if row.name == "" {
				t.Fatalf("after %d months somebody has no name", i)
			}
		}
		p.panel.Close()
	}
	score := b.performance()
	score.choose(showEquity)
	e := score.equity.bridge
	for i, step := range e.Steps() {
		sum := finance.Amount(0)
		for _, m := range e.Behind(step.Key) {
			switch step.Key {
			case "opening":
				sum += m.Before
			case "closing":
				sum += m.After
			default:
				sum += m.After - m.Before
			}
		}
		p := score.openStep(int64(i + 1))
		if sum != *step.Amount || len(p.rows) != len(e.Behind(step.Key)) {
			t.Errorf("%s: %d customers with %d, want %d", step.Key, len(p.rows), sum, *step.Amount)
		}
		p.panel.Close()
	}
}
