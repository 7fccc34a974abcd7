package store

import (
	"context"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

// CompanyTotals is CustomerTotals with people under the company that their
// documents bear; each entry and each order once.
func (s *Store) CompanyTotals(ctx context.Context, p finance.Period) ([]report.CustomerTotal, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	found, err := s.summed(ctx, byCustomer, p)
	if err != nil {
		return nil, err
	}
	orders, err := s.ordersByContact(ctx, p)
	if err != nil {
		return nil, err
	}
	if err := s.rollEntries(ctx, p, into, found); err != nil {
		return nil, err
	}
	if err := s.rollOrders(ctx, p, into, orders); err != nil {
		return nil, err
	}
	return customerTotals(found, orders), nil
}

// rollEntries moves the entries of people to the company that they bear.
func (s *Store) rollEntries(ctx context.Context, p finance.Period, into map[app.ID]app.ID, found map[int64]*sums) error {
	from, to := ledgerDays(p)
	var customer, company, account, n, amount int64
	err := s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(&customer, &company, &account, &n, &amount); err != nil {
			return err
		}
		company = int64(survivor(into, app.ID(company)))
		for id, sign := range map[int64]int64{customer: -1, company: 1} {
			if found[id] == nil {
				found[id] = &sums{}
			}
			found[id].entries += sign * n
			found[id].Statement[account] += finance.Amount(sign * amount)
		}
		return nil
	}, `SELECT e.customer, e.company, e.account, count(*), sum(e.amount) FROM entry e JOIN contact c ON c.id = e.customer
		WHERE e.company <> 0 AND c.kind = 'person' AND e.day BETWEEN ? AND ? GROUP BY 1, 2, 3`, from, to)
	for id, t := range found {
		if t.entries == 0 {
			delete(found, id)
		}
	}
	return err
}

// rollOrders moves the orders of people to the company that they bear.
func (s *Store) rollOrders(ctx context.Context, p finance.Period, into map[app.ID]app.ID, orders map[app.ID]int) error {
	from, to := textDays(p)
	var contact, company app.ID
	var n int
	err := s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&contact, &company, &n)
		orders[survivor(into, contact)] -= n
		orders[survivor(into, company)] += n
		return err
	}, `SELECT o.contact, o.company, count(*) FROM sale_order o JOIN contact c ON c.id = o.contact
		WHERE o.company IS NOT NULL AND c.kind = 'person' AND o.day BETWEEN ? AND ? GROUP BY 1, 2`, from, to)
	for id, n := range orders {
		if n == 0 {
			delete(orders, id)
		}
	}
	return err
}
