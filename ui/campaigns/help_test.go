package campaigns

import (
	"testing"

	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/uitest"
)

// bench is a page over a copy of the sample company, and what it told its host.
type bench struct {
	*uitest.Around
	t     *testing.T
	store *store.Store
	page  *Page
}

var today = finance.MustDate("2026-04-02")

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), t: t, store: storetest.Sample(t)}
	b.page = New(Deps{Data: b.store, Host: b.Host(today)})
	b.Hold(b.page.Content(), b.page.Refresh)
	b.page.Refresh()
	return b
}
