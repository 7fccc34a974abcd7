package store

import (
	"context"
	"fmt"

	"rapport/app"
	"rapport/finance"
)

// atMost is no limit, as SQLite has it.
func atMost(limit int) int {
	if limit <= 0 {
		return -1
	}
	return limit
}

// OrderRows lists orders, the newest first; contact 0 is all, limit 0 is all.
func (s *Store) OrderRows(ctx context.Context, contact app.ID, limit int) ([]app.OrderRow, error) {
	whose, err := s.whose(ctx, "o.contact", contact)
	if err != nil {
		return nil, err
	}
	var rows []app.OrderRow
	return rows, s.rows(ctx, &rows, fmt.Sprintf(`SELECT o.id, o.number, o.day, o.contact, coalesce(c.name, '') customer,
			coalesce(o.channel, 0) channel, coalesce(m.name, '') source, coalesce(g.name, '') campaign, coalesce(w.name, '') salesperson,
			%s items,
			coalesce((SELECT sum(amount) FROM entry e WHERE e.sale_order = o.id AND e.sale_order <> 0
				AND e.document = o.id AND e.account IN (%d, %d)), 0) gross,
			coalesce((SELECT sum(amount) FROM entry e WHERE e.sale_order = o.id AND e.sale_order <> 0 AND e.account <> %d), 0) margin,
			EXISTS (SELECT 1 FROM order_line ol JOIN return_line rl ON rl.order_line = ol.id WHERE ol.sale_order = o.id) returned,
			o.unpaid AND o.paid_on IS NULL unpaid
		FROM (SELECT * FROM sale_order o WHERE 1 %s ORDER BY o.day DESC, o.id DESC LIMIT ?) o
		LEFT JOIN contact c ON c.id = o.contact LEFT JOIN media_source m ON m.id = o.media_source
		LEFT JOIN campaign g ON g.id = o.campaign LEFT JOIN staff w ON w.id = o.salesperson
		ORDER BY o.day DESC, o.id DESC`, itemsOf("order_line", "sale_order", "o.id"),
		finance.Sales, finance.ShippingIncome, finance.Media, whose), atMost(limit))
}

// ReturnRows lists returns, the newest first; contact 0 is all, limit 0 is all.
func (s *Store) ReturnRows(ctx context.Context, contact app.ID, limit int) ([]app.ReturnRow, error) {
	whose, err := s.whose(ctx, "r.contact", contact)
	if err != nil {
		return nil, err
	}
	var rows []app.ReturnRow
	err = s.rows(ctx, &rows, fmt.Sprintf(`SELECT r.id, r.number, r.day, r.contact, coalesce(c.name, '') customer, coalesce(r.channel, 0) channel,
			coalesce((SELECT group_concat(number, ', ') FROM (SELECT DISTINCT o.number FROM return_line l
				JOIN order_line ol ON ol.id = l.order_line JOIN sale_order o ON o.id = ol.sale_order
				WHERE l.sale_return = r.id ORDER BY o.number)), '') orders,
			%s items,
			(SELECT coalesce(sum(refund), 0) FROM return_line WHERE sale_return = r.id) refund,
			(SELECT coalesce(sum(k.amount), 0) FROM rebate_state st JOIN rebate_claim k ON k.id = st.rebate_claim
				WHERE st.sale_return = r.id AND st.status = 'clawed back') clawback,
			(SELECT coalesce(sum(tax), 0) FROM return_line WHERE sale_return = r.id) - r.restocking_fee paidout, r.restocking_fee fee,
			NOT EXISTS (SELECT 1 FROM return_line WHERE sale_return = r.id AND restock = 0) restock,
			coalesce((SELECT reason FROM return_line WHERE sale_return = r.id AND reason <> '' ORDER BY line LIMIT 1), '') reason
		FROM (SELECT q.id, q.number, q.day, q.channel, q.restocking_fee, coalesce(q.contact, o.contact) contact
			FROM sale_return q LEFT JOIN sale_order o ON o.id = (SELECT ol.sale_order FROM return_line l
				JOIN order_line ol ON ol.id = l.order_line WHERE l.sale_return = q.id ORDER BY l.line LIMIT 1)) r
		LEFT JOIN contact c ON c.id = r.contact WHERE 1 %s ORDER BY r.day DESC, r.id DESC LIMIT ?`,
		itemsOf("return_line", "sale_return", "r.id"), whose), atMost(limit))
	for i := range rows {
		rows[i].PaidOut += rows[i].Refund - rows[i].Clawback
	}
	return rows, err
}

// claimRow is the SQL of a claim as the lists show it; the status is the state
// entered last, of one day the later in a claim's life.
const claimRow = `SELECT k.id, k.number, k.contact, coalesce(c.name, '') customer, k.sale_order "order", coalesce(o.number, '') orderno,
		coalesce(p.name, '') product, k.amount, k.received,
		coalesce(st.status, 'received') status, coalesce(st.day, k.received) statuson
	FROM rebate_claim k LEFT JOIN contact c ON c.id = k.contact LEFT JOIN sale_order o ON o.id = k.sale_order
	LEFT JOIN product p ON p.id = k.product
	LEFT JOIN rebate_state st ON st.id = (SELECT x.id FROM rebate_state x WHERE x.rebate_claim = k.id
		AND x.status NOT IN ('mailed', 'received') AND x.day >= k.received ORDER BY x.day DESC,
		instr('approved paid refused expired void clawed back', x.status) DESC LIMIT 1)`

// ClaimRows lists rebate claims, the newest first; contact 0 is all, limit 0 is
// all.
func (s *Store) ClaimRows(ctx context.Context, contact app.ID, limit int) ([]app.ClaimRow, error) {
	whose, err := s.whose(ctx, "k.contact", contact)
	if err != nil {
		return nil, err
	}
	var rows []app.ClaimRow
	if err := s.rows(ctx, &rows, claimRow+" WHERE 1 "+whose+" ORDER BY k.received DESC, k.id DESC LIMIT ?", atMost(limit)); err != nil {
		return nil, err
	}
	leaking, err := s.leakingClaims(ctx, contact)
	for i := range rows {
		rows[i].Leak = leaking[rows[i].ID]
	}
	return rows, err
}

// CampaignRows lists campaigns, the newest first.
func (s *Store) CampaignRows(ctx context.Context) ([]app.CampaignRow, error) {
	var rows []app.CampaignRow
	return rows, s.rows(ctx, &rows, `SELECT c.id, c.name, c.media_source sourceid, m.name source, c.starts, c.ends, c.budget,
			(SELECT coalesce(sum(amount), 0) FROM campaign_cost WHERE campaign = c.id) cost,
			count(t.id) targets, count(t.touched_on) touched, count(t.responded_on) responses,
			(SELECT count(*) FROM sale_order o WHERE o.campaign = c.id) orders
		FROM campaign c JOIN media_source m ON m.id = c.media_source LEFT JOIN campaign_target t ON t.campaign = c.id
		GROUP BY c.id ORDER BY c.starts DESC, c.id DESC`)
}

// TargetRows lists the targets of a campaign by name, with the profit of each
// customer up to the month of the last document.
func (s *Store) TargetRows(ctx context.Context, campaign app.ID) ([]app.TargetRow, error) {
	extent, err := s.Extent(ctx)
	if err != nil {
		return nil, err
	}
	var rows []app.TargetRow
	return rows, s.rows(ctx, &rows, `SELECT t.id, t.contact, c.name, t.touched_on touchedon, t.responded_on respondedon,
			coalesce((SELECT sum(`+profitColumns()+`) FROM customer_month x WHERE x.customer = coalesce(c.merged_into, c.id) AND x.month <= ?), 0) profit
		FROM campaign_target t JOIN contact c ON c.id = t.contact WHERE t.campaign = ? ORDER BY c.name COLLATE folded, t.id`,
		int64(extent.LastDocument.Month()), campaign)
}

// InteractionRows lists calls, e-mails, letters and visits, the newest first;
// contact 0 is all, limit 0 is all.
func (s *Store) InteractionRows(ctx context.Context, contact app.ID, limit int) ([]app.InteractionRow, error) {
	whose, err := s.whose(ctx, "i.contact", contact)
	if err != nil {
		return nil, err
	}
	var rows []app.InteractionRow
	return rows, s.rows(ctx, &rows, `SELECT i.id, i.day, i.contact, coalesce(c.name, '') customer, i.kind, i.direction, i.minutes,
			coalesce(g.name, '') campaign, coalesce(o.number, '') orderno, i.outcome, i.note
		FROM interaction i LEFT JOIN contact c ON c.id = i.contact LEFT JOIN campaign g ON g.id = i.campaign
		LEFT JOIN sale_order o ON o.id = i.sale_order WHERE 1 `+whose+" ORDER BY i.day DESC, i.id DESC LIMIT ?", atMost(limit))
}

// TaskRows lists tasks: those to do by due day, then those done; contact 0 is
// all.
func (s *Store) TaskRows(ctx context.Context, contact app.ID) ([]app.TaskRow, error) {
	whose, err := s.whose(ctx, "t.contact", contact)
	if err != nil {
		return nil, err
	}
	var rows []app.TaskRow
	return rows, s.rows(ctx, &rows, `SELECT t.id, t.contact, t.owner, t.title, t.due, t.at, t.done, t.created, coalesce(c.name, '') customer,
			coalesce(w.name, '') owned
		FROM task t LEFT JOIN contact c ON c.id = t.contact LEFT JOIN staff w ON w.id = t.owner WHERE 1 `+whose+`
		ORDER BY t.done IS NOT NULL, t.done DESC, t.due IS NULL, t.due, t.at IS NULL, t.at, t.id`)
}

// TasksDue lists the tasks still to do by a day, the longest due first.
func (s *Store) TasksDue(ctx context.Context, day finance.Date) ([]app.TaskRow, error) {
	var rows []app.TaskRow
	return rows, s.rows(ctx, &rows, `SELECT t.id, t.contact, t.owner, t.title, t.due, t.at, t.done, t.created, coalesce(c.name, '') customer,
			coalesce(w.name, '') owned
		FROM task t LEFT JOIN contact c ON c.id = t.contact LEFT JOIN staff w ON w.id = t.owner
		WHERE t.done IS NULL AND t.due <= ? ORDER BY t.due, t.at IS NULL, t.at, t.id`, day)
}

// MediaCosts lists the cost lines of a campaign, or those of no campaign where
// it is 0, by day.
func (s *Store) MediaCosts(ctx context.Context, campaign app.ID) ([]app.MediaCost, error) {
	var costs []app.MediaCost
	return costs, s.rows(ctx, &costs, mediaCostTable.selectAll+" WHERE campaign IS ? ORDER BY day, id", campaign)
}

// OpenCounts counts what waits to be done on a day.
func (s *Store) OpenCounts(ctx context.Context, day finance.Date) (app.OpenCounts, error) {
	var n app.OpenCounts
	err := s.reader.GetContext(ctx, &n, `SELECT (SELECT count(*) FROM task WHERE done IS NULL AND due <= ?) tasks_due,
		(SELECT count(*) FROM rebate_claim k WHERE NOT EXISTS (SELECT 1 FROM rebate_state st WHERE st.rebate_claim = k.id
			AND st.status IN ('paid', 'refused', 'expired', 'void', 'clawed back'))) claims`, day)
	return n, plainly(err)
}
