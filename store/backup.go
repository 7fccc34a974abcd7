package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/jmoiron/sqlx"

	"rapport/app"
)

// Backup writes a whole copy of the file to a path where nothing is yet, and
// checks the copy. With a passphrase the copy is sealed: nobody reads it without.
// Others go on working meanwhile.
func (s *Store) Backup(ctx context.Context, path, passphrase string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if passphrase == "" {
		return copyChecked(ctx, s.reader, path)
	}
	// The plain copy lies beside the company file, never where the sealed one goes.
	plain, err := os.CreateTemp(filepath.Dir(s.path), ".rapport-backup-*")
	if err != nil {
		return unreachable(err)
	}
	if err := errors.Join(plain.Close(), os.Remove(plain.Name())); err != nil {
		return err
	}
	if err := copyChecked(ctx, s.reader, plain.Name()); err != nil {
		return err
	}
	return errors.Join(seal(ctx, plain.Name(), path, passphrase), removeFile(plain.Name()))
}

// copyChecked copies a database through SQLite, never through the file system:
// opening the live file there would drop the locks on it.
func copyChecked(ctx context.Context, from *sqlx.DB, path string) error {
	f, err := makeNew(path) // first, so that the copy is readable by its owner alone all along
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	if err := vacuumInto(ctx, from, path); err != nil {
		return errors.Join(plainly(err), os.Remove(path))
	}
	if err := verify(ctx, path); err != nil {
		return errors.Join(err, removeFile(path))
	}
	return nil
}

// vacuumInto copies through one connection of a pool that otherwise only reads:
// SQLite takes the copy for a write.
func vacuumInto(ctx context.Context, from *sqlx.DB, path string) error {
	conn, err := from.Connx(ctx)
	if err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "PRAGMA query_only(0)"); err != nil {
		return errors.Join(err, conn.Close())
	}
	_, err = conn.ExecContext(ctx, "VACUUM INTO ?", path)
	_, back := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only(1)")
	return errors.Join(err, back, conn.Close())
}

// verify checks the structure of a whole file.
func verify(ctx context.Context, path string) error {
	db, err := openReader(ctx, path)
	if err != nil {
		return err
	}
	var lines []string
	err = db.SelectContext(ctx, &lines, "PRAGMA integrity_check")
	if err := errors.Join(plainly(err), db.Close()); err != nil {
		return err
	}
	if len(lines) != 1 || lines[0] != "ok" {
		return app.Errorf(app.BadFile, "The copy could not be written without faults (%s). Check the disk and try again.", strings.Join(lines, "; "))
	}
	return nil
}
