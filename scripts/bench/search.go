package main

import (
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// searchLimit is a frame of the screen.
const searchLimit = 16 * time.Millisecond

// typed gives what stands in the search box while each text is typed.
func typed(texts []string) []string {
	var prefixes []string
	for _, text := range texts {
		letters := []rune(text)
		for n := range letters {
			prefixes = append(prefixes, string(letters[:n+1]))
		}
	}
	return prefixes
}

// searched are texts as people look for them: names, addresses, phones, order
// numbers.
func (b *bench) searched(c *company) ([]string, error) {
	choices, err := c.ContactChoices(b.ctx, "", 200_000)
	if err != nil {
		return nil, err
	}
	texts := []string{"G-0000123", "G-0041234", "P-017", "Product 5", "Campaign 2", "zzqx"}
	for i := range 30 {
		n := (i*7919 + 13) % len(choices)
		texts = append(texts, choices[n].Name)
		if i%3 == 0 {
			texts = append(texts, fmt.Sprintf("customer%d@ex", n), fmt.Sprintf("415%07d", 5550000+n))
		}
	}
	return texts, nil
}

// search types texts letter by letter into the search box, and looks for the
// same in the names alone with LIKE.
func (b *bench) search(c *company) (err error) {
	b.say("Searching in %s …", c.name())
	texts, err := b.searched(c)
	if err != nil {
		return err
	}
	db, err := bare(c.path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	like, err := db.Prepare("SELECT id, name FROM contact WHERE name LIKE '%' || ? || '%' ORDER BY name LIMIT 20")
	if err != nil {
		return err
	}
	var found, scanned series
	slowest := ""
	for i, text := range typed(texts) {
		took, err := clocked(func() error { _, err := c.Search(b.ctx, text, 20); return err })
		if err != nil {
			return err
		}
		if len(found) == 0 || took > found.of(100) {
			slowest = text
		}
		found = append(found, took)
		if i%5 == 0 { // a fifth of them tells enough, and takes long
			if took, err = clocked(func() error { return drain(like.Query(text)) }); err != nil {
				return err
			}
			scanned = append(scanned, took)
		}
	}
	b.say("  median %s, slowest %s for %q", ms(found.median()), ms(found.of(100)), slowest)
	b.table.add(row{
		What: "Search as you type, p95, " + c.name(), Measured: ms(found.of(95)), Limit: ms(searchLimit),
		Bare: ms(scanned.of(95)) + " LIKE over the names", Ratio: ratio(found.of(95), scanned.of(95)), Verdict: verdict(found.of(95) <= searchLimit),
	})
	return nil
}

// drain reads all rows of a query to their end.
func drain(rows *sql.Rows, err error) error {
	if err != nil {
		return err
	}
	columns, err := rows.Columns()
	if err != nil {
		return errors.Join(err, rows.Close())
	}
	into := make([]any, len(columns))
	for i := range into {
		into[i] = new(sql.RawBytes)
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}
