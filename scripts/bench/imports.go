package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"time"

	"rapport/app"
	"rapport/app/importer"
	"rapport/app/sample"
	"rapport/finance"
	"rapport/store"
)

const (
	importLimit    = 20 * time.Second // for 100,000 contacts
	importRowLimit = 10_000           // order rows a second
)

// imports reads contacts and orders from CSV files into an empty company, and
// the same files into plain tables with the shell of C SQLite.
func (b *bench) imports() (err error) {
	people, rows := 100_000, 100_000
	if b.quick {
		people, rows = 10_000, 10_000
	}
	b.say("Importing %d contacts and %d order rows …", people, rows)
	contacts, orders := filepath.Join(b.dir, "contacts.csv"), filepath.Join(b.dir, "orders.csv")
	if err := errors.Join(writeContacts(contacts, people), writeOrders(orders, rows, people)); err != nil {
		return err
	}
	s, err := store.Create(b.ctx, filepath.Join(b.dir, "import.rapport"), sample.Company())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	took, err := b.importFile(s, "contacts", contacts, people)
	if err != nil {
		return err
	}
	limit := importLimit * time.Duration(people) / 100_000
	b.addImport(row{
		What: fmt.Sprintf("Import %d contacts, looking for duplicates", people), Measured: fmt.Sprintf("%.1f s", took.Seconds()),
		Limit: fmt.Sprintf("%.0f s", limit.Seconds()), Verdict: verdict(took <= limit),
	}, took, contacts)
	if took, err = b.importFile(s, "orders", orders, rows); err != nil {
		return err
	}
	rate := float64(rows) / took.Seconds()
	b.addImport(row{
		What: fmt.Sprintf("Import %d order rows", rows), Measured: fmt.Sprintf("%.1f s, %.0f a second", took.Seconds(), rate),
		Limit: fmt.Sprintf("%d a second", importRowLimit), Verdict: verdict(rate >= importRowLimit),
	}, took, orders)
	return nil
}

// importFile imports a file of which every row is good.
func (b *bench) importFile(s *store.Store, kind, file string, rows int) (time.Duration, error) {
	var refused *app.Error
	plan := importer.Plan{Kind: kind, File: file, AsOf: finance.MustDate("2026-03-31"), OnReject: func(n importer.Note) { refused = n.Problem }}
	var summary importer.Summary
	took, err := clocked(func() (err error) {
		summary, err = importer.Run(b.ctx, s, plan, nil)
		return err
	})
	if least := 2 * rows / twiceEvery; err == nil && kind == "contacts" && summary.PossibleDuplicates < least {
		err = fmt.Errorf("the import of contacts found %d possible duplicates, of at least %d", summary.PossibleDuplicates, least)
	}
	if err == nil && (summary.Rejected > 0 || summary.Rows != rows) {
		err = fmt.Errorf("the import of %s read %d rows and refused %d: %v", kind, summary.Rows, summary.Rejected, refused)
	}
	return took, err
}

// addImport puts the shell of C SQLite beside a figure, where it is installed.
func (b *bench) addImport(r row, took time.Duration, file string) {
	plain, err := b.shellImport(file)
	switch {
	case errors.Is(err, exec.ErrNotFound):
		r.Bare = "the sqlite3 shell is not installed"
	case err != nil:
		r.Bare = err.Error()
	default:
		r.Bare, r.Ratio = fmt.Sprintf("%.2f s .import of sqlite3", plain.Seconds()), ratio(took, plain)
	}
	b.table.add(r)
}

func (b *bench) shellImport(file string) (time.Duration, error) {
	shell, err := exec.LookPath("sqlite3")
	if err != nil {
		return 0, err
	}
	database := filepath.Join(b.dir, "plain.db")
	return clocked(func() error {
		out, err := exec.CommandContext(b.ctx, shell, database, fmt.Sprintf(".import --csv %q t_%d", file, time.Now().UnixNano())).CombinedOutput()
		if err != nil {
			return fmt.Errorf("sqlite3: %w: %s", err, bytes.TrimSpace(out))
		}
		return nil
	})
}
