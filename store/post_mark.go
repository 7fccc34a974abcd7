package store

import (
	"maps"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// An order takes with it its returns, claims, interactions and service cases:
// their entries bear its dimensions, and a return goes back at its cost.
func (u *unit) markOrder(id app.ID, fresh bool) error {
	u.work.mark(finance.DocOrder, id, fresh)
	if fresh {
		return nil // nothing can name it yet; what will, marks itself
	}
	delete(u.work.orders, id)
	returns, err := returnsOfOrder(u.ctx, u.src, id)
	if err != nil {
		return err
	}
	u.work.markAll(finance.DocReturn, returns)
	return u.markNaming(id)
}

// markNaming marks the claims, interactions and service cases of an order.
func (u *unit) markNaming(order app.ID) error {
	for _, of := range []struct {
		kind  finance.DocKind
		query string
	}{
		{finance.DocRebate, "SELECT id FROM rebate_claim WHERE sale_order = ?"},
		{finance.DocService, "SELECT id FROM service_case WHERE sale_order = ?"},
		{finance.DocInteraction, "SELECT id FROM interaction WHERE sale_order = ?"},
	} {
		var ids []app.ID
		if err := u.selectAll(&ids, of.query, order); err != nil {
			return err
		}
		for _, id := range ids {
			if err := u.markAs(of.kind, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// markAs marks a document that is there; an interaction also marks the touches
// of its campaign that are rounded with it.
func (u *unit) markAs(kind finance.DocKind, id app.ID) error {
	u.work.mark(kind, id, false)
	if kind != finance.DocInteraction {
		return nil
	}
	var campaigns []app.ID
	if err := u.selectAll(&campaigns, "SELECT campaign FROM interaction WHERE id = ? AND campaign IS NOT NULL", id); err != nil {
		return err
	}
	for _, c := range campaigns {
		if err := u.markTouches(c); err != nil {
			return err
		}
	}
	return nil
}

// markReturn marks a return and what depends on it: the other returns of the
// same orders, whose cost taken back counts on from it, the claims of those
// orders, and orders written off. Called before and after a change.
func (u *unit) markReturn(id app.ID, fresh bool) error {
	u.work.mark(finance.DocReturn, id, fresh)
	b, err := u.basis()
	if err != nil {
		return err
	}
	orders, err := ordersOfReturn(u.ctx, u.src, id)
	if err != nil {
		return err
	}
	for _, order := range orders {
		others, err := returnsOfOrder(u.ctx, u.src, order)
		if err != nil {
			return err
		}
		u.work.markAll(finance.DocReturn, others)
		var claims, writtenOff []app.ID
		if err := u.selectAll(&claims, "SELECT id FROM rebate_claim WHERE sale_order = ?", order); err != nil {
			return err
		}
		u.work.markAll(finance.DocRebate, claims)
		if err := u.selectAll(&writtenOff, "SELECT id FROM sale_order WHERE id = ? AND written_off_on IS NOT NULL", order); err != nil {
			return err
		}
		u.work.markAll(finance.DocOrder, writtenOff)
		if b.accrues {
			u.work.mark(finance.DocOrder, order, false)
		}
	}
	return nil
}

// markShare marks a contact that may join or leave a campaign, and the touches
// of the campaign that go with it. Called before and after a change.
func (u *unit) markShare(campaign, contact app.ID) error {
	if campaign == 0 {
		return nil
	}
	if err := u.markTouches(campaign); err != nil || contact == 0 {
		return err
	}
	// Whether the target posts its touch depends on the interactions.
	var targets []app.ID
	if err := u.selectAll(&targets, "SELECT id FROM campaign_target WHERE campaign = ? AND contact = ?", campaign, contact); err != nil {
		return err
	}
	u.work.markAll(finance.DocTarget, targets)
	k := shareKey{campaign, contact}
	if _, known := u.work.before[k]; known || u.work.spread[campaign] {
		return nil
	}
	was, err := shareOf(u.ctx, u.src, campaign, contact)
	if err != nil {
		return err
	}
	u.work.before[k] = was
	u.work.shares = append(u.work.shares, k)
	return nil
}

// markTouches marks all touches of a campaign where they are rounded together.
func (u *unit) markTouches(campaign app.ID) error {
	b, err := u.basis()
	if err != nil || b.separable {
		return err
	}
	u.work.retouched[campaign] = true
	return nil
}

// markCampaigns turns what happened to campaigns into documents to post.
func (u *unit) markCampaigns(b *basis) error {
	for _, k := range u.work.shares {
		if u.work.spread[k.campaign] {
			continue
		}
		is, err := shareOf(u.ctx, u.src, k.campaign, k.contact)
		if err != nil {
			return err
		}
		if is != u.work.before[k] {
			u.work.spread[k.campaign] = true
		}
	}
	for _, campaign := range slices.Sorted(maps.Keys(u.work.spread)) {
		var costs []app.MediaCost
		if err := u.selectAll(&costs, mediaCostTable.selectAll+" WHERE campaign = ? ORDER BY id", campaign); err != nil {
			return err
		}
		for _, c := range costs {
			u.work.mark(finance.DocCampaignCost, c.ID, false)
		}
	}
	for _, campaign := range slices.Sorted(maps.Keys(u.work.retouched)) {
		if err := u.markAllTouches(campaign); err != nil {
			return err
		}
	}
	return nil
}

// markAllTouches marks every interaction and target of a campaign.
func (u *unit) markAllTouches(campaign app.ID) error {
	var interactions, targets []app.ID
	if err := u.selectAll(&interactions, "SELECT id FROM interaction WHERE campaign = ? ORDER BY id", campaign); err != nil {
		return err
	}
	if err := u.selectAll(&targets, "SELECT id FROM campaign_target WHERE campaign = ? ORDER BY id", campaign); err != nil {
		return err
	}
	u.work.markAll(finance.DocInteraction, interactions)
	u.work.markAll(finance.DocTarget, targets)
	return nil
}

// markCost marks what takes its cost from the product: lines that tell none.
func (u *unit) markCost(product app.ID) error {
	var orders, returns []app.ID
	err := u.selectAll(&orders, "SELECT DISTINCT sale_order FROM order_line WHERE product = ? AND unit_cost IS NULL ORDER BY sale_order", product)
	if err != nil {
		return err
	}
	for _, id := range orders {
		if err := u.markOrder(id, false); err != nil {
			return err
		}
	}
	err = u.selectAll(&returns, "SELECT DISTINCT sale_return FROM return_line WHERE product = ? AND unit_cost IS NULL ORDER BY sale_return", product)
	u.work.markAll(finance.DocReturn, returns)
	return err
}
