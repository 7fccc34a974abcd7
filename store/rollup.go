package store

import (
	"fmt"
	"strings"

	"rapport/finance"
)

// Entries made in bulk are summed once by all slice dimensions together, in a
// table of this connection; the slices are sums of those few rows rather than
// of the entries, each time anew.
var (
	makeRolled = fmt.Sprintf("CREATE TEMP TABLE IF NOT EXISTS rolled (month INTEGER, %s, entries INTEGER, %s)",
		strings.Join(dimensionColumns(), ", "), strings.Join(accountColumns(), ", "))
	fillRolled = func() string {
		keys := append([]string{"day / 100"}, dimensionColumns()...)
		sums := []string{"count(*)"}
		for i := range finance.Accounts() {
			sums = append(sums, fmt.Sprintf("sum(CASE account WHEN %d THEN amount ELSE 0 END)", i))
		}
		return fmt.Sprintf("INSERT INTO temp.rolled SELECT %[1]s, %[2]s FROM entry WHERE id >= ? GROUP BY %[1]s",
			strings.Join(keys, ", "), strings.Join(sums, ", "))
	}()
)

// fromRolled is the SQL that adds the rows of temp.rolled to a slice.
func (t total) fromRolled(column string) string {
	sums := []string{"sum(entries)"}
	for _, c := range accountColumns() {
		sums = append(sums, "sum("+c+")")
	}
	return t.merge(fmt.Sprintf("SELECT %s, %s, month, %s FROM temp.rolled WHERE true GROUP BY %s, month",
		t.of[0], column, strings.Join(sums, ", "), column))
}

// rollUpFrom adds the entries from a number on to all totals.
func (u *unit) rollUpFrom(first int64) error {
	if _, err := u.exec(makeRolled); err != nil {
		return err
	}
	if _, err := u.exec("DELETE FROM temp.rolled"); err != nil {
		return err
	}
	if _, err := u.exec(fillRolled, first); err != nil {
		return err
	}
	all := totals()
	if _, err := u.exec(all[0].merge(all[0].sums("WHERE id >= ?")), first); err != nil {
		return err
	}
	for i, d := range sliceDimensions {
		if _, err := u.exec(all[i+1].fromRolled(d.column)); err != nil {
			return err
		}
	}
	return nil
}
