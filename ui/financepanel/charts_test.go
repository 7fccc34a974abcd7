package financepanel

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/figure"
	"rapport/ui/shell"
	"rapport/ui/theme"
)

// charted are the charts of the panel, by tab.
func (b *bench) charted() map[string]*figure.View {
	return map[string]*figure.View{
		TabProfitability: b.profit().curve, TabMedia: b.page.views[TabMedia].(*mediaView).chart, TabValue: b.page.views[TabValue].(*valueView).chart,
		TabBudget: b.page.views[TabBudget].(*budgetView).chart, TabForecast: b.page.views[TabForecast].(*forecastView).chart,
	}
}

// snap leaves a picture of the window where RAPPORT_PICTURES names a folder.
func (b *bench) snap(t *testing.T, name string) {
	t.Helper()
	dir := os.Getenv("RAPPORT_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, b.Window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// TestChartsByKeyboard: in every chart of the panel the arrow keys say a figure,
// and t shows all figures as a table and the chart again.
func TestChartsByKeyboard(t *testing.T) {
	b := newBench(t)
	for tab, v := range b.charted() {
		b.page.Show(shell.Place{Tab: tab})
		b.Window.Canvas().Focus(v.Chart)
		v.Chart.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		first := v.Chart.Said()
		v.Chart.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		if second := v.Chart.Said(); first == "" || second == "" || first == second {
			t.Errorf("%s: the arrows say %q, then %q", tab, first, second)
		}
		b.snap(t, tab+"-pointed")
		v.Chart.TypedRune('t')
		if v.Root.Objects[0] == fyne.CanvasObject(v.Chart) || len(v.Exhibit().Table().Rows) < 2 {
			t.Errorf("%s: t does not show the figures", tab)
		}
		b.snap(t, tab+"-table")
		v.Switch.OnTapped()
		if v.Root.Objects[0] != fyne.CanvasObject(v.Chart) {
			t.Errorf("%s: the chart does not come back", tab)
		}
	}
}

// TestChartsOpenWhatIsBehind: a customer, the entries of a month, of a source and
// of a line, the customers of a bar and of a cell.
func TestChartsOpenWhatIsBehind(t *testing.T) {
	b := newBench(t)
	opens := func(what string, v *figure.View) {
		t.Helper()
		before := len(b.opened)
		v.Chart.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
		v.Chart.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnter})
		top := b.Window.Canvas().Overlays().Top()
		if len(b.opened) == before && top == nil {
			t.Errorf("%s: Enter on %q opens nothing", what, v.Chart.Said())
		}
		b.snap(t, "behind-"+strings.ReplaceAll(what, " ", "-"))
		for _, o := range b.Window.Canvas().Overlays().List() {
			b.Window.Canvas().Overlays().Remove(o)
		}
	}
	for tab, v := range b.charted() {
		b.page.Show(shell.Place{Tab: tab})
		opens(tab, v)
	}
	profit := b.profit()
	b.page.Show(shell.Place{Tab: TabProfitability})
	profit.leftKey.SetKey("statement")
	profit.showLeft()
	b.snap(t, "statement")
	profit.fall.ShowTable(false)
	b.snap(t, "waterfall")
	opens("waterfall", profit.fall)
	value := b.valued(report.ModelBGNBD)
	value.picture.SetKey(mapOfRecency)
	value.draw()
	b.snap(t, "map")
	opens("map of recency", value.chart)
	value.picture.SetKey(bySource)
	value.draw()
	value.chart.Chart.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if said := value.chart.Chart.Said(); said == "" || len(value.chart.Exhibit().Table().Rows) < 4 {
		t.Errorf("the value by source says %q", said)
	}
	b.snap(t, "value-by-source")
	b.valued(report.ModelMarkov)
	value.picture.SetKey("bars")
	value.draw()
	opens("recency", value.chart)
}

// TestBarsAndCellsHoldTheirCustomers: what a bar or a cell opens is as many
// customers as it says.
func TestBarsAndCellsHoldTheirCustomers(t *testing.T) {
	b := newBench(t)
	value := b.valued(report.ModelBGNBD)
	for _, band := range value.data.report.Bands() {
		if rows := value.data.report.InTenth(band.Tenth); len(rows) != band.Customers {
			t.Errorf("tenth %d has %d customers, and lists %d", band.Tenth, band.Customers, len(rows))
		}
	}
	total := 0
	for _, row := range value.data.report.Grid().Cells {
		for _, cell := range row {
			total += len(cell.Rows)
		}
	}
	if total != len(value.data.report.Rows) {
		t.Errorf("the map holds %d of %d customers", total, len(value.data.report.Rows))
	}
	value = b.valued(report.ModelMarkov)
	for i, r := range value.data.report.Recencies {
		if rows := value.data.report.AtRecency(i); len(rows) != r.Customers {
			t.Errorf("recency %d has %d customers, and lists %d", r.Periods, r.Customers, len(rows))
		}
	}
}

// TestChartsInBothThemesAndLanguages: the pages with the new drawings fit.
func TestChartsInBothThemesAndLanguages(t *testing.T) {
	if os.Getenv("RAPPORT_PICTURES") == "" {
		t.Skip("RAPPORT_PICTURES names no folder for the pictures")
	}
	defer i18n.SetLanguage(i18n.En)
	for _, language := range i18n.Languages() {
		i18n.SetLanguage(language)
		b := newBench(t)
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark))
		value := b.valued(report.ModelBGNBD)
		value.picture.SetKey(mapOfRecency)
		value.draw()
		b.snap(t, "dark-map-"+string(language))
		b.page.Show(shell.Place{Tab: TabProfitability})
		b.profit().leftKey.SetKey("statement")
		b.profit().showLeft()
		b.profit().fall.ShowTable(false)
		b.snap(t, "dark-waterfall-"+string(language))
		for _, tab := range []string{TabMedia, TabBudget, TabForecast} {
			b.page.Show(shell.Place{Tab: tab})
			b.snap(t, "dark-"+tab+"-"+string(language))
		}
	}
}
