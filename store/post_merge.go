package store

import (
	"rapport/app"
	"rapport/finance"
)

// mergeEntries moves the entries of a contact that is merged into another, or
// split off again, and of those that were merged into it before. A merge moves
// entries and changes no amount, also in closed months, so that nothing is
// posted anew. It is called before the contact is saved.
func (u *unit) mergeEntries(c *app.Contact, was app.ID) error {
	b, err := u.basis()
	if err != nil {
		return err
	}
	if err := u.refuseRing(c, b); err != nil {
		return err
	}
	if c.ID == 0 {
		u.forgetBasis()
		return nil // a new contact has no entries
	}
	from := c.ID
	if was != 0 {
		from = b.survivor(was)
	}
	to := c.ID
	if c.MergedInto != 0 {
		to = b.survivor(c.MergedInto)
	}
	for _, contact := range b.mergedInto(c.ID) {
		if err := u.moveEntries(contact, from, to); err != nil {
			return err
		}
	}
	u.forgetBasis()
	return nil
}

func (u *unit) refuseRing(c *app.Contact, b *basis) error {
	for id, steps := c.MergedInto, 0; id != 0 && steps <= len(b.merged); id, steps = b.merged[id], steps+1 {
		if id == c.ID {
			return app.Errorf(app.Conflict, "These two contacts are merged already. Split them first.")
		}
	}
	return nil
}

// mergedInto lists a contact and all that were merged into it, over any number
// of merges.
func (b *basis) mergedInto(id app.ID) []app.ID {
	all := []app.ID{id}
	for i := 0; i < len(all); i++ {
		for from, into := range b.merged {
			if into == all[i] {
				all = append(all, from)
			}
		}
	}
	return all
}

// moveEntries gives the entries of the documents of one contact, as recorded,
// to another customer.
func (u *unit) moveEntries(contact, from, to app.ID) error {
	_, err := u.exec(`UPDATE entry SET customer = ?3 WHERE customer = ?2 AND (doc_kind IN (?4, ?5) AND line = ?1 OR document IN (
		SELECT id FROM sale_order WHERE contact = ?1 UNION ALL SELECT id FROM sale_return WHERE contact = ?1
		UNION ALL SELECT id FROM rebate_claim WHERE contact = ?1 UNION ALL SELECT id FROM interaction WHERE contact = ?1
		UNION ALL SELECT id FROM service_case WHERE contact = ?1 UNION ALL SELECT id FROM campaign_target WHERE contact = ?1
		UNION ALL SELECT id FROM adjustment WHERE contact = ?1
		UNION ALL SELECT b.id FROM subscription s JOIN subscription_bill b ON b.subscription = s.id WHERE s.contact = ?1))`,
		contact, from, to, int64(finance.DocCampaignCost), int64(finance.DocCapacity))
	if err != nil {
		return err
	}
	// A return without a contact belongs to that of its order.
	var returns []app.ID
	err = u.selectAll(&returns, `SELECT DISTINCT r.sale_return FROM sale_order o JOIN order_line l ON l.sale_order = o.id
		JOIN return_line r ON r.order_line = l.id JOIN sale_return s ON s.id = r.sale_return
		WHERE o.contact = ? AND s.contact IS NULL`, contact)
	u.work.markAll(finance.DocReturn, returns)
	return err
}
