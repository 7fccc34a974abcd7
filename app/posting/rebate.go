package posting

import (
	"rapport/app"
	"rapport/finance"
)

// Slots of a claim's entries.
const (
	slotAccrued = iota
	slotReversed
	slotClawedBack
	slotClaimActivity
	slotPaidAfterVoid
	slotFromSale
)

// Claim posts a rebate claim: accrued when received (or when paid, as the
// definitions say), less what was accrued at the sale, taken back when refused, expired or void, and again when it
// is clawed back. order is the claim's order, nil where it names none; returns
// are the returns of that order: a claim unpaid on the day its goods come back
// is void on that day. claims are all claims of the order, this one included,
// needed only where it accrued a rebate.
func (c *Context) Claim(cl *app.Claim, order *app.Order, returns []*app.Return, claims ...*app.Claim) []finance.Entry {
	d := c.definitions(cl.Received)
	b := newBook(c.claimHead(cl, order, d))
	paid := cl.On(app.ClaimPaid)
	ended, void := claimEnded(cl, order, returns)
	accrued := c.fromSale(cl, order, returns, claims)
	b.post(0, slotFromSale, finance.Rebate, accrued, onDay(cl.Received, 0))
	switch {
	case d.Rebate == app.RebateAtPayment && accrued == 0:
		if paid != 0 {
			b.post(0, slotAccrued, finance.Rebate, -cl.Amount, onDay(paid, paid))
		}
	case ended != 0 && paid != 0 && (ended < paid || void):
		// Taken back, and paid all the same: both are facts, each on its day.
		b.post(0, slotAccrued, finance.Rebate, -cl.Amount, onDay(cl.Received, 0))
		b.post(0, slotReversed, finance.Rebate, cl.Amount, onDay(ended, 0))
		b.post(0, slotPaidAfterVoid, finance.Rebate, -cl.Amount, onDay(paid, paid))
	default:
		b.post(0, slotAccrued, finance.Rebate, -cl.Amount, onDay(cl.Received, paid))
		if ended != 0 {
			b.post(0, slotReversed, finance.Rebate, cl.Amount, onDay(ended, cashIfPaid(paid, ended)))
		}
	}
	if back := cl.On(app.ClaimClawedBack); back != 0 {
		b.post(0, slotClawedBack, finance.Rebate, cl.Amount, onDay(back, back))
	}
	code := app.ActivityRebateClaim
	b.post(0, slotClaimActivity, finance.Activity, -c.round(c.unitCost(d, code, cl.Received)), asActivity(code))
	return b.entries
}

func (c *Context) claimHead(cl *app.Claim, order *app.Order, d *app.Definitions) finance.Entry {
	head := finance.Entry{
		Key: finance.Key{Document: int64(cl.ID)}, Kind: finance.DocRebate,
		Customer: c.customer(cl.Contact), Company: int64(cl.Company),
		Day: cl.Received, CashDay: cl.Received, Product: int64(cl.Product), Policy: d.Version,
	}
	if order != nil {
		c.ofOrder(&head, order)
	}
	return head
}

// claimEnded is the day on which the claim came to nothing: refused, expired,
// void, or, where void is true, because its goods came back before it was paid.
// 0 for never.
func claimEnded(cl *app.Claim, order *app.Order, returns []*app.Return) (ended finance.Date, void bool) {
	for _, status := range []app.ClaimStatus{app.ClaimRefused, app.ClaimExpired, app.ClaimVoid} {
		if day := cl.On(status); day != 0 {
			return day, false
		}
	}
	back := GoodsBack(cl, order, returns)
	paid := cl.On(app.ClaimPaid)
	if back == 0 || (paid != 0 && paid <= back) || cl.On(app.ClaimClawedBack) != 0 {
		return 0, false
	}
	return max(back, cl.Received), true
}

func cashIfPaid(paid, day finance.Date) finance.Date {
	if paid == 0 {
		return 0
	}
	return day
}

// RebateLeak is what was paid on goods that came back and was not clawed back;
// 0 where nothing leaked.
func RebateLeak(cl *app.Claim, order *app.Order, returns []*app.Return) finance.Amount {
	if cl.On(app.ClaimPaid) == 0 || cl.On(app.ClaimClawedBack) != 0 || GoodsBack(cl, order, returns) == 0 {
		return 0
	}
	return cl.Amount
}
