package store

import (
	"context"
	"fmt"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// Erase takes a person out of the file for good: names, ways to reach them,
// addresses, notes, custom values, other systems' IDs, tasks and all that the
// history knows of them, also under the records that were merged into theirs.
// Documents and ledger stay, under the name that alias makes of the short
// number, so that no figure changes. It cannot be undone. Copies of the file,
// backups among them, keep what they have.
func (s *Store) Erase(ctx context.Context, id app.ID, alias func(number int64) string) error {
	c, err := s.Contact(ctx, id)
	if err != nil {
		return err
	}
	switch {
	case c.Kind != app.Person:
		return app.Errorf(app.BadInput, "%s is a company. Only people are erased; erase those who belong to it one by one.", c.Name)
	case c.Erased != 0:
		return app.Errorf(app.Conflict, "This person has been erased already.")
	case c.MergedInto != 0:
		return app.Errorf(app.Conflict, "%s has been merged into another contact already. Choose that one.", c.Name)
	}
	action := app.Say("Erase person %d", c.Number)
	_, err = s.do(ctx, app.Action{Text: action.Key, Args: action.Args}, func(u *unit) error {
		u.kept = true // although nothing of it is logged
		if err := u.shred(true); err != nil {
			return err
		}
		e := eraser{unit: u, alias: alias}
		return e.erase(id)
	})
	if err != nil {
		return err
	}
	if err := s.quietly(ctx, func(u *unit) error { return u.shred(false) }); err != nil {
		return err
	}
	return s.compact(ctx)
}

// compact writes the file anew, without what lies in its gaps: SQLite forgets
// where a deleted row was, but leaves its text.
func (s *Store) compact(ctx context.Context) error {
	select {
	case <-s.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { s.turn <- struct{}{} }()
	for _, statement := range []string{"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := s.writer.exec(statement); err != nil {
			return plainly(err)
		}
	}
	return nil
}

// shred makes the search index take the words of a deleted text out, rather than
// only mark them as deleted.
func (u *unit) shred(on bool) error {
	n := 0
	if on {
		n = 1
	}
	for _, statement := range []string{
		"INSERT INTO search_contact (search_contact, rank) VALUES ('secure-delete', %d)",
		"INSERT INTO search_about (search_about, rank) VALUES ('secure-delete', %d)",
		"INSERT INTO search_record (search_record, rank) VALUES ('secure-delete', %d)",
	} {
		if _, err := u.exec(fmt.Sprintf(statement, n)); err != nil {
			return err
		}
	}
	return nil
}

// eraser erases one person.
type eraser struct {
	*unit
	alias  func(number int64) string
	family []app.ID          // the person's contact, and those merged into it
	names  map[string]string // every name they ever had, to the one that takes its place
}

func (e *eraser) erase(id app.ID) (err error) {
	if e.family, err = contactFamily(e.ctx, e.src, id); err != nil {
		return err
	}
	if err := e.learnNames(); err != nil {
		return err
	}
	for _, one := range e.family {
		if err := e.blank(one); err != nil {
			return err
		}
	}
	for _, step := range []func() error{e.clearNotes, e.removeRows, e.purgeHistory} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// learnNames gathers the names of the person, past and present.
func (e *eraser) learnNames() error {
	e.names = map[string]string{}
	var rows []struct {
		Name   string
		Number int64
	}
	err := e.selectAll(&rows, fmt.Sprintf(`SELECT name, number FROM contact WHERE id IN %[1]s
		UNION SELECT coalesce(before ->> '$.name', ''), before ->> '$.number' FROM change WHERE table_ = 'contact' AND row IN %[1]s AND before IS NOT NULL
		UNION SELECT coalesce(after ->> '$.name', ''), after ->> '$.number' FROM change WHERE table_ = 'contact' AND row IN %[1]s AND after IS NOT NULL`,
		listed(e.family)))
	for _, r := range rows {
		if strings.TrimSpace(r.Name) != "" {
			e.names[r.Name] = e.alias(r.Number)
		}
	}
	return err
}

// blank leaves of a contact what the books need.
func (e *eraser) blank(id app.ID) error {
	old, err := e.Contact(e.ctx, id)
	if err != nil {
		return err
	}
	day, err := finance.ParseDate(now()[:len("2006-01-02")])
	if err != nil {
		return err
	}
	return e.putContact(&app.Contact{
		ID: id, Number: old.Number, Kind: old.Kind, Name: e.alias(old.Number), Company: old.Company, Owner: old.Owner, Source: old.Source,
		Acquired: old.Acquired, MergedInto: old.MergedInto, Batch: old.Batch, Created: old.Created, Erased: day,
	})
}

// noted are the texts that people wrote about a contact in its documents.
var noted = []struct{ table, columns, kind, whose string }{
	{"sale_order", "note = ''", foundOrder, "contact IN %s"}, {"sale_return", "note = ''", foundReturn, "contact IN %s"},
	{"rebate_claim", "note = ''", foundClaim, "contact IN %s"}, {"service_case", "note = ''", foundService, "contact IN %s"},
	{"interaction", "note = '', outcome = ''", foundInteraction, "contact IN %s"},
	{"deal", "note = '', terms = '', title = number", foundDeal, "contact IN %s"},
}

func (e *eraser) clearNotes() error {
	for _, n := range noted {
		whose := fmt.Sprintf(n.whose, listed(e.family))
		if err := e.indexFound(n.kind, "SELECT id FROM "+n.table+" WHERE "+whose); err != nil {
			return err
		}
		if _, err := e.exec("UPDATE " + n.table + " SET " + n.columns + " WHERE " + whose); err != nil {
			return err
		}
	}
	return nil
}

// removeRows takes away what is about the person and nothing that was bought,
// paid or done: tasks, merges, pairs found not to be the same, drafts.
func (e *eraser) removeRows() error {
	list := listed(e.family)
	var tasks []app.ID
	if err := e.selectAll(&tasks, "SELECT id FROM task WHERE contact IN "+list); err != nil {
		return err
	}
	for _, id := range tasks {
		e.search.add(id, searchMark{kind: foundTask})
	}
	for _, statement := range []string{
		"DELETE FROM task WHERE contact IN " + list,
		"DELETE FROM contact_merge WHERE contact IN " + list + " OR survivor IN " + list,
		"DELETE FROM distinct_pair WHERE a IN " + list + " OR b IN " + list,
	} {
		if _, err := e.exec(statement); err != nil {
			return err
		}
	}
	for _, id := range e.family {
		if _, err := e.exec("DELETE FROM draft WHERE instr(form, ?1) OR instr(body, ?1)", id.String()); err != nil {
			return err
		}
	}
	for name := range e.names {
		if _, err := e.exec("DELETE FROM draft WHERE instr(body, ?)", name); err != nil {
			return err
		}
	}
	return nil
}
