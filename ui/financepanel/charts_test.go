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
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/shell"
	"rapport/ui/theme"
)

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

// TestTabsInBothThemesAndLanguages leaves a picture of every tab, of the sample and
// of an empty company.
func TestTabsInBothThemesAndLanguages(t *testing.T) {
	if os.Getenv("RAPPORT_PICTURES") == "" {
		t.Skip("RAPPORT_PICTURES names no folder for the pictures")
	}
	defer i18n.SetLanguage(i18n.En)
	for _, language := range i18n.Languages() {
		i18n.SetLanguage(language)
		for name, company := range map[string]*store.Store{"sample": storetest.Sample(t), "empty": storetest.New(t)} {
			b := over(t, company, finance.MustDate("2026-05-04"))
			b.page.Show(shell.Place{})
			for theme, look := range map[string]fyne.Theme{"light": theme.New(theme.Light), "dark": theme.New(theme.Dark)} {
				fyne.CurrentApp().Settings().SetTheme(look)
				for tab := range b.page.views {
					b.show(tab)
					b.snap(t, strings.Join([]string{"tab", tab, name, theme, string(language)}, "-"))
				}
			}
		}
	}
}
