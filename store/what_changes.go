package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// WhatChanges works out what adopting a draft would change in the books, and
// changes nothing. The version of the draft does not matter.
func (s *Store) WhatChanges(ctx context.Context, draft app.Definitions, progress app.Progress) (*app.Difference, error) {
	var d *app.Difference
	err := s.snapshot(ctx, func(src *session) error {
		b, err := readBasis(ctx, src)
		if err != nil {
			return err
		}
		if draft, err = b.register.Next(draft); err != nil {
			return err
		}
		register := b.register.With(draft)
		other := b.under(register)
		t := newTally()
		err = eachCandidate(ctx, src, selectionsOf(draft.Effective, register.Until(draft.Effective)), progress, func(c selection, ids []app.ID) error {
			return outcomesOf(ctx, src, other, c.kind, ids, func(o *outcome) error {
				t.add(o, other)
				return nil
			})
		})
		if err != nil {
			return err
		}
		d, err = differenceOf(ctx, src, draft, t)
		return err
	})
	return d, err
}

// eachCandidate hands on the candidates in chunks, with progress.
func eachCandidate(ctx context.Context, src source, all []selection, progress app.Progress, fn func(selection, []app.ID) error) error {
	total, err := countAll(ctx, src, all)
	if err != nil {
		return err
	}
	done := 0
	for _, c := range all {
		for last := app.ID(0); ; {
			if err := ctx.Err(); err != nil {
				return err
			}
			ids, err := c.next(ctx, src, last)
			if err != nil {
				return err
			}
			if len(ids) == 0 {
				break
			}
			if err := fn(c, ids); err != nil {
				return err
			}
			last = ids[len(ids)-1]
			if done += len(ids); progress != nil {
				progress(min(done, total), total)
			}
		}
	}
	return nil
}

// mostMoved is how many customers a difference names.
const mostMoved = 10

// profitOf is the SQL for the profit of a row of customer_month.
var profitOf = strings.Join(accountColumns(), " + ")

// differenceOf puts the books as they are beside what changes in them.
func differenceOf(ctx context.Context, src source, draft app.Definitions, t *tally) (*app.Difference, error) {
	d := &app.Difference{Version: draft.Version, Effective: draft.Effective, Documents: t.documents, Adjusted: t.adjusted}
	if err := src.GetContext(ctx, &d.Before, "SELECT coalesce(sum("+profitOf+"), 0) FROM customer_month"); err != nil {
		return nil, err
	}
	d.After = d.Before
	var ids []app.ID
	for id, amount := range t.customers {
		d.After += amount
		if amount != 0 {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b app.ID) int {
		return cmp.Or(cmp.Compare(magnitude(t.customers[b]), magnitude(t.customers[a])), cmp.Compare(a, b))
	})
	for _, id := range ids[:min(mostMoved, len(ids))] {
		c := app.CustomerDifference{Customer: id}
		err := src.GetContext(ctx, &c.Before, "SELECT coalesce(sum("+profitOf+"), 0) FROM customer_month WHERE customer = ?", int64(id))
		if err == nil && id != 0 {
			err = src.GetContext(ctx, &c.Name, "SELECT name FROM contact WHERE id = ?", id)
		}
		if err != nil {
			return nil, err
		}
		c.After = c.Before + t.customers[id]
		d.Customers = append(d.Customers, c)
	}
	return d, nil
}

func magnitude(a finance.Amount) finance.Amount { return max(a, -a) }
