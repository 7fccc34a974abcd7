package store

import (
	"fmt"
	"slices"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// apply brings the ledger to the register that the action has just written.
func (r *reposting) apply(u *unit) error {
	m := &u.s.meanwhile
	if m.stale {
		return errStale
	}
	documents := m.take()
	m.watching = false // what follows is posted here
	u.forgetBasis()
	b, err := u.basis()
	if err != nil {
		return err
	}
	if err := u.stageRest(b, documents); err != nil {
		return err
	}
	effect, err := u.stagedTally()
	if err != nil {
		return err
	}
	byHand, err := u.byHand()
	if err != nil {
		return err
	}
	p := newPoster(u.ctx, u.src, b)
	for _, k := range byHand {
		have, err := readEntries(u.ctx, u.src, "WHERE document = ? ORDER BY line, n", k.id)
		if err != nil {
			return err
		}
		o, err := p.outcome(b, k, have)
		if err != nil {
			return err
		}
		effect.add(o, b)
	}
	if err := r.before(u, effect); err != nil {
		return err
	}
	return u.applyStaged(b, byHand)
}

// stageRest stages the few documents that were posted last.
func (u *unit) stageRest(b *basis, documents []docKey) error {
	if err := u.unstage(documents); err != nil {
		return err
	}
	w := stager{u: u}
	for kind, ids := range ofKinds(documents) {
		if err := outcomesOf(u.ctx, u.src, b, kind, ids, w.stage); err != nil {
			return err
		}
	}
	return w.flush()
}

// staged is the SQL for the staged rows that count in sums, each with its sign.
var staged = fmt.Sprintf("(SELECT *, CASE WHEN op IN (%d, %d, %d) THEN 1 ELSE -1 END sign FROM reposted WHERE op <= %d)",
	stageAdd, stageBecomes, stageAmount, stageAmount)

// stagedTally sums what the staged rows change. It is called before they are
// applied.
func (u *unit) stagedTally() (*tally, error) {
	t := newTally()
	var rows []struct {
		Customer int64
		Amount   finance.Amount
	}
	if err := u.get(&t.documents, fmt.Sprintf("SELECT count(DISTINCT document) FROM reposted WHERE op <= %d", stageAmount)); err != nil {
		return nil, err
	}
	err := u.selectAll(&rows, "SELECT customer, sum(sign * amount) amount FROM "+staged+" GROUP BY customer")
	for _, row := range rows {
		t.customers[app.ID(row.Customer)] = row.Amount
	}
	return t, err
}

// byHand lists the documents that closed months adjust, adjustments last.
func (u *unit) byHand() ([]docKey, error) {
	var rows []struct {
		Document app.ID
		Kind     finance.DocKind
	}
	err := u.selectAll(&rows, "SELECT document, doc_kind kind FROM reposted WHERE op = ? ORDER BY id", int64(stageByHand))
	documents := make([]docKey, len(rows))
	for i, row := range rows {
		documents[i] = docKey{row.Kind, row.Document}
	}
	return documents, err
}

// beyondKey are the columns in which an entry under the same key can differ.
var beyondKey = entryColumns[slices.Index(entryColumns, "customer"):]

var (
	removeStaged = fmt.Sprintf("DELETE FROM entry WHERE id IN (SELECT entry FROM reposted WHERE op = %d)", stageRemove)
	stampStaged  = fmt.Sprintf("UPDATE entry SET policy = r.policy FROM reposted r WHERE r.op = %d AND entry.id = r.entry", stageStamp)
	// An index is written anew where one of its columns is set, changed or not.
	amountStaged = fmt.Sprintf("UPDATE entry SET (amount, policy) = (r.amount, r.policy) FROM reposted r WHERE r.op = %d AND entry.id = r.entry", stageAmount)
	changeStaged = fmt.Sprintf("UPDATE entry SET (%s) = (r.%s) FROM reposted r WHERE r.op = %d AND entry.id = r.entry",
		strings.Join(beyondKey, ", "), strings.Join(beyondKey, ", r."), stageBecomes)
	addStaged = fmt.Sprintf("INSERT INTO entry (id, %[1]s) SELECT ? + id, %[1]s FROM reposted WHERE op = %[2]d",
		strings.Join(entryColumns, ", "), stageAdd)
)

// applyStaged writes the staged rows into the ledger as sets, and then posts
// the documents that closed months adjust.
func (u *unit) applyStaged(b *basis, byHand []docKey) error {
	if err := u.startBulk(0); err != nil {
		return err
	}
	for _, statement := range []string{removeStaged, stampStaged, amountStaged, changeStaged} {
		if err := u.ctx.Err(); err != nil {
			return err
		}
		if _, err := u.exec(statement); err != nil {
			return err
		}
	}
	if _, err := u.exec(addStaged, u.nextEntry); err != nil {
		return err
	}
	if err := u.rollUpStaged(); err != nil {
		return err
	}
	if _, err := u.exec("DELETE FROM bulk"); err != nil {
		return err
	}
	u.bulk = false
	if err := u.numberEntries(); err != nil {
		return err
	}
	for _, k := range byHand {
		u.work.mark(k.kind, k.id, false)
	}
	if len(byHand) > few {
		if err := u.startBulk(u.nextEntry); err != nil {
			return err
		}
	}
	return u.postAll()
}

// rollUpStaged brings the totals up by what the staged rows change.
func (u *unit) rollUpStaged() error {
	if _, err := u.exec(makeRolled); err != nil {
		return err
	}
	if _, err := u.exec("DELETE FROM temp.rolled"); err != nil {
		return err
	}
	sums := []string{"sum(sign)"}
	for i := range finance.Accounts() {
		sums = append(sums, fmt.Sprintf("sum(CASE account WHEN %d THEN sign * amount ELSE 0 END)", i))
	}
	list := strings.Join(sums, ", ")
	keys := strings.Join(append([]string{"day / 100"}, dimensionColumns()...), ", ")
	if _, err := u.exec(fmt.Sprintf("INSERT INTO temp.rolled SELECT %[1]s, %[2]s FROM %[3]s GROUP BY %[1]s", keys, list, staged)); err != nil {
		return err
	}
	all := totals()
	if _, err := u.exec(all[0].merge(fmt.Sprintf("SELECT customer, day / 100, %s FROM %s WHERE true GROUP BY 1, 2", list, staged))); err != nil {
		return err
	}
	for i, d := range sliceDimensions {
		if _, err := u.exec(all[i+1].fromRolled(d.column)); err != nil {
			return err
		}
	}
	for _, table := range []string{"customer_month", "slice_month"} {
		if _, err := u.exec("DELETE FROM " + table + " WHERE entries = 0"); err != nil {
			return err
		}
	}
	return nil
}
