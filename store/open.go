package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/jmoiron/sqlx"

	"rapport/app"
)

// Options say how a file is opened.
type Options struct {
	ReadOnly bool
	Actor    string // who acts, for the history
}

// Open opens a company file. A file that is not there, not ours, damaged,
// newer than this program, or open for writing elsewhere is refused with a
// sentence, and left as it is.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := inspect(ctx, path); err != nil {
		return nil, err
	}
	var lock *fileLock
	if !o.ReadOnly {
		if lock, err = lockForWriting(path); err != nil {
			return nil, err
		}
	}
	return open(ctx, path, o, lock)
}

// inspect refuses what is no readable file of ours before anything is written.
func inspect(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return app.Errorf(app.NotFound, "There is no file %s. Check the name, or make a new company file.", path)
	case errors.Is(err, fs.ErrPermission):
		return app.Errorf(app.Permission, "You have no permission to read %s.", path)
	case err != nil:
		return err
	case info.IsDir() || info.Size() == 0:
		return ofCode(notADatabase)
	}
	db, err := sqlx.Open("sqlite", dsn(path, false))
	if err != nil {
		return err
	}
	defer db.Close()
	var application, version int
	if err := db.GetContext(ctx, &application, "PRAGMA application_id"); err != nil {
		return plainly(err)
	}
	if application != applicationID {
		return ofCode(notADatabase)
	}
	if err := db.GetContext(ctx, &version, "PRAGMA user_version"); err != nil {
		return plainly(err)
	}
	if version > schemaVersion {
		return app.Errorf(app.BadFile, "The file was written by a newer version of Rapport. Install the newest version to open it.")
	}
	return nil
}

func open(ctx context.Context, path string, o Options, lock *fileLock) (*Store, error) {
	s := &Store{path: path, actor: o.Actor, lock: lock, turn: make(chan struct{}, 1)}
	s.ids = &idMaker{now: time.Now}
	reader, err := sqlx.Open("sqlite", dsn(path, false))
	if err != nil {
		return nil, errors.Join(err, lock.release())
	}
	reader.SetMaxOpenConns(max(4, runtime.NumCPU()))
	reader.SetMaxIdleConns(4)
	s.reader = reader
	s.records = records{reader}
	if lock == nil {
		return s, nil
	}
	if s.writer, err = openWriter(ctx, path); err != nil {
		return nil, errors.Join(plainly(err), s.reader.Close(), lock.release())
	}
	s.turn <- struct{}{}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(plainly(err), s.Close())
	}
	return s, nil
}

// prepare makes a file that was opened for writing ready: IDs go on after those
// in it, and imports that were broken off are taken back.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.identify(ctx); err != nil {
		return err
	}
	return s.dropUnfinished(ctx)
}
