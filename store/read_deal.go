package store

import (
	"context"
	"fmt"

	"rapport/app"
	"rapport/finance"
)

// Deal reads a deal with what it offers.
func (r records) Deal(ctx context.Context, id app.ID) (*app.Deal, error) {
	var d app.Deal
	if err := r.read(ctx, dealTable, &d, id); err != nil {
		return nil, err
	}
	err := r.src.SelectContext(ctx, &d.Lines, dealLineTable.selectAll+" WHERE deal = ? ORDER BY line", id)
	return &d, plainly(err)
}

// DealRows lists deals by the day on which they are expected to close, those
// without one last; contact 0 is all.
func (s *Store) DealRows(ctx context.Context, contact app.ID) ([]app.DealRow, error) {
	whose, err := s.whose(ctx, "d.contact", contact)
	if err != nil {
		return nil, err
	}
	var rows []app.DealRow
	return rows, s.rows(ctx, &rows, `SELECT d.id, d.number, d.title, d.contact, coalesce(c.name, '') customer, d.stage, d.stage_on stageon,
			d.value amount, d.expected, coalesce(w.name, '') owner, d.sale_order "order", coalesce(o.number, '') orderno,
			(SELECT count(*) FROM deal_line l WHERE l.deal = d.id) lines
		FROM deal d LEFT JOIN contact c ON c.id = d.contact LEFT JOIN staff w ON w.id = d.owner
		LEFT JOIN sale_order o ON o.id = d.sale_order WHERE 1 `+whose+" ORDER BY d.expected IS NULL, d.expected, d.id")
}

// ServiceRows lists service cases, the newest first; contact 0 is all, limit 0 is
// all.
func (s *Store) ServiceRows(ctx context.Context, contact app.ID, limit int) ([]app.ServiceRow, error) {
	whose, err := s.whose(ctx, "v.contact", contact)
	if err != nil {
		return nil, err
	}
	var rows []app.ServiceRow
	return rows, s.rows(ctx, &rows, fmt.Sprintf(`SELECT v.id, v.number, v.day, v.contact, coalesce(c.name, '') customer, v.sale_order "order",
			coalesce(o.number, '') orderno, coalesce(p.name, '') product, v.warranty, v.minutes, v.parts_cost parts, v.note,
			coalesce((SELECT -sum(e.amount) FROM entry e WHERE e.document = v.id AND e.doc_kind = %d), 0) cost
		FROM (SELECT * FROM service_case v WHERE 1 %s ORDER BY v.day DESC, v.id DESC LIMIT ?) v
		LEFT JOIN contact c ON c.id = v.contact LEFT JOIN sale_order o ON o.id = v.sale_order
		LEFT JOIN product p ON p.id = v.product ORDER BY v.day DESC, v.id DESC`, finance.DocService, whose), atMost(limit))
}

// SubscriptionRows lists subscriptions by customer and start; contact 0 is all.
func (s *Store) SubscriptionRows(ctx context.Context, contact app.ID) ([]app.SubscriptionRow, error) {
	whose, err := s.whose(ctx, "s.contact", contact)
	if err != nil {
		return nil, err
	}
	var rows []app.SubscriptionRow
	return rows, s.rows(ctx, &rows, `SELECT s.id, s.contact, s.company, s.plan, s.starts, s.ends, s.amount, s.period, s.media_source, s.batch,
			coalesce(c.name, '') customer, coalesce(m.name, '') source,
			count(b.id) made, coalesce(sum(b.amount), 0) billed, max(b.starts) lastbill
		FROM subscription s LEFT JOIN contact c ON c.id = s.contact LEFT JOIN media_source m ON m.id = s.media_source
		LEFT JOIN subscription_bill b ON b.subscription = s.id WHERE 1 `+whose+`
		GROUP BY s.id ORDER BY c.name COLLATE folded, s.starts, s.id`)
}

// BillRows lists the bills of a subscription, the newest first.
func (s *Store) BillRows(ctx context.Context, subscription app.ID) ([]app.Bill, error) {
	var rows []app.Bill
	return rows, s.rows(ctx, &rows, billTable.selectAll+" WHERE subscription = ? ORDER BY starts DESC", subscription)
}
