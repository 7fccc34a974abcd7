package store

import (
	"context"
	"encoding/json"
	"fmt"

	"rapport/app"
)

// kindOfAction tells what an action of the history is.
type kindOfAction string

const (
	editAction   kindOfAction = "edit"
	importAction kindOfAction = "import"
	undoAction   kindOfAction = "undo"
	redoAction   kindOfAction = "redo"
)

var _ app.Books = (*Store)(nil)

// Do runs fn as one action of the history, in one transaction. An error or a
// panic in fn, or a ctx that ends, leaves the file as it was. An action that
// changed nothing is not kept, and gives no ID.
func (s *Store) Do(ctx context.Context, a app.Action, fn func(app.Unit) error) (app.ID, error) {
	return s.do(ctx, a, func(u *unit) error { return fn(u) })
}

func (s *Store) do(ctx context.Context, a app.Action, fn func(*unit) error) (app.ID, error) {
	kind := editAction
	if a.Batch != 0 {
		kind = importAction
	}
	return s.act(ctx, deed{Action: a, kind: kind}, fn)
}

// deed is an action about to be done, with what only the store may say of it.
type deed struct {
	app.Action
	kind   kindOfAction
	undoes app.ID // for undo and redo
	// unchecked leaves foreign keys to the deed itself.
	unchecked bool
}

// act carries out one action.
func (s *Store) act(ctx context.Context, d deed, fn func(*unit) error) (app.ID, error) {
	var done app.ID
	err := s.write(ctx, d.unchecked, func() (commit bool, err error) {
		u, err := s.begin(ctx, d)
		if err != nil {
			return false, err
		}
		if err := u.run(fn); err != nil {
			return false, err
		}
		if changed, err := u.changed(); err != nil || !changed {
			return false, err
		}
		done = u.action
		_, err = u.exec("DELETE FROM current_action")
		return true, err
	})
	if err != nil {
		return 0, err
	}
	return done, nil
}

// quietly writes what is derived from the records, which is no action of the
// history.
func (s *Store) quietly(ctx context.Context, fn func(*unit) error) error {
	return s.write(ctx, false, func() (commit bool, err error) {
		u := newUnit(ctx, s, 0)
		if err := u.numberEntries(); err != nil {
			return false, err
		}
		return true, u.run(fn)
	})
}

// write waits for its turn and runs fn in one transaction. Where fn does not
// want to commit, fails or panics, the file is as it was.
func (s *Store) write(ctx context.Context, unchecked bool, fn func() (commit bool, err error)) error {
	if s.writer == nil {
		return app.Errorf(app.Permission, "The file is open for reading only. Open it for writing to make changes.")
	}
	select {
	case <-s.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { s.turn <- struct{}{} }()
	if unchecked {
		if _, err := s.writer.exec("PRAGMA foreign_keys = OFF"); err != nil {
			return plainly(err)
		}
		defer func() { _, _ = s.writer.exec("PRAGMA foreign_keys = ON") }()
	}
	if _, err := s.writer.exec("BEGIN IMMEDIATE"); err != nil {
		return plainly(err)
	}
	done := false
	defer func() {
		if !done { // refused, failed, or a panic on its way up
			_, _ = s.writer.exec("ROLLBACK") // fails only where a failure has rolled back already
			s.basis = nil
			s.meanwhile.failed()
		}
	}()
	commit, err := fn()
	if err != nil || !commit {
		return plainly(err)
	}
	if _, err := s.writer.exec("COMMIT"); err != nil {
		return plainly(err)
	}
	done = true
	s.meanwhile.committed()
	s.takeChanges()
	return nil
}

// begin writes the action's row, under which the triggers log what follows.
func (s *Store) begin(ctx context.Context, d deed) (*unit, error) {
	args := d.Args
	if args == nil {
		args = []any{}
	}
	text, err := json.Marshal(args)
	if err != nil {
		return nil, fmt.Errorf("arguments of the action: %w", err)
	}
	u := newUnit(ctx, s, s.ids.next())
	_, err = u.exec("INSERT INTO action (id, sentence, args, actor, moment, kind, batch, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		u.action, d.Text, string(text), s.actor, s.ids.moment(), string(d.kind), d.Batch, d.undoes)
	if err != nil {
		return nil, err
	}
	if _, err = u.exec("INSERT INTO current_action (id, action) VALUES (1, ?)", u.action); err != nil {
		return nil, err
	}
	return u, u.numberEntries()
}

// run does the work and then all that follows from it.
func (u *unit) run(fn func(*unit) error) error {
	if err := fn(u); err != nil {
		return err
	}
	if err := u.flush(); err != nil {
		return err
	}
	return u.ctx.Err()
}

// numberEntries finds the number of the next entry. Entries are numbered here,
// not by SQLite, which would give the number of a deleted last entry again: a
// bulk write tells its own by their numbers.
func (u *unit) numberEntries() (err error) {
	u.nextEntry, err = u.s.writer.number("SELECT coalesce(max(id), 0) + 1 FROM entry")
	return err
}
