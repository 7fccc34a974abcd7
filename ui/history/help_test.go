package history

import (
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/shell"
	"rapport/ui/uitest"
)

// bench is the page over a company file, and what it told its host.
type bench struct {
	*uitest.Around
	store *store.Store
	page  *Page
	split []app.ID
}

// today is the day of the tests.
var today = finance.MustDate("2026-04-02")

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), store: s}
	b.NoFailures(t)
	b.page = New(Deps{
		Data:      s,
		Host:      b.Host(today),
		TakenBack: b.Say,
		Split:     func(merged app.ID) { b.split = append(b.split, merged) },
	})
	b.Hold(b.page.Content(), b.page.Refresh)
	b.page.Show(shell.Place{})
	return b
}
