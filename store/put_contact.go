package store

import (
	"database/sql"
	"errors"
	"sort"
	"strings"

	"rapport/app"
)

// putContact saves a contact with its points, other systems' IDs, tags and
// custom values.
func (u *unit) putContact(c *app.Contact) error {
	if err := u.stampContact(c); err != nil {
		return err
	}
	fresh, err := u.saveRow(contactTable, &c.ID, c)
	if err != nil {
		return err
	}
	u.companyOf[c.ID] = c.Company
	if err := u.savePoints(c, fresh); err != nil {
		return err
	}
	for i := range c.External {
		c.External[i].Contact = c.ID
	}
	if err := saveLines(u, externalTable, "contact", c.ID, fresh, c.External, func(e *app.ExternalID) *app.ID { return &e.ID }); err != nil {
		return err
	}
	if err := u.saveTags(c, fresh); err != nil {
		return err
	}
	return u.saveCustom(c, fresh)
}

// stampContact gives a new contact its number and moments.
func (u *unit) stampContact(c *app.Contact) error {
	c.Name = strings.TrimSpace(c.Name)
	c.Changed = now()
	if c.ID != 0 {
		before, err := u.Contact(u.ctx, c.ID)
		if err != nil {
			return err
		}
		c.Number, c.Created = before.Number, before.Created
		// The moment of change is no change by itself.
		same := *c
		same.Changed = before.Changed
		if sameRow(contactTable, &same, before) {
			c.Changed = before.Changed
		}
		return nil
	}
	c.Created = c.Changed
	if c.Number == 0 {
		return u.get(&c.Number, "UPDATE company SET next_number = next_number + 1 RETURNING next_number - 1")
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

func (u *unit) savePoints(c *app.Contact, fresh bool) error {
	country := c.Country
	if len(country) != 2 {
		company, err := u.theCompany()
		if err != nil {
			return err
		}
		country = company.Country
	}
	for i := range c.Points {
		p := &c.Points[i]
		p.Contact, p.Raw = c.ID, strings.TrimSpace(p.Raw)
		p.Normalised = p.Normalise(country)
	}
	return saveLines(u, pointTable, "contact", c.ID, fresh, c.Points, func(p *app.ContactPoint) *app.ID { return &p.ID })
}

func (u *unit) saveTags(c *app.Contact, fresh bool) error {
	wanted := map[app.ID]bool{}
	for _, name := range c.Tags {
		id, err := u.named("tag", name)
		if err != nil {
			return err
		}
		wanted[id] = true
	}
	if !fresh {
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
	for tag := range wanted {
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

func (u *unit) saveCustom(c *app.Contact, fresh bool) error {
	have := map[string]string{}
	if !fresh {
		var err error
		if have, err = u.customValues(u.ctx, c.ID); err != nil {
			return err
		}
	}
	for name := range have {
		if c.Custom[name] == "" {
			_, err := u.exec("DELETE FROM custom_value WHERE contact = ? AND field = (SELECT id FROM custom_field WHERE name = ?)", c.ID, name)
			if err != nil {
				return err
			}
		}
	}
	names := make([]string, 0, len(c.Custom))
	for name, value := range c.Custom {
		if value != "" && have[name] != value {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	for _, name := range names {
		field, err := u.named("custom_field", name)
		if err != nil {
			return err
		}
		_, err = u.exec(`INSERT INTO custom_value (id, contact, field, value) VALUES (?, ?, ?, ?)
			ON CONFLICT (contact, field) DO UPDATE SET value = excluded.value`, u.s.ids.next(), c.ID, field, c.Custom[name])
		if err != nil {
			return err
		}
	}
	return nil
}
