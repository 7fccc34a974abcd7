package store

import "fmt"

// closedTriggers freeze the ledger of closed months: no entry may be added,
// removed, or changed in day, account or amount. Customer, company and cash day
// may change: a merge moves entries, and money may still come in.
func closedTriggers() []string {
	refuse := func(name, event, row string) string {
		return fmt.Sprintf(`CREATE TRIGGER %s BEFORE %s ON entry
WHEN EXISTS (SELECT 1 FROM period_close WHERE month = %s.day / 100) BEGIN
	SELECT RAISE(ABORT, '%s');
END`, name, event, row, markClosed)
	}
	return []string{
		refuse("closed_insert", "INSERT", "NEW"),
		refuse("closed_delete", "DELETE", "OLD"),
		refuse("closed_update_from", "UPDATE OF day, account, amount", "OLD"),
		refuse("closed_update_to", "UPDATE OF day, account, amount", "NEW"),
	}
}
