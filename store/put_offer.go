package store

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// RebateOffers lists the rebate offers, the newest first.
func (s *Store) RebateOffers(ctx context.Context) ([]app.RebateOffer, error) {
	var offers []app.RebateOffer
	return offers, s.rows(ctx, &offers, offerTable.selectAll+" ORDER BY starts DESC, id DESC")
}

// putOffer saves a rebate offer. What it changes goes to the orders of its
// product in its days, where rebates count at the sale.
func (u *unit) putOffer(o *app.RebateOffer) error {
	if err := u.refuseOverlap(o); err != nil {
		return err
	}
	if o.ID != 0 {
		if err := u.markOffer(o.ID); err != nil {
			return err
		}
	}
	if err := u.putRow(o); err != nil {
		return err
	}
	return u.markOffer(o.ID)
}

// refuseOverlap keeps two offers from running on one product on the same day.
func (u *unit) refuseOverlap(o *app.RebateOffer) error {
	var others []app.RebateOffer
	if err := u.selectAll(&others, offerTable.selectAll+" WHERE product = ? AND id <> ? ORDER BY id", o.Product, int64(o.ID)); err != nil {
		return err
	}
	for i := range others {
		if x := &others[i]; x.Runs(max(o.Starts, x.Starts)) && o.Runs(max(o.Starts, x.Starts)) {
			return app.Invalid("starts", "The offer %q runs on this product in the same days. End one before the other begins.", x.Name)
		}
	}
	return nil
}

// markOffer marks the orders that an offer, as it stands in the file, is for,
// with their claims.
func (u *unit) markOffer(id app.ID) error {
	b, err := u.basis()
	if err != nil {
		return err
	}
	u.forgetBasis()
	if !b.accrues {
		return nil
	}
	var orders []app.ID
	err = u.selectAll(&orders, `SELECT DISTINCT o.id FROM rebate_offer f JOIN order_line l ON l.product = f.product
		JOIN sale_order o ON o.id = l.sale_order AND o.day >= f.starts AND (f.ends IS NULL OR o.day <= f.ends) WHERE f.id = ? ORDER BY o.id`, id)
	if err != nil {
		return err
	}
	for _, order := range orders {
		if err := u.markRebates(order); err != nil {
			return err
		}
	}
	return nil
}

// markRebates marks an order and its claims, which share what it accrued.
func (u *unit) markRebates(order app.ID) error {
	if order == 0 {
		return nil
	}
	u.work.mark(finance.DocOrder, order, false)
	var claims []app.ID
	err := u.selectAll(&claims, "SELECT id FROM rebate_claim WHERE sale_order = ? ORDER BY id", order)
	u.work.markAll(finance.DocRebate, claims)
	return err
}

// markClaim marks a claim and, where rebates count at the sale, its order and
// the other claims of it. Called before a change and after.
func (u *unit) markClaim(id app.ID, fresh bool) error {
	u.work.mark(finance.DocRebate, id, fresh)
	b, err := u.basis()
	if err != nil || !b.accrues {
		return err
	}
	var orders []app.ID
	if err := u.selectAll(&orders, "SELECT sale_order FROM rebate_claim WHERE id = ? AND sale_order IS NOT NULL", id); err != nil {
		return err
	}
	for _, order := range orders {
		if err := u.markRebates(order); err != nil {
			return err
		}
	}
	return nil
}

// claimsOf reads the rebate claims of an order.
func (p *poster) claimsOf(order app.ID) ([]*app.Claim, error) {
	var ids []app.ID
	if err := p.src.SelectContext(p.ctx, &ids, "SELECT id FROM rebate_claim WHERE sale_order = ? ORDER BY id", order); err != nil {
		return nil, err
	}
	claims := make([]*app.Claim, len(ids))
	for i, id := range ids {
		var err error
		if claims[i], err = p.claim(id); err != nil {
			return nil, err
		}
	}
	return claims, nil
}

// accruesAtSale reports whether some version of the definitions counts rebates
// at the sale.
func accruesAtSale(register app.Register) bool {
	for _, d := range register {
		if d.Rebate == app.RebateAtSale {
			return true
		}
	}
	return false
}
