package store

import (
	"fmt"
	"slices"
	"strings"

	"rapport/app"
)

// refuseLaterChanges refuses to take back rows that a later action, which is
// not taken back itself, has changed again.
func (u *unit) refuseLaterChanges(actions string) error {
	var later []app.Done
	err := u.selectAll(&later, `SELECT DISTINCT a.id, a.sentence, a.args FROM reversal r
		JOIN change c ON c.row = r.row AND c.table_ = r.table_ AND c.id > r.first
		JOIN action a ON a.id = c.action
		WHERE a.kind IN ('edit', 'import') AND a.undone = 0 AND a.id NOT IN (SELECT value FROM json_each(?))
		ORDER BY a.id DESC LIMIT 20`, actions)
	if err != nil {
		return err
	}
	return refusal(later)
}

// refusal lists the later actions that stand in the way; nil for none.
func refusal(later []app.Done) error {
	if len(later) == 0 {
		return nil
	}
	const most = 5
	var sentences []string
	seen := map[string]bool{}
	for _, d := range later {
		if text := d.Text().String(); !seen[text] && len(sentences) < most {
			seen[text] = true
			sentences = append(sentences, text)
		}
	}
	return app.Errorf(app.Conflict, "Something later rests on this. Take that back first: %s.", strings.Join(sentences, "; "))
}

// reference is a column that holds the key of another table.
type reference struct{ Child, Column, Parent, Key string }

// references lists the foreign keys between logged tables.
func (u *unit) references() ([]reference, error) {
	var all []reference
	err := u.selectAll(&all, selectReferences)
	return all, err
}

const selectReferences = `SELECT t.name child, f."from" "column", f."table" parent, coalesce(f."to", 'id') "key"
		FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f
		WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT IN ('action', 'adjustment') ORDER BY 1, 2`

// refuseLooseEnds refuses a journey after which some row would name one that is
// not there: either a row still names what was taken away, or what was brought
// back names something that is gone.
func (u *unit) refuseLooseEnds(touched []string, actions string) error {
	all, err := u.references()
	if err != nil {
		return err
	}
	for _, r := range all {
		if slices.Contains(touched, r.Parent) {
			if err := u.refuseLeft(r, actions); err != nil {
				return err
			}
		}
		if slices.Contains(touched, r.Child) {
			if err := u.refuseMissing(r, actions); err != nil {
				return err
			}
		}
	}
	return nil
}

// refuseLeft refuses where rows still name what was taken away.
func (u *unit) refuseLeft(r reference, actions string) error {
	var rows []app.ID
	err := u.selectAll(&rows, fmt.Sprintf("SELECT rowid FROM %s WHERE %s IN (SELECT row FROM reversal WHERE table_ = ? AND before IS NULL) LIMIT 20",
		r.Child, r.Column), r.Parent)
	if err != nil || len(rows) == 0 {
		return err
	}
	return u.refuseBecause(r.Child, rows, actions)
}

// refuseMissing refuses where what was brought back names something that is
// gone.
func (u *unit) refuseMissing(r reference, actions string) error {
	var rows []app.ID
	err := u.selectAll(&rows, fmt.Sprintf(`SELECT DISTINCT c.%[2]s FROM reversal x JOIN %[1]s c ON c.rowid = x.row
		WHERE x.table_ = ? AND c.%[2]s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %[3]s p WHERE p.%[4]s = c.%[2]s) LIMIT 20`,
		r.Child, r.Column, r.Parent, r.Key), r.Child)
	if err != nil || len(rows) == 0 {
		return err
	}
	return u.refuseBecause(r.Parent, rows, actions)
}

// refuseBecause names the actions that last had to do with some rows.
func (u *unit) refuseBecause(table string, rows []app.ID, actions string) error {
	var later []app.Done
	err := u.selectAll(&later, `SELECT DISTINCT a.id, a.sentence, a.args FROM change c JOIN action a ON a.id = c.action
		WHERE c.row IN (SELECT value FROM json_each(?)) AND c.table_ = ? AND a.undone = 0 AND a.kind IN ('edit', 'import')
		AND a.id NOT IN (SELECT value FROM json_each(?)) ORDER BY a.id DESC LIMIT 20`, idList(rows), table, actions)
	if err != nil {
		return err
	}
	if err := refusal(later); err != nil {
		return err
	}
	return app.Errorf(app.Conflict, "This cannot be taken back, since something that belongs to it is gone or is used elsewhere.")
}
