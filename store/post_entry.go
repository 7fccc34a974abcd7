package store

import (
	"context"
	"fmt"
	"strings"

	"rapport/finance"
)

// posted is an entry as it stands in the ledger.
type posted struct {
	ID int64
	finance.Entry
}

var entryColumns = []string{
	"document", "line", "n", "doc_kind", "customer", "company", "day", "cash_day", "account", "activity", "amount",
	"media_source", "campaign", "channel", "salesperson", "product", "sale_order", "policy",
}

var (
	selectEntries = "SELECT id, " + strings.Join(entryColumns, ", ") + " FROM entry"
	updateEntry   = fmt.Sprintf("UPDATE entry SET (%s) = (?%s) WHERE id = ?",
		strings.Join(entryColumns, ", "), strings.Repeat(", ?", len(entryColumns)-1))
	// A frozen entry may only change in these.
	updateFrozen = "UPDATE entry SET (customer, company, cash_day) = (?, ?, ?) WHERE id = ?"
	deleteEntry  = "DELETE FROM entry WHERE id = ?"
)

func entryValues(e *finance.Entry) []any {
	return []any{
		e.Document, e.Line, e.N, int64(e.Kind), e.Customer, e.Company, int64(e.Day), int64(e.CashDay),
		int64(e.Account), e.Activity, int64(e.Amount),
		e.Source, e.Campaign, e.Channel, e.Salesperson, e.Product, e.Order, e.Policy,
	}
}

// readEntries reads entries by hand, not by reflection: a rebuild reads them all.
func readEntries(ctx context.Context, src source, where string, args ...any) ([]posted, error) {
	rows, err := src.QueryxContext(ctx, selectEntries+" "+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []posted
	for rows.Next() {
		var p posted
		var day, cash int64
		e := &p.Entry
		err := rows.Scan(&p.ID, &e.Document, &e.Line, &e.N, &e.Kind, &e.Customer, &e.Company, &day, &cash,
			&e.Account, &e.Activity, &e.Amount, &e.Source, &e.Campaign, &e.Channel, &e.Salesperson, &e.Product, &e.Order, &e.Policy)
		if err != nil {
			return nil, err
		}
		e.Day, e.CashDay = finance.Date(day), finance.Date(cash)
		found = append(found, p)
	}
	return found, rows.Err()
}

// rowsAtOnce is how many entries are inserted by one statement, which costs far
// less than as many statements.
const rowsAtOnce = 16

// insertEntries is, for each number of entries up to rowsAtOnce, the statement
// that inserts so many.
var insertEntries = func() (statements [rowsAtOnce + 1]string) {
	row := "(?" + strings.Repeat(", ?", len(entryColumns)) + ")"
	for n := 1; n <= rowsAtOnce; n++ {
		statements[n] = fmt.Sprintf("INSERT INTO entry (id, %s) VALUES %s",
			strings.Join(entryColumns, ", "), strings.TrimSuffix(strings.Repeat(row+", ", n), ", "))
	}
	return statements
}()

// addEntry puts a new entry in line for writing.
func (u *unit) addEntry(e *finance.Entry) error {
	u.queued = append(append(u.queued, u.nextEntry), entryValues(e)...)
	u.nextEntry++
	if len(u.queued) == rowsAtOnce*(len(entryColumns)+1) {
		return u.writeQueued()
	}
	return nil
}

// writeQueued writes the entries in line.
func (u *unit) writeQueued() error {
	n := len(u.queued) / (len(entryColumns) + 1)
	if n == 0 {
		return nil
	}
	_, err := u.exec(insertEntries[n], u.queued...)
	u.queued = u.queued[:0]
	return err
}

func (u *unit) changeEntry(id int64, e *finance.Entry) error {
	_, err := u.exec(updateEntry, append(entryValues(e), id)...)
	return err
}
