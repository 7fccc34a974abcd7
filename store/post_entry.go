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
	insertEntry   = fmt.Sprintf("INSERT INTO entry (id, %s) VALUES (?%s)",
		strings.Join(entryColumns, ", "), strings.Repeat(", ?", len(entryColumns)))
	updateEntry = fmt.Sprintf("UPDATE entry SET (%s) = (?%s) WHERE id = ?",
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

// addEntry writes a new entry.
func (u *unit) addEntry(e *finance.Entry) error {
	_, err := u.exec(insertEntry, append([]any{u.nextEntry}, entryValues(e)...)...)
	u.nextEntry++
	return err
}

func (u *unit) changeEntry(id int64, e *finance.Entry) error {
	_, err := u.exec(updateEntry, append(entryValues(e), id)...)
	return err
}
