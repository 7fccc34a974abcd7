package store

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"rapport/app"
)

// changedLimit is how many customers are told apart before all count as changed.
const changedLimit = 4000

// changed remembers which customers the writes of this program touched, so that
// what is kept of them in memory can be brought up to date. Nobody else writes
// while this program has the file open for writing.
type changed struct {
	mu      sync.Mutex
	mark    int64            // counts the writes that touched customers
	since   int64            // before this mark, nothing is known
	touched map[app.ID]int64 // customer to the mark of the last write
}

// The writing connection notes, in a table of its own, every customer whose
// totals, orders or name a statement touches, whatever wrote it: an action, an
// undo, a rebuild, or a trigger. A failed write takes its notes back with it. A
// bulk write touches so many that all count as changed.
var changedTriggers = func() []string {
	statements := []string{"CREATE TEMP TABLE changed_customer (id INTEGER PRIMARY KEY)"}
	note := func(name, event, table string, customers ...string) {
		body := ""
		for _, c := range customers {
			body += fmt.Sprintf("INSERT INTO changed_customer SELECT %[1]s WHERE %[1]s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM changed_customer WHERE id = %[1]s);\n", c)
		}
		statements = append(statements, "CREATE TEMP TRIGGER "+name+" AFTER "+event+" ON main."+table+" WHEN NOT EXISTS (SELECT 1 FROM bulk) BEGIN\n"+body+"END")
	}
	note("changed_total_insert", "INSERT", "customer_month", "NEW.customer")
	note("changed_total_update", "UPDATE", "customer_month", "OLD.customer", "NEW.customer")
	note("changed_total_delete", "DELETE", "customer_month", "OLD.customer")
	note("changed_order_insert", "INSERT", "sale_order", "coalesce(NEW.contact, 0)")
	note("changed_order_update", "UPDATE OF contact, day", "sale_order", "coalesce(OLD.contact, 0)", "coalesce(NEW.contact, 0)")
	note("changed_order_delete", "DELETE", "sale_order", "coalesce(OLD.contact, 0)")
	note("changed_contact_insert", "INSERT", "contact", "NEW.id", "NEW.merged_into")
	note("changed_contact_update", "UPDATE OF name, merged_into", "contact", "OLD.id", "OLD.merged_into", "NEW.merged_into")
	note("changed_contact_delete", "DELETE", "contact", "OLD.id", "OLD.merged_into")
	return statements
}()

func (w *writer) noteChanges() error {
	for _, statement := range slices.Concat(changedTriggers, changedMediaTriggers) {
		if _, err := w.conn.ExecContext(context.Background(), statement); err != nil {
			return err
		}
	}
	return nil
}

// takeChanges hands over what the write just committed has touched. What cannot
// be read counts as a change of all.
func (s *Store) takeChanges() {
	var ids []app.ID
	err := s.writer.SelectContext(context.Background(), &ids, "SELECT id FROM changed_customer LIMIT ?", changedLimit+1)
	all := s.wroteBulk
	s.wroteBulk = false
	s.takeMediaChanges(all)
	if err == nil && len(ids) == 0 && !all {
		return
	}
	if _, failed := s.writer.exec("DELETE FROM changed_customer"); failed != nil {
		err = failed
	}
	s.changed.add(ids, all || err != nil)
}

func (c *changed) add(ids []app.ID, all bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.mark++
	if c.touched == nil {
		c.touched = map[app.ID]int64{}
	}
	for _, id := range ids {
		c.touched[id] = c.mark
	}
	if all || len(c.touched) > changedLimit {
		clear(c.touched)
		c.since = c.mark
	}
}

// after lists who was touched after a mark, and gives the mark of now; known is
// false where too many were, or the mark is too old to tell.
func (c *changed) after(mark int64) (now int64, ids []app.ID, known bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if mark < c.since {
		return c.mark, nil, false
	}
	for id, at := range c.touched {
		if at > mark {
			ids = append(ids, id)
		}
	}
	return c.mark, ids, true
}

// CustomersChanged lists the customers whose totals, orders or names have
// changed since a mark that an earlier call gave, and gives the mark of now.
// known is false where all must be read again: always for a mark below 0, and,
// where the file is open for reading only, whenever it was written to.
func (s *Store) CustomersChanged(ctx context.Context, since int64) (now int64, customers []app.ID, known bool, err error) {
	if s.writer == nil {
		now, err = s.DataVersion(ctx)
		return now, nil, err == nil && now == since, err
	}
	now, customers, known = s.changed.after(since)
	if since < 0 || !known || len(customers) == 0 {
		return now, nil, known && since >= 0, nil
	}
	customers, err = s.withSurvivors(ctx, customers)
	return now, customers, err == nil, err
}

// withSurvivors adds to customers the contacts that are left of their merges,
// for which their documents count, and puts them in order.
func (s *Store) withSurvivors(ctx context.Context, customers []app.ID) ([]app.ID, error) {
	if len(customers) == 0 {
		return nil, nil
	}
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	for _, id := range customers[:len(customers):len(customers)] {
		if last := survivor(into, id); last != id {
			customers = append(customers, last)
		}
	}
	slices.Sort(customers)
	return slices.Compact(customers), nil
}
