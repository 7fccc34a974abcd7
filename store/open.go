package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/jmoiron/sqlx"
	sqlite3 "modernc.org/sqlite/lib"

	"rapport/app"
)

// Options say how a file is opened.
type Options struct {
	ReadOnly bool
	Actor    string // who acts, for the history
}

// Open opens a company file. A file that is not there, not ours, damaged,
// newer than this program, or open for writing elsewhere is refused with a
// sentence, and left as it is. An older one is backed up, then brought up to
// date.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	version, err := inspect(ctx, path)
	if err != nil {
		return nil, err
	}
	if o.ReadOnly {
		if version < schemaVersion {
			return nil, outdated()
		}
		return open(ctx, path, o, nil)
	}
	lock, err := lockForWriting(path)
	if err != nil {
		return nil, err
	}
	if lock.crashed {
		err = lookOver(ctx, path)
	}
	if err == nil && version < schemaVersion {
		err = update(ctx, path)
	}
	if err != nil {
		return nil, errors.Join(plainly(err), lock.release())
	}
	return open(ctx, path, o, lock)
}

// lookedOver is the largest file, in bytes, that is looked over after a crash;
// larger ones would keep people waiting, and have Check.
const lookedOver = 64 << 20

// lookOver checks the structure of a file that the last program left open.
func lookOver(ctx context.Context, path string) error {
	if info, err := os.Stat(path); err != nil || info.Size() > lookedOver {
		return err
	}
	db, err := openReader(ctx, path)
	if err != nil {
		return err
	}
	var first string
	err = db.GetContext(ctx, &first, "PRAGMA quick_check(1)")
	if err == nil && first != "ok" {
		err = ofCode(sqlite3.SQLITE_CORRUPT)
	}
	return errors.Join(err, db.Close())
}

// update keeps a copy of an older file and brings its schema up to date.
func update(ctx context.Context, path string) error {
	if err := backUpBefore(ctx, path); err != nil {
		return err
	}
	return migrate(ctx, path, nil)
}

// inspect refuses what is no readable file of ours before anything is written,
// and tells the version of its schema.
func inspect(ctx context.Context, path string) (version int, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, app.Errorf(app.NotFound, "There is no file %s. Check the name, or make a new company file.", path)
	case errors.Is(err, fs.ErrPermission):
		return 0, app.Errorf(app.Permission, "You have no permission to read %s.", path)
	case err != nil:
		return 0, err
	case info.IsDir() || info.Size() == 0:
		return 0, ofCode(sqlite3.SQLITE_NOTADB)
	}
	db, err := openReader(ctx, path)
	if err != nil {
		return 0, plainly(err)
	}
	version, err = readHeader(ctx, db)
	return version, errors.Join(err, db.Close())
}

func readHeader(ctx context.Context, db *sqlx.DB) (version int, err error) {
	var application int
	if err := db.GetContext(ctx, &application, "PRAGMA application_id"); err != nil {
		return 0, plainly(err)
	}
	if application != applicationID {
		return 0, ofCode(sqlite3.SQLITE_NOTADB)
	}
	if err := db.GetContext(ctx, &version, "PRAGMA user_version"); err != nil {
		return 0, plainly(err)
	}
	if version > schemaVersion {
		return 0, app.Errorf(app.BadFile, "The file was written by a newer version of Rapport. Install the newest version to open it.")
	}
	// A file that was cut short is found out by its length: the header says how
	// many pages there must be. What is torn inside is found by Check.
	var pages int
	return version, plainly(db.GetContext(ctx, &pages, "SELECT count(*) FROM company, sqlite_schema"))
}

func open(ctx context.Context, path string, o Options, lock *fileLock) (*Store, error) {
	s := &Store{path: path, actor: o.Actor, lock: lock, turn: make(chan struct{}, 1)}
	s.ids = &idMaker{now: time.Now}
	reader, err := openReader(ctx, path)
	if err != nil {
		return nil, errors.Join(plainly(err), lock.release())
	}
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
// in it, imports and changes of definitions that were broken off are taken back,
// and a file of an older version is searched by what this one looks for.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.identify(ctx); err != nil {
		return err
	}
	if err := s.dropStaged(ctx); err != nil {
		return err
	}
	if err := s.dropUnfinished(ctx); err != nil {
		return err
	}
	return s.reindexDue(ctx)
}
