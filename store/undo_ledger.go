package store

// clearLedger removes, as one set, the entries of the documents that a journey
// takes away as a whole. With closed months about, each document is looked at by
// itself instead: what is frozen stays.
func (u *unit) clearLedger(b *basis) error {
	if len(b.closed) > 0 || b.adjusted {
		return u.startBulk(u.nextEntry)
	}
	u.emptied = true
	rows, err := u.s.writer.number("SELECT count(*) FROM reversal WHERE before IS NULL")
	if err != nil {
		return err
	}
	// Taking a row out of the totals by trigger costs some twenty times as much
	// as counting a row that stays.
	if rows*20 > u.nextEntry {
		err = u.bulkWhole()
	} else {
		err = u.startBulk(u.nextEntry)
	}
	if err != nil {
		return err
	}
	for _, t := range documentTables {
		_, err := u.exec("DELETE FROM entry WHERE document IN (SELECT row FROM reversal WHERE table_ = ? AND before IS NULL)", t.table)
		if err != nil {
			return err
		}
	}
	return nil
}
