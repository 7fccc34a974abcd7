package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"rapport/store"
)

// logged compares saving an order with the change log and without: in two copies of
// the company, of which one has lost the triggers of the log. Each order is saved in
// both, one after the other.
func (b *bench) logged(c *company) (err error) {
	b.say("Saving with and without the change log in %s …", c.name())
	orders, err := b.newOrders(c)
	if err != nil {
		return err
	}
	with, err := b.copied(c, "logged", false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, with.Close()) }()
	without, err := b.copied(c, "unlogged", true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, without.Close()) }()
	var log, none series
	for i := range saves {
		one := orders(100_000 + i)
		other := *one
		other.Lines = append(other.Lines[:0:0], one.Lines...)
		saves := []func() error{
			func() error { return log.add(func() error { return b.putOrder(with, one) }) },
			func() error { return none.add(func() error { return b.putOrder(without, &other) }) },
		}
		// The one that is first in turn, since the disk may serve the second better.
		if err := errors.Join(saves[i%2](), saves[1-i%2]()); err != nil {
			return err
		}
	}
	b.table.add(row{
		What: "Save an order with the change log, " + c.name(), Measured: ms(log.median()),
		Bare: ms(none.median()) + " without its triggers", Ratio: ratio(log.median(), none.median()),
	})
	return nil
}

// copied opens a copy of a company, with or without the triggers of the change log.
func (b *bench) copied(c *company, name string, bareOfLog bool) (s *store.Store, err error) {
	path := filepath.Join(b.dir, fmt.Sprintf("%s-%d.rapport", name, c.size.Contacts))
	from, err := bare(c.path)
	if err != nil {
		return nil, err
	}
	_, err = from.Exec("VACUUM INTO ?", path)
	if err := errors.Join(err, from.Close()); err != nil {
		return nil, err
	}
	if bareOfLog {
		if err := dropLog(path); err != nil {
			return nil, err
		}
	}
	return store.Open(b.ctx, path, store.Options{})
}

// dropLog takes the triggers of the change log out of a file, but for a note that
// something was saved.
func dropLog(path string) (err error) {
	db, err := bare(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	rows, err := db.Query("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'log\\_%' ESCAPE '\\'")
	if err != nil {
		return err
	}
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return errors.Join(err, rows.Close())
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if len(names) == 0 {
		return errors.New("the change log has no triggers")
	}
	for _, name := range names {
		if _, err := db.Exec(fmt.Sprintf("DROP TRIGGER %q", name)); err != nil {
			return err
		}
	}
	_, err = db.Exec(noteOnly)
	return err
}

// noteOnly keeps nothing but that an order came, since an action that changed
// nothing is not saved.
const noteOnly = `CREATE TRIGGER note_only AFTER INSERT ON sale_order BEGIN
	INSERT INTO change (action, table_, row, operation) VALUES ((SELECT action FROM current_action), 'sale_order', NEW.id, 'insert');
END`
