package store

import (
	"context"
	"fmt"

	"rapport/app/report"
	"rapport/finance"
)

var _ report.IncompleteSource = (*Store)(nil)

// incompleteQueries name the records that lack a fact, oldest first; ?1 and ?2
// are the period.
var incompleteQueries = map[string]string{
	report.NoCost: `SELECT p.sku FROM product p WHERE p.cost IS NULL AND EXISTS (SELECT 1 FROM order_line l JOIN sale_order o ON o.id = l.sale_order
		WHERE l.product = p.id AND l.unit_cost IS NULL AND o.day BETWEEN ?1 AND ?2) ORDER BY p.sku`,
	report.NoSource:  "SELECT number FROM sale_order WHERE media_source IS NULL AND campaign IS NULL AND day BETWEEN ?1 AND ?2 ORDER BY day, id",
	report.NoChannel: "SELECT number FROM sale_order WHERE channel IS NULL AND day BETWEEN ?1 AND ?2 ORDER BY day, id",
	report.WalkIn: `SELECT number FROM (SELECT id, day, number FROM sale_order WHERE contact IS NULL AND day BETWEEN ?1 AND ?2
		UNION ALL SELECT r.id, r.day, r.number FROM sale_return r WHERE r.contact IS NULL AND r.day BETWEEN ?1 AND ?2
			AND NOT EXISTS (SELECT 1 FROM return_line l JOIN order_line ol ON ol.id = l.order_line JOIN sale_order o ON o.id = ol.sale_order
				WHERE l.sale_return = r.id AND o.contact IS NOT NULL)) ORDER BY day, id`,
	report.NoReturnWay: "SELECT number FROM sale_return WHERE channel IS NULL AND day BETWEEN ?1 AND ?2 ORDER BY day, id",
	report.NoReceipt: `SELECT r.number FROM sale_return r WHERE r.day BETWEEN ?1 AND ?2
		AND EXISTS (SELECT 1 FROM return_line l WHERE l.sale_return = r.id AND l.order_line IS NULL) ORDER BY r.day, r.id`,
	report.NoMinutes: `SELECT i.day || coalesce(' ' || c.name, '') FROM interaction i LEFT JOIN contact c ON c.id = i.contact
		WHERE i.kind = 'call' AND i.minutes IS NULL AND i.day BETWEEN ?1 AND ?2 ORDER BY i.day, i.id`,
	report.NoCaseMinutes: "SELECT number FROM service_case WHERE minutes IS NULL AND day BETWEEN ?1 AND ?2 ORDER BY day, id",
	report.NoClaimOrder:  "SELECT number FROM rebate_claim WHERE sale_order IS NULL AND received BETWEEN ?1 AND ?2 ORDER BY received, id",
	report.NoMediaCost: `SELECT c.name FROM campaign c WHERE c.starts BETWEEN ?1 AND ?2
		AND NOT EXISTS (SELECT 1 FROM campaign_cost k WHERE k.campaign = c.id) ORDER BY c.starts, c.id`,
}

// IncompleteRecords counts the records of one kind in a period, and names the
// first ones.
func (s *Store) IncompleteRecords(ctx context.Context, kind string, p finance.Period, names int) (report.IncompleteRow, error) {
	row := report.IncompleteRow{Kind: kind}
	if kind == report.NoPoolMonth || kind == report.NoPoolRate {
		err := s.unfoundedPools(ctx, &row, p, names)
		return row, err
	}
	query, ok := incompleteQueries[kind]
	if !ok {
		return row, fmt.Errorf("no records of kind %q", kind)
	}
	from, to := textDays(p)
	if err := s.reader.GetContext(ctx, &row.Count, "SELECT count(*) FROM ("+query+")", from, to); err != nil {
		return row, plainly(err)
	}
	return row, s.rows(ctx, &row.Documents, query+fmt.Sprintf(" LIMIT %d", names), from, to)
}

// unfoundedPools counts the months in which a pool was used without figures of
// its own, as rated by an earlier month or as by none.
func (s *Store) unfoundedPools(ctx context.Context, row *report.IncompleteRow, p finance.Period, names int) error {
	if p.From == 0 || p.To == 0 {
		return nil // the books are empty
	}
	uses, err := s.PoolUse(ctx, p)
	for _, u := range uses {
		if u.Own || (u.RatedBy == 0) != (row.Kind == report.NoPoolRate) {
			continue
		}
		if row.Count++; row.Count <= names {
			row.Documents = append(row.Documents, u.Pool+" "+u.Month.String())
		}
	}
	return err
}
