package report

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"rapport/app"
	"rapport/finance"
)

// CustomerDay is an entry of a customer, or an order without its entries.
type CustomerDay struct {
	Customer app.ID
	Day      finance.Date
	Account  finance.Account
	Order    bool
	Amount   finance.Amount
}

// heldCuts is how many months are kept by day.
const heldCuts = 12

// monthDays is a month by customer and day, read when a period first cuts it.
type monthDays struct {
	mu   sync.Mutex
	read bool
	rows []CustomerDay // by customer
}

// of gives the rows of a month.
func (d *monthDays) of(ctx context.Context, src LedgerSource, month finance.Month) ([]CustomerDay, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.read {
		return d.rows, nil
	}
	rows, err := src.CustomerDays(ctx, month)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(rows, func(a, b CustomerDay) int { return cmp.Compare(a.Customer, b.Customer) })
	d.rows, d.read = rows, true
	return rows, nil
}

// cut sums a period that begins or ends within a month.
func (h *holding) cut(ctx context.Context, src LedgerSource, p finance.Period) ([]CustomerTotal, error) {
	first, last := p.From.Month(), p.To.Month()
	if p.To == 0 {
		last = 999912
	}
	var cuts []finance.Month
	if p.From != 0 && p.From != first.First() {
		cuts, first = append(cuts, first), first.Add(1)
	}
	if p.To != 0 && p.To != last.Last() {
		if !slices.Contains(cuts, last) {
			cuts = append(cuts, last)
		}
		last = last.Add(-1)
	}
	var totals []CustomerTotal
	if first <= last {
		totals = h.sum(finance.Period{From: first.First(), To: last.Last()})
	}
	parts := make([][]CustomerTotal, len(cuts))
	err := sideBySide(len(cuts), func(i int) error {
		rows, err := h.month(cuts[i]).of(ctx, src, cuts[i])
		parts[i] = sumDays(rows, p)
		return err
	})
	for _, part := range parts {
		totals = joinTotals(totals, part)
	}
	return totals, err
}

func (h *holding) month(m finance.Month) *monthDays {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.days[m] == nil {
		if len(h.days) >= heldCuts {
			clear(h.days)
		}
		h.days[m] = &monthDays{}
	}
	return h.days[m]
}

// sumDays sums the rows of a period by customer, in their order.
func sumDays(rows []CustomerDay, p finance.Period) []CustomerTotal {
	var totals []CustomerTotal
	for i := range rows {
		r := &rows[i]
		if !p.Contains(r.Day) {
			continue
		}
		if n := len(totals); n == 0 || totals[n-1].Customer != r.Customer {
			totals = append(totals, CustomerTotal{Customer: r.Customer})
		}
		t := &totals[len(totals)-1]
		if r.Order {
			t.Orders++
			continue
		}
		t.Add(r.Account, r.Amount)
	}
	return totals
}

// joinTotals adds up two lists, each by customer, into a new one.
func joinTotals(a, b []CustomerTotal) []CustomerTotal {
	if len(b) == 0 {
		return a
	}
	joined := make([]CustomerTotal, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].Customer < b[0].Customer:
			joined, a = append(joined, a[0]), a[1:]
		case a[0].Customer > b[0].Customer:
			joined, b = append(joined, b[0]), b[1:]
		default:
			t := a[0]
			t.Orders += b[0].Orders
			t.Statement = t.Plus(b[0].Statement)
			joined, a, b = append(joined, t), a[1:], b[1:]
		}
	}
	return append(append(joined, a...), b...)
}
