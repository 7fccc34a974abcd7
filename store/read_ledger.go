package store

import (
	"context"
	"sort"
	"strings"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

var _ report.LedgerSource = (*Store)(nil)

// CustomerMonths gives the totals of customers, all where nil, and months with
// the orders made in them: by customer, then month.
func (s *Store) CustomerMonths(ctx context.Context, customers []app.ID, each func(report.CustomerMonth)) error {
	orders, err := s.ordersByMonth(ctx, customers)
	if err != nil {
		return err
	}
	var key struct{ customer, month int64 }
	var amounts [finance.AccountCount]int64
	dest := []any{&key.customer, &key.month}
	for i := range amounts {
		dest = append(dest, &amounts[i])
	}
	where := ""
	if customers != nil {
		where = " WHERE customer IN " + listed(customers)
	}
	merge := &monthMerger{orders: orders, each: each}
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		m := report.CustomerMonth{Customer: app.ID(key.customer), Month: finance.Month(key.month)}
		for i, a := range amounts {
			m.Statement[i] = finance.Amount(a)
		}
		merge.put(m)
		return nil
	}, "SELECT customer, month, "+strings.Join(accountColumns(), ", ")+" FROM customer_month"+where+" ORDER BY customer, month")
	merge.rest()
	return err
}

// monthMerger lays the order counts beside the totals, both by customer and
// month; a month may have orders and no entries.
type monthMerger struct {
	orders []report.CustomerMonth
	each   func(report.CustomerMonth)
}

func (m *monthMerger) put(t report.CustomerMonth) {
	for len(m.orders) > 0 && before(&m.orders[0], &t) {
		m.each(m.orders[0])
		m.orders = m.orders[1:]
	}
	if len(m.orders) > 0 && !before(&t, &m.orders[0]) {
		t.Orders = m.orders[0].Orders
		m.orders = m.orders[1:]
	}
	m.each(t)
}

func (m *monthMerger) rest() {
	for _, o := range m.orders {
		m.each(o)
	}
}

func before(a, b *report.CustomerMonth) bool {
	if a.Customer != b.Customer {
		return a.Customer < b.Customer
	}
	return a.Month < b.Month
}

// CustomerDays gives the entries and orders of a month by customer; merged
// contacts under the one that is left.
func (s *Store) CustomerDays(ctx context.Context, month finance.Month) ([]report.CustomerDay, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	var days []report.CustomerDay
	var customer, day, account, amount int64
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&customer, &day, &account, &amount)
		days = append(days, report.CustomerDay{
			Customer: app.ID(customer), Day: finance.Date(day), Account: finance.Account(account), Amount: finance.Amount(amount),
		})
		return err
	}, "SELECT customer, day, account, amount FROM entry WHERE day BETWEEN ? AND ?", int64(month.First()), int64(month.Last()))
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&customer, &day)
		days = append(days, report.CustomerDay{Customer: survivor(into, app.ID(customer)), Day: finance.Date(day), Order: true})
		return err
	}, "SELECT coalesce(contact, 0), "+dayNumber("day")+" FROM sale_order WHERE day BETWEEN ? AND ?", month.First().String(), month.Last().String())
	return days, err
}

// ordersByMonth counts orders by customer, all where nil, and month; merged
// contacts under the one that is left.
func (s *Store) ordersByMonth(ctx context.Context, customers []app.ID) ([]report.CustomerMonth, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	where := ""
	if customers != nil {
		where = "WHERE " + boughtBy(customers, into)
	}
	var counts []report.CustomerMonth
	var contact app.ID
	var month int64
	var n int
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&contact, &month, &n)
		counts = append(counts, report.CustomerMonth{Customer: survivor(into, contact), Month: finance.Month(month), Orders: n})
		return err
	}, `SELECT contact, CAST(substr(day, 1, 4) || substr(day, 6, 2) AS INTEGER), count(*) FROM sale_order `+where+` GROUP BY 1, 2 ORDER BY 1, 2`)
	if len(into) > 0 {
		counts = joined(counts)
	}
	return counts, err
}

// boughtBy is the condition on an order that it counts for one of the customers;
// 0 are the walk-ins.
func boughtBy(customers []app.ID, into map[app.ID]app.ID) string {
	wanted := make(map[app.ID]bool, len(customers))
	var contacts []app.ID
	for _, id := range customers {
		wanted[id] = true
		if survivor(into, id) == id {
			contacts = append(contacts, id)
		}
	}
	for gone := range into {
		if wanted[survivor(into, gone)] {
			contacts = append(contacts, gone)
		}
	}
	if wanted[0] {
		return "(contact IS NULL OR contact IN " + listed(contacts) + ")"
	}
	return "contact IN " + listed(contacts)
}

// joined puts rows of one customer and month together, and all in order.
func joined(counts []report.CustomerMonth) []report.CustomerMonth {
	sort.SliceStable(counts, func(i, j int) bool { return before(&counts[i], &counts[j]) })
	kept := counts[:0]
	for _, c := range counts {
		if n := len(kept); n > 0 && kept[n-1].Customer == c.Customer && kept[n-1].Month == c.Month {
			kept[n-1].Orders += c.Orders
			continue
		}
		kept = append(kept, c)
	}
	return kept
}
