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

// SubscriptionLives lists all subscriptions, by customer and start.
func (s *Store) SubscriptionLives(ctx context.Context) ([]report.SubscriptionLife, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	var all []app.Subscription
	if err := s.rows(ctx, &all, subscriptionTable.selectAll); err != nil {
		return nil, err
	}
	lives := make([]report.SubscriptionLife, len(all))
	for i, one := range all {
		lives[i] = report.SubscriptionLife{
			Customer: survivor(into, one.Contact), Starts: one.Starts, Ends: one.Ends, Months: one.Period.Months(), Amount: one.Amount,
		}
	}
	slices.SortStableFunc(lives, func(a, b report.SubscriptionLife) int {
		return cmp.Or(cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.Starts, b.Starts))
	})
	return lives, nil
}

// subscriberTotals sums, from the day of a customer's first subscription on, the
// bills, and the costs that belong to no order and are no marketing.
var subscriberTotals = fmt.Sprintf(`SELECT
		coalesce(sum(CASE WHEN e.account = %[1]d THEN e.amount ELSE 0 END), 0) recurring,
		coalesce(sum(CASE WHEN e.account <> %[1]d THEN e.amount ELSE 0 END), 0) cost
	FROM (SELECT coalesce(c.merged_into, c.id) customer, min(%[2]s) since FROM subscription s JOIN contact c ON c.id = s.contact GROUP BY 1) f
	JOIN entry e ON e.customer = f.customer AND e.day BETWEEN f.since AND ?1
	WHERE e.account = %[1]d OR (e.sale_order = 0 AND e.account IN (%[3]d, %[4]d, %[5]d) AND NOT (%[6]s))`,
	finance.Recurring, "CAST(replace(s.starts, '-', '') AS INTEGER)", finance.PaymentFee, finance.Activity, finance.Service, outreach)

// outreach holds for an entry of marketing: media, and touches that went out and
// belong to no order.
var outreach = fmt.Sprintf(`e.account = %d OR (e.account = %d AND e.sale_order = 0 AND (e.doc_kind = %d
	OR (e.doc_kind = %d AND e.document IN (SELECT id FROM interaction WHERE direction = 'out'))))`,
	finance.Media, finance.Activity, finance.DocTarget, finance.DocInteraction)

// SubscriberTotals sums what subscribers paid for their plans and what serving
// them cost, up to a day.
func (s *Store) SubscriberTotals(ctx context.Context, until finance.Date) (report.SubscriberTotals, error) {
	var t report.SubscriberTotals
	err := s.each(ctx, func(rows *sqlx.Rows) error { return rows.Scan((*int64)(&t.Recurring), (*int64)(&t.Cost)) },
		subscriberTotals, int64(until))
	return t, err
}

// OutreachCosts gives what marketing to each customer cost up to a day, by
// customer and day.
func (s *Store) OutreachCosts(ctx context.Context, until finance.Date) ([]report.CustomerFlow, error) {
	var costs []report.CustomerFlow
	err := s.each(ctx, func(rows *sqlx.Rows) error {
		var f report.CustomerFlow
		if err := rows.Scan(&f.Customer, &f.Day, (*int64)(&f.Amount)); err != nil {
			return err
		}
		costs = append(costs, f)
		return nil
	}, "SELECT e.customer, e.day, sum(e.amount) FROM entry e WHERE e.customer <> 0 AND e.day <= ? AND ("+outreach+") GROUP BY 1, 2 ORDER BY 1, 2",
		int64(until))
	return costs, err
}

// AcquisitionSources names the media source that brought each customer who has
// one.
func (s *Store) AcquisitionSources(ctx context.Context) (map[app.ID]string, error) {
	sources := map[app.ID]string{}
	err := s.each(ctx, func(rows *sqlx.Rows) error {
		var id app.ID
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		sources[id] = name
		return nil
	}, `SELECT c.id, m.name FROM contact c JOIN media_source m ON m.id = c.media_source WHERE c.merged_into IS NULL`)
	return sources, err
}
