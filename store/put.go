package store

import (
	"context"
	"fmt"

	"rapport/app"
	"rapport/finance"
)

// Put saves a record with its lines, and marks it and all that depends on it
// for posting at the end of the action.
func (u *unit) Put(ctx context.Context, r app.Record) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := r.Validate(); err != nil {
		return err
	}
	return plainly(u.put(r))
}

func (u *unit) put(r app.Record) error {
	switch r := r.(type) {
	case *app.Contact:
		return u.putContact(r)
	case *app.Order:
		return u.putOrder(r)
	case *app.Return:
		return u.putReturn(r)
	case *app.Claim:
		return u.putClaim(r)
	case *app.Interaction:
		return u.putInteraction(r)
	case *app.ServiceCase:
		return u.putService(r)
	case *app.Campaign:
		return u.putCampaign(r)
	case *app.MediaCost:
		return u.putMediaCost(r)
	case *app.Target:
		return u.putTarget(r)
	case *app.Product:
		return u.putProduct(r)
	case *app.MediaSource:
		return u.putMediaSource(r)
	case *app.Subscription:
		return u.putSubscription(r)
	case *app.Bill:
		return u.putBill(r)
	case *app.Task:
		return u.putTask(r)
	case *app.Budget:
		return u.putBudget(r)
	case *app.Pool:
		return u.putPool(r)
	case *app.PoolMonth:
		return u.putPoolMonth(r)
	case *app.Scenario:
		return u.putScenario(r)
	case *app.RebateOffer:
		return u.putOffer(r)
	case *app.ImportProfile:
		return u.putProfile(r)
	case *app.Deal:
		return u.putDeal(r)
	case *app.FieldDef:
		return u.putField(r)
	case *app.SavedView:
		return u.putView(r)
	case *app.Segment:
		return u.putSegment(r)
	case *app.Staff:
		return u.putStaff(r)
	case *app.BudgetLine, *app.Objective:
		return u.putRow(r)
	}
	return fmt.Errorf("store: no way to save a %T", r)
}

// putRow saves a record that is a single row; one that is not there any more
// is NotFound.
func (u *unit) putRow(r app.Record) error {
	if err := u.exists(r); err != nil {
		return err
	}
	id := app.IDOf(r)
	if id != 0 {
		_, err := u.saveRow(tableOf(r), &id, r)
		return err
	}
	app.SetID(r, u.s.ids.next())
	_, err := u.exec(tableOf(r).insert, tableOf(r).values(r)...)
	return err
}

// Delete removes a record with its lines and entries.
func (u *unit) Delete(ctx context.Context, r app.Record) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := u.exists(r); err != nil {
		return err
	}
	return plainly(u.remove(r))
}

func (u *unit) remove(r app.Record) error {
	id := app.IDOf(r)
	if err := u.markBefore(r, id); err != nil {
		return err
	}
	if _, sold := r.(*app.Order); sold {
		if err := u.forgetOrder(id); err != nil {
			return err
		}
	}
	if _, is := r.(*app.FieldDef); is {
		if err := u.indexHolders(id); err != nil {
			return err
		}
	}
	for _, part := range partsOf(r) {
		if _, err := u.exec("DELETE FROM "+part.table+" WHERE "+part.owner+" = ?", id); err != nil {
			return err
		}
	}
	if _, err := u.exec(tableOf(r).delete, id); err != nil {
		return err
	}
	u.unindexed(r)
	return nil
}

// part is a table whose rows belong to a record and go with it.
type part struct{ table, owner string }

func partsOf(r app.Record) []part {
	switch r.(type) {
	case *app.Contact:
		return []part{{"contact_point", "contact"}, {"external_id", "contact"}, {"contact_tag", "contact"}, {"custom_value", "contact"}, {"contact_address", "contact"}}
	case *app.FieldDef:
		return []part{{"custom_value", "field"}}
	case *app.Order:
		return []part{{"order_line", "sale_order"}}
	case *app.Return:
		return []part{{"return_line", "sale_return"}, {"rebate_state", "sale_return"}}
	case *app.Claim:
		return []part{{"rebate_state", "rebate_claim"}}
	case *app.Budget:
		return []part{{"budget_line", "budget"}}
	case *app.Subscription:
		return []part{{"subscription_bill", "subscription"}}
	case *app.Deal:
		return []part{{"deal_line", "deal"}}
	}
	return nil
}

// markBefore marks what a record, as it stands in the file, has to do with in
// the ledger. It is called before a record is changed or deleted.
func (u *unit) markBefore(r app.Record, id app.ID) error {
	switch r.(type) {
	case *app.Order:
		if err := u.markBuyer(id); err != nil {
			return err
		}
		return u.markOrder(id, false)
	case *app.Return:
		if err := u.markReturn(id, false); err != nil {
			return err
		}
		return u.markClawback(id)
	case *app.Claim:
		return u.markClaim(id, false)
	case *app.RebateOffer:
		return u.markOffer(id)
	case *app.Interaction:
		i, err := u.Interaction(u.ctx, id)
		if err != nil {
			return err
		}
		u.work.mark(finance.DocInteraction, id, false)
		return u.markShare(i.Campaign, i.Contact)
	case *app.ServiceCase:
		u.work.mark(finance.DocService, id, false)
	case *app.Target:
		t, err := u.Target(u.ctx, id)
		if err != nil {
			return err
		}
		u.work.mark(finance.DocTarget, id, false)
		return u.markShare(t.Campaign, t.Contact)
	case *app.MediaCost:
		u.work.mark(finance.DocCampaignCost, id, false)
	case *app.Subscription:
		return u.markBills(id)
	case *app.Bill:
		u.work.mark(finance.DocBill, id, false)
	case *app.Pool:
		u.forgetBasis()
	case *app.PoolMonth:
		return u.markPoolMonth(id)
	}
	return nil
}
