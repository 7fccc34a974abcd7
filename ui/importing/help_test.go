package importing

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// bench is a page over a company file, and what it told the window around it.
type bench struct {
	t       *testing.T
	store   *store.Store
	window  fyne.Window
	page    *Page
	failed  []error
	said    []string
	changed int
	saved   map[string]string
	// before is run before long work begins, with what cancels it.
	before func(cancel context.CancelFunc)
}

func newBench(t *testing.T) *bench {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	widgets.SetInline(true)
	t.Cleanup(func() { widgets.SetInline(false) })
	b := &bench{t: t, store: storetest.New(t), saved: map[string]string{}}
	b.window = test.NewTempWindow(t, nil)
	b.page = New(Deps{
		Data: b.store,
		Host: document.Host{
			Canvas: func() fyne.Canvas { return b.window.Canvas() },
			Today:  func() finance.Date { return finance.MustDate("2026-04-02") },
			Fail:   func(err error) { b.failed = append(b.failed, err) },
		},
		Choose:     func() {},
		Duplicates: func() {},
		SaveFile:   func(name string, data []byte) { b.saved[name] = string(data) },
		Job:        b.job,
		Changed:    func() { b.changed++ },
		Done:       func(sentence string) { b.said = append(b.said, sentence) },
		TakenBack:  func(sentence string) { b.said = append(b.said, sentence) },
	})
	b.window.SetPadded(false)
	b.window.SetContent(b.page.Content())
	b.window.Resize(fyne.NewSize(1280-188, 800-70))
	return b
}

// job works at once, where the shell works beside the window.
func (b *bench) job(_ string, work func(context.Context, shell.Progress) error, done func(error)) {
	ctx, cancel := context.WithCancel(b.t.Context())
	defer cancel()
	if b.before != nil {
		b.before(cancel)
	}
	done(work(ctx, func(int, int) {}))
}

// file writes a file to import and opens the page with it.
func (b *bench) file(name, text string) string {
	b.t.Helper()
	path := filepath.Join(b.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
	b.page.Show(shell.Place{Page: "import", Arg: path})
	return path
}

func (b *bench) contacts() []app.ContactRow {
	b.t.Helper()
	rows, err := b.store.ContactRows(b.t.Context(), app.ContactFilter{})
	if err != nil {
		b.t.Fatal(err)
	}
	return rows
}

const people = `Customer number,Full name,Mail,Town,Shoe size
7,Ann Lee,ann@example.com,Oslo,38
8,Ben Ray,ben@example.com,Bergen,44
9,,,,
`

const orders = `Order No;Order date;Client;Article;Qty;Unit price
A-1;2026-03-01;Ann Lee;RADIO;1;49.90
A-2;2026-03-02;Ben Ray;RADIO;-2;49.90
A-3;2026-13-02;Ben Ray;LAMP;1;19.90
A-4;2026-03-04;Ben Ray;LAMP;3;19.90
`

// shown is a cell of the preview, by row and column of the file.
func (b *bench) shown(row, column string) string {
	b.t.Helper()
	v := b.page.result.view
	at := slices.Index(v.columns, column) + 1
	source := v.table.Source()
	for i := range source.Len() {
		if source.Cell(i, 0).Text == row && at > 0 {
			return source.Cell(i, at).Text
		}
	}
	return ""
}

// typed corrects a cell of the row that is chosen in the preview.
func (b *bench) typed(column, text string) {
	b.t.Helper()
	entry := b.page.result.view.mend.entries[column]
	if entry == nil {
		b.t.Fatalf("there is no field %s among %v", column, b.page.result.view.mend.order)
	}
	entry.SetText(text)
	entry.OnSubmitted(text)
}

// option is the choice of a key.
func option(options []widgets.Option, key string) widgets.Option {
	for _, o := range options {
		if o.Key == key {
			return o
		}
	}
	return widgets.Option{Key: "none"}
}
