package report

import (
	"context"
	"sync"

	"rapport/app"
	"rapport/finance"
)

// LedgerSource is what a Ledger keeps in memory.
type LedgerSource interface {
	ProfitabilitySource
	// DataVersion changes whenever the file has been written to.
	DataVersion(ctx context.Context) (int64, error)
	// CustomerMonths gives the totals of every customer and month, by customer,
	// then month; the order counts among them.
	CustomerMonths(ctx context.Context, each func(CustomerMonth)) error
}

// CustomerMonth is one customer's month.
type CustomerMonth struct {
	Customer app.ID
	Month    finance.Month
	Orders   int
	finance.Statement
}

// Ledger is a LedgerSource that keeps the totals by customer and month, and the
// customers' names, in memory, so that the figures of a hundred thousand
// customers are there at once. It reads them anew after the file has changed.
// It is safe for use by several goroutines.
type Ledger struct {
	LedgerSource

	mu      sync.Mutex
	version int64
	loaded  bool
	months  []CustomerMonth
	names   map[app.ID]string
}

// NewLedger keeps the totals of a company file. They are read at the first
// question, or by Warm.
func NewLedger(src LedgerSource) *Ledger { return &Ledger{LedgerSource: src} }

// Warm reads the totals in advance.
func (l *Ledger) Warm(ctx context.Context) error {
	_, _, err := l.current(ctx)
	return err
}

// current is the totals and names as the file has them now. They are never
// changed, only replaced.
func (l *Ledger) current(ctx context.Context) ([]CustomerMonth, map[app.ID]string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	version, err := l.DataVersion(ctx)
	if err != nil {
		return nil, nil, err
	}
	if l.loaded && version == l.version {
		return l.months, l.names, nil
	}
	months := make([]CustomerMonth, 0, len(l.months))
	err = l.LedgerSource.CustomerMonths(ctx, func(m CustomerMonth) { months = append(months, m) })
	if err != nil {
		return nil, nil, err
	}
	names, err := l.LedgerSource.CustomerNames(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	l.version, l.loaded, l.months, l.names = version, true, months, names
	return months, names, nil
}

// CustomerTotals adds up months in memory; a period that cuts a month is left to
// the file.
func (l *Ledger) CustomerTotals(ctx context.Context, p finance.Period) ([]CustomerTotal, error) {
	whole, err := l.whole(ctx, p)
	if err != nil {
		return nil, err
	}
	if !whole {
		return l.LedgerSource.CustomerTotals(ctx, p)
	}
	months, _, err := l.current(ctx)
	if err != nil {
		return nil, err
	}
	first, last := p.From.Month(), p.To.Month()
	if p.To == 0 {
		last = 999912
	}
	var totals []CustomerTotal
	for i := range months {
		m := &months[i]
		if m.Month < first || m.Month > last {
			continue
		}
		if n := len(totals); n == 0 || totals[n-1].Customer != m.Customer {
			totals = append(totals, CustomerTotal{Customer: m.Customer})
		}
		t := &totals[len(totals)-1]
		t.Orders += m.Orders
		for a, amount := range m.Statement {
			t.Statement[a] += amount
		}
	}
	return totals, nil
}

// whole reports whether whole months give the sums of a period: it begins and
// ends with a month, or where there is nothing before or after it.
func (l *Ledger) whole(ctx context.Context, p finance.Period) (bool, error) {
	extent, err := l.Extent(ctx)
	if err != nil || (p.To != 0 && p.To < p.From) {
		return false, err
	}
	from := p.From <= extent.FirstEntry || p.From == p.From.Month().First()
	to := p.To == 0 || p.To >= max(extent.LastEntry, extent.LastDocument) || p.To == p.To.Month().Last()
	return from && to, nil
}

// CustomerNames names customers; all where ids is nil.
func (l *Ledger) CustomerNames(ctx context.Context, ids []app.ID) (map[app.ID]string, error) {
	_, names, err := l.current(ctx)
	return names, err
}
