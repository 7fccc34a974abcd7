package store

import (
	"context"
	"fmt"
	"strings"

	"rapport/app"
)

// ChangeContacts makes one change for many contacts, as one action of the
// history. Contacts that are so already are left alone; 0 where all are.
func (s *Store) ChangeContacts(ctx context.Context, ids []app.ID, c app.ContactChange) (app.ID, error) {
	if c.AddTag = strings.TrimSpace(c.AddTag); len([]rune(c.AddTag)) > app.NameLimit {
		return 0, app.Invalid("tag", "This is longer than %d characters; shorten it.", app.NameLimit)
	}
	name, err := s.changeTo(ctx, c)
	if err != nil {
		return 0, err
	}
	var action app.Text
	var change func(*unit, app.ID) error
	switch n := len(ids); {
	case c.Owner != nil && *c.Owner == 0:
		action, change = app.Say("Take the owner from %d contacts", n), setter("owner", *c.Owner)
	case c.Owner != nil:
		action, change = app.Say("Make %s the owner of %d contacts", name, n), setter("owner", *c.Owner)
	case c.Source != nil && *c.Source == 0:
		action, change = app.Say("Forget where %d contacts first came from", n), setter("media_source", *c.Source)
	case c.Source != nil:
		action, change = app.Say("Let %d contacts have come first from %s", n, name), setter("media_source", *c.Source)
	case c.AddTag != "":
		action, change = app.Say("Tag %d contacts %s", n, c.AddTag), tagger(c.AddTag)
	case c.RemoveTag != "":
		action, change = app.Say("Take the tag %s from %d contacts", c.RemoveTag, n), untagger(c.RemoveTag)
	default:
		return 0, app.Invalid("tag", "Write the tag.")
	}
	return s.do(ctx, app.Action{Text: action.Key, Args: action.Args}, func(u *unit) error {
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := change(u, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// changeTo is the name of the owner or the source that contacts are given.
func (s *Store) changeTo(ctx context.Context, c app.ContactChange) (name string, err error) {
	switch {
	case c.Owner != nil && *c.Owner != 0:
		err = s.reader.GetContext(ctx, &name, "SELECT name FROM staff WHERE id = ?", *c.Owner)
	case c.Source != nil && *c.Source != 0:
		err = s.reader.GetContext(ctx, &name, "SELECT name FROM media_source WHERE id = ?", *c.Source)
	}
	return name, plainly(err)
}

// setter sets a column of a contact to a record's ID.
func setter(column string, to app.ID) func(*unit, app.ID) error {
	query := fmt.Sprintf("UPDATE contact SET %[1]s = ?1, changed = ?2 WHERE id = ?3 AND %[1]s IS NOT ?1 AND erased IS NULL", column)
	return func(u *unit, id app.ID) error {
		if err := u.markAcquired(id); err != nil {
			return err
		}
		_, err := u.exec(query, to, now(), id)
		return err
	}
}

func tagger(tag string) func(*unit, app.ID) error {
	var made app.ID
	return func(u *unit, id app.ID) (err error) {
		if made == 0 {
			if made, err = u.named("tag", tag); err != nil {
				return err
			}
		}
		u.search.add(id, searchMark{kind: foundContact, again: true})
		_, err = u.exec(`INSERT INTO contact_tag (id, contact, tag) SELECT ?1, ?2, ?3
			WHERE NOT EXISTS (SELECT 1 FROM contact_tag WHERE contact = ?2 AND tag = ?3)`, u.s.ids.next(), id, made)
		return err
	}
}

func untagger(tag string) func(*unit, app.ID) error {
	return func(u *unit, id app.ID) error {
		u.search.add(id, searchMark{kind: foundContact, again: true})
		_, err := u.exec("DELETE FROM contact_tag WHERE contact = ? AND tag = (SELECT id FROM tag WHERE name = ?)", id, tag)
		return err
	}
}
