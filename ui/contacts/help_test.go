package contacts

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// bench is the page over a company file, and what it told its host.
type bench struct {
	store  *store.Store
	window fyne.Window
	page   *Page
	said   []string
	failed []error
	opened []shell.Place
	called []app.ID
}

// today is the day of the tests.
var today = finance.MustDate("2026-04-02")

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	widgets.SetInline(true)
	t.Cleanup(func() { widgets.SetInline(false) })
	b := &bench{store: s}
	b.window = test.NewTempWindow(t, nil)
	b.page = New(Deps{
		Data: s,
		Host: document.Host{
			Canvas: func() fyne.Canvas { return b.window.Canvas() },
			Today:  func() finance.Date { return today },
			Done:   func(_ app.ID, sentence string) { b.said = append(b.said, sentence); b.page.Refresh() },
			Fail:   func(err error) { b.failed = append(b.failed, err) },
			Open:   func(p shell.Place) { b.opened = append(b.opened, p) },
			Visit:  func(shell.Place) {},
		},
		Call:   func(contact app.ID) { b.called = append(b.called, contact) },
		Import: func() {},
	})
	b.window.SetPadded(false)
	b.window.SetContent(b.page.Content())
	b.window.Resize(fyne.NewSize(1280-188, 800-70))
	b.page.Show(shell.Place{})
	t.Cleanup(func() {
		for _, err := range b.failed {
			t.Errorf("the page failed: %v", err)
		}
	})
	return b
}

// find is the contact of that name.
func (b *bench) find(t *testing.T, name string) app.ID {
	t.Helper()
	choices, err := b.store.ContactChoices(t.Context(), name, 1)
	if err != nil || len(choices) != 1 {
		t.Fatalf("%s: %v, %v", name, choices, err)
	}
	return choices[0].ID
}

// cells are the texts of a table's row.
func cells(table *widgets.Table, row, columns int) []string {
	texts := make([]string, columns)
	for c := range texts {
		texts[c] = table.Source().Cell(row, c).Text
	}
	return texts
}
