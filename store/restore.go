package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"rapport/app"
)

// Restore makes a company file from a backup at a path where nothing is yet, and
// checks it. A sealed backup needs its passphrase. The backup stays as it is; one
// of an older version is brought up to date when the file is opened.
func Restore(ctx context.Context, backup, path, passphrase string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	sealed, err := Sealed(ctx, backup)
	switch {
	case err != nil:
		return err
	case sealed && passphrase == "":
		return app.Errorf(app.BadInput, "The backup %s is sealed. Give the passphrase that it was made with.", filepath.Base(backup))
	case sealed:
		return restoreSealed(ctx, backup, path, passphrase)
	}
	return restorePlain(ctx, backup, path)
}

func restorePlain(ctx context.Context, backup, path string) error {
	if _, err := inspect(ctx, backup); err != nil {
		return err
	}
	db, err := openReader(ctx, backup)
	if err != nil {
		return plainly(err)
	}
	return errors.Join(copyChecked(ctx, db, path), db.Close())
}

func restoreSealed(ctx context.Context, backup, path, passphrase string) error {
	out, err := makeNew(path)
	if err != nil {
		return err
	}
	err = errors.Join(unseal(ctx, backup, passphrase, out), out.Sync(), out.Close())
	if err == nil {
		_, err = inspect(ctx, path)
	}
	if err == nil {
		err = verify(ctx, path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
