package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"rapport/app"
)

// Backup writes a whole copy of the file to a path where nothing is yet, and
// checks the copy. Others go on working meanwhile.
func (s *Store) Backup(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	return copyChecked(ctx, s.reader, path)
}

// copyChecked copies a database through SQLite, never through the file system:
// opening the live file there would drop the locks on it.
func copyChecked(ctx context.Context, from *sqlx.DB, path string) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return app.Errorf(app.Conflict, "There is already a file %s. Choose another name.", filepath.Base(path))
	}
	// Made first, so that the copy is readable by its owner alone all along.
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return unreachable(err)
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

// backUpBefore keeps an older file, as it is, in the folder for backups beside
// it before its schema is changed.
func backUpBefore(ctx context.Context, path string) error {
	folder := filepath.Join(filepath.Dir(path), "backups")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return unreachable(err)
	}
	db, err := openReader(ctx, path)
	if err != nil {
		return err
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + time.Now().Format(" 2006-01-02 150405") + filepath.Ext(path)
	return errors.Join(copyChecked(ctx, db, filepath.Join(folder, name)), db.Close())
}
