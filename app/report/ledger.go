package report

import (
	"context"
	"maps"
	"slices"
	"sync"

	"rapport/app"
	"rapport/finance"
)

// LedgerSource is what a Ledger keeps in memory.
type LedgerSource interface {
	ProfitabilitySource
	// CustomersChanged lists the customers whose totals, orders or names have
	// changed since a mark that an earlier call gave, and gives the mark of now.
	// known is false where all must be read again; so it is for a mark below 0.
	CustomersChanged(ctx context.Context, since int64) (now int64, customers []app.ID, known bool, err error)
	// CustomerMonths gives the totals of customers, all where nil, and months:
	// by customer, then month; the order counts among them.
	CustomerMonths(ctx context.Context, customers []app.ID, each func(CustomerMonth)) error
	// CustomerDays gives the entries and orders of a month by customer.
	CustomerDays(ctx context.Context, month finance.Month) ([]CustomerDay, error)
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
// customers are there at once. Of a file that has changed it reads again only
// the customers who were touched. It is safe for use by several goroutines.
type Ledger struct {
	LedgerSource

	mu   sync.Mutex
	held *holding // nil: nothing has been read
}

// NewLedger keeps the totals of a company file. They are read at the first
// question, or by Warm.
func NewLedger(src LedgerSource) *Ledger { return &Ledger{LedgerSource: src} }

// Warm reads the totals in advance.
func (l *Ledger) Warm(ctx context.Context) error {
	_, err := l.current(ctx)
	return err
}

// settleRounds is how often what was written while the totals were being read
// is read once more, before it is left to the next question.
const settleRounds = 3

// current is what the file has now.
func (l *Ledger) current(ctx context.Context) (*holding, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for range settleRounds {
		since := int64(-1)
		if l.held != nil {
			since = l.held.mark
		}
		now, changed, known, err := l.CustomersChanged(ctx, since)
		if err != nil {
			return nil, err
		}
		if known && len(changed) == 0 {
			break
		}
		next := &holding{mark: now, totals: map[finance.Period][]CustomerTotal{}, days: map[finance.Month]*monthDays{}}
		if known {
			err = next.renew(ctx, l.LedgerSource, l.held, changed)
		} else {
			err = next.load(ctx, l.LedgerSource)
		}
		if err != nil {
			return nil, err
		}
		l.held = next
	}
	return l.held, nil
}

// CustomerTotals adds up months in memory, and days where a period cuts a month.
func (l *Ledger) CustomerTotals(ctx context.Context, p finance.Period) ([]CustomerTotal, error) {
	if p.To != 0 && p.To < p.From {
		return nil, nil
	}
	whole, err := l.whole(ctx, p)
	if err != nil {
		return nil, err
	}
	held, err := l.current(ctx)
	if err != nil {
		return nil, err
	}
	if whole {
		return held.sum(p), nil
	}
	return held.cut(ctx, l.LedgerSource, p)
}

// whole reports whether whole months give the sums of a period: it begins and
// ends with a month, or where there is nothing before or after it.
func (l *Ledger) whole(ctx context.Context, p finance.Period) (bool, error) {
	extent, err := l.Extent(ctx)
	if err != nil {
		return false, err
	}
	from := p.From <= extent.FirstEntry || p.From == p.From.Month().First()
	to := p.To == 0 || p.To >= max(extent.LastEntry, extent.LastDocument) || p.To == p.To.Month().Last()
	return from && to, nil
}

// CustomerNames names customers; it may name more than were asked for.
func (l *Ledger) CustomerNames(ctx context.Context, ids []app.ID) (map[app.ID]string, error) {
	held, err := l.current(ctx)
	if err != nil {
		return nil, err
	}
	return held.names, nil
}

// holding is what is kept of a file at one time. But for the sums worked out
// from it, it is never changed, only replaced.
type holding struct {
	mark      int64
	customers []customerMonths // by ID
	names     map[app.ID]string

	mu     sync.Mutex
	totals map[finance.Period][]CustomerTotal
	days   map[finance.Month]*monthDays // of months that a period cut
}

type customerMonths struct {
	id     app.ID
	months []CustomerMonth
}

// load reads everything.
func (h *holding) load(ctx context.Context, src LedgerSource) (err error) {
	if h.customers, err = readMonths(ctx, src, nil); err != nil {
		return err
	}
	h.names, err = src.CustomerNames(ctx, nil)
	return err
}

// renew takes over what was held before, and reads some customers again.
func (h *holding) renew(ctx context.Context, src LedgerSource, before *holding, changed []app.ID) error {
	slices.Sort(changed)
	fresh, err := readMonths(ctx, src, changed)
	if err != nil {
		return err
	}
	h.customers = make([]customerMonths, 0, len(before.customers)+len(fresh))
	for _, c := range before.customers {
		for len(fresh) > 0 && fresh[0].id < c.id {
			h.customers, fresh = append(h.customers, fresh[0]), fresh[1:]
		}
		if _, again := slices.BinarySearch(changed, c.id); !again {
			h.customers = append(h.customers, c)
		}
	}
	h.customers = append(h.customers, fresh...)
	return h.rename(ctx, src, before, changed)
}

func (h *holding) rename(ctx context.Context, src LedgerSource, before *holding, changed []app.ID) error {
	names, err := src.CustomerNames(ctx, changed)
	if err != nil {
		return err
	}
	h.names = before.names
	var own bool
	for _, id := range changed {
		was, had := before.names[id]
		is, has := names[id]
		if was == is && had == has {
			continue
		}
		if !own {
			h.names, own = maps.Clone(before.names), true
		}
		if has {
			h.names[id] = is
		} else {
			delete(h.names, id)
		}
	}
	return nil
}

// monthBlock is how many months are kept in one piece of memory at most.
const monthBlock = 4096

func readMonths(ctx context.Context, src LedgerSource, customers []app.ID) ([]customerMonths, error) {
	var found []customerMonths
	var block []CustomerMonth
	first := 0 // of the customer being read
	finish := func() {
		if n := len(block); n > first {
			found = append(found, customerMonths{block[first].Customer, block[first:n:n]})
			first = n
		}
	}
	err := src.CustomerMonths(ctx, customers, func(m CustomerMonth) {
		if n := len(block); n > first && block[first].Customer != m.Customer {
			finish()
		}
		if len(block) == cap(block) { // full blocks stay where they are
			begun := block[first:]
			size := max(min(2*cap(block), monthBlock), 2*len(begun), 16)
			block, first = append(make([]CustomerMonth, 0, size), begun...), 0
		}
		block = append(block, m)
	})
	finish()
	return found, err
}

// heldPeriods is how many periods' sums are kept: a report asks for the same
// ones over and over.
const heldPeriods = 4

// sum adds up the months of a period, customers without any left out.
func (h *holding) sum(p finance.Period) []CustomerTotal {
	h.mu.Lock()
	totals, known := h.totals[p]
	h.mu.Unlock()
	if known {
		return totals
	}
	first, last := p.From.Month(), p.To.Month()
	if p.To == 0 {
		last = 999912
	}
	totals = make([]CustomerTotal, 0, len(h.customers))
	for i := range h.customers {
		if t, active := h.customers[i].sum(first, last); active {
			totals = append(totals, t)
		}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.totals) >= heldPeriods {
		clear(h.totals)
	}
	h.totals[p] = totals
	return totals
}

func (c *customerMonths) sum(first, last finance.Month) (t CustomerTotal, active bool) {
	t.Customer = c.id
	for i := range c.months {
		m := &c.months[i]
		if m.Month < first || m.Month > last {
			continue
		}
		active = true
		t.Orders += m.Orders
		for a, amount := range m.Statement {
			t.Statement[a] += amount
		}
	}
	return t, active
}
