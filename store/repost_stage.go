package store

import (
	"fmt"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// stagedOp is what a row of the table reposted does to the ledger.
type stagedOp int

const (
	stageAdd     stagedOp = iota + 1 // a new entry
	stageRemove                      // an entry that goes
	stageWas                         // an entry that changes, as it is
	stageBecomes                     // and as it will be
	stageAmount                      // likewise, where nothing but the amount and the version differs
	stageStamp                       // an entry that only bears another version
	stageByHand                      // a document to be posted by itself: closed months adjust it
)

// stagedColumns are those of a staged row; a stamp and a document need fewer.
var stagedColumns = append([]string{"op", "entry"}, entryColumns...)

// stager writes staged rows, several by one statement.
type stager struct {
	u     *unit
	whole []any
	short []any
}

const shortColumns = 5 // op, entry, document, doc_kind, policy

var insertStaged, insertShort = stagedInserts(stagedColumns), stagedInserts([]string{"op", "entry", "document", "doc_kind", "policy"})

func stagedInserts(columns []string) (statements [rowsAtOnce + 1]string) {
	row := "(?" + strings.Repeat(", ?", len(columns)-1) + ")"
	for n := 1; n <= rowsAtOnce; n++ {
		statements[n] = fmt.Sprintf("INSERT INTO reposted (%s) VALUES %s",
			strings.Join(columns, ", "), strings.TrimSuffix(strings.Repeat(row+", ", n), ", "))
	}
	return statements
}

func (w *stager) entry(op stagedOp, id int64, e *finance.Entry) error {
	w.whole = append(append(w.whole, int64(op), id), entryValues(e)...)
	if len(w.whole) == rowsAtOnce*len(stagedColumns) {
		return w.writeWhole()
	}
	return nil
}

func (w *stager) brief(op stagedOp, id int64, k docKey, policy int) error {
	w.short = append(w.short, int64(op), id, int64(k.id), int64(k.kind), policy)
	if len(w.short) == rowsAtOnce*shortColumns {
		return w.writeShort()
	}
	return nil
}

func (w *stager) writeWhole() error {
	if len(w.whole) == 0 {
		return nil
	}
	_, err := w.u.exec(insertStaged[len(w.whole)/len(stagedColumns)], w.whole...)
	w.whole = w.whole[:0]
	return err
}

func (w *stager) writeShort() error {
	if len(w.short) == 0 {
		return nil
	}
	_, err := w.u.exec(insertShort[len(w.short)/shortColumns], w.short...)
	w.short = w.short[:0]
	return err
}

// flush writes what is left.
func (w *stager) flush() error {
	if err := w.writeWhole(); err != nil {
		return err
	}
	return w.writeShort()
}

// stage writes what becomes of one document.
func (w *stager) stage(o *outcome) error {
	if o.byHand() {
		return w.brief(stageByHand, 0, o.key, 0)
	}
	for i := range o.plan.add {
		if err := w.entry(stageAdd, 0, &o.plan.add[i]); err != nil {
			return err
		}
	}
	for i := range o.plan.remove {
		if err := w.entry(stageRemove, o.plan.remove[i].ID, &o.plan.remove[i].Entry); err != nil {
			return err
		}
	}
	for i := range o.plan.change {
		c := &o.plan.change[i]
		was := o.before(c.ID)
		if stampOnly(was, c.Entry) {
			if err := w.brief(stageStamp, c.ID, o.key, c.Policy); err != nil {
				return err
			}
			continue
		}
		if err := w.entry(stageWas, c.ID, &was); err != nil {
			return err
		}
		becomes := stageBecomes
		if amountOnly(was, c.Entry) {
			becomes = stageAmount
		}
		if err := w.entry(becomes, c.ID, &c.Entry); err != nil {
			return err
		}
	}
	return nil
}

// stampOnly holds where two entries differ in nothing but the version.
func stampOnly(a, b finance.Entry) bool {
	a.Policy = b.Policy
	return a == b
}

// amountOnly holds where two entries differ in nothing but amount and version.
func amountOnly(a, b finance.Entry) bool {
	a.Amount = b.Amount
	return stampOnly(a, b)
}

// outcome is what becomes of one document under other definitions.
type outcome struct {
	key       docKey
	have      []posted
	plan      plan
	open, net []app.Adjustment // those that there are, and those that there will be
	settled   bool             // the two are the same
}

// before is an entry as it stands.
func (o *outcome) before(id int64) finance.Entry {
	for i := range o.have {
		if o.have[i].ID == id {
			return o.have[i].Entry
		}
	}
	return finance.Entry{}
}

// byHand holds where closed months have a part in it.
func (o *outcome) byHand() bool { return !o.settled || len(o.plan.move) > 0 }

// outcome works out what becomes of a document, and writes nothing.
func (p *poster) outcome(b *basis, k docKey, have []posted) (*outcome, error) {
	want, err := p.entries(k)
	if err != nil {
		return nil, err
	}
	o := &outcome{key: k, have: have, plan: planEntries(have, want, b.closed), settled: true}
	if k.kind == finance.DocAdjustment || (len(b.closed) == 0 && !b.adjusted) {
		return o, nil
	}
	settled, open, err := adjustmentsOf(p.ctx, p.src, k.id, b.closed)
	if err != nil || len(settled)+len(open)+len(o.plan.adjust) == 0 {
		return o, err
	}
	contact, err := p.contactOf(k)
	if err != nil {
		return nil, err
	}
	o.open = open
	o.net = netAdjustments(o.plan.adjust, settled, b.closed, func(e finance.Entry) app.ID {
		return recordedContact(k, contact, e, b)
	})
	o.settled = sameAdjustments(o.open, o.net, b)
	return o, nil
}
