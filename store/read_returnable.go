package store

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
)

func profitColumns() string { return strings.Join(accountColumns(), " + ") }

// ReturnableLines lists what can still come back of the orders of a contact, or
// of one order where it is not 0: the newest order first. The refund of a line
// is what was paid for it less what was refunded already, so that several
// partial refunds sum to what was paid. but is a return that is being changed, 0
// for none: what it brought back and kept counts as not yet brought back; with
// neither contact nor order, its own orders are listed.
func (s *Store) ReturnableLines(ctx context.Context, contact, order, but app.ID) ([]app.ReturnableLine, error) {
	query, args := "SELECT id FROM sale_order o WHERE o.id = ?", []any{order}
	switch {
	case order == 0 && contact == 0:
		query = `SELECT DISTINCT l.sale_order FROM return_line r JOIN order_line l ON l.id = r.order_line
			WHERE r.sale_return = ? ORDER BY l.sale_order DESC`
		args = []any{int64(but)}
	case order == 0:
		whose, err := s.whose(ctx, "o.contact", contact)
		if err != nil {
			return nil, err
		}
		query, args = "SELECT id FROM sale_order o WHERE 1 "+whose+" ORDER BY o.day DESC, o.id DESC", nil
	}
	var ids []app.ID
	if err := s.rows(ctx, &ids, query, args...); err != nil {
		return nil, err
	}
	company, err := s.Company(ctx)
	if err != nil {
		return nil, err
	}
	pc := posting.Context{Currency: company.Currency()}
	var lines []app.ReturnableLine
	for _, id := range ids {
		found, err := s.returnableOf(ctx, pc, id, but)
		if err != nil {
			return nil, err
		}
		lines = append(lines, found...)
	}
	return lines, nil
}

func (s *Store) returnableOf(ctx context.Context, pc posting.Context, id, but app.ID) ([]app.ReturnableLine, error) {
	o, err := s.returnedOrder(ctx, id)
	if err != nil {
		return nil, err
	}
	claims, err := s.paidClaims(ctx, id, but)
	if err != nil {
		return nil, err
	}
	sales, discounts := pc.LineValues(&o.Order)
	var lines []app.ReturnableLine
	for i, l := range o.Order.Lines {
		back, refunded, own := decimal.Zero, finance.Amount(0), false
		for _, r := range o.Returns {
			for _, rl := range r.Lines {
				switch {
				case rl.OrderLine != l.ID:
				case r.ID == but:
					own = true
				default:
					back, refunded = back.Add(rl.Quantity), refunded+rl.Refund
				}
			}
		}
		if !own && !l.Quantity.GreaterThan(back) {
			continue
		}
		product, err := s.Product(ctx, l.Product)
		if err != nil {
			return nil, err
		}
		paid := sales[i] - discounts[i]
		line := app.ReturnableLine{
			Order: id, OrderNo: o.Order.Number, Day: o.Order.Day, Line: l.ID, Product: l.Product, Name: product.Name,
			Bought: l.Quantity, Returned: back, Refund: max(paid-refunded, 0), UnitCost: l.UnitCost,
			UnitPrice: paid.Decimal(pc.Currency).DivRound(l.Quantity, pc.Currency.Exponent+4),
		}
		if !line.UnitCost.Valid {
			line.UnitCost = product.Cost
		}
		for _, c := range claims {
			if c.product == 0 || c.product == l.Product {
				line.Claims = append(line.Claims, c.ClaimRow)
			}
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// paidClaim is a claim with the product it is for.
type paidClaim struct {
	app.ClaimRow
	product app.ID
}

// paidClaims lists the claims on an order that were paid and not clawed back, unless
// by the return that is left out.
func (s *Store) paidClaims(ctx context.Context, order, but app.ID) ([]paidClaim, error) {
	var rows []app.ClaimRow
	err := s.rows(ctx, &rows, claimRow+` WHERE k.sale_order = ?
		AND EXISTS (SELECT 1 FROM rebate_state y WHERE y.rebate_claim = k.id AND y.status = 'paid')
		AND NOT EXISTS (SELECT 1 FROM rebate_state y WHERE y.rebate_claim = k.id AND y.status = 'clawed back' AND (? = 0 OR y.sale_return IS NOT ?))
		ORDER BY k.received, k.id`, order, int64(but), int64(but))
	if err != nil {
		return nil, err
	}
	claims := make([]paidClaim, len(rows))
	for i, row := range rows {
		claims[i].ClaimRow = row
		err := s.reader.QueryRowContext(ctx, `SELECT k.product, p.day FROM rebate_claim k
			JOIN rebate_state p ON p.rebate_claim = k.id AND p.status = 'paid' WHERE k.id = ?`, row.ID).Scan(&claims[i].product, &claims[i].StatusOn)
		if err != nil {
			return nil, plainly(err)
		}
	}
	return claims, nil
}

// leakingClaims tells which claims were paid although all their goods came back.
func (s *Store) leakingClaims(ctx context.Context, contact app.ID) (map[app.ID]bool, error) {
	paid, err := s.PaidClaims(ctx, contact)
	leaking := map[app.ID]bool{}
	for i := range paid {
		c := &paid[i]
		returns := make([]*app.Return, len(c.Returns))
		for n := range c.Returns {
			returns[n] = &c.Returns[n]
		}
		if posting.RebateLeak(&c.Claim, &c.Order, returns) > 0 {
			leaking[c.Claim.ID] = true
		}
	}
	return leaking, err
}
