package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// reposting adopts a version of the definitions under which every order costs
// more, so that all are posted again, while somebody saves orders all along; and
// writes the same entries by plain SQL into a table of its own with the same
// indexes.
func (b *bench) reposting(c *company) error {
	b.say("Posting again %s …", c.name())
	draft := app.DefaultDefinitions()
	draft.Effective = finance.MustDate("2000-01-01")
	for i := range draft.Activities {
		draft.Activities[i].Fixed = draft.Activities[i].Fixed.Add(decimal.New(25, -2))
	}
	var told int
	var difference *app.Difference
	saves, stop := b.keepSaving(c)
	took, err := clocked(func() (err error) {
		difference, err = c.Adopt(b.ctx, draft, func(done, total int) {
			if told < done*10/max(total, 1) {
				told = done * 10 / total
				b.say("  %d of %d documents", done, total)
			}
		})
		return err
	})
	if err := errors.Join(err, stop()); err != nil {
		return err
	}
	plain, rows, err := b.plainEntries(c, difference.Version)
	if err != nil {
		return err
	}
	b.table.add(row{
		What: fmt.Sprintf("Post %d documents again, %s", difference.Documents, c.name()), Measured: fmt.Sprintf("%.1f s", took.Seconds()),
		Bare: fmt.Sprintf("%.1f s for the same %d entries by plain SQL", plain.Seconds(), rows), Ratio: ratio(took, plain),
	})
	b.table.add(row{
		What:     fmt.Sprintf("Save an order meanwhile, %s", c.name()),
		Measured: fmt.Sprintf("%s, the longest %.1f s", ms(saves.median()), saves.of(100).Seconds()),
	})
	return nil
}

// keepSaving saves an order again and again until stop is called.
func (b *bench) keepSaving(c *company) (*series, func() error) {
	ctx, cancel := context.WithCancel(b.ctx)
	var times series
	var failed error
	var done sync.WaitGroup
	done.Go(func() {
		for i := 0; ctx.Err() == nil && failed == nil; i++ {
			failed = times.add(func() error { return b.anotherOrder(c, 1000+i) })
			select {
			case <-ctx.Done():
			case <-time.After(100 * time.Millisecond):
			}
		}
	})
	return &times, func() error {
		cancel()
		done.Wait()
		return failed
	}
}

// plainEntries writes the entries of a version into a table and indexes of the
// same shape, by one statement.
func (b *bench) plainEntries(c *company, version int) (took time.Duration, rows int64, err error) {
	db, err := bare(filepath.Join(b.dir, fmt.Sprintf("entries-%d.db", c.size.Contacts)))
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(b.ctx, "ATTACH ? AS company", c.path); err != nil {
		return 0, 0, err
	}
	found, err := db.QueryContext(b.ctx, "SELECT sql FROM company.sqlite_schema WHERE tbl_name = 'entry' AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type = 'index'")
	if err != nil {
		return 0, 0, err
	}
	var schema []string
	for found.Next() {
		var statement string
		if err := found.Scan(&statement); err != nil {
			return 0, 0, errors.Join(err, found.Close())
		}
		schema = append(schema, statement)
	}
	if err := errors.Join(found.Err(), found.Close()); err != nil {
		return 0, 0, err
	}
	for _, statement := range schema {
		if _, err := db.ExecContext(b.ctx, statement); err != nil {
			return 0, 0, err
		}
	}
	took, err = clocked(func() error {
		written, err := db.ExecContext(b.ctx, "INSERT INTO main.entry SELECT * FROM company.entry WHERE policy = ?", version)
		if err == nil {
			rows, err = written.RowsAffected()
		}
		return err
	})
	return took, rows, err
}
