package store

import (
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"rapport/app"
)

// plainly turns an error of the database into one that people can read. Errors
// that are already plain, and nil, pass through.
func plainly(err error) error {
	if err == nil {
		return nil
	}
	var plain *app.Error
	var many app.Problems
	var raw *sqlite.Error
	if errors.As(err, &plain) || errors.As(err, &many) || !errors.As(err, &raw) {
		return err
	}
	if e := ofTrigger(raw); e != nil {
		return e
	}
	e := ofCode(raw.Code())
	if e == nil {
		return err
	}
	e.Err = err
	return e
}

func ofCode(code int) *app.Error {
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return app.Errorf(app.Busy, "Another program is writing to the file just now. Try again in a moment.")
	case sqlite3.SQLITE_NOTADB:
		return app.Errorf(app.BadFile, "This is not a Rapport file. Choose a file whose name ends in .rapport.")
	case sqlite3.SQLITE_CORRUPT:
		return app.Errorf(app.BadFile, "The file is damaged. Restore it from a backup; the backups lie in the folder beside it.")
	case sqlite3.SQLITE_FULL:
		return app.Errorf(app.Permission, "The disk is full. Nothing was saved; free some space and try again.")
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return app.Errorf(app.Permission, "The file cannot be read or written here. Check the permissions of the file and its folder.")
	case sqlite3.SQLITE_IOERR:
		return app.Errorf(app.Permission, "The disk could not be read or written. Check the disk or the network drive, then try again.")
	case sqlite3.SQLITE_CONSTRAINT:
		return ofConstraint(code)
	}
	return nil
}

func ofConstraint(code int) *app.Error {
	switch code {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_ROWID:
		return app.Errorf(app.Conflict, "Another record already has this number or name. Choose another one.")
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return app.Errorf(app.Conflict, "Another record needs this one, or this one names a record that is not there.")
	}
	return nil
}

// isUnwritable reports an error for want of the right to write.
func isUnwritable(code int) bool {
	switch code & 0xff {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return true
	}
	return false
}

// ErrOutdated is found by errors.Is in the refusal to read a file of an older
// version, which opening for writing brings up to date.
var ErrOutdated = errors.New("a file of an older version")

func outdated() error {
	e := app.Errorf(app.BadFile, "The file was written by an older version of Rapport. Open it once for writing, which brings it up to date.")
	e.Err = ErrOutdated
	return e
}
