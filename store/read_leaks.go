package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

var _ report.LeakSource = (*Store)(nil)

// whose is the condition that a contact column is a customer or was merged into
// them; nothing for customer 0, who is everybody.
func (s *Store) whose(ctx context.Context, column string, customer app.ID) (string, error) {
	if customer == 0 {
		return "", nil
	}
	into, err := s.survivors(ctx)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("AND %s IN %s", column, listed(merged(into, survivor(into, customer)))), nil
}

// party is the SQL that names the customer of a contact column.
func party(column string) string {
	return fmt.Sprintf(`coalesce((SELECT coalesce(k.merged_into, k.id) FROM contact k WHERE k.id = %[1]s), 0) customer,
		coalesce((SELECT coalesce(j.name, k.name) FROM contact k LEFT JOIN contact j ON j.id = k.merged_into WHERE k.id = %[1]s), '') customer_name`, column)
}

// PaidClaims lists claims that were paid, not clawed back, and have something of
// their order returned.
func (s *Store) PaidClaims(ctx context.Context, customer app.ID) ([]report.PaidClaim, error) {
	whose, err := s.whose(ctx, "c.contact", customer)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		report.Party
		ID    app.ID `db:"id"`
		Order app.ID `db:"sale_order"`
	}
	err = s.rows(ctx, &rows, `SELECT c.id, c.sale_order, `+party("c.contact")+` FROM rebate_claim c WHERE c.sale_order IS NOT NULL
		AND EXISTS (SELECT 1 FROM rebate_state st WHERE st.rebate_claim = c.id AND st.status = 'paid')
		AND NOT EXISTS (SELECT 1 FROM rebate_state st WHERE st.rebate_claim = c.id AND st.status = 'clawed back')
		AND EXISTS (SELECT 1 FROM order_line ol JOIN return_line rl ON rl.order_line = ol.id WHERE ol.sale_order = c.sale_order) `+
		whose+" ORDER BY c.id")
	if err != nil {
		return nil, err
	}
	claims := make([]report.PaidClaim, len(rows))
	for i, r := range rows {
		claim, err := s.Claim(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		order, err := s.returnedOrder(ctx, r.Order)
		if err != nil {
			return nil, err
		}
		claims[i] = report.PaidClaim{Party: r.Party, Claim: *claim, ReturnedOrder: order}
	}
	return claims, nil
}

// ReturnedOrders lists the orders of which something came back, by ID, with all
// their returns. Of everybody it leaves those out of which neither more came
// back nor more was refunded than was sold: they are by far the most.
func (s *Store) ReturnedOrders(ctx context.Context, customer app.ID) ([]report.ReturnedOrder, error) {
	whose, err := s.whose(ctx, "o.contact", customer)
	if err != nil {
		return nil, err
	}
	back := "SELECT ol.sale_order FROM return_line rl JOIN order_line ol ON ol.id = rl.order_line"
	if customer == 0 {
		if back, err = s.returnedTooMuch(ctx); err != nil {
			return nil, err
		}
	}
	var rows []struct {
		report.Party
		ID app.ID `db:"id"`
	}
	err = s.rows(ctx, &rows, `SELECT o.id, `+party("o.contact")+` FROM sale_order o WHERE o.id IN (`+back+`) `+whose+" ORDER BY o.id")
	if err != nil {
		return nil, err
	}
	orders := make([]report.ReturnedOrder, len(rows))
	for i, r := range rows {
		if orders[i], err = s.returnedOrder(ctx, r.ID); err != nil {
			return nil, err
		}
		orders[i].Party = r.Party
	}
	return orders, nil
}

// returnedTooMuch is the SQL for the orders with a line of which more pieces
// came back than were sold, or for those that did more may have been refunded
// than was paid. What was paid is worked out from below: roundings, included tax
// and the discount of the whole order are taken off the line.
func (s *Store) returnedTooMuch(ctx context.Context) (string, error) {
	company, err := s.Company(ctx)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf(`SELECT sale_order FROM (SELECT ol.sale_order, b.refund, b.back, CAST(ol.quantity AS REAL) sold,
			CAST(ol.quantity AS REAL) * CAST(ol.unit_price AS REAL) * 1e%d gross, CAST(ol.discount_percent AS REAL) / 100 percent,
			ol.discount + o.discount + iif(o.tax_included, ol.tax, 0) off
		FROM (SELECT order_line, sum(refund) refund, sum(CAST(quantity AS REAL)) back
			FROM return_line WHERE order_line IS NOT NULL GROUP BY order_line) b
		JOIN order_line ol ON ol.id = b.order_line JOIN sale_order o ON o.id = ol.sale_order)
		WHERE back > sold + 1e-9
		OR refund > (ceil(gross - 0.500001) - floor(gross * percent + 0.500001) - off) * back / sold + 0.4`,
		company.Currency().Exponent), nil
}

func (s *Store) returnedOrder(ctx context.Context, id app.ID) (report.ReturnedOrder, error) {
	order, err := s.Order(ctx, id)
	if err != nil {
		return report.ReturnedOrder{}, err
	}
	r := report.ReturnedOrder{Order: *order}
	var ids []app.ID
	err = s.rows(ctx, &ids, `SELECT DISTINCT rl.sale_return FROM order_line ol JOIN return_line rl ON rl.order_line = ol.id
		WHERE ol.sale_order = ? ORDER BY 1`, id)
	if err != nil {
		return r, err
	}
	for _, id := range ids {
		ret, err := s.Return(ctx, id)
		if err != nil {
			return r, err
		}
		r.Returns = append(r.Returns, *ret)
	}
	return r, nil
}

// Returners sums the returns of a period by customer: those with at least so
// many.
func (s *Store) Returners(ctx context.Context, customer app.ID, p finance.Period, atLeast int) ([]report.Returner, error) {
	from, to := ledgerDays(p)
	query := `SELECT e.customer, count(DISTINCT e.document), max(e.day), group_concat(DISTINCT e.document),
		-sum(CASE WHEN e.account = ? THEN e.amount ELSE 0 END),
		-sum(CASE WHEN e.account IN (?, ?, ?) THEN e.amount ELSE 0 END)
		FROM entry e WHERE e.doc_kind = 2 AND e.customer <> 0 AND e.day BETWEEN ? AND ?`
	args := []any{int(finance.Returns), int(finance.Activity), int(finance.ShippingCost), int(finance.RestockingFee), from, to}
	if customer != 0 {
		query += " AND e.customer = ?"
		args = append(args, int64(customer))
	}
	query += " GROUP BY 1 HAVING count(DISTINCT e.document) >= ? ORDER BY 1"
	var returners []report.Returner
	var documents []string
	var n int
	var refunded, handling int64
	err := s.each(ctx, func(rows *sqlx.Rows) error {
		var r report.Returner
		var ids string
		if err := rows.Scan(&r.Customer, &n, &r.Last, &ids, &refunded, &handling); err != nil {
			return err
		}
		r.Refunded, r.Handling = finance.Amount(refunded), finance.Amount(handling)
		returners, documents = append(returners, r), append(documents, ids)
		return nil
	}, query, append(args, atLeast)...)
	if err != nil {
		return nil, err
	}
	for i := range returners {
		r := &returners[i]
		if r.CustomerName, err = s.customerName(ctx, r.Customer); err != nil {
			return nil, err
		}
		err = s.rows(ctx, &r.Numbers, "SELECT number FROM sale_return WHERE id IN ("+documents[i]+") ORDER BY day, id")
		if err != nil {
			return nil, err
		}
		var sold int64
		err = s.reader.GetContext(ctx, &sold, `SELECT coalesce(sum(amount), 0) FROM entry WHERE customer = ? AND account IN (?, ?) AND day BETWEEN ? AND ?`,
			int64(r.Customer), int(finance.Sales), int(finance.Discount), from, to)
		if err != nil {
			return nil, plainly(err)
		}
		r.Sold = finance.Amount(sold)
	}
	return returners, nil
}

func (s *Store) customerName(ctx context.Context, id app.ID) (string, error) {
	var name string
	return name, plainly(s.reader.GetContext(ctx, &name, "SELECT name FROM contact WHERE id = ?", id))
}

// DiscountedBelowCost lists the order lines of a period that a discount took
// below their cost.
func (s *Store) DiscountedBelowCost(ctx context.Context, customer app.ID, p finance.Period) ([]report.LossLine, error) {
	from, to := ledgerDays(p)
	narrow := "d.day BETWEEN ? AND ?"
	args := []any{from, to}
	if customer != 0 {
		narrow += " AND d.customer = ?"
		args = append(args, int64(customer))
	}
	args = append(args, int(finance.Sales), int(finance.Discount), int(finance.COGS))
	var lines []report.LossLine
	err := s.rows(ctx, &lines, `SELECT d.customer, coalesce(c.name, '') customer_name, d.document sale_order, o.number, d.day, p.name product,
			-sum(e.amount) loss
		FROM entry d JOIN entry e ON e.document = d.document AND e.line = d.line
		JOIN sale_order o ON o.id = d.document JOIN order_line l ON l.id = d.line JOIN product p ON p.id = l.product
		LEFT JOIN contact c ON c.id = d.customer
		WHERE d.account = 3 AND d.doc_kind = 1 AND `+narrow+` AND e.account IN (?, ?, ?)
		GROUP BY d.document, d.line HAVING sum(e.amount) < 0 ORDER BY d.document, d.line`, args...)
	return lines, err
}

// MailedUnprofitable sums, by campaign, what was spent in a period on customers
// who cost more than they had brought by the month before and did not answer.
func (s *Store) MailedUnprofitable(ctx context.Context, p finance.Period) ([]report.MailedCampaign, error) {
	from, to := ledgerDays(p)
	profit := strings.Join(accountColumns(), " + ")
	var campaigns []report.MailedCampaign
	err := s.rows(ctx, &campaigns, `WITH mailed AS (
			SELECT e.campaign, e.customer, min(e.day) day, -sum(e.amount) spent FROM entry e
			WHERE e.campaign <> 0 AND e.customer <> 0 AND e.day BETWEEN ?1 AND ?2
			AND (e.account = ?3 OR `+outboundTouch+`) GROUP BY 1, 2)
		SELECT m.campaign, c.name, min(m.day) day, count(*) customers, sum(m.spent) spent
		FROM mailed m JOIN campaign c ON c.id = m.campaign
		WHERE (SELECT sum(`+profit+`) FROM customer_month t WHERE t.customer = m.customer AND t.month < m.day / 100) < 0
		AND NOT EXISTS (SELECT 1 FROM campaign_target t JOIN contact k ON k.id = t.contact
			WHERE t.campaign = m.campaign AND t.responded_on IS NOT NULL AND coalesce(k.merged_into, k.id) = m.customer)
		AND NOT EXISTS (SELECT 1 FROM sale_order o JOIN contact k ON k.id = o.contact
			WHERE o.campaign = m.campaign AND coalesce(k.merged_into, k.id) = m.customer)
		GROUP BY 1 ORDER BY 1`, from, to, int(finance.Media))
	return campaigns, err
}

// Served lists the customers with service cost in a period, with what they
// contributed in it.
func (s *Store) Served(ctx context.Context, customer app.ID, p finance.Period) ([]report.ServedCustomer, error) {
	from, to := ledgerDays(p)
	// The months tell who was served at all; the days are in the entries.
	query, args := "SELECT DISTINCT customer FROM customer_month WHERE service <> 0 AND customer <> 0 AND month BETWEEN ? AND ?",
		[]any{from / 100, to / 100}
	if customer != 0 {
		query += " AND customer = ?"
		args = append(args, int64(customer))
	}
	var ids []app.ID
	if err := s.rows(ctx, &ids, query+" ORDER BY 1", args...); err != nil {
		return nil, err
	}
	var served []report.ServedCustomer
	for _, id := range ids {
		one, err := s.served(ctx, id, from, to)
		if err != nil {
			return nil, err
		}
		if one.Service > 0 {
			served = append(served, one)
		}
	}
	return served, nil
}

func (s *Store) served(ctx context.Context, customer app.ID, from, to int64) (report.ServedCustomer, error) {
	one := report.ServedCustomer{Party: report.Party{Customer: customer}}
	var sum finance.Statement
	err := s.each(ctx, func(rows *sqlx.Rows) error {
		var account, amount int64
		err := rows.Scan(&account, &amount)
		sum.Add(finance.Account(account), finance.Amount(amount))
		return err
	}, "SELECT account, sum(amount) FROM entry WHERE customer = ? AND day BETWEEN ? AND ? GROUP BY 1", int64(customer), from, to)
	if err != nil {
		return one, err
	}
	one.Service, one.Contribution = -sum[finance.Service], sum.Contribution()
	var cases []struct {
		ID     app.ID
		Number string
		Day    finance.Date
	}
	err = s.rows(ctx, &cases, `SELECT c.id, c.number, c.day FROM service_case c WHERE c.id IN (SELECT document FROM entry
		WHERE customer = ? AND doc_kind = ? AND day BETWEEN ? AND ?) ORDER BY c.day, c.id`, int64(customer), int(finance.DocService), from, to)
	if err != nil {
		return one, err
	}
	for _, c := range cases {
		one.Numbers = append(one.Numbers, c.Number)
		one.Last, one.Case = c.Day, c.ID
	}
	if len(cases) == 0 { // an adjustment of a closed month
		one.Last = finance.Date(to)
	}
	one.CustomerName, err = s.customerName(ctx, customer)
	return one, err
}
