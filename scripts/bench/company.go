package main

import (
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"time"

	"rapport/app/sample"
	"rapport/finance"
	"rapport/store"
)

// company is a generated company, open.
type company struct {
	*store.Store
	path string
	size sample.Size
}

// name is how the figures of the company are told apart.
func (c *company) name() string {
	return fmt.Sprintf("%dk contacts, %dk orders", c.size.Contacts/1000, c.size.Orders/1000)
}

// company makes a company of a size and opens it anew, as a start finds it.
func (b *bench) company(name string, size sample.Size) (*company, error) {
	c := &company{path: filepath.Join(b.dir, name), size: size}
	b.say("Making a company of %s …", c.name())
	start := time.Now()
	made, err := store.Create(b.ctx, c.path, sample.Company())
	if err != nil {
		return nil, err
	}
	if err := sample.Generate(b.ctx, made, size, 1, nil); err != nil {
		return nil, err
	}
	if err := made.Close(); err != nil {
		return nil, err
	}
	b.say("  made in %s", time.Since(start).Round(100*time.Millisecond))
	c.Store, err = store.Open(b.ctx, c.path, store.Options{})
	return c, err
}

// today is the day after which nothing happened in the company.
func (c *company) today() finance.Date { return finance.MustDate("2026-03-31") }

// bare opens a file without Rapport, with the pragmas that the store sets on
// every connection.
func bare(path string) (*sql.DB, error) {
	q := url.Values{"_pragma": {
		"busy_timeout(5000)", "foreign_keys(1)", "journal_mode(WAL)", "synchronous(FULL)", "cache_size(-32768)", "temp_store(MEMORY)",
	}}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()+"?"+q.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}
