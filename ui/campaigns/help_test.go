package campaigns

import (
	"testing"

	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/uitest"
)

// bench is the page over a copy of the sample company.
type bench struct {
	*uitest.Bench[*store.Store, *Page]
}

var today = finance.MustDate("2026-04-02")

func newBench(t *testing.T) *bench {
	t.Helper()
	return &bench{uitest.NewBench(t, storetest.Sample(t), today, func(s *store.Store, host document.Host) *Page {
		return New(Deps{Data: s, Host: host})
	})}
}
