package store

import "context"

// Bulk announces that the rest of the action writes very many entries: from
// here on the triggers leave the totals of new entries alone, and at the end of
// the action they are rolled up as sets.
func (u *unit) Bulk(context.Context) error { return plainly(u.startBulk(u.nextEntry)) }

func (u *unit) startBulk(first int64) error {
	if u.bulk {
		return nil
	}
	u.bulk, u.s.wroteBulk = true, true
	_, err := u.exec("INSERT INTO bulk (id, first) VALUES (1, ?)", first)
	return err
}

// bulkWhole leaves all totals alone until the end, and then makes them anew:
// for an action that removes a large part of the ledger.
func (u *unit) bulkWhole() error {
	for _, t := range []string{"customer_month", "slice_month"} {
		if _, err := u.exec("DELETE FROM " + t); err != nil {
			return err
		}
	}
	return u.startBulk(0)
}

// rollUp adds the entries made since Bulk to the totals.
func (u *unit) rollUp() error {
	if !u.bulk {
		return nil
	}
	var first int64
	if err := u.get(&first, "DELETE FROM bulk RETURNING first"); err != nil {
		return err
	}
	u.bulk = false
	return u.rollUpFrom(first)
}
