package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/jmoiron/sqlx"

	"rapport/app"
)

// Create makes a new company file and opens it for writing. A file that is
// already there is refused and left alone.
func Create(ctx context.Context, path string, c app.Company) (*Store, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	lock, err := reserve(path)
	if err != nil {
		return nil, err
	}
	if err := build(ctx, path, c); err != nil {
		return nil, errors.Join(plainly(err), removeFile(path), lock.release())
	}
	return open(ctx, path, Options{}, lock)
}

// reserve makes the empty file, which only one program can, and locks it.
func reserve(path string) (*fileLock, error) {
	f, err := makeNew(path)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	lock, err := lockForWriting(path)
	if err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	return lock, nil
}

// makeNew makes an empty file that its owner alone may read; one that is there is
// refused and left alone.
func makeNew(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil, app.Errorf(app.Conflict, "There is already a file %s. Choose another name.", filepath.Base(path))
	case err != nil:
		return nil, unreachable(err)
	}
	return f, nil
}

// removeFile removes a file that could not be finished, with its side files.
func removeFile(path string) error {
	for _, suffix := range []string{"-wal", "-shm"} {
		_ = os.Remove(path + suffix) // there may be none
	}
	return os.Remove(path)
}

// build fills the new file: schema, company, definitions version 1 and the
// usual media sources. What a company begins with is no action of its history,
// so it is written before the triggers of the log are made.
func build(ctx context.Context, path string, c app.Company) error {
	if c.Created == "" {
		c.Created = now()
	}
	return migrate(ctx, path, func(tx *sqlx.Tx) error {
		if err := insertCompany(ctx, tx, c); err != nil {
			return err
		}
		if err := insertDefinitions(ctx, tx, app.DefaultDefinitions()); err != nil {
			return err
		}
		return insertMediaSources(ctx, tx)
	})
}

func insertCompany(ctx context.Context, tx *sqlx.Tx, c app.Company) error {
	_, err := tx.NamedExecContext(ctx, `INSERT INTO company
		(id, name, currency, fiscal_year_start, prices_include_tax, country, billing_day, created)
		VALUES (1, :name, :currency, :fiscal_year_start, :prices_include_tax, :country, :billing_day, :created)`, c)
	return err
}

// insertDefinitions writes one version of the definitions: the rules as JSON,
// the activity rates as rows.
func insertDefinitions(ctx context.Context, tx *sqlx.Tx, d app.Definitions) error {
	text, err := body(d)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO policy (version, effective, author, note, body, adopted) VALUES (?, ?, ?, ?, ?, ?)",
		d.Version, d.Effective, d.Author, d.Note, text, now())
	if err != nil {
		return err
	}
	for _, r := range d.Activities {
		_, err := tx.ExecContext(ctx, "INSERT INTO activity (code) VALUES (?) ON CONFLICT DO NOTHING", r.Code)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx,
			"INSERT INTO activity_rate (policy, activity, minutes, fixed) SELECT ?, id, ?, ? FROM activity WHERE code = ?",
			d.Version, r.Minutes, r.Fixed, r.Code)
		if err != nil {
			return err
		}
	}
	return nil
}

// usualSources are the media sources that a company begins with. Their names
// are the company's own data from then on.
var usualSources = []app.MediaSource{
	{Name: "Internet"}, {Name: "E-mail", Touch: app.TouchEmail}, {Name: "Direct mail", Touch: app.TouchLetter},
	{Name: "Telemarketing"}, {Name: "Magazine", Broadcast: true}, {Name: "Television", Broadcast: true},
	{Name: "Referral"}, {Name: "Store"},
}

func insertMediaSources(ctx context.Context, tx *sqlx.Tx) error {
	for i, m := range usualSources {
		m.ID = app.ID(i + 1)
		if _, err := tx.ExecContext(ctx, mediaSourceTable.insert, mediaSourceTable.values(m)...); err != nil {
			return err
		}
	}
	return nil
}
