package today

import (
	"testing"
	"time"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/shell"
	"rapport/ui/tasks"
	"rapport/ui/uitest"
)

// bench is the page over a company file, and what it told its host.
type bench struct {
	*uitest.Around
	store  *store.Store
	page   *Page
	called []app.ID

	imported int
}

// sampleDay is a day on which the sample company still trades.
var sampleDay = finance.MustDate("2026-03-16")

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), store: s}
	b.NoFailures(t)
	b.page = New(Deps{
		Tasks: tasks.New(tasks.Deps{Data: s, Host: b.Host(sampleDay), Now: time.Now}),
		Data:  s,
		Host:  b.Host(sampleDay),
		Call:  func(contact app.ID) { b.called = append(b.called, contact) },

		Import: func() { b.imported++ },
	})
	b.Hold(b.page.Content(), b.page.Refresh)
	b.page.Show(shell.Place{})
	return b
}
