package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"rapport/app"
)

// journey takes actions back. Doing again is taking back what took back.
type journey struct {
	of      app.Done // the action that people see taken back or done again
	actions []app.ID // whose changes are reversed
	kind    kindOfAction
	erase   bool // leave no trace in the history
}

// The rows that a journey brings back are worked out once, in a table of this
// connection: for each row its number, and how it was before the first change;
// no image where it was not there.
const (
	makeReversal = `CREATE TEMP TABLE IF NOT EXISTS reversal (
		table_ TEXT, row INTEGER, first INTEGER, before TEXT, PRIMARY KEY (table_, row)) WITHOUT ROWID`
	fillReversal = `INSERT INTO reversal (table_, row, first, before)
		SELECT table_, row, min(id), before FROM change WHERE action IN (SELECT value FROM json_each(?)) GROUP BY table_, row`
)

// travel carries a journey out as an action of its own. Foreign keys are checked
// at its end, as sets: row by row, in the middle, they would be neither right
// nor quick.
func (s *Store) travel(ctx context.Context, j journey) (app.ID, error) {
	if register, err := s.changesRegister(ctx, j); err != nil || register {
		if err != nil {
			return 0, err
		}
		return s.travelRegister(ctx, j)
	}
	return s.act(ctx, j.deed(), func(u *unit) error {
		// Doing again finds the closed months as the action found them, and may
		// adjust what it had adjusted.
		u.strict = j.kind != redoAction
		if err := u.reverse(j); err != nil {
			return err
		}
		if err := u.postAll(); err != nil {
			return err
		}
		if err := u.refuseThawed(); err != nil {
			return err
		}
		return u.recordJourney(j)
	})
}

// deed is the action that carries the journey out.
func (j journey) deed() deed {
	action := app.Action{Text: j.of.Sentence, Args: j.of.Text().Args, Batch: j.of.Batch}
	return deed{Action: action, kind: j.kind, undoes: j.of.ID, unchecked: true}
}

// reverse brings the rows back and puts on the list what they touch.
func (u *unit) reverse(j journey) error {
	list := idList(j.actions)
	if _, err := u.exec(makeReversal); err != nil {
		return err
	}
	if _, err := u.exec("DELETE FROM reversal"); err != nil {
		return err
	}
	if _, err := u.exec(fillReversal, list); err != nil {
		return err
	}
	if err := u.refuseLaterChanges(list); err != nil {
		return err
	}
	touched, err := u.touchedTables()
	if err != nil {
		return err
	}
	before, err := u.basis()
	if err != nil {
		return err
	}
	if err := u.clearLedger(before); err != nil {
		return err
	}
	if err := u.markTouched(touched, list); err != nil {
		return err
	}
	if err := u.restoreAll(touched); err != nil {
		return err
	}
	u.forgetBasis()
	clear(u.companyOf)
	clear(u.nameByID)
	if err := u.refuseLooseEnds(touched, list); err != nil {
		return err
	}
	if err := u.moveMerged(before); err != nil {
		return err
	}
	if err := u.markTouched(touched, list); err != nil {
		return err
	}
	return u.indexTouched(touched, list)
}

func (u *unit) touchedTables() ([]string, error) {
	var tables []string
	err := u.selectAll(&tables, "SELECT DISTINCT table_ FROM reversal ORDER BY table_")
	return tables, err
}

// restoreAll brings the rows of the tables back. Months are opened first and
// closed last, and between the two the pools post what was not used, as a close
// does: a closed month takes no entries.
func (u *unit) restoreAll(touched []string) error {
	closes := slices.Contains(touched, "period_close")
	if closes {
		if _, err := u.exec("DELETE FROM period_close WHERE id IN (SELECT row FROM reversal WHERE table_ = 'period_close')"); err != nil {
			return err
		}
	}
	for _, table := range touched {
		if table == "period_close" {
			continue
		}
		if err := u.restore(table); err != nil {
			return err
		}
	}
	if !closes {
		return nil
	}
	u.forgetBasis()
	if err := u.postPools(); err != nil {
		return err
	}
	return u.restore("period_close")
}

// restore brings the rows of one table back. They are taken out first, so that
// rows which exchanged a unique value do not meet on the way.
func (u *unit) restore(table string) error {
	columns, fields, key, err := u.columnsOf(table)
	if err != nil {
		return err
	}
	var rows int
	if err := u.get(&rows, "SELECT count(*) FROM reversal WHERE table_ = ?", table); err != nil {
		return err
	}
	if rows == 1 {
		changed, err := u.exec(fmt.Sprintf("UPDATE %s SET (%s) = (SELECT %s FROM reversal WHERE table_ = ?1) WHERE %s = (SELECT row FROM reversal WHERE table_ = ?1 AND before IS NOT NULL)",
			table, strings.Join(columns, ", "), strings.Join(fields, ", "), key), table)
		if err != nil {
			return err
		}
		if n, err := changed.RowsAffected(); err != nil || n == 1 {
			return err
		}
	}
	_, err = u.exec(fmt.Sprintf("DELETE FROM %s WHERE %s IN (SELECT row FROM reversal WHERE table_ = ?)", table, key), table)
	if err != nil {
		return err
	}
	_, err = u.exec(fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM reversal WHERE table_ = ? AND before IS NOT NULL ORDER BY row",
		table, strings.Join(columns, ", "), strings.Join(fields, ", ")), table)
	return err
}

// columnsOf lists the columns of a table, what they were before, and its key. Where
// a change was logged before a column was there, it is as it begins.
func (u *unit) columnsOf(table string) (columns, before []string, key string, err error) {
	var info []struct {
		Name    string
		PK      int
		Default sql.NullString `db:"dflt_value"`
	}
	if err := u.selectAll(&info, "SELECT name, pk, dflt_value FROM pragma_table_info(?)", table); err != nil {
		return nil, nil, "", err
	}
	for _, c := range info {
		was := fmt.Sprintf("before ->> '$.%s'", c.Name)
		if c.Default.Valid {
			was = fmt.Sprintf("iif(json_type(before, '$.%s') IS NULL, %s, %s)", c.Name, c.Default.String, was)
		}
		columns, before = append(columns, c.Name), append(before, was)
		if c.PK == 1 {
			key = c.Name
		}
	}
	return columns, before, key, nil
}

// recordJourney marks what was taken back or done again, or wipes it out.
func (u *unit) recordJourney(j journey) error {
	if j.erase {
		return u.eraseJourney(j)
	}
	list := idList(j.actions)
	if _, err := u.exec("UPDATE action SET undone = 1 WHERE id IN (SELECT value FROM json_each(?))", list); err != nil {
		return err
	}
	if j.kind == undoAction {
		return nil
	}
	if j.of.Batch != 0 {
		_, err := u.exec("UPDATE action SET undone = 0 WHERE batch = ? AND kind IN ('edit', 'import')", j.of.Batch)
		return err
	}
	_, err := u.exec("UPDATE action SET undone = 0 WHERE id = ?", j.of.ID)
	return err
}

func (u *unit) eraseJourney(j journey) error {
	list := idList(append(j.actions, u.action))
	u.kept = true
	if _, err := u.exec("DELETE FROM change WHERE action IN (SELECT value FROM json_each(?))", list); err != nil {
		return err
	}
	_, err := u.exec("DELETE FROM action WHERE id IN (SELECT value FROM json_each(?))", list)
	return err
}

// idList is a list of IDs as a JSON array, for json_each.
func idList(ids []app.ID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = id.String()
	}
	return "[" + strings.Join(texts, ",") + "]"
}
