package store

import (
	"context"

	"rapport/app"
)

// wholeContacts reads contacts with whatever is theirs, in no order.
func (r records) wholeContacts(ctx context.Context, ids []app.ID) ([]app.Contact, error) {
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
		{&more, addressTable.selectAll + " WHERE contact" + amongIDs + " ORDER BY id"},
		{&tags, "SELECT ct.contact, t.name, '' value FROM contact_tag ct JOIN tag t ON t.id = ct.tag WHERE ct.contact" + amongIDs + " ORDER BY ct.id"},
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
