package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// Unmerge makes a contact that was merged into another one a contact of its own
// again, at any later time. Every record that was made with it, or has come in
// under its external ID since, is its own again; what the survivor took over it
// gives back. What was recorded for the survivor since the merge stays there and
// is listed for people to decide on.
func (s *Store) Unmerge(ctx context.Context, contact app.ID) (app.Unmerged, error) {
	result := app.Unmerged{Contact: contact, Open: []app.OpenEnd{}}
	c, err := s.Contact(ctx, contact)
	if err != nil {
		return result, err
	}
	if c.MergedInto == 0 {
		return result, app.Errorf(app.Conflict, "%s is not merged into another contact.", c.Name)
	}
	if c.Erased != 0 {
		return result, app.Errorf(app.Conflict, "This person has been erased, which ended the merge for good.")
	}
	action := app.Say("Split %s off again", c.Name)
	result.Survivor = c.MergedInto
	result.Action, err = s.do(ctx, app.Action{Text: action.Key, Args: action.Args}, func(u *unit) error {
		if c, err = u.Contact(ctx, contact); err != nil {
			return err
		}
		merge, err := u.mergeOf(contact)
		if err != nil {
			return err
		}
		survivor := c.MergedInto
		c.MergedInto = 0
		if err := u.putContact(c); err != nil {
			return err
		}
		if result.Returned, err = u.countRecords(contact); err != nil || merge.ID == 0 {
			return err
		}
		if err := u.giveBack(merge, &result); err != nil {
			return err
		}
		return u.listSince(survivor, merge.ID, &result)
	})
	return result, err
}

// mergeOf is the merge of a contact; ID 0 where nothing is known of it.
func (u *unit) mergeOf(contact app.ID) (app.Merge, error) {
	var m app.Merge
	err := u.get(&m, mergeTable.selectAll+" WHERE contact = ?", contact)
	if errors.Is(err, sql.ErrNoRows) {
		return m, nil
	}
	return m, err
}

// giveBack takes from the survivor what it took over, and forgets the merge. Where the
// survivor was merged itself since, those that took it over from there give it back too.
func (u *unit) giveBack(m app.Merge, result *app.Unmerged) error {
	var taken app.Taken
	if err := json.Unmarshal([]byte(m.Taken), &taken); err != nil {
		return err
	}
	if _, err := u.exec(mergeTable.delete, m.ID); err != nil {
		return err
	}
	for keep := m.Survivor; ; {
		if err := u.takeFrom(keep, taken, result); err != nil {
			return err
		}
		on, err := u.mergeOf(keep)
		if err != nil || on.ID == 0 {
			return err
		}
		var passed app.Taken
		if err := json.Unmarshal([]byte(on.Taken), &passed); err != nil {
			return err
		}
		taken = passed.Cut(taken)
		rest, err := json.Marshal(passed)
		if err != nil {
			return err
		}
		on.Taken, keep = string(rest), on.Survivor
		if err := u.putRow(&on); err != nil {
			return err
		}
	}
}

// takeFrom takes from one contact what it had taken over, as far as it still has it.
func (u *unit) takeFrom(contact app.ID, taken app.Taken, result *app.Unmerged) error {
	c, err := u.Contact(u.ctx, contact)
	if err != nil {
		return err
	}
	for _, field := range app.GiveBack(c, taken) {
		result.Open = append(result.Open, app.OpenEnd{Kind: "field", Document: c.ID, Text: field})
	}
	return u.putContact(c)
}

// ownRecords are the tables of what is recorded for a contact, each with its
// day and what people call it.
var ownRecords = []struct{ kind, table, day, text string }{
	{"order", "sale_order", "day", "number"},
	{"return", "sale_return", "day", "number"},
	{"rebate", "rebate_claim", "received", "number"},
	{"interaction", "interaction", "day", "kind"},
	{"service", "service_case", "day", "number"},
	{"subscription", "subscription", "starts", "plan"},
	{"target", "campaign_target", "coalesce(touched_on, '')", "(SELECT name FROM campaign c WHERE c.id = campaign)"},
	{"task", "task", "coalesce(due, '')", "title"},
	{"deal", "deal", "coalesce(expected, '')", "title"},
}

// countRecords counts what is recorded for a contact and those merged into it.
func (u *unit) countRecords(contact app.ID) (total int, err error) {
	b, err := u.basis()
	if err != nil {
		return 0, err
	}
	own := idList(b.mergedInto(contact))
	for _, r := range ownRecords {
		var n int
		if err := u.get(&n, "SELECT count(*) FROM "+r.table+" WHERE contact IN (SELECT value FROM json_each(?))", own); err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}

// listSince lists what was recorded for the survivor after the merge, and for those
// that it was merged into since. IDs are in the order of time.
func (u *unit) listSince(survivor, since app.ID, result *app.Unmerged) error {
	for survivor != 0 {
		if err := u.listOf(survivor, since, result); err != nil {
			return err
		}
		on, err := u.mergeOf(survivor)
		if err != nil {
			return err
		}
		survivor, since = on.Survivor, max(since, on.ID)
	}
	return nil
}

func (u *unit) listOf(survivor, merge app.ID, result *app.Unmerged) error {
	for _, r := range ownRecords {
		var rows []struct {
			ID   app.ID
			Day  finance.Date
			Text string
		}
		err := u.selectAll(&rows, "SELECT id, "+r.day+" day, "+r.text+" text FROM "+r.table+" WHERE contact = ? AND id > ? ORDER BY id", survivor, merge)
		if err != nil {
			return err
		}
		for _, row := range rows {
			result.Open = append(result.Open, app.OpenEnd{Kind: r.kind, Document: row.ID, Day: row.Day, Text: row.Text})
		}
	}
	return nil
}

// FindMerged finds a contact that was merged into another: by its ID, its number,
// another system's ID, or its name.
func (s *Store) FindMerged(ctx context.Context, who string) (app.ID, error) {
	_, value, named := strings.Cut(who, ":")
	if !named {
		value = who
	}
	var ids []app.ID
	err := s.rows(ctx, &ids, `SELECT DISTINCT c.id FROM contact c LEFT JOIN external_id e ON e.contact = c.id
		WHERE c.merged_into IS NOT NULL AND (CAST(c.id AS TEXT) = ?1 OR CAST(c.number AS TEXT) = ?1 OR c.name = ?1 COLLATE folded
			OR e.value = ?1 OR e.system || ':' || e.value = ?1 OR e.value = ?2) ORDER BY c.id`, strings.TrimSpace(who), strings.TrimSpace(value))
	switch {
	case err != nil:
		return 0, err
	case len(ids) == 0:
		return 0, app.Errorf(app.NotFound, "%q is no contact that was merged into another.", who)
	case len(ids) > 1:
		return 0, app.Errorf(app.BadInput, "%q fits several merged contacts; name one by its ID: %s.", who, strings.Trim(idList(ids), "[]"))
	}
	return ids[0], nil
}
