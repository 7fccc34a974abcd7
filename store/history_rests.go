package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rapport/app"
)

// RestingOn lists the later actions, not taken back, that rest on one: because
// they changed the same rows again, use what it made, or took away what its rows
// need; and what rests on those. The newest comes first: taken back in this order
// they stand in the way no more.
func (s *Store) RestingOn(ctx context.Context, id app.ID) ([]app.Done, error) {
	d, err := s.done(ctx, "a.id = ?", id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, app.Errorf(app.NotFound, "There is no such action in the history.")
	}
	if err != nil {
		return nil, err
	}
	within, err := s.wholeOf(ctx, d)
	if err != nil {
		return nil, err
	}
	references, err := s.references(ctx)
	if err != nil {
		return nil, plainly(err)
	}
	var resting []app.Done
	for {
		more, err := s.restingDirectly(ctx, within, references)
		if err != nil {
			return nil, plainly(err)
		}
		if len(more) == 0 {
			break
		}
		for _, m := range more {
			whole, err := s.wholeOf(ctx, m)
			if err != nil {
				return nil, err
			}
			within = append(within, whole...)
			resting = append(resting, m)
		}
	}
	slices.SortFunc(resting, func(a, b app.Done) int { return int(b.ID - a.ID) })
	return resting, nil
}

// restingDirectly lists the actions outside a set that rest on one within, an
// import once.
func (s *Store) restingDirectly(ctx context.Context, within []app.ID, references []reference) ([]app.Done, error) {
	list := idList(within)
	found := map[app.ID]bool{}
	collect := func(query string, args ...any) error {
		var ids []app.ID
		err := s.reader.SelectContext(ctx, &ids, query, args...)
		for _, id := range ids {
			found[id] = true
		}
		return err
	}
	err := collect(`SELECT DISTINCT l.action FROM change c JOIN change l ON l.row = c.row AND l.table_ = c.table_ AND l.id > c.id
		WHERE c.action IN (SELECT value FROM json_each(?))`, list)
	if err != nil {
		return nil, err
	}
	var touched []struct {
		Table string `db:"table_"`
		Made  bool
	}
	err = s.reader.SelectContext(ctx, &touched,
		"SELECT DISTINCT table_, before IS NULL made FROM change WHERE action IN (SELECT value FROM json_each(?))", list)
	for _, t := range touched {
		query := takingNeeded(t.Table, references)
		if t.Made {
			query = usingMade(t.Table, references)
		}
		if err == nil && query != "" {
			err = collect(query, list)
		}
	}
	if err != nil {
		return nil, err
	}
	ids := make([]app.ID, 0, len(found))
	for id := range found {
		ids = append(ids, id)
	}
	var later []app.Done
	err = s.reader.SelectContext(ctx, &later, selectDone+` WHERE a.id IN (SELECT value FROM json_each(?1))
		AND a.id NOT IN (SELECT value FROM json_each(?2)) AND a.id > (SELECT min(value) FROM json_each(?2))
		AND a.kind IN ('edit', 'import') AND a.undone = 0 ORDER BY a.id DESC`, idList(ids), list)
	return onePerImport(later), err
}

// usingMade finds the actions on rows that name rows which the set made in a table;
// empty where nothing can name them.
func usingMade(table string, references []reference) string {
	var uses []string
	for _, r := range references {
		if r.Parent == table {
			uses = append(uses, fmt.Sprintf("SELECT l.action FROM %[1]s x JOIN change l ON l.row = x.rowid AND l.table_ = '%[1]s' WHERE x.%[2]s IN made", r.Child, r.Column))
		}
	}
	if len(uses) == 0 {
		return ""
	}
	return fmt.Sprintf(`WITH made (row) AS MATERIALIZED (
		SELECT row FROM change WHERE action IN (SELECT value FROM json_each(?)) AND table_ = '%s' AND before IS NULL) `, table) +
		strings.Join(uses, " UNION ")
}

// takingNeeded finds the actions that took away what rows of a table name which the
// set changed or took away itself, and those that let such rows name what the set
// made, before the set changed them again; empty where they name nothing.
func takingNeeded(table string, references []reference) string {
	var uses []string
	for _, r := range references {
		if r.Child == table {
			uses = append(uses, fmt.Sprintf(`SELECT l.action FROM was JOIN change l ON l.row = was.before ->> '$.%[1]s' AND l.table_ = '%[2]s' AND l.after IS NULL
				WHERE NOT EXISTS (SELECT 1 FROM %[2]s p WHERE p.%[3]s = was.before ->> '$.%[1]s')`, r.Column, r.Parent, r.Key),
				fmt.Sprintf(`SELECT l.action FROM was JOIN change l ON l.row = was.row AND l.table_ = '%[1]s' WHERE was.before ->> '$.%[2]s' IN
				(SELECT row FROM change WHERE action IN (SELECT value FROM json_each(?1)) AND table_ = '%[3]s' AND before IS NULL)`, r.Child, r.Column, r.Parent))
		}
	}
	if len(uses) == 0 {
		return ""
	}
	return fmt.Sprintf(`WITH was (row, before) AS MATERIALIZED (
		SELECT row, before FROM change WHERE action IN (SELECT value FROM json_each(?1)) AND table_ = '%s' AND before IS NOT NULL) `, table) +
		strings.Join(uses, " UNION ")
}

// onePerImport keeps the last of the actions of each import.
func onePerImport(all []app.Done) []app.Done {
	var kept []app.Done
	seen := map[app.ID]bool{}
	for _, d := range all {
		if d.Batch != 0 && seen[d.Batch] {
			continue
		}
		seen[d.Batch] = true
		kept = append(kept, d)
	}
	return kept
}

// references lists the foreign keys between logged tables.
func (s *Store) references(ctx context.Context) ([]reference, error) {
	var all []reference
	err := s.reader.SelectContext(ctx, &all, selectReferences)
	return all, err
}

// UndoWith takes an action back with all that rests on it, the newest first, and
// lists what was taken back. Where one of them is refused, those before it are
// done again, so that the file is as it was.
func (s *Store) UndoWith(ctx context.Context, id app.ID) ([]app.Done, error) {
	resting, err := s.RestingOn(ctx, id)
	if err != nil {
		return nil, err
	}
	d, err := s.done(ctx, "a.id = ?", id)
	if err != nil {
		return nil, err
	}
	var taken []app.Done
	var by []app.ID // the action that took each back
	for _, one := range append(resting, d) {
		undo, err := s.reverseDone(ctx, one)
		if err != nil {
			return nil, errors.Join(err, s.doneAgain(context.WithoutCancel(ctx), taken, by))
		}
		taken, by = append(taken, one), append(by, undo)
	}
	return taken, nil
}

// doneAgain does actions again that have just been taken back, the last first.
func (s *Store) doneAgain(ctx context.Context, taken []app.Done, by []app.ID) error {
	for i := len(taken) - 1; i >= 0; i-- {
		if _, err := s.travel(ctx, journey{of: taken[i], actions: []app.ID{by[i]}, kind: redoAction}); err != nil {
			return err
		}
	}
	return nil
}
