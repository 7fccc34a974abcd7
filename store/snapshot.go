package store

import (
	"context"
	"errors"
)

// snapshot lets fn read the file as it is at one moment, whatever is written
// meanwhile.
func (s *Store) snapshot(ctx context.Context, fn func(*session) error) error {
	return s.withSession(ctx, func(src *session) error { return src.still(func() error { return fn(src) }) })
}

// withSession lets fn read through a connection of its own. It is a fresh one: the
// integrity check of a search index looks at what a connection that has searched
// before remembers of it, and calls that damage once somebody else has written.
func (s *Store) withSession(ctx context.Context, fn func(*session) error) error {
	db, err := openReader(ctx, s.path)
	if err != nil {
		return plainly(err)
	}
	conn, err := db.Connx(ctx)
	if err != nil {
		return errors.Join(plainly(err), db.Close())
	}
	reading := newSession(conn)
	err = fn(reading)
	return errors.Join(plainly(err), reading.close(), db.Close())
}

// still lets fn read the file as it is at one moment.
func (w *session) still(fn func() error) error {
	if _, err := w.exec("BEGIN"); err != nil {
		return err
	}
	err := fn()
	_, ended := w.exec("ROLLBACK")
	return errors.Join(err, ended)
}
