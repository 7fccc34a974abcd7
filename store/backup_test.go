package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rapport/app"
	"rapport/store"
	"rapport/store/storetest"
)

// A backup is a whole company file again, sealed or not, and only where nothing
// lies yet.
func TestBackupRestores(t *testing.T) {
	for name, passphrase := range map[string]string{"plain": "", "sealed": "blue kettle 7"} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			s := storetest.Sample(t)
			folder := t.TempDir()
			backup, restored := filepath.Join(folder, "B.rapport"), filepath.Join(folder, "R.rapport")
			if err := s.Backup(ctx, backup, passphrase); err != nil {
				t.Fatal(err)
			}
			if sealed, err := store.Sealed(ctx, backup); err != nil || sealed != (passphrase != "") {
				t.Fatalf("sealed %v: %v", sealed, err)
			}
			if err := s.Backup(ctx, backup, passphrase); app.KindOf(err) != app.Conflict {
				t.Errorf("over a file that is there: %v", err)
			}
			if err := store.Restore(ctx, backup, restored, passphrase); err != nil {
				t.Fatal(err)
			}
			if err := store.Restore(ctx, backup, restored, passphrase); app.KindOf(err) != app.Conflict {
				t.Errorf("over a file that is there: %v", err)
			}
			back, err := store.Open(ctx, restored, store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer back.Close()
			if r, err := back.Check(ctx, nil); err != nil || r.Found > 0 || r.Documents == 0 {
				t.Errorf("%d differences in %d documents: %v", r.Found, r.Documents, err)
			}
			left, err := filepath.Glob(filepath.Join(filepath.Dir(s.Path()), ".rapport-*"))
			if err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

// A sealed backup opens with its passphrase alone, and one that was changed or cut
// short not at all; nothing half restored is left.
func TestSealedBackupRefuses(t *testing.T) {
	ctx := context.Background()
	s := fresh(t)
	defer s.Close()
	backup := filepath.Join(t.TempDir(), "B.rapport")
	if err := s.Backup(ctx, backup, "blue kettle 7"); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	changed := append([]byte(nil), whole...)
	changed[len(changed)/2] ^= 1
	for name, c := range map[string]struct {
		data       []byte
		passphrase string
		kind       app.Kind
	}{
		"none":      {whole, "", app.BadInput},
		"another":   {whole, "blue kettle 8", app.BadInput},
		"cut short": {whole[:len(whole)-100], "blue kettle 7", app.BadFile},
		"changed":   {changed, "blue kettle 7", app.BadFile},
		"no backup": {[]byte("order,date\n"), "", app.BadFile},
		"empty":     {nil, "", app.BadFile},
	} {
		folder := t.TempDir()
		from, to := filepath.Join(folder, "B.rapport"), filepath.Join(folder, "R.rapport")
		if err := os.WriteFile(from, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := store.Restore(ctx, from, to, c.passphrase); app.KindOf(err) != c.kind {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(to); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: a file is left", name)
		}
	}
}

// The folder for backups holds what KeepBackup made, newest first, and a backup is
// due only once something has changed.
func TestKeptBackups(t *testing.T) {
	ctx := context.Background()
	s := fresh(t)
	defer s.Close()
	if due, err := s.BackupDue(ctx, time.Hour); err != nil || !due.IsZero() {
		t.Errorf("an empty company: due %v, %v", due, err)
	}
	storetest.Put(t, s, &app.Contact{Kind: app.Person, Name: "Ann Lee"})
	if due, err := s.BackupDue(ctx, time.Hour); err != nil || due.IsZero() || due.After(time.Now()) {
		t.Errorf("changed, without a backup: due %v, %v", due, err)
	}
	if err := s.KeepBackup(ctx); err != nil {
		t.Fatal(err)
	}
	all, err := s.Backups(ctx)
	if err != nil || len(all) != 1 || all[0].Bytes == 0 || time.Since(all[0].Made) > time.Minute {
		t.Fatalf("%+v, %v", all, err)
	}
	other := filepath.Join(filepath.Dir(all[0].Path), "Somebody 2026-01-01 120000.rapport")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if all, err = s.Backups(ctx); err != nil || len(all) != 1 {
		t.Errorf("with another company's: %+v, %v", all, err)
	}
	time.Sleep(time.Until(all[0].Made.Add(time.Second))) // moments are whole seconds
	storetest.Put(t, s, &app.Contact{Kind: app.Person, Name: "Bo Ek"})
	if due, err := s.BackupDue(ctx, time.Hour); err != nil || !due.Equal(all[0].Made.Add(time.Hour)) {
		t.Errorf("changed since %v: due %v, %v", all[0].Made, due, err)
	}
}
