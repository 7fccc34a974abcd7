package store

import (
	"rapport/app"
	"rapport/finance"
)

// ledgerWork is what an action owes the ledger: the documents to post again,
// each once, in the order in which they were touched.
type ledgerWork struct {
	documents []docKey
	known     map[docKey]bool // true: new in this action, so nothing is posted yet
	orders    map[app.ID]*app.Order
	shares    []shareKey
	before    map[shareKey]share     // of a campaign's costs, before this action
	spread    map[app.ID]bool        // campaigns whose cost lines are spread anew
	retouched map[app.ID]bool        // campaigns whose touches are all posted anew
	acquired  map[app.ID]acquisition // of contacts, before this action
}

// shareKey is a contact that may have become a target of a campaign, or ceased
// to be one.
type shareKey struct{ campaign, contact app.ID }

func newLedgerWork() ledgerWork {
	return ledgerWork{
		known: map[docKey]bool{}, orders: map[app.ID]*app.Order{}, before: map[shareKey]share{},
		spread: map[app.ID]bool{}, retouched: map[app.ID]bool{},
		acquired: map[app.ID]acquisition{},
	}
}

func (w *ledgerWork) nothing() bool {
	return len(w.documents)+len(w.shares)+len(w.spread)+len(w.retouched)+len(w.acquired) == 0
}

// mark puts a document on the list for posting.
func (w *ledgerWork) mark(kind finance.DocKind, id app.ID, fresh bool) {
	k := docKey{kind, id}
	if _, known := w.known[k]; !known {
		w.known[k] = fresh
		w.documents = append(w.documents, k)
	}
}

func (w *ledgerWork) markAll(kind finance.DocKind, ids []app.ID) {
	for _, id := range ids {
		w.mark(kind, id, false)
	}
}

// postAll posts what the action touched.
func (u *unit) postAll() error {
	if u.work.nothing() {
		return nil
	}
	b, err := u.basis()
	if err != nil {
		return err
	}
	if err := u.markCampaigns(b); err != nil {
		return err
	}
	if err := u.markAcquirers(b); err != nil {
		return err
	}
	p := newPoster(u.ctx, u.src, b)
	for id, o := range u.work.orders {
		p.orders[id] = o
	}
	for i := 0; i < len(u.work.documents); i++ {
		if i%chunk == 0 {
			if err := u.ctx.Err(); err != nil {
				return err
			}
			if err := p.readAhead(u.work.documents[i:min(i+chunk, len(u.work.documents))]); err != nil {
				return err
			}
		}
		k := u.work.documents[i]
		if err := u.postOne(p, b, k, u.work.known[k]); err != nil {
			return err
		}
	}
	u.work = newLedgerWork()
	return nil
}

// postOne brings the entries of one document to what posting wants.
func (u *unit) postOne(p *poster, b *basis, k docKey, fresh bool) error {
	var have []posted
	if !fresh {
		var err error
		if have, err = readEntries(u.ctx, u.src, "WHERE document = ? ORDER BY line, n", k.id); err != nil {
			return err
		}
	}
	return u.postAgain(p, b, k, have)
}

// postAgain does so where the entries have been read.
func (u *unit) postAgain(p *poster, b *basis, k docKey, have []posted) error {
	u.s.meanwhile.post(k)
	want, err := p.entries(k)
	if err != nil {
		return err
	}
	done := planEntries(have, want, b.closed)
	if err := u.carryOut(&done); err != nil {
		return err
	}
	if k.kind == finance.DocAdjustment || (len(b.closed) == 0 && !b.adjusted) {
		return nil
	}
	return u.adjust(p, b, k, done.adjust)
}

// carryOut writes a plan. Removals come first, so that a key is free again.
func (u *unit) carryOut(p *plan) error {
	for _, e := range p.remove {
		if _, err := u.exec(deleteEntry, e.ID); err != nil {
			return err
		}
	}
	for i := range p.change {
		if err := u.changeEntry(p.change[i].ID, &p.change[i].Entry); err != nil {
			return err
		}
	}
	for _, e := range p.move {
		if _, err := u.exec(updateFrozen, e.Customer, e.Company, int64(e.CashDay), e.ID); err != nil {
			return err
		}
	}
	for i := range p.add {
		if err := u.addEntry(&p.add[i]); err != nil {
			return err
		}
	}
	return nil
}
