package returns

import (
	"testing"

	"github.com/shopspring/decimal"

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

func number(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// mustLoad is an empty form's beginning.
func mustLoad(b *bench) *loaded {
	b.T.Helper()
	l, err := loadForm(b.T.Context(), b.Store, 0)
	if err != nil {
		b.T.Fatal(err)
	}
	return l
}
