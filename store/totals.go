package store

import (
	"fmt"
	"strings"

	"rapport/finance"
)

// total is one roll-up of the ledger: a table, its key columns beside the
// month, and what an entry's row has for them.
type total struct {
	table string
	keys  []string // columns, the month last
	of    []string // what they are in terms of an entry, whose columns follow %s
}

// sliceDimensions are the dimensions of slice_month with their columns of entry.
var sliceDimensions = []struct{ name, column string }{
	{"source", "media_source"}, {"campaign", "campaign"}, {"channel", "channel"},
	{"salesperson", "salesperson"}, {"product", "product"},
}

// totals lists every roll-up that is kept of the ledger.
func totals() []total {
	all := []total{{"customer_month", []string{"customer", "month"}, []string{"%scustomer", "%sday / 100"}}}
	for _, d := range sliceDimensions {
		all = append(all, total{"slice_month", []string{"dimension", "value", "month"},
			[]string{"'" + d.name + "'", "%s" + d.column, "%sday / 100"}})
	}
	return all
}

// accountColumns are the columns of a roll-up, in the order of the accounts.
func accountColumns() []string {
	var columns []string
	for _, a := range finance.Accounts() {
		columns = append(columns, a.String())
	}
	return columns
}

// rowOf is the key of the row that an entry counts in: OLD, NEW or a table's.
func (t total) rowOf(entry string) []string {
	keys := make([]string, len(t.of))
	for i, k := range t.of {
		keys[i] = strings.ReplaceAll(k, "%s", entry)
	}
	return keys
}

// add is the SQL that counts an entry (NEW) in.
func (t total) add() string {
	return t.merge("VALUES (" + strings.Join(append(t.rowOf("NEW."), append([]string{"1"}, amountsOf("NEW.")...)...), ", ") + ")")
}

// merge is the SQL that adds rows of (key, entries, account …) to the roll-up.
func (t total) merge(rows string) string {
	columns := append([]string{"entries"}, accountColumns()...)
	sums := make([]string, len(columns))
	for i, c := range columns {
		sums[i] = fmt.Sprintf("%[1]s = %[1]s + excluded.%[1]s", c)
	}
	keys := strings.Join(t.keys, ", ")
	return fmt.Sprintf("INSERT INTO %s (%s, %s) %s ON CONFLICT (%s) DO UPDATE SET %s",
		t.table, keys, strings.Join(columns, ", "), rows, keys, strings.Join(sums, ", "))
}

// remove is the SQL that takes an entry (OLD) out, and its row at zero count.
func (t total) remove() string {
	sums := []string{"entries = entries - 1"}
	amounts := amountsOf("OLD.")
	for i, c := range accountColumns() {
		sums = append(sums, fmt.Sprintf("%[1]s = %[1]s - %[2]s", c, amounts[i]))
	}
	row := fmt.Sprintf("(%s) = (%s)", strings.Join(t.keys, ", "), strings.Join(t.rowOf("OLD."), ", "))
	return fmt.Sprintf("UPDATE %s SET %s WHERE %s;\n\tDELETE FROM %s WHERE %s AND entries = 0",
		t.table, strings.Join(sums, ", "), row, t.table, row)
}

// sums is the SQL that groups entries into rows of the roll-up.
func (t total) sums(where string) string {
	keys := t.rowOf("entry.")
	sums := []string{"count(*)"}
	for i := range finance.Accounts() {
		sums = append(sums, fmt.Sprintf("sum(CASE account WHEN %d THEN amount ELSE 0 END)", i))
	}
	return fmt.Sprintf("SELECT %s, %s FROM entry %s GROUP BY %s",
		strings.Join(keys, ", "), strings.Join(sums, ", "), where, strings.Join(grouped(keys), ", "))
}

// grouped leaves out of the keys what is the same in all rows: the dimension's
// name.
func grouped(keys []string) []string {
	var varying []string
	for _, k := range keys {
		if !strings.HasPrefix(k, "'") {
			varying = append(varying, k)
		}
	}
	return varying
}

// amountsOf is what an entry adds to each account's column.
func amountsOf(entry string) []string {
	var amounts []string
	for i := range finance.Accounts() {
		amounts = append(amounts, fmt.Sprintf("iif(%saccount = %d, %samount, 0)", entry, i, entry))
	}
	return amounts
}

// totalsTriggers keep the roll-ups. While a bulk write runs they leave alone
// the entries that it made, which are rolled up as sets at its end.
func totalsTriggers() []string {
	const counted = "OLD.id < coalesce((SELECT first FROM bulk), 9223372036854775807)"
	var adds, removes []string
	for _, t := range totals() {
		adds = append(adds, t.add())
		removes = append(removes, t.remove())
	}
	add, remove := strings.Join(adds, ";\n\t"), strings.Join(removes, ";\n\t")
	columns := append([]string{"customer", "day", "account", "amount"}, dimensionColumns()...)
	return []string{
		"CREATE TRIGGER totals_insert AFTER INSERT ON entry WHEN NOT EXISTS (SELECT 1 FROM bulk) BEGIN\n\t" + add + ";\nEND",
		"CREATE TRIGGER totals_delete AFTER DELETE ON entry WHEN " + counted + " BEGIN\n\t" + remove + ";\nEND",
		fmt.Sprintf("CREATE TRIGGER totals_update AFTER UPDATE OF %s ON entry WHEN %s BEGIN\n\t%s;\n\t%s;\nEND",
			strings.Join(columns, ", "), counted, remove, add),
	}
}

func dimensionColumns() []string {
	var columns []string
	for _, d := range sliceDimensions {
		columns = append(columns, d.column)
	}
	return columns
}
