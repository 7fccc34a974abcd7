package store

import (
	"database/sql"
	"errors"
	"strings"

	"rapport/app"
)

// putContact saves a contact with its points, other systems' IDs, tags and
// custom values.
func (u *unit) putContact(c *app.Contact) error {
	fresh := c.ID == 0
	before := &app.Contact{}
	if !fresh {
		var err error
		if before, err = u.Contact(u.ctx, c.ID); err != nil {
			return err
		}
		if err := u.markAcquired(c.ID); err != nil {
			return err
		}
	}
	if err := u.stampContact(c, before); err != nil {
		return err
	}
	if c.MergedInto != before.MergedInto {
		if err := u.mergeEntries(c, before.MergedInto); err != nil {
			return err
		}
	}
	if _, err := u.saveRow(contactTable, &c.ID, c); err != nil {
		return err
	}
	u.companyOf[c.ID] = c.Company
	for _, save := range []func(*app.Contact, *app.Contact) error{u.savePoints, u.saveAddresses, u.saveExternal, u.saveTags, u.saveCustom} {
		if err := save(c, before); err != nil {
			return err
		}
	}
	return u.indexedContact(c, fresh, before.Name != c.Name)
}

// stampContact gives a new contact its number and moments, and keeps those of
// one that is there. The moment of change is no change by itself.
func (u *unit) stampContact(c, before *app.Contact) error {
	c.Name = strings.TrimSpace(c.Name)
	if c.ID != 0 {
		c.Number, c.Created, c.Changed = before.Number, before.Created, before.Changed
		if !sameRow(contactTable, c, before) {
			c.Changed = now()
		}
		return nil
	}
	c.Created = now()
	c.Changed = c.Created
	if c.Number == 0 {
		// Worked out rather than counted: a counter would change with every new
		// contact, and none but the newest could be taken back.
		return u.get(&c.Number, "SELECT max((SELECT next_number FROM company), (SELECT coalesce(max(number), 0) + 1 FROM contact))")
	}
	return nil
}

func sameRow(t *table, a, b any) bool {
	x, y := t.values(a), t.values(b)
	for i := range x {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}

func (u *unit) savePoints(c, before *app.Contact) error {
	country := c.Country
	if len(country) != 2 {
		b, err := u.basis()
		if err != nil {
			return err
		}
		country = b.company.Country
	}
	for i := range c.Points {
		p := &c.Points[i]
		p.Contact, p.Raw = c.ID, strings.TrimSpace(p.Raw)
		p.Normalised = p.Normalise(country)
	}
	return saveLines(u, pointTable, "contact", c.ID, before.ID == 0, c.Points, func(p *app.ContactPoint) *app.ID { return &p.ID })
}

func (u *unit) saveAddresses(c, before *app.Contact) error {
	for i := range c.More {
		c.More[i].Contact = c.ID
	}
	return saveLines(u, addressTable, "contact", c.ID, before.ID == 0, c.More, func(a *app.Address) *app.ID { return &a.ID })
}

func (u *unit) saveExternal(c, before *app.Contact) error {
	for i := range c.External {
		c.External[i].Contact = c.ID
	}
	return saveLines(u, externalTable, "contact", c.ID, before.ID == 0, c.External, func(e *app.ExternalID) *app.ID { return &e.ID })
}

func (u *unit) saveTags(c, before *app.Contact) error {
	wanted := map[app.ID]bool{}
	var tags []app.ID // in the order given
	for _, name := range c.Tags {
		id, err := u.named("tag", name)
		if err != nil {
			return err
		}
		if !wanted[id] {
			wanted[id] = true
			tags = append(tags, id)
		}
	}
	if before.ID != 0 {
		var have []struct{ ID, Tag app.ID }
		if err := u.selectAll(&have, "SELECT id, tag FROM contact_tag WHERE contact = ?", c.ID); err != nil {
			return err
		}
		for _, h := range have {
			if wanted[h.Tag] {
				delete(wanted, h.Tag)
				continue
			}
			if _, err := u.exec("DELETE FROM contact_tag WHERE id = ?", h.ID); err != nil {
				return err
			}
		}
	}
	for _, tag := range tags {
		if !wanted[tag] {
			continue
		}
		if _, err := u.exec("INSERT INTO contact_tag (id, contact, tag) VALUES (?, ?, ?)", u.s.ids.next(), c.ID, tag); err != nil {
			return err
		}
	}
	return nil
}

// named finds the row of a list of names, and makes it where it is new.
func (u *unit) named(list, name string) (app.ID, error) {
	name = strings.TrimSpace(name)
	var id app.ID
	err := u.get(&id, "SELECT id FROM "+list+" WHERE name = ?", name)
	if errors.Is(err, sql.ErrNoRows) {
		id = u.s.ids.next()
		_, err = u.exec("INSERT INTO "+list+" (id, name) VALUES (?, ?)", id, name)
	}
	return id, err
}
