package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"rapport/app"
)

// The rows of the person are gathered in a table of this connection: each is
// told by an image in the change log that names one of the contacts, or a
// document of theirs.
const makeErased = "CREATE TEMP TABLE IF NOT EXISTS erased (table_ TEXT, row INTEGER, PRIMARY KEY (table_, row)) WITHOUT ROWID"

// namedBy are the tables whose rows name a contact, with the column; nameParts
// those whose rows name a document of theirs.
var (
	namedBy = map[string][]string{
		"contact_point": {"contact"}, "contact_address": {"contact"}, "external_id": {"contact"}, "contact_tag": {"contact"}, "custom_value": {"contact"},
		"contact_merge": {"contact", "survivor"}, "distinct_pair": {"a", "b"}, "task": {"contact"}, "sale_order": {"contact"}, "sale_return": {"contact"},
		"rebate_claim": {"contact"}, "interaction": {"contact"}, "service_case": {"contact"}, "campaign_target": {"contact"}, "subscription": {"contact"},
		"deal": {"contact"},
	}
	nameParts = map[string]string{
		"order_line": "sale_order", "return_line": "sale_return", "rebate_state": "rebate_claim", "subscription_bill": "subscription", "deal_line": "deal",
	}
)

// purgeHistory deletes every change of the person's rows, and takes their names
// out of the sentences of the history.
func (e *eraser) purgeHistory() error {
	if err := e.gatherRows(); err != nil {
		return err
	}
	var affected []app.ID
	err := e.selectAll(&affected, "SELECT DISTINCT c.action FROM erased e JOIN change c ON c.row = e.row AND c.table_ = e.table_")
	if err != nil {
		return err
	}
	_, err = e.exec("DELETE FROM change WHERE id IN (SELECT c.id FROM erased e JOIN change c ON c.row = e.row AND c.table_ = e.table_)")
	if err != nil {
		return err
	}
	if err := e.renameInHistory(affected); err != nil {
		return err
	}
	_, err = e.exec("DELETE FROM erased")
	return err
}

func (e *eraser) gatherRows() error {
	list := listed(e.family)
	if _, err := e.exec(makeErased); err != nil {
		return err
	}
	if _, err := e.exec("DELETE FROM erased"); err != nil {
		return err
	}
	if _, err := e.exec("INSERT INTO erased SELECT 'contact', id FROM contact WHERE id IN " + list); err != nil {
		return err
	}
	for table, columns := range namedBy {
		var conditions []string
		for _, column := range columns {
			for _, image := range []string{"before", "after"} {
				conditions = append(conditions, fmt.Sprintf("%s ->> '$.%s' IN %s", image, column, list))
			}
		}
		_, err := e.exec("INSERT OR IGNORE INTO erased SELECT table_, row FROM change WHERE table_ = ? AND ("+strings.Join(conditions, " OR ")+")", table)
		if err != nil {
			return err
		}
	}
	for table, column := range nameParts {
		_, err := e.exec(fmt.Sprintf(`INSERT OR IGNORE INTO erased SELECT table_, row FROM change WHERE table_ = ?1
			AND coalesce(after, before) ->> '$.%s' IN (SELECT row FROM erased WHERE table_ = ?2)`, column), table, column)
		if err != nil {
			return err
		}
	}
	return nil
}

// renameInHistory puts the new name in the place of the old ones: wherever a
// sentence names just the person, and anywhere in the sentences of what was
// about them.
func (e *eraser) renameInHistory(affected []app.ID) error {
	about := map[app.ID]bool{}
	for _, id := range affected {
		about[id] = true
	}
	var actions []struct {
		ID   app.ID
		Args string
	}
	if err := e.selectAll(&actions, "SELECT id, args FROM action WHERE args <> '[]'"); err != nil {
		return err
	}
	for _, a := range actions {
		var args []any
		if err := json.Unmarshal([]byte(a.Args), &args); err != nil {
			return err
		}
		if !e.rename(args, about[a.ID]) {
			continue
		}
		text, err := json.Marshal(args)
		if err != nil {
			return err
		}
		if _, err := e.exec("UPDATE action SET args = ? WHERE id = ?", string(text), a.ID); err != nil {
			return err
		}
	}
	return nil
}

// rename changes the names in arguments; within longer texts too where the
// action was about the person.
func (e *eraser) rename(args []any, within bool) (changed bool) {
	for i, arg := range args {
		text, ok := arg.(string)
		if !ok {
			continue
		}
		fresh := text
		for name, alias := range e.names {
			if fresh == name || within && strings.Contains(fresh, name) {
				fresh = strings.ReplaceAll(fresh, name, alias)
			}
		}
		if fresh != text {
			args[i], changed = fresh, true
		}
	}
	return changed
}
