package store

// few rows are not worth a bulk write.
const few = 500

// clearLedger removes, as one set, the entries of the documents that a journey
// takes away as a whole. With closed months about, each document is looked at by
// itself instead: what is frozen stays.
func (u *unit) clearLedger(b *basis) error {
	rows, err := u.s.writer.number("SELECT count(*) FROM reversal")
	if err != nil {
		return err
	}
	u.emptied = len(b.closed) == 0 && !b.adjusted
	// Taking a row out of the totals by trigger costs some twenty times as much
	// as counting a row that stays.
	switch {
	case u.emptied && rows > few && rows*20 > u.nextEntry:
		err = u.bulkWhole()
	case rows > few:
		err = u.startBulk(u.nextEntry)
	}
	if err != nil || !u.emptied {
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
