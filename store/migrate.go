package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/pressly/goose/v3"

	"rapport/store/migrations"
)

// schemaVersion is the number of the newest migration; a file carries it in its
// header as user_version.
var schemaVersion = newestMigration()

func newestMigration() int {
	names, err := fs.Glob(migrations.Files, "*.sql")
	if err != nil || len(names) == 0 {
		panic("no migrations are embedded") // a fault of the build
	}
	number, _, _ := strings.Cut(names[len(names)-1], "_")
	version, err := strconv.Atoi(number)
	if err != nil {
		panic(err)
	}
	return version
}

// migrate brings the schema up to date: each migration and its record in one
// transaction, then, in one more, what before writes, the triggers made from
// the tables, and the version. Broken off between the two, the next opening
// does it again.
func migrate(ctx context.Context, path string, before func(*sqlx.Tx) error) error {
	db, err := sqlx.Open("sqlite", dsn(path, writing))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	err = applyMigrations(ctx, db)
	if err == nil {
		err = finishSchema(ctx, db, before)
	}
	return errors.Join(err, db.Close())
}

func applyMigrations(ctx context.Context, db *sqlx.DB) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, db.DB, migrations.Files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

func finishSchema(ctx context.Context, db *sqlx.DB, before func(*sqlx.Tx) error) error {
	tx, err := db.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	if before != nil {
		if err := before(tx); err != nil {
			return err
		}
	}
	if err := makeTriggers(ctx, tx); err != nil {
		return err
	}
	header := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, schemaVersion)
	if _, err := tx.ExecContext(ctx, header); err != nil {
		return err
	}
	return tx.Commit()
}
