package store

import (
	"context"
	"database/sql"

	"rapport/app"
)

// unit is one action being carried out. It reads what it has written, and at
// its end posts and indexes whatever its records touch. It is used by one
// goroutine.
type unit struct {
	records
	ctx    context.Context
	s      *Store
	action app.ID

	bulk      bool
	nextEntry int64 // the ID of the next ledger entry
	queued    []any // the values of entries about to be inserted

	work      ledgerWork
	search    searchWork
	kept      bool              // to be kept although it logged nothing
	emptied   bool              // the documents that a journey makes or takes away have no entries any more
	strict    bool              // refuse what a closed month cannot take, rather than adjust it
	companyOf map[app.ID]app.ID // contact to company, as far as asked
	nameByID  map[app.ID]string // of contacts, as far as asked
}

var _ app.Unit = (*unit)(nil)

func newUnit(ctx context.Context, s *Store, action app.ID) *unit {
	return &unit{
		records: records{s.writer}, ctx: ctx, s: s, action: action,
		work: newLedgerWork(), companyOf: map[app.ID]app.ID{}, nameByID: map[app.ID]string{},
	}
}

func (u *unit) exec(query string, args ...any) (sql.Result, error) {
	return u.s.writer.exec(query, args...)
}

func (u *unit) get(dest any, query string, args ...any) error {
	return u.s.writer.GetContext(u.ctx, dest, query, args...)
}

func (u *unit) selectAll(dest any, query string, args ...any) error {
	return u.s.writer.SelectContext(u.ctx, dest, query, args...)
}

// changed reports whether the action has written anything.
func (u *unit) changed() (bool, error) {
	if u.kept {
		return true, nil
	}
	n, err := u.s.writer.number("SELECT EXISTS (SELECT 1 FROM change WHERE action = ?)", u.action)
	return n == 1, err
}

// flush brings up to date what is derived from the records of the action.
func (u *unit) flush() error {
	if err := u.postAll(); err != nil {
		return err
	}
	if err := u.writeQueued(); err != nil {
		return err
	}
	if err := u.indexAll(); err != nil {
		return err
	}
	return u.rollUp()
}

// employer is the company that a contact belongs to now, 0 for none.
func (u *unit) employer(contact app.ID) (app.ID, error) {
	if contact == 0 {
		return 0, nil
	}
	if company, ok := u.companyOf[contact]; ok {
		return company, nil
	}
	var company app.ID
	err := u.get(&company, "SELECT company FROM contact WHERE id = ?", contact)
	if err == sql.ErrNoRows {
		return 0, app.Errorf(app.NotFound, "There is no such contact any more. It may have been deleted or taken back.")
	}
	u.companyOf[contact] = company
	return company, err
}
