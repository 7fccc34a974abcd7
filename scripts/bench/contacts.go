package main

import (
	"errors"
	"time"

	"rapport/app"
)

// listLimit is how long a list may take to come.
const listLimit = time.Second

// contacts reads the whole list of contacts with their figures, and the names
// alone.
func (b *bench) contacts(c *company) (err error) {
	b.say("Listing contacts of %s …", c.name())
	db, err := bare(c.path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var listed, named series
	for range 7 {
		err := errors.Join(
			listed.add(func() error { _, err := c.ContactRows(b.ctx, app.ContactFilter{}); return err }),
			named.add(func() error {
				return drain(db.Query("SELECT id, number, name FROM contact ORDER BY name COLLATE folded"))
			}),
		)
		if err != nil {
			return err
		}
	}
	b.table.add(row{
		What: "List of all contacts with their figures, " + c.name(), Measured: ms(listed.median()), Limit: ms(listLimit),
		Bare: ms(named.median()) + " their names alone, in SQL", Ratio: ratio(listed.median(), named.median()), Verdict: verdict(listed.median() <= listLimit),
	})
	return nil
}
