package posting

import (
	"sort"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// Driven is how many units of an activity documents of one day have driven:
// orders by channel, call minutes, e-mails …
type Driven struct {
	Day      finance.Date
	Activity string
	Units    decimal.Decimal
}

// PoolUse names a pool in a month.
type PoolUse struct {
	Pool  string
	Month finance.Month
}

// Used is, for each pool and month, the minutes that the driven units took: units
// × the activity's minutes, under the definitions in force on the day. A pool
// of which nothing was used is not in it.
func (c *Context) Used(driven []Driven) map[PoolUse]decimal.Decimal {
	used := map[PoolUse]decimal.Decimal{}
	for _, d := range driven {
		rate, ok := c.definitions(d.Day).Rate(d.Activity)
		if !ok || !rate.TakesMinutes() || d.Units.IsZero() {
			continue
		}
		k := PoolUse{rate.Pool, d.Day.Month()}
		used[k] = used[k].Add(rate.Minutes.Mul(d.Units))
	}
	return used
}

// Absorbed is what the used minutes of a pool month took of its cost: used ÷
// capacity × cost, rounded once. A month without capacity absorbs nothing.
func (c *Context) Absorbed(m *app.PoolMonth, used decimal.Decimal) finance.Amount {
	if !m.Capacity.IsPositive() {
		return 0
	}
	return c.round(m.Cost.Decimal(c.Currency).Mul(used).Div(m.Capacity))
}

// UnusedCapacity posts what the minutes of a pool did not absorb of its cost in
// a month that was closed, on its last day; over-absorption is positive. It is
// unallocated or, where the definitions spread it, divided over the customers
// with an order in that month, largest remainder, ties by contact ID.
func (c *Context) UnusedCapacity(m *app.PoolMonth, used decimal.Decimal, active []Reached) []finance.Entry {
	month, err := finance.ParseMonth(m.Month)
	if err != nil {
		return nil // refused when the month was saved
	}
	day := month.Last()
	d := c.definitions(day)
	b := newBook(finance.Entry{
		Key: finance.Key{Document: int64(m.ID)}, Kind: finance.DocCapacity,
		Day: day, CashDay: day, Policy: d.Version,
	})
	left := c.Absorbed(m, used) - m.Cost
	if d.UnusedCapacity != app.SpreadOverActive {
		active = nil
	}
	c.spread(b, finance.Activity, left, active)
	return b.entries
}

// spread divides an amount over contacts equally, largest remainder, ties by
// contact ID; unallocated where there are none.
func (c *Context) spread(b *book, account finance.Account, amount finance.Amount, over []Reached) {
	if len(over) == 0 {
		b.post(0, 0, account, amount)
		return
	}
	sorted := append([]Reached(nil), over...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Contact < sorted[j].Contact })
	for i, part := range finance.SplitEqually(amount, len(sorted)) {
		t := sorted[i]
		b.post(int64(t.Contact), 0, account, part, func(e *finance.Entry) {
			e.Customer, e.Company = c.customer(t.Contact), int64(t.Company)
		})
	}
}

// Spreads reports whether the unused capacity of a month goes to the customers.
func (c *Context) Spreads(m finance.Month) bool {
	return c.definitions(m.Last()).UnusedCapacity == app.SpreadOverActive
}

// AtRate is what minutes cost at a rate in major units a minute, rounded once.
func (c *Context) AtRate(minutes, rate decimal.Decimal) finance.Amount {
	return c.round(minutes.Mul(rate))
}
