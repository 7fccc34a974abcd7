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
	contacts, err := r.wholeContacts(ctx, ids)
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
