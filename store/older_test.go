package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/jmoiron/sqlx"
	"github.com/pressly/goose/v3"

	"rapport/app"
	"rapport/finance"
	"rapport/store/migrations"
)

// released is the schema of the first files that people have.
const released = 7

// olderFile is a company file as the program of that schema left it, with one
// order of 20.00 that had cost 8.00 and 1.50 to take.
func olderFile(t *testing.T) string {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "Older.rapport")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sqlx.Open("sqlite", dsn(path, writing))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	provider, err := goose.NewProvider(goose.DialectSQLite3, db.DB, migrations.Files, goose.WithDisableGlobalRegistry(true))
	if err == nil {
		_, err = provider.UpTo(ctx, released)
	}
	if err == nil {
		err = finishSchema(ctx, db, func(tx *sqlx.Tx) error {
			if err := insertCompany(ctx, tx, app.Company{Name: "Older", CurrencyCode: "USD", FiscalYearStart: 1, Created: now()}); err != nil {
				return err
			}
			if err := insertDefinitions(ctx, tx, app.DefaultDefinitions()); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, `
				INSERT INTO contact (id, number, name, city, created, changed) VALUES (1, 1001, 'Ann Lee', 'Portland', '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z');
				INSERT INTO product (id, sku, name, price, cost) VALUES (2, 'S', 'Stereo', '20', '8');
				INSERT INTO sale_order (id, number, day, contact, channel) VALUES (3, 'A', '2026-03-02', 1, 1);
				INSERT INTO order_line (id, sale_order, line, product, quantity, unit_price) VALUES (4, 3, 1, 2, '1', '20')`)
			return err
		})
	}
	if err == nil {
		_, err = db.ExecContext(ctx, "PRAGMA user_version = 7")
	}
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// An older file is kept as it is, then brought up to date, and is whole.
func TestOlderFileIsKeptAndBroughtUpToDate(t *testing.T) {
	ctx := context.Background()
	path := olderFile(t)
	if _, err := Open(ctx, path, Options{ReadOnly: true}); app.KindOf(err) != app.BadFile {
		t.Errorf("for reading only: %v", err)
	}
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var version int
	if err := s.reader.Get(&version, "PRAGMA user_version"); err != nil || version != schemaVersion || version <= released {
		t.Errorf("version %d: %v", version, err)
	}
	if hits, err := s.SearchContacts(ctx, "portl", 5); err != nil || len(hits) != 1 || hits[0].Matched != "Portland" {
		t.Errorf("by what the older file did not look for: %+v, %v", hits, err)
	}
	if err := s.Rebuild(ctx, nil); err != nil {
		t.Fatal(err)
	}
	d := app.DefaultDefinitions()
	d.Effective, d.Activities[0].Fixed = finance.MustDate("2026-03-01"), d.Activities[1].Fixed // order.web as order.phone: 3.00
	difference, err := s.Adopt(ctx, d, nil)
	if err != nil {
		t.Fatal(err)
	}
	if difference.Before != 1050 || difference.After != 900 {
		t.Errorf("%+v", difference)
	}
	if report, err := s.Check(ctx, nil); err != nil || report.Found > 0 || report.Documents != 1 {
		t.Errorf("%+v %v", report, err)
	}

	kept, err := filepath.Glob(filepath.Join(filepath.Dir(path), "backups", "*.rapport"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept %v: %v", kept, err)
	}
	db, err := openReader(ctx, kept[0])
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var orders int
	if err := errors.Join(db.Get(&version, "PRAGMA user_version"), db.Get(&orders, "SELECT count(*) FROM sale_order")); err != nil {
		t.Fatal(err)
	}
	if version != released || orders != 1 {
		t.Errorf("the copy kept has version %d and %d orders", version, orders)
	}
}

// What a crash left of a change of the definitions is gone when the file is
// opened again.
func TestStagedRowsOfACrashAreDropped(t *testing.T) {
	ctx := context.Background()
	path := olderFile(t)
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.writer.exec("INSERT INTO reposted (op, entry, document) VALUES (?, 1, 1)", int64(stageRemove)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(ctx, path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var left int
	if err := s.reader.Get(&left, "SELECT count(*) FROM reposted"); err != nil || left != 0 {
		t.Errorf("%d rows are left: %v", left, err)
	}
}
