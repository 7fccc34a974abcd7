package posting

import (
	"sort"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// accrual is what was accrued at the sale of an order line for a rebate offer:
// amount × quantity × expected redemption, rounded once. Each piece carries an
// equal part of it, the first ones the odd minor units; a claim, a return or the
// end of the offer takes the parts of so many pieces.
type accrual struct {
	line     app.OrderLine
	offer    *app.RebateOffer
	day      finance.Date // on which the sale counts
	amount   finance.Amount
	pieces   int64
	taken    int64
	back     decimal.Decimal // quantity returned so far
	released int64           // pieces that a return had a claim to
}

// take gives the parts of the next n pieces, as far as there are so many.
func (a *accrual) take(n int64) finance.Amount {
	n = min(n, a.pieces-a.taken)
	until := func(k int64) finance.Amount {
		each, odd := a.amount/finance.Amount(a.pieces), a.amount%finance.Amount(a.pieces)
		return each*finance.Amount(k) + min(finance.Amount(k), odd)
	}
	part := until(a.taken+n) - until(a.taken)
	a.taken += n
	return part
}

// settlement is one taking of accrued parts.
type settlement struct {
	claim  app.ID // 0: a return or the offer's end
	line   int64  // of the key: the return line, else the order line
	slot   int
	day    finance.Date
	amount finance.Amount
	*accrual
}

// accruals lists what the sale of an order accrued, where the definitions in
// force on its day count rebates at the sale.
func (c *Context) accruals(o *app.Order) []*accrual {
	d := c.definitions(o.Day)
	day := revenueDay(d, o)
	if d.Rebate != app.RebateAtSale || day == 0 {
		return nil
	}
	var found []*accrual
	for _, l := range o.Lines {
		offer := c.offerOf(l.Product, o.Day)
		if offer == nil || !l.Quantity.IsPositive() {
			continue
		}
		amount := c.round(offer.Amount.Decimal(c.Currency).Mul(l.Quantity).Mul(offer.ExpectedRedemption))
		if amount != 0 {
			found = append(found, &accrual{line: l, offer: offer, day: day, amount: amount, pieces: l.Quantity.Ceil().IntPart()})
		}
	}
	return found
}

// offerOf is the offer on a product on a day, the one recorded first where
// several run.
func (c *Context) offerOf(product app.ID, day finance.Date) *app.RebateOffer {
	var found *app.RebateOffer
	for i := range c.Offers {
		o := &c.Offers[i]
		if o.Runs(day) && o.Product == product && (found == nil || o.ID < found.ID) {
			found = o
		}
	}
	return found
}

// settle says what became of the accruals of an order: claims and returns take
// them in the order of their days, claims first, and the day after an offer's
// end releases what is left of it.
func (c *Context) settle(o *app.Order, returns []*app.Return, claims []*app.Claim) (accrued []*accrual, settled []settlement) {
	accrued = c.accruals(o)
	if len(accrued) == 0 {
		return nil, nil
	}
	claims, returns = append([]*app.Claim(nil), claims...), append([]*app.Return(nil), returns...)
	sort.Slice(claims, func(i, j int) bool {
		return claims[i].Received < claims[j].Received || (claims[i].Received == claims[j].Received && claims[i].ID < claims[j].ID)
	})
	sort.Slice(returns, func(i, j int) bool {
		return returns[i].Day < returns[j].Day || (returns[i].Day == returns[j].Day && returns[i].ID < returns[j].ID)
	})
	for len(claims)+len(returns) > 0 {
		if len(returns) == 0 || (len(claims) > 0 && claims[0].Received <= returns[0].Day) {
			settled = append(settled, takenBy(claims[0], accrued)...)
			claims = claims[1:]
		} else {
			settled = append(settled, releasedBy(returns[0], accrued)...)
			returns = returns[1:]
		}
	}
	for _, a := range accrued {
		if left := a.take(a.pieces); left != 0 && a.offer.Ends != 0 {
			settled = append(settled, settlement{line: int64(a.line.ID), slot: slotRebateLapsed, day: a.offer.Ends.AddDays(1), amount: left, accrual: a})
		}
	}
	return accrued, settled
}

// takenBy is what a claim takes of the accruals: the parts of as many pieces as
// it claims for.
func takenBy(cl *app.Claim, accrued []*accrual) []settlement {
	for _, a := range accrued {
		switch {
		case cl.Offer != 0 && cl.Offer != a.offer.ID, cl.Product != 0 && cl.Product != a.line.Product:
			continue
		case !a.offer.Runs(cl.Received), a.taken == a.pieces:
			continue
		}
		pieces := decimal.NewFromInt(int64(cl.Amount)).Div(decimal.NewFromInt(int64(a.offer.Amount))).Ceil().IntPart()
		return []settlement{{claim: cl.ID, day: cl.Received, amount: a.take(pieces), accrual: a}}
	}
	return nil
}

// releasedBy is what returned goods release: the parts of the pieces that came
// back, as far as they had not been claimed.
func releasedBy(r *app.Return, accrued []*accrual) []settlement {
	var released []settlement
	for _, l := range r.Lines {
		for _, a := range accrued {
			if l.OrderLine != a.line.ID || (a.offer.Ends != 0 && r.Day > a.offer.Ends) {
				continue
			}
			a.back = a.back.Add(l.Quantity)
			pieces := a.back.Floor().IntPart()
			if a.back.GreaterThanOrEqual(a.line.Quantity) {
				pieces = a.pieces
			}
			part := a.take(pieces - a.released)
			a.released = pieces
			if part != 0 {
				released = append(released, settlement{line: int64(l.ID), slot: slotRebateReturned, day: r.Day, amount: part, accrual: a})
			}
		}
	}
	return released
}

// orderRebates posts what the sale accrued and what of it was released. No money
// moves: a claim that is paid does that.
func (c *Context) orderRebates(b *book, o *app.Order, returns []*app.Return, claims []*app.Claim) {
	accrued, settled := c.settle(o, returns, claims)
	for _, a := range accrued {
		b.post(int64(a.line.ID), slotRebateAccrued, finance.Rebate, -a.amount, onDay(a.day, 0), ofProduct(a.line.Product))
	}
	for _, s := range settled {
		if s.claim == 0 {
			b.post(s.line, s.slot, finance.Rebate, s.amount, onDay(max(s.day, s.accrual.day), 0), ofProduct(s.accrual.line.Product))
		}
	}
}

// fromSale is what a claim takes over of the accrual at its sale: on the day it
// is received it adds only the difference to its amount.
func (c *Context) fromSale(cl *app.Claim, o *app.Order, returns []*app.Return, claims []*app.Claim) finance.Amount {
	if o == nil {
		return 0
	}
	_, settled := c.settle(o, returns, claims)
	for _, s := range settled {
		if s.claim == cl.ID {
			return s.amount
		}
	}
	return 0
}

// Accrues reports whether the sale of an order accrued a rebate, so that its
// posting depends on its claims and returns.
func (c *Context) Accrues(o *app.Order) bool { return len(c.accruals(o)) > 0 }
