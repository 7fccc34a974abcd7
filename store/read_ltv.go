package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

// broughtBack are the orders of which every line came back whole by a day.
const broughtBack = `SELECT l.sale_order FROM order_line l
	LEFT JOIN (SELECT rl.order_line, sum(CAST(rl.quantity AS REAL)) quantity FROM return_line rl
		JOIN sale_return r ON r.id = rl.sale_return WHERE r.day <= ?1 GROUP BY 1) back ON back.order_line = l.id
	WHERE l.sale_order IN (SELECT ol.sale_order FROM return_line rl JOIN order_line ol ON ol.id = rl.order_line)
	GROUP BY l.sale_order HAVING min(coalesce(back.quantity, 0) - CAST(l.quantity AS REAL)) >= 0`

var purchaseDays = fmt.Sprintf(`SELECT o.contact, o.day, coalesce(e.revenue, 0), coalesce(e.profit, 0) FROM sale_order o
	LEFT JOIN (SELECT sale_order,
			sum(CASE WHEN document = sale_order AND account IN (%d, %d, %d) THEN amount ELSE 0 END) revenue,
			sum(CASE WHEN account <> %d THEN amount ELSE 0 END) profit
		FROM entry WHERE sale_order <> 0 AND day <= ?2 GROUP BY sale_order) e ON e.sale_order = o.id
	WHERE o.contact IS NOT NULL AND o.day <= ?1 AND o.id NOT IN (%s)`,
	finance.Sales, finance.ShippingIncome, finance.Discount, finance.Media, broughtBack)

// PurchaseDays lists purchases up to a day, by customer and day. Orders at
// price 0 count; orders that came back whole by that day do not.
func (s *Store) PurchaseDays(ctx context.Context, until finance.Date) ([]report.PurchaseDay, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	var all []report.PurchaseDay
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		var p report.PurchaseDay
		var revenue, profit int64
		if err := rows.Scan(&p.Customer, &p.Day, &revenue, &profit); err != nil {
			return err
		}
		p.Customer, p.Revenue, p.Profit = survivor(into, p.Customer), finance.Amount(revenue), finance.Amount(profit)
		all = append(all, p)
		return nil
	}, purchaseDays, until, int64(until))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b report.PurchaseDay) int {
		return cmp.Or(cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.Day, b.Day))
	})
	return sameDays(all), nil
}

// sameDays sums what a customer bought on one day.
func sameDays(sorted []report.PurchaseDay) []report.PurchaseDay {
	days := sorted[:0]
	for _, p := range sorted {
		if n := len(days); n > 0 && days[n-1].Customer == p.Customer && days[n-1].Day == p.Day {
			days[n-1].Revenue += p.Revenue
			days[n-1].Profit += p.Profit
			continue
		}
		days = append(days, p)
	}
	return days
}

// CustomerFlows gives the cash of every customer up to a day, by customer, then
// by day. A customer's first flow is on the day of the first event, so that it
// may be of nothing.
func (s *Store) CustomerFlows(ctx context.Context, until finance.Date, each func(report.CustomerFlow) error) error {
	var first int64
	var f report.CustomerFlow
	var amount int64
	var last app.ID
	return s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(&f.Customer, &f.Day, &amount, &first); err != nil {
			return err
		}
		if f.Customer != last && int64(f.Day) > first { // not where it was paid in advance
			if err := each(report.CustomerFlow{Customer: f.Customer, Day: finance.Date(first)}); err != nil {
				return err
			}
		}
		last, f.Amount = f.Customer, finance.Amount(amount)
		return each(f)
	}, `SELECT customer, cash_day, sum(amount), (SELECT min(day) FROM entry first WHERE first.customer = e.customer)
		FROM entry e WHERE customer <> 0 AND cash_day BETWEEN 1 AND ? GROUP BY 1, 2 ORDER BY 1, 2`, int64(until))
}
