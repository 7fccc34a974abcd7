package returns

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/sample"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// sampleFile is the sample company, made once for all tests.
var sampleFile = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "returns")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "sample.rapport")
	s, err := store.Create(context.Background(), path, sample.Company())
	if err != nil {
		return nil, err
	}
	if err := sample.Build(context.Background(), s, 1); err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// bench is a page over a copy of the sample company, and what it told its host.
type bench struct {
	t      *testing.T
	store  *store.Store
	window fyne.Window
	page   *Page
	said   []string
	failed []error
	opened []shell.Place
}

var today = finance.MustDate("2026-04-02")

func newBench(t *testing.T) *bench {
	t.Helper()
	raw, err := sampleFile()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample.rapport")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(context.Background(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	widgets.SetInline(true)
	t.Cleanup(func() { widgets.SetInline(false) })
	b := &bench{t: t, store: s}
	b.window = test.NewTempWindow(t, nil)
	b.page = New(Deps{Data: s, Host: document.Host{
		Canvas: func() fyne.Canvas { return b.window.Canvas() },
		Today:  func() finance.Date { return today },
		Done:   func(_ app.ID, sentence string) { b.said = append(b.said, sentence); b.page.Refresh() },
		Fail:   func(err error) { b.failed = append(b.failed, err) },
		Open:   func(p shell.Place) { b.opened = append(b.opened, p) },
		Visit:  func(shell.Place) {},
	}})
	b.window.SetPadded(false)
	b.window.SetContent(b.page.Content())
	b.window.Resize(fyne.NewSize(1280-188, 800-70))
	b.page.Refresh()
	return b
}

func number(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// mustLoad is an empty form's beginning.
func mustLoad(b *bench) *loaded {
	b.t.Helper()
	l, err := loadForm(b.t.Context(), b.store, 0)
	if err != nil {
		b.t.Fatal(err)
	}
	return l
}
