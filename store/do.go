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
}

// act waits for its turn to write and carries out one action.
func (s *Store) act(ctx context.Context, d deed, fn func(*unit) error) (app.ID, error) {
	if s.writer == nil {
		return 0, app.Errorf(app.Permission, "The file is open for reading only. Open it for writing to make changes.")
	}
	select {
	case <-s.turn:
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	defer func() { s.turn <- struct{}{} }()
	if _, err := s.writer.exec("BEGIN IMMEDIATE"); err != nil {
		return 0, plainly(err)
	}
	done := false
	defer func() {
		if !done { // an error, or a panic on its way up
			s.writer.rollback()
			s.basis = nil
		}
	}()
	u, err := s.begin(ctx, d)
	if err != nil {
		return 0, plainly(err)
	}
	if err := u.run(fn); err != nil {
		return 0, plainly(err)
	}
	if !u.changed() {
		return 0, nil
	}
	if _, err := s.writer.exec("DELETE FROM current_action"); err != nil {
		return 0, plainly(err)
	}
	if _, err := s.writer.exec("COMMIT"); err != nil {
		return 0, plainly(err)
	}
	done = true
	u.committed()
	return u.action, nil
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
		u.action, d.Text, string(text), s.actor, now(), string(d.kind), d.Batch, d.undoes)
	if err != nil {
		return nil, err
	}
	if _, err = u.exec("INSERT INTO current_action (id, action) VALUES (1, ?)", u.action); err != nil {
		return nil, err
	}
	// Entries are numbered here, not by SQLite, which would give the number of
	// a deleted last entry again: a bulk write tells its own by their numbers.
	return u, u.get(&u.nextEntry, "SELECT coalesce(max(id), 0) + 1 FROM entry")
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

func (w *writer) rollback() {
	// Fails only where the failed statement has rolled back already.
	_, _ = w.exec("ROLLBACK")
}
