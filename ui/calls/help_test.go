package calls

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/uitest"
)

// bench is a recorder over a company file, and what it told its host. Its clock
// moves only when the test says so.
type bench struct {
	*uitest.Around
	t        *testing.T
	store    *store.Store
	recorder *Recorder
	now      time.Time
}

var today = finance.MustDate("2026-03-15")

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), t: t, store: s, now: time.Date(2026, 3, 15, 10, 0, 0, 0, time.UTC)}
	b.NoFailures(t)
	b.Window.SetContent(container.NewStack())
	b.Window.Resize(fyne.NewSize(1280, 800))
	b.restart()
	t.Cleanup(func() {
		if b.recorder.form != nil {
			b.recorder.form.clock.stop()
		}
	})
	return b
}

// restart makes a new recorder over the same file, as a new start of the
// program does after a crash.
func (b *bench) restart() {
	if b.recorder != nil && b.recorder.form != nil {
		b.recorder.form.clock.stop()
		for _, overlay := range b.Window.Canvas().Overlays().List() {
			b.Window.Canvas().Overlays().Remove(overlay)
		}
	}
	b.recorder = New(Deps{
		Data: b.store,
		Host: b.Host(today),
		Now:  func() time.Time { return b.now },
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
