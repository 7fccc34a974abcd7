package importer

import (
	"fmt"
	"strings"

	"rapport/app"
)

// customer finds who a cell names: an external ID within the source system, then
// system:value, then (where no source system was named) an external ID that is
// unique in any system, then an e-mail address, then the exact name. An unknown
// one is made. Empty is nobody.
func (c *chunk) customer(cell string) (*ref, *app.Error) {
	if cell == "" {
		return nil, nil
	}
	if r, fault := c.byExternal(cell); r != nil || fault != nil {
		return r, fault
	}
	if r, fault := c.pick(cell, c.email[cell]); r != nil || fault != nil {
		return r, fault
	}
	if r, fault := c.pick(cell, c.name[cell]); r != nil || fault != nil {
		return r, fault
	}
	if made, ok := c.madeContacts[madeKey("name", cell)]; ok {
		return made, nil
	}
	contact := &app.Contact{Kind: app.Person, Name: cell}
	if isEmail(cell) {
		contact.Points = []app.ContactPoint{{Kind: app.Email, Raw: cell}}
		return c.madeContact(contact), nil
	}
	contact.External = []app.ExternalID{{System: c.plan.system(), Value: cell}}
	return c.madeContact(contact), nil
}

// byExternal finds a contact by external ID; nil where nobody goes by it.
func (c *chunk) byExternal(cell string) (*ref, *app.Error) {
	if made, ok := c.madeContacts[madeKey("id", c.plan.system(), cell)]; ok {
		return made, nil
	}
	for _, h := range c.external[cell] {
		if h.System == c.plan.system() {
			return &ref{found: h.ID}, nil
		}
	}
	if system, value, ok := strings.Cut(cell, ":"); ok {
		for _, h := range c.external[value] {
			if h.System == system {
				return &ref{found: h.ID}, nil
			}
		}
	}
	if c.plan.System != "" {
		return nil, nil
	}
	return c.pick(cell, c.external[cell])
}

// pick takes the only contact of those found, nil for none, and refuses several.
func (c *chunk) pick(cell string, hits []app.Named) (*ref, *app.Error) {
	var people []app.Named
	for _, h := range hits {
		known := false
		for _, p := range people {
			known = known || p.ID == h.ID
		}
		if !known {
			people = append(people, h)
		}
	}
	switch len(people) {
	case 0:
		return nil, nil
	case 1:
		return &ref{found: people[0].ID}, nil
	}
	names := make([]string, 0, len(people))
	for i, p := range people {
		if i == 10 {
			names = append(names, "…")
			break
		}
		names = append(names, fmt.Sprintf("%s (%d)", p.Name, p.Number))
	}
	return nil, app.Invalid("customer", "%q may be any of %d contacts: %s. Name the customer by an external ID.", short(cell), len(people), strings.Join(names, ", "))
}

// madeContact remembers a contact made in this import under all its names.
func (c *chunk) madeContact(contact *app.Contact) *ref {
	r := &ref{fresh: contact}
	if contact.Kind == app.Organisation {
		c.madeContacts[madeKey("company", contact.Name)] = r
	}
	if _, taken := c.madeContacts[madeKey("name", contact.Name)]; !taken {
		c.madeContacts[madeKey("name", contact.Name)] = r
	}
	for _, e := range contact.External {
		c.madeContacts[madeKey("id", e.System, e.Value)] = r
	}
	for _, p := range contact.Points {
		if p.Kind == app.Email {
			c.madeContacts[madeKey("email", p.Raw)] = r
		}
	}
	return r
}

func madeKey(sort string, parts ...string) string {
	key := strings.Join(parts, "\x00")
	if sort != "id" {
		key = app.Fold(key)
	}
	return sort + "\x00" + key
}

// company finds or makes the company of a person, by its name.
func (c *chunk) companyRef(name string) *ref {
	if name == "" {
		return nil
	}
	for _, h := range c.name[name] {
		if h.Kind == app.Organisation {
			return &ref{found: h.ID}
		}
	}
	if made, ok := c.madeContacts[madeKey("company", name)]; ok {
		return made
	}
	return c.madeContact(&app.Contact{Kind: app.Organisation, Name: name})
}

func isEmail(text string) bool {
	at := strings.LastIndexByte(text, '@')
	return at > 0 && at < len(text)-1 && !strings.ContainsAny(text, " \t\n,;") && strings.Count(text, "@") == 1
}
