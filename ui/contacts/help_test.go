package contacts

import (
	"context"
	"testing"
	"time"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/shell"
	"rapport/ui/tasks"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

// bench is the page over a company file, and what it told its host.
type bench struct {
	*uitest.Around
	store    *store.Store
	page     *Page
	called   []app.ID
	compared [][]app.ID
	split    []app.ID
	saved    map[string][]byte // files, by name
}

// today is the day of the tests.
var today = finance.MustDate("2026-04-02")

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), store: s, saved: map[string][]byte{}}
	b.NoFailures(t)
	b.page = New(Deps{
		Tasks:      tasks.New(tasks.Deps{Data: s, Host: b.Host(today), Now: time.Now}),
		Data:       s,
		Host:       b.Host(today),
		Call:       func(contact app.ID) { b.called = append(b.called, contact) },
		Import:     func() {},
		Duplicates: func(ids []app.ID) { b.compared = append(b.compared, ids) },
		SaveFile:   func(name string, data []byte) { b.saved[name] = data },
		Job: func(_ string, work func(context.Context, shell.Progress) error, done func(error)) {
			done(work(t.Context(), func(int, int) {}))
		},
		Erased: func(sentence string) { b.Say(sentence); b.page.Refresh() },
		Split:  func(merged app.ID) { b.split = append(b.split, merged) },
	})
	b.Hold(b.page.Content(), b.page.Refresh)
	b.page.Show(shell.Place{})
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

// open is the form that was opened last.
func (b *bench) open(t *testing.T) *form {
	t.Helper()
	if b.page.opened == nil {
		t.Fatal("no form is open")
	}
	return b.page.opened
}
