package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

var _ report.ScorecardSource = (*Store)(nil)

// slicesOfOrders are the columns by which orders are sliced, and how they are
// read: customers alone from the index by customer and day, slices by going
// through the orders as they lie, which is faster than looking each up.
var slicesOfOrders = map[report.By]struct{ column, read string }{
	"":                   {"0", "sale_order"},
	report.BySalesperson: {"coalesce(salesperson, 0)", "sale_order NOT INDEXED"},
	report.ByChannel:     {"coalesce(channel, 0)", "sale_order NOT INDEXED"},
	report.ByCampaign:    {"coalesce(campaign, 0)", "sale_order NOT INDEXED"},
}

// Buyers lists who ordered in a period through which salesperson, channel or
// campaign; with an empty by, each customer once. By customer, then slice.
func (s *Store) Buyers(ctx context.Context, by report.By, p finance.Period) ([]report.Buyer, error) {
	slice, ok := slicesOfOrders[by]
	if !ok {
		return nil, fmt.Errorf("no buyers by %q", by)
	}
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	type key struct{ customer, slice app.ID }
	merged := map[key]int{} // places of those who were merged, and of whom they were merged into
	involved := map[app.ID]bool{}
	for _, left := range into {
		involved[left] = true
	}
	var buyers []report.Buyer
	from, to := textDays(p)
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		var b report.Buyer
		if err := rows.Scan(&b.Customer, &b.Slice, &b.First, &b.Last, &b.Orders); err != nil {
			return err
		}
		if b.Customer = survivor(into, b.Customer); involved[b.Customer] {
			k := key{b.Customer, b.Slice}
			if at, known := merged[k]; known {
				one := &buyers[at]
				one.First, one.Last, one.Orders = min(one.First, b.First), max(one.Last, b.Last), one.Orders+b.Orders
				return nil
			}
			merged[k] = len(buyers)
		}
		buyers = append(buyers, b)
		return nil
	}, "SELECT contact, "+slice.column+", min(day), max(day), count(*) FROM "+slice.read+`
		WHERE contact IS NOT NULL AND day BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2`, from, to)
	return buyers, err
}

// FirstOrders maps every customer to the day of their first order.
func (s *Store) FirstOrders(ctx context.Context) (map[app.ID]finance.Date, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	firsts := map[app.ID]finance.Date{}
	return firsts, s.each(ctx, func(rows *sqlx.Rows) error {
		var contact app.ID
		var day finance.Date
		if err := rows.Scan(&contact, &day); err != nil {
			return err
		}
		contact = survivor(into, contact)
		if first, known := firsts[contact]; !known || day < first {
			firsts[contact] = day
		}
		return nil
	}, "SELECT contact, min(day) FROM sale_order WHERE contact IS NOT NULL GROUP BY contact")
}

// Tenures lists all subscriptions.
func (s *Store) Tenures(ctx context.Context) ([]report.Tenure, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	var tenures []report.Tenure
	return tenures, s.each(ctx, func(rows *sqlx.Rows) error {
		var t report.Tenure
		err := rows.Scan(&t.Customer, &t.Starts, &t.Ends)
		t.Customer = survivor(into, t.Customer)
		tenures = append(tenures, t)
		return err
	}, "SELECT contact, starts, ends FROM subscription ORDER BY id")
}

// Waits lists, for the incoming e-mails, letters and web messages of a period,
// the days until the customer was next written to, called or visited, the same
// day among them; who was not by the last day has waited until then.
func (s *Store) Waits(ctx context.Context, p finance.Period, last finance.Date) ([]int, error) {
	from, to := textDays(p)
	var waits []int
	return waits, s.each(ctx, func(rows *sqlx.Rows) error {
		var asked, answered finance.Date
		if err := rows.Scan(&asked, &answered); err != nil {
			return err
		}
		if answered == 0 {
			answered = max(last, asked)
		}
		waits = append(waits, answered.DaysSince(asked))
		return nil
	}, `SELECT i.day, (SELECT min(o.day) FROM interaction o
			WHERE o.contact = i.contact AND o.direction = 'out' AND o.day BETWEEN i.day AND ?3)
		FROM interaction i WHERE i.direction = 'in' AND i.kind IN ('email', 'letter', 'web')
			AND i.contact IS NOT NULL AND i.day BETWEEN ?1 AND ?2`, from, to, last.String())
}

// Cash sums what moved in a period, going through the ledger as it lies: money
// for orders and subscriptions after discounts was received, everything else was
// paid. An adjustment of either goes by its sign.
func (s *Store) Cash(ctx context.Context, p finance.Period) (report.CashFlow, error) {
	from, to := ledgerDays(p)
	var c report.CashFlow
	return c, s.each(ctx, func(rows *sqlx.Rows) error {
		return rows.Scan(&c.Received, &c.Paid)
	}, fmt.Sprintf(`SELECT coalesce(sum(CASE WHEN %[1]s THEN amount END), 0), coalesce(sum(CASE WHEN %[1]s THEN 0 ELSE amount END), 0)
		FROM entry NOT INDEXED WHERE cash_day BETWEEN ? AND ?`, receipts), max(from, 1), to)
}

// receipts is the condition on an entry that is part of what a customer paid.
var receipts = fmt.Sprintf("account <= %d AND (doc_kind IN (%d, %d) OR doc_kind = %d AND amount > 0)",
	finance.Rebate, finance.DocOrder, finance.DocBill, finance.DocAdjustment)
