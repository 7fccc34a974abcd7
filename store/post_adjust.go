package store

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// adjust brings the adjustments of a document to what its closed months could
// not take. Those in months that are closed by now stay and count as settled;
// those in open months are changed rather than stacked.
func (u *unit) adjust(p *poster, b *basis, k docKey, owed []finance.Entry) error {
	settled, open, err := adjustmentsOf(u.ctx, u.src, k.id, b.closed)
	if err != nil || len(settled)+len(open)+len(owed) == 0 {
		return err
	}
	contact, err := p.contactOf(k)
	if err != nil {
		return err
	}
	net := netAdjustments(owed, settled, b.closed, func(e finance.Entry) app.ID {
		return recordedContact(k, contact, e, b)
	})
	if u.strict && len(net) > 0 && len(open) == 0 {
		return app.Errorf(app.Closed, "This reaches into a closed month. Open the month again, or record the correction as a new document.")
	}
	return u.saveAdjustments(p, b, k, open, net)
}

// recordedContact is the contact, as recorded before merges, that an adjustment
// of an entry belongs to.
func recordedContact(k docKey, contact app.ID, e finance.Entry, b *basis) app.ID {
	if (k.kind == finance.DocCampaignCost || k.kind == finance.DocCapacity) && e.Line != 0 {
		contact = app.ID(e.Line)
	}
	if int64(b.survivor(contact)) == e.Customer {
		return contact
	}
	return app.ID(e.Customer)
}

// adjustmentsOf reads the adjustments of a document, apart by whether their own
// month is closed.
func adjustmentsOf(ctx context.Context, src source, document app.ID, closed closedMonths) (settled, open []app.Adjustment, err error) {
	var all []app.Adjustment
	if err := src.SelectContext(ctx, &all, adjustmentTable.selectAll+" WHERE document = ? ORDER BY id", document); err != nil {
		return nil, nil, err
	}
	for _, a := range all {
		if closed.has(a.Day) {
			settled = append(settled, a)
		} else {
			open = append(open, a)
		}
	}
	return settled, open, nil
}

func (u *unit) saveAdjustments(p *poster, b *basis, k docKey, open, net []app.Adjustment) error {
	have := map[balance]app.Adjustment{}
	for _, a := range open {
		have[balanceOf(&a)] = a
	}
	for i := range net {
		a := &net[i]
		a.Document, a.DocKind, a.Reason = k.id, k.kind.String(), reasonClosed
		key := balanceOf(a)
		a.ID = have[key].ID
		delete(have, key)
		fresh, err := u.saveRow(adjustmentTable, &a.ID, a)
		if err != nil {
			return err
		}
		if err := u.postOne(p, b, docKey{finance.DocAdjustment, a.ID}, fresh); err != nil {
			return err
		}
		b.adjusted = true
	}
	for _, a := range open {
		if _, left := have[balanceOf(&a)]; !left {
			continue
		}
		if _, err := u.exec(adjustmentTable.delete, a.ID); err != nil {
			return err
		}
		if err := u.postOne(p, b, docKey{finance.DocAdjustment, a.ID}, false); err != nil {
			return err
		}
	}
	return nil
}

// reasonClosed is why an adjustment was made.
const reasonClosed = "closed month"

// contactOf is the contact that a document was recorded with, 0 for none and
// for a document that is gone.
func (p *poster) contactOf(k docKey) (app.ID, error) {
	tables := map[finance.DocKind]string{
		finance.DocOrder: "sale_order", finance.DocReturn: "sale_return", finance.DocRebate: "rebate_claim",
		finance.DocInteraction: "interaction", finance.DocService: "service_case", finance.DocTarget: "campaign_target",
	}
	query := "SELECT contact FROM " + tables[k.kind] + " WHERE id = ?"
	switch k.kind {
	case finance.DocBill:
		query = "SELECT s.contact FROM subscription_bill b JOIN subscription s ON s.id = b.subscription WHERE b.id = ?"
	case finance.DocCampaignCost, finance.DocCapacity, finance.DocAdjustment:
		return 0, nil
	}
	var found []app.ID
	err := p.src.SelectContext(p.ctx, &found, query, k.id)
	if err != nil || len(found) == 0 {
		return 0, err
	}
	return found[0], nil
}
