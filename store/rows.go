package store

import (
	"reflect"

	"rapport/app"
)

// saveRow writes one row, new where its ID is 0, and reports whether it is new.
// A row that is as it was is left alone.
func (u *unit) saveRow(t *table, id *app.ID, record any) (added bool, err error) {
	if *id == 0 {
		*id = u.s.ids.next()
		_, err := u.exec(t.insert, t.values(record)...)
		return true, err
	}
	rest := t.values(record)[1:]
	args := append(append(append([]any{}, rest...), *id), rest...)
	_, err = u.exec(t.update, args...)
	return false, err
}

// saveLines brings the rows of a document to those given, by diff: rows that
// are gone are deleted first, so that a number may pass to another row.
func saveLines[T any](u *unit, t *table, owner string, document app.ID, fresh bool, lines []T, id func(*T) *app.ID) error {
	if !fresh {
		if err := deleteOthers(u, t, owner, document, lines, id); err != nil {
			return err
		}
	}
	for i := range lines {
		if _, err := u.saveRow(t, id(&lines[i]), &lines[i]); err != nil {
			return err
		}
	}
	return nil
}

func deleteOthers[T any](u *unit, t *table, owner string, document app.ID, lines []T, id func(*T) *app.ID) error {
	var kept []app.ID
	if err := u.selectAll(&kept, "SELECT id FROM "+t.name+" WHERE "+owner+" = ?", document); err != nil {
		return err
	}
	known := map[app.ID]bool{}
	for _, k := range kept {
		known[k] = true
	}
	for i := range lines {
		if line := id(&lines[i]); *line != 0 && !known[*line] {
			*line = 0 // of another document: a copy gets rows of its own
		} else {
			delete(known, *line)
		}
	}
	for _, k := range kept {
		if known[k] {
			if _, err := u.exec(t.delete, k); err != nil {
				return err
			}
		}
	}
	return nil
}

// exists tells a record that is about to be changed from one that is not there.
func (u *unit) exists(r app.Record) error {
	if app.IDOf(r) == 0 {
		return nil
	}
	fresh := reflect.New(reflect.TypeOf(r).Elem()).Interface()
	return u.read(u.ctx, tableOf(r), fresh, app.IDOf(r))
}
