package calls

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// bench is a recorder over a company file, and what it told its host. Its clock
// moves only when the test says so.
type bench struct {
	t        *testing.T
	store    *store.Store
	window   fyne.Window
	recorder *Recorder
	now      time.Time
	said     []string
	failed   []error
	opened   []shell.Place
}

var today = finance.MustDate("2026-03-15")

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	widgets.SetInline(true)
	t.Cleanup(func() { widgets.SetInline(false) })
	b := &bench{t: t, store: s, now: time.Date(2026, 3, 15, 10, 0, 0, 0, time.UTC)}
	b.window = test.NewTempWindow(t, container.NewStack())
	b.window.SetPadded(false)
	b.window.Resize(fyne.NewSize(1280, 800))
	b.restart()
	t.Cleanup(func() {
		if b.recorder.form != nil {
			b.recorder.form.clock.stop()
		}
		for _, err := range b.failed {
			t.Errorf("the panel failed: %v", err)
		}
	})
	return b
}

// restart makes a new recorder over the same file, as a new start of the
// program does after a crash.
func (b *bench) restart() {
	if b.recorder != nil && b.recorder.form != nil {
		b.recorder.form.clock.stop()
		for _, overlay := range b.window.Canvas().Overlays().List() {
			b.window.Canvas().Overlays().Remove(overlay)
		}
	}
	b.recorder = New(Deps{
		Data: b.store,
		Host: document.Host{
			Canvas: func() fyne.Canvas { return b.window.Canvas() },
			Today:  func() finance.Date { return today },
			Done:   func(_ app.ID, sentence string) { b.said = append(b.said, sentence) },
			Fail:   func(err error) { b.failed = append(b.failed, err) },
			Open:   func(p shell.Place) { b.opened = append(b.opened, p) },
			Visit:  func(shell.Place) {},
		},
		Now: func() time.Time { return b.now },
	})
}

// pass lets time go by.
func (b *bench) pass(d time.Duration) {
	b.now = b.now.Add(d)
	b.recorder.form.clock.tick()
}

// person finds somebody by name.
func (b *bench) person(name string) app.ID {
	b.t.Helper()
	choices, err := b.store.ContactChoices(b.t.Context(), name, 1)
	if err != nil || len(choices) != 1 {
		b.t.Fatalf("%s: %v, %v", name, choices, err)
	}
	return choices[0].ID
}
