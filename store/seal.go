package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"os"

	"filippo.io/age"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"rapport/app"
)

// sealMark is how a sealed file begins, by the format of age
// (age-encryption.org/v1).
const sealMark = "age-encryption.org/"

// Sealed reports whether a backup needs a passphrase to be read.
func Sealed(ctx context.Context, path string) (bool, error) {
	// SQLite looks first: a database that this program has open must not be opened
	// beside it, which would drop the locks on it.
	db, err := openReader(ctx, path)
	if err == nil {
		var application int
		err = errors.Join(db.GetContext(ctx, &application, "PRAGMA application_id"), db.Close())
	}
	var raw *sqlite.Error
	if !errors.As(err, &raw) || raw.Code() != sqlite3.SQLITE_NOTADB {
		return false, plainly(err)
	}
	f, err := os.Open(path)
	if err != nil {
		return false, unreachable(err)
	}
	defer f.Close()
	start := make([]byte, len(sealMark))
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return false, unreachable(err)
	}
	return string(start[:n]) == sealMark, nil
}

// seal writes a file encrypted with a passphrase to a path where nothing is yet,
// then opens it again and compares the two.
func seal(ctx context.Context, plain, path, passphrase string) error {
	lock, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return err
	}
	out, err := makeNew(path)
	if err != nil {
		return err
	}
	written := sha256.New()
	err = sealInto(ctx, out, plain, written, lock)
	if err := errors.Join(err, out.Sync(), out.Close()); err != nil {
		return errors.Join(unwritten(err), os.Remove(path))
	}
	read := sha256.New()
	if err := unseal(ctx, path, passphrase, read); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	if !bytes.Equal(written.Sum(nil), read.Sum(nil)) {
		return errors.Join(app.Errorf(app.BadFile, "The backup could not be read back as it was written. Check the disk and try again."), os.Remove(path))
	}
	return nil
}

func sealInto(ctx context.Context, out io.Writer, plain string, sum io.Writer, lock age.Recipient) error {
	in, err := os.Open(plain)
	if err != nil {
		return err
	}
	defer in.Close()
	sealed, err := age.Encrypt(out, lock)
	if err != nil {
		return err
	}
	if _, err := io.Copy(io.MultiWriter(sealed, sum), untilDone{ctx, in}); err != nil {
		return err
	}
	return sealed.Close()
}

// unseal writes what is in a sealed file.
func unseal(ctx context.Context, path, passphrase string, out io.Writer) error {
	in, err := os.Open(path)
	if err != nil {
		return unreachable(err)
	}
	defer in.Close()
	key, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return err
	}
	plain, err := age.Decrypt(untilDone{ctx, in}, key)
	var wrong *age.NoIdentityMatchError
	switch {
	case errors.As(err, &wrong):
		return app.Errorf(app.BadInput, "The passphrase is not that of this backup.")
	case err != nil:
		return errors.Join(ctx.Err(), tornSeal())
	}
	if _, err := io.Copy(out, plain); err != nil {
		var file *os.PathError
		if errors.As(err, &file) {
			return unwritten(err)
		}
		return errors.Join(ctx.Err(), tornSeal())
	}
	return nil
}

func tornSeal() error {
	return app.Errorf(app.BadFile, "The backup is damaged: it was cut short or changed. Take another one.")
}

// unwritten is a file that could not be written to its end.
func unwritten(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	e := app.Errorf(app.Permission, "The backup could not be written. Check the room on the disk and the permissions of the folder.")
	e.Err = err
	return e
}

// untilDone reads on until a context ends.
type untilDone struct {
	ctx context.Context
	in  io.Reader
}

func (r untilDone) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.in.Read(p)
}
