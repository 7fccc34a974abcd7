package export

import (
	"strings"

	"rapport/app"
)

// Contact is a contact with the names of what it refers to.
type Contact struct {
	*app.Contact
	CompanyName, OwnerName, SourceName string
}

// DefaultSystem is the source system of an import that names none; its IDs stand
// in the column external_id, those of others in a column of their own.
const DefaultSystem = "import"

// SystemColumn is how the column of another system's IDs is called.
func SystemColumn(system string) string { return "id." + system }

// ContactColumns are the columns of contacts, as an import reads them.
func ContactColumns(systems []string, fields []app.FieldDef) []Column {
	names := []string{
		"external_id", "kind", "name", "given_name", "family_name", "company", "email", "phone", "website",
		"address", "city", "region", "postcode", "country", "other_addresses",
		"birthday", "media_source", "owner", "tags", "note", "created",
	}
	for _, system := range systems {
		if system != DefaultSystem {
			names = append(names, SystemColumn(system))
		}
	}
	columns := make([]Column, len(names), len(names)+len(fields))
	for i, name := range names {
		columns[i].Name = name
	}
	for _, d := range fields {
		columns = append(columns, Column{app.CustomColumn(d.Name), d.Kind == app.NumberField})
	}
	return columns
}

// ContactCells is a contact under those columns.
func ContactCells(c *Contact, columns []Column) []string {
	cells := make([]string, len(columns))
	for i, column := range columns {
		cells[i] = contactCell(c, column.Name)
	}
	return cells
}

func contactCell(c *Contact, column string) string {
	switch column {
	case "external_id":
		return externalID(c.Contact, DefaultSystem)
	case "kind":
		return string(c.Kind)
	case "name":
		return c.Name
	case "given_name":
		return c.GivenName
	case "family_name":
		return c.FamilyName
	case "company":
		return c.CompanyName
	case "email":
		return points(c.Contact, app.Email)
	case "phone":
		return points(c.Contact, app.Phone)
	case "website":
		return points(c.Contact, app.Website)
	case "address":
		return c.Address
	case "city":
		return c.City
	case "region":
		return c.Region
	case "postcode":
		return c.Postcode
	case "country":
		return c.Country
	case "other_addresses":
		return addresses(c.More)
	case "birthday":
		return c.Birthday.String()
	case "media_source":
		return c.SourceName
	case "owner":
		return c.OwnerName
	case "tags":
		return strings.Join(c.Tags, ", ")
	case "note":
		return c.Note
	case "created":
		return c.Acquired.String()
	}
	if system, found := strings.CutPrefix(column, SystemColumn("")); found {
		return externalID(c.Contact, system)
	}
	return c.Custom[strings.TrimPrefix(column, app.CustomColumn(""))]
}

// externalID is what a system calls the contact; several are parted by
// semicolons.
func externalID(c *app.Contact, system string) string {
	var ids []string
	for _, x := range c.External {
		if x.System == system {
			ids = append(ids, x.Value)
		}
	}
	if system == DefaultSystem && len(ids) > 1 {
		ids = ids[:1] // one cell names one contact
	}
	return strings.Join(ids, "; ")
}

// points lists the points of a kind, a line each with what it is for before it.
func points(c *app.Contact, kind app.PointKind) string {
	var all []string
	for _, p := range c.Points {
		switch {
		case p.Kind != kind:
		case p.Label != "":
			all = append(all, p.Label+": "+p.Raw)
		default:
			all = append(all, p.Raw)
		}
	}
	return strings.Join(all, "\n")
}

// addresses lists addresses, a line each, their parts between bars.
func addresses(all []app.Address) string {
	lines := make([]string, len(all))
	for i, a := range all {
		parts := []string{a.Address, a.City, a.Region, a.Postcode, a.Country}
		for j := range parts {
			parts[j] = strings.Join(strings.Fields(strings.ReplaceAll(parts[j], "|", "/")), " ")
		}
		lines[i] = strings.Join(parts, " | ")
		if a.Label != "" {
			lines[i] = a.Label + ": " + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}
