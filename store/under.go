package store

import (
	"context"
	"errors"
	"os"
	"time"

	"rapport/app"
)

// Under is the whole company posted under one version of the definitions,
// whatever the dates, for a comparison: in a temporary file that only its owner
// can read, and that goes when the store is closed. It is open for reading only.
// Closed months and their adjustments do not bind there: every document is
// posted as if nothing had ever been closed. The original is left alone.
func (s *Store) Under(ctx context.Context, version int, progress app.Progress) (*Store, error) {
	register, err := s.Register(ctx)
	if err != nil {
		return nil, err
	}
	if _, known := register.Version(version); !known {
		return nil, app.Errorf(app.NotFound, "There is no version %d of the definitions.", version)
	}
	path, err := temporaryFile()
	if err != nil {
		return nil, err
	}
	if err := vacuumInto(ctx, s.reader, path); err != nil {
		return nil, errors.Join(plainly(err), removeFile(path))
	}
	other, err := s.openCopy(ctx, path)
	if err != nil {
		return nil, errors.Join(err, removeFile(path))
	}
	if err := other.postUnder(ctx, version, progress); err != nil {
		return nil, errors.Join(plainly(err), other.Close())
	}
	return other, nil
}

// OnlyUnder reports whether the company is posted wholly under one version as
// it is, so that no copy is needed to look at it under that one.
func (s *Store) OnlyUnder(ctx context.Context, version int) (bool, error) {
	var only bool
	err := s.reader.GetContext(ctx, &only, `SELECT EXISTS (SELECT 1 FROM policy WHERE version = ?1) AND NOT EXISTS (SELECT 1 FROM policy WHERE version <> ?1)
		AND NOT EXISTS (SELECT 1 FROM period_close) AND NOT EXISTS (SELECT 1 FROM adjustment)`, version)
	return only, plainly(err)
}

// temporaryFile makes an empty file that only its owner can read.
func temporaryFile() (string, error) {
	f, err := os.CreateTemp("", "comparison-*.rapport") // with mode 0600
	if err != nil {
		return "", unreachable(err)
	}
	return f.Name(), f.Close()
}

// openCopy opens the temporary file for this program alone.
func (s *Store) openCopy(ctx context.Context, path string) (*Store, error) {
	c := &Store{path: path, actor: s.actor, turn: make(chan struct{}, 1), temporary: true, ids: &idMaker{now: time.Now}}
	reader, err := openReader(ctx, path)
	if err != nil {
		return nil, plainly(err)
	}
	c.reader, c.records = reader, records{reader}
	if c.writer, err = openWriter(ctx, path); err != nil {
		return nil, errors.Join(plainly(err), reader.Close())
	}
	c.turn <- struct{}{}
	return c, nil
}

// postUnder posts everything under one version and closes the file for writing.
func (s *Store) postUnder(ctx context.Context, version int, progress app.Progress) error {
	// What a power cut leaves of a comparison is of no use to anybody.
	if _, err := s.writer.exec("PRAGMA synchronous = OFF"); err != nil {
		return err
	}
	if err := s.quietly(ctx, func(u *unit) error { return u.unbind(version) }); err != nil {
		return err
	}
	if err := s.repost(ctx, progress); err != nil {
		return err
	}
	<-s.turn // nobody writes any more
	w := s.writer
	s.writer = nil
	return w.close()
}

// unbind takes away what closing months has left, the closes and the
// adjustments with their entries, and from here on posts under one version.
func (u *unit) unbind(version int) error {
	for _, statement := range []string{
		"DROP TRIGGER log_period_close_delete", // there is no history in the copy
		"DELETE FROM period_close",
		"DELETE FROM entry WHERE document IN (SELECT id FROM adjustment)",
		"DELETE FROM adjustment",
	} {
		if _, err := u.exec(statement); err != nil {
			return err
		}
	}
	// As one set: entry by entry, as a difference of each, it would take long.
	if _, err := u.exec("UPDATE entry SET policy = ?1 WHERE policy <> ?1", version); err != nil {
		return err
	}
	u.forgetBasis()
	b, err := u.basis() // which stays, since nobody else writes
	if err == nil {
		b.rules.Policy = version
	}
	return err
}
