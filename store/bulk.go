package store

import "context"

// Bulk announces that the rest of the action writes very many entries: from
// here on the triggers leave the totals of new entries alone, and at the end of
// the action they are rolled up as sets.
func (u *unit) Bulk(ctx context.Context) error {
	if u.bulk {
		return nil
	}
	u.bulk = true
	_, err := u.exec("INSERT INTO bulk (id, first) VALUES (1, ?)", u.nextEntry)
	return plainly(err)
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
	for _, t := range totals() {
		if _, err := u.exec(t.rollUp(), first); err != nil {
			return err
		}
	}
	u.bulk = false
	return nil
}
