package store

import (
	"context"
	"errors"
)

// snapshot lets fn read the file as it is at one moment, whatever is written
// meanwhile. The connection is a fresh one: the integrity check of a search
// index looks at what a connection that has searched before remembers of it,
// and calls that damage once somebody else has written.
func (s *Store) snapshot(ctx context.Context, fn func(*session) error) error {
	db, err := openReader(ctx, s.path)
	if err != nil {
		return plainly(err)
	}
	conn, err := db.Connx(ctx)
	if err != nil {
		return errors.Join(plainly(err), db.Close())
	}
	reading := newSession(conn)
	if _, err = reading.exec("BEGIN"); err == nil {
		err = fn(reading)
		_, ended := reading.exec("ROLLBACK")
		err = errors.Join(err, ended)
	}
	return errors.Join(plainly(err), reading.close(), db.Close())
}
