package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rapport/app"
)

// backupMoment is how the name of a backup tells when it was made.
const backupMoment = "2006-01-02 150405"

// backupFolder lies beside a company file.
func backupFolder(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

// backupStem is the stem that the names of all backups of a file begin with.
func backupStem(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + " "
}

// Backups lists the copies of this file in the folder for backups beside it, the
// newest first.
func (s *Store) Backups(ctx context.Context) ([]app.Backup, error) {
	files, err := os.ReadDir(backupFolder(s.path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreachable(err)
	}
	var all []app.Backup
	for _, f := range files {
		b, ok := backupOf(s.path, f)
		if ok {
			all = append(all, b)
		}
	}
	slices.SortFunc(all, func(a, b app.Backup) int { return cmp.Or(b.Made.Compare(a.Made), cmp.Compare(a.Path, b.Path)) })
	return all, ctx.Err()
}

// backupOf reads a backup of a file off its name; other files in the folder are
// somebody else's.
func backupOf(path string, f fs.DirEntry) (app.Backup, bool) {
	moment, ours := strings.CutPrefix(f.Name(), backupStem(path))
	moment, whole := strings.CutSuffix(moment, filepath.Ext(path))
	made, err := time.ParseInLocation(backupMoment, moment, time.Local)
	if !ours || !whole || err != nil {
		return app.Backup{}, false
	}
	info, err := f.Info()
	if err != nil || !info.Mode().IsRegular() {
		return app.Backup{}, false // gone meanwhile, or no file
	}
	return app.Backup{Path: filepath.Join(backupFolder(path), f.Name()), Made: made, Bytes: info.Size()}, true
}

// KeepBackup puts a copy of the file into the folder for backups, and takes away
// those that newer ones supersede.
func (s *Store) KeepBackup(ctx context.Context) error {
	path, err := newBackup(s.path)
	if err != nil {
		return err
	}
	if err := copyChecked(ctx, s.reader, path); err != nil {
		return err
	}
	all, err := s.Backups(ctx)
	for _, old := range app.Superseded(all) {
		err = errors.Join(err, os.Remove(old.Path))
	}
	return err
}

// BackupDue tells when the next backup is due: some time after the newest, or at
// once where there is none. It is the zero time while nothing has changed since.
func (s *Store) BackupDue(ctx context.Context, every time.Duration) (time.Time, error) {
	all, err := s.Backups(ctx)
	if err != nil {
		return time.Time{}, err
	}
	changed, err := s.lastChange(ctx)
	switch {
	case err != nil || changed.IsZero():
		return time.Time{}, err
	case len(all) == 0:
		return time.Now(), nil
	case changed.Before(all[0].Made):
		return time.Time{}, nil
	}
	return all[0].Made.Add(every), nil
}

// newBackup is the path of a backup made now, in a folder that is there.
func newBackup(path string) (string, error) {
	if err := os.MkdirAll(backupFolder(path), 0o700); err != nil {
		return "", unreachable(err)
	}
	return filepath.Join(backupFolder(path), backupStem(path)+time.Now().Format(backupMoment)+filepath.Ext(path)), nil
}

// backUpBefore keeps an older file, as it is, in the folder for backups beside
// it before its schema is changed.
func backUpBefore(ctx context.Context, path string) error {
	to, err := newBackup(path)
	if err != nil {
		return err
	}
	db, err := openReader(ctx, path)
	if err != nil {
		return err
	}
	return errors.Join(copyChecked(ctx, db, to), db.Close())
}

// lastChange is the moment of the newest action; the zero time where there is none.
func (s *Store) lastChange(ctx context.Context) (time.Time, error) {
	var moment string
	err := s.reader.GetContext(ctx, &moment, "SELECT moment FROM action ORDER BY id DESC LIMIT 1")
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, plainly(err)
	}
	return time.Parse(time.RFC3339, moment)
}
