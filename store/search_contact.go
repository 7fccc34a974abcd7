package store

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rapport/app"
)

// foundBy is what a record is found by: text, and of a contact further texts that
// are looked at where names and numbers do not suffice.
type foundBy struct{ text, about string }

// contactText is what a contact is found by first.
func contactText(c *app.Contact, company string) string {
	fields := []string{c.Name, company, strconv.FormatInt(c.Number, 10)}
	for _, name := range []string{c.GivenName, c.FamilyName} {
		if !strings.Contains(c.Name, name) {
			fields = append(fields, name)
		}
	}
	for _, p := range c.Points {
		fields = append(fields, p.Raw)
		if p.Kind == app.Phone {
			fields = append(fields, p.Normalised)
		}
	}
	for _, e := range c.External {
		fields = append(fields, e.Value)
	}
	return searchText(fields...)
}

// aboutText is what a contact is found by beside: addresses, note, tags and custom
// values, with its names, so that "lee portland" finds the one Lee who lives there.
// Empty where there is nothing of the kind. It does not hang on the order in which
// these were read.
func aboutText(c *app.Contact, company string) string {
	fields := aboutFields(c)
	for i, f := range fields {
		fields[i] = strings.Join(strings.Fields(app.Fold(f)), " ")
	}
	slices.Sort(fields)
	if fields = slices.Compact(fields); len(fields) == 0 {
		return ""
	}
	return searchText(append([]string{c.Name, company}, fields...)...)
}

// aboutFields are the further texts of a contact.
func aboutFields(c *app.Contact) []string {
	fields := append([]string{c.Address, c.City, c.Region, c.Postcode, c.Country}, c.Tags...)
	for _, a := range c.More {
		fields = append(fields, a.Address, a.City, a.Region, a.Postcode, a.Country)
	}
	fields = append(slices.AppendSeq(fields, maps.Values(c.Custom)), c.Note)
	return slices.DeleteFunc(fields, func(f string) bool { return strings.TrimSpace(f) == "" })
}

// contactTexts reads many contacts at once with all that they are found by.
func (r records) contactTexts(ctx context.Context, ids []app.ID) (map[app.ID]foundBy, error) {
	contacts, err := r.searchedContacts(ctx, ids)
	if err != nil {
		return nil, err
	}
	companies := map[app.ID]string{}
	for i := range contacts {
		companies[contacts[i].Company] = ""
	}
	if err := r.names(ctx, companies); err != nil {
		return nil, err
	}
	texts := make(map[app.ID]foundBy, len(contacts))
	for i := range contacts {
		c, company := &contacts[i], companies[contacts[i].Company]
		texts[c.ID] = foundBy{contactText(c, company), aboutText(c, company)}
	}
	return texts, nil
}

// searchedContacts reads contacts with whatever is theirs.
func (r records) searchedContacts(ctx context.Context, ids []app.ID) ([]app.Contact, error) {
	list := idList(ids)
	var contacts []app.Contact
	var points []app.ContactPoint
	var external []app.ExternalID
	var more []app.Address
	var tags, custom []struct {
		Contact     app.ID
		Name, Value string
	}
	for _, read := range []struct {
		into  any
		query string
	}{
		{&contacts, contactTable.selectAll + " WHERE id" + amongIDs},
		{&points, pointTable.selectAll + " WHERE contact" + amongIDs + " ORDER BY id"},
		{&external, externalTable.selectAll + " WHERE contact" + amongIDs + " ORDER BY id"},
		{&more, addressTable.selectAll + " WHERE contact" + amongIDs},
		{&tags, "SELECT ct.contact, t.name, '' value FROM contact_tag ct JOIN tag t ON t.id = ct.tag WHERE ct.contact" + amongIDs},
		{&custom, "SELECT v.contact, f.name, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field WHERE v.contact" + amongIDs},
	} {
		if err := r.src.SelectContext(ctx, read.into, read.query, list); err != nil {
			return nil, err
		}
	}
	at := make(map[app.ID]*app.Contact, len(contacts))
	for i := range contacts {
		at[contacts[i].ID] = &contacts[i]
	}
	for _, p := range points {
		at[p.Contact].Points = append(at[p.Contact].Points, p)
	}
	for _, e := range external {
		at[e.Contact].External = append(at[e.Contact].External, e)
	}
	for _, a := range more {
		at[a.Contact].More = append(at[a.Contact].More, a)
	}
	for _, t := range tags {
		at[t.Contact].Tags = append(at[t.Contact].Tags, t.Name)
	}
	for _, v := range custom {
		c := at[v.Contact]
		if c.Custom == nil {
			c.Custom = map[string]string{}
		}
		c.Custom[v.Name] = v.Value
	}
	return contacts, nil
}

// names fills in the names of contacts.
func (r records) names(ctx context.Context, of map[app.ID]string) error {
	ids := make([]app.ID, 0, len(of))
	for id := range of {
		if id != 0 {
			ids = append(ids, id)
		}
	}
	var rows []struct {
		ID   app.ID
		Name string
	}
	err := r.src.SelectContext(ctx, &rows, "SELECT id, name FROM contact WHERE id"+amongIDs, idList(ids))
	for _, row := range rows {
		of[row.ID] = row.Name
	}
	return err
}
