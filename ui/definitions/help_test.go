package definitions

import (
	"context"
	"testing"

	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/shell"
	"rapport/ui/uitest"
)

// bench is a page over a company file, and what it told the window around it.
type bench struct {
	*uitest.Around
	t       *testing.T
	store   *store.Store
	page    *Page
	adopted int
	action  func() // what the last toast offered
	// before is run before long work begins, with what cancels it.
	before func(cancel context.CancelFunc)
}

var today = finance.MustDate("2026-04-02")

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), t: t, store: s}
	b.page = b.newPage()
	return b
}

// sampleBench is a bench over a copy of the sample company.
func sampleBench(t *testing.T) *bench {
	t.Helper()
	return newBench(t, storetest.Sample(t))
}

// newPage is a page as a new start of the program makes it.
func (b *bench) newPage() *Page {
	page := New(Deps{
		Source: b.store, Host: b.Host(today), Job: b.job,
		Say:     func(sentence, _ string, tapped func()) { b.Said = append(b.Said, sentence); b.action = tapped },
		Adopted: func() { b.adopted++ },
	})
	b.Hold(page.Content(), page.Refresh)
	page.Show(shell.Place{})
	return page
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
