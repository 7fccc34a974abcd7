package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/store"
	"rapport/store/storetest"
)

// refused opens a file that must be refused, and sees that it was left alone.
func refused(t *testing.T, path string, o store.Options, kind app.Kind, says string) {
	t.Helper()
	before, _ := os.ReadFile(path) // a file that is not there stays so
	s, err := store.Open(context.Background(), path, o)
	if err == nil {
		_ = s.Close()
		t.Fatal("the file was opened")
	}
	var plain *app.Error
	if !errors.As(err, &plain) || plain.Kind != kind || !strings.Contains(err.Error(), says) {
		t.Errorf("refused with kind %d: %v", app.KindOf(err), err)
	}
	after, _ := os.ReadFile(path)
	if string(before) != string(after) {
		t.Error("the refused file was changed")
	}
}

func TestBadFilesAreRefused(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	sound := filepath.Join(folder, "sound.rapport")
	s, err := store.Create(context.Background(), sound, storetest.Company())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(sound)
	if err != nil {
		t.Fatal(err)
	}
	garbage := append([]byte(nil), whole...)
	for i := 100; i < len(garbage); i++ {
		garbage[i] = byte(i * 31)
	}
	both := []store.Options{{}, {ReadOnly: true}}
	for _, o := range both {
		refused(t, filepath.Join(folder, "none.rapport"), o, app.NotFound, "There is no file")
		refused(t, folder, o, app.BadFile, "not a Rapport file")
		refused(t, write("empty.rapport", nil), o, app.BadFile, "not a Rapport file")
		refused(t, write("text.rapport", []byte(strings.Repeat("name,email\n", 500))), o, app.BadFile, "not a Rapport file")
		refused(t, write("cut.rapport", whole[:len(whole)/2]), o, app.BadFile, "damaged")
		refused(t, write("cut-early.rapport", whole[:3000]), o, app.BadFile, "damaged")
		refused(t, write("garbage.rapport", garbage), o, app.BadFile, "damaged")
	}
}

func TestForeignAndNewerFilesAreRefused(t *testing.T) {
	folder := t.TempDir()
	other := filepath.Join(folder, "other.rapport")
	db := sqlx.MustOpen("sqlite", "file:"+other)
	db.MustExec("CREATE TABLE company (id INTEGER); INSERT INTO company VALUES (1)")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	refused(t, other, store.Options{}, app.BadFile, "not a Rapport file")

	newer := filepath.Join(folder, "newer.rapport")
	s, err := store.Create(context.Background(), newer, storetest.Company())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db = sqlx.MustOpen("sqlite", "file:"+newer)
	db.MustExec("PRAGMA user_version = 9999")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	refused(t, newer, store.Options{}, app.BadFile, "newer version")
}

func TestSecondWriterIsToldWhoHasTheFile(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "Shop.rapport")
	s, err := store.Create(ctx, path, storetest.Company())
	if err != nil {
		t.Fatal(err)
	}
	refused(t, path, store.Options{}, app.Busy, "has the file open for writing")
	reader, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("reading: %v", err)
	}
	if _, err := reader.Do(ctx, app.Action{Text: "x"}, func(app.Unit) error { return nil }); app.KindOf(err) != app.Permission {
		t.Errorf("a reader wrote: %v", err)
	}
	if err := errors.Join(reader.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	s, err = store.Open(ctx, path, store.Options{})
	if err != nil {
		t.Fatalf("after closing: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 1 {
		t.Errorf("files left beside the company: %v", left)
	}
}

func TestCreateDoesNotOverwrite(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "Shop.rapport")
	if err := os.WriteFile(path, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Create(ctx, path, storetest.Company()); app.KindOf(err) != app.Conflict {
		t.Errorf("got %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "precious" {
		t.Errorf("the file is now %q", got)
	}
}

func TestFileIsPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Shop.rapport")
	s, err := store.Create(context.Background(), path, storetest.Company())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, suffix := range []string{"", "-wal"} {
		info, err := os.Stat(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s: mode %o", suffix, info.Mode().Perm())
		}
	}
}

func TestNoPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	folder := filepath.Join(t.TempDir(), "locked")
	if err := os.Mkdir(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	_, err := store.Create(context.Background(), filepath.Join(folder, "Shop.rapport"), storetest.Company())
	if app.KindOf(err) != app.Permission {
		t.Errorf("got %v", err)
	}
}

// A company on a medium that cannot be written, such as a CD or a folder of
// another user, is still read.
func TestReadingWhereNothingCanBeWritten(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	ctx := context.Background()
	folder := filepath.Join(t.TempDir(), "locked")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "Shop.rapport")
	s, err := store.Create(ctx, path, storetest.Company())
	if err != nil {
		t.Fatal(err)
	}
	c := storetest.Person("Ann")
	storetest.Put(t, s, c)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{path, folder} {
		if err := os.Chmod(path, 0o500); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(folder, 0o700) //nolint:errcheck // so that the folder can be removed
	if _, err := store.Open(ctx, path, store.Options{}); app.KindOf(err) != app.Permission {
		t.Errorf("opened for writing: %v", err)
	}
	s, err = store.Open(ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got, err := s.Contact(ctx, c.ID); err != nil || got.Name != "Ann" {
		t.Errorf("%+v, %v", got, err)
	}
	storetest.Sound(t, s)
}

// After a crash the file is looked over; a torn page is found before anybody
// works on it. Otherwise the leftover lock is no hindrance.
func TestOpeningAfterACrash(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "Shop.rapport")
	s, err := store.Create(ctx, path, storetest.Company())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	crash := func() {
		t.Helper()
		if err := os.WriteFile(path+".lock", []byte(`{"host":"till","pid":7,"program":"rapport"}`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	crash()
	if s, err = store.Open(ctx, path, store.Options{}); err != nil {
		t.Fatalf("a sound file: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	torn, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(torn[len(torn)-3*4096:], strings.Repeat("torn", 1024))
	if err := os.WriteFile(path, torn, 0o600); err != nil {
		t.Fatal(err)
	}
	crash()
	refused(t, path, store.Options{}, app.BadFile, "damaged")
}
