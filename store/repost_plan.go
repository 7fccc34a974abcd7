package store

import (
	"context"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// selection is documents of one kind that a version may post otherwise: those of the
// days on which it is in force. Claims, campaigns and pools are looked at
// whole, since later days or other documents have a part in their postings.
type selection struct {
	documentTable
	where string
	args  []any
}

// lastDay comes after every day that a document can have.
const lastDay = "9999-12-31"

// selectionsOf lists them for the days from effective to before until; 0 for no
// end.
func selectionsOf(effective, until finance.Date) []selection {
	from, to := effective.String(), lastDay
	if until != 0 {
		to = until.AddDays(-1).String()
	}
	conditions := map[finance.DocKind]string{
		finance.DocOrder: "day BETWEEN ? AND ?", finance.DocReturn: "day BETWEEN ? AND ?",
		finance.DocService: "day BETWEEN ? AND ?", finance.DocAdjustment: "day BETWEEN ? AND ?",
		finance.DocInteraction: "(campaign IS NOT NULL OR day BETWEEN ? AND ?)",
		finance.DocBill:        "starts BETWEEN ? AND ?",
	}
	var all []selection
	for _, t := range allDocumentTables() {
		c := selection{documentTable: t, where: "true"}
		if condition, ok := conditions[t.kind]; ok {
			c.where, c.args = condition, []any{from, to}
		}
		all = append(all, c)
	}
	return all
}

func (c selection) count(ctx context.Context, src source) (n int, err error) {
	err = src.GetContext(ctx, &n, "SELECT count(*) FROM "+c.table+" WHERE "+c.where, c.args...)
	return n, err
}

func (c selection) next(ctx context.Context, src source, last app.ID) ([]app.ID, error) {
	var ids []app.ID
	args := append(slices.Clone(c.args), int64(last), chunk)
	err := src.SelectContext(ctx, &ids, "SELECT id FROM "+c.table+" WHERE "+c.where+" AND id > ? ORDER BY id LIMIT ?", args...)
	return ids, err
}

// countAll is how many candidates there are.
func countAll(ctx context.Context, src source, all []selection) (total int, err error) {
	for _, c := range all {
		n, err := c.count(ctx, src)
		if err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}

// outcomesOf works out what becomes of some documents of one kind, and hands on
// those of which anything does.
func outcomesOf(ctx context.Context, src source, b *basis, kind finance.DocKind, ids []app.ID, fn func(*outcome) error) error {
	return postChunk(ctx, src, b, kind, ids, func(p *poster, k docKey, have []posted) error {
		o, err := p.outcome(b, k, have)
		if err != nil || (o.plan.empty() && o.settled) {
			return err
		}
		return fn(o)
	})
}

// ofKinds sorts documents by kind and ID.
func ofKinds(documents []docKey) map[finance.DocKind][]app.ID {
	kinds := map[finance.DocKind][]app.ID{}
	for _, k := range documents {
		kinds[k.kind] = append(kinds[k.kind], k.id)
	}
	for _, ids := range kinds {
		slices.Sort(ids)
	}
	return kinds
}

// tally sums what changes, by customer.
type tally struct {
	documents int
	adjusted  finance.Amount
	customers map[app.ID]finance.Amount
}

func newTally() *tally { return &tally{customers: map[app.ID]finance.Amount{}} }

func (t *tally) add(o *outcome, b *basis) {
	touched := !o.settled
	count := func(customer int64, amount finance.Amount) {
		touched = true
		t.customers[app.ID(customer)] += amount
	}
	for i := range o.plan.add {
		count(o.plan.add[i].Customer, o.plan.add[i].Amount)
	}
	for i := range o.plan.remove {
		count(o.plan.remove[i].Customer, -o.plan.remove[i].Amount)
	}
	for i := range o.plan.change {
		c := &o.plan.change[i]
		if was := o.before(c.ID); !stampOnly(was, c.Entry) {
			count(was.Customer, -was.Amount)
			count(c.Customer, c.Amount)
		}
	}
	adjust := func(list []app.Adjustment, sign finance.Amount) {
		for i := range list {
			t.adjusted += sign * list[i].Amount
			t.customers[b.survivor(list[i].Contact)] += sign * list[i].Amount
		}
	}
	adjust(o.open, -1)
	adjust(o.net, 1)
	if touched {
		t.documents++
	}
}
