package duplicates

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// choices is what is chosen of contacts side by side: which one stays, and of
// each field whose value.
type choices struct {
	contacts []app.Compared
	keep     int            // the contact that stays
	chosen   map[string]int // by the key of a line, as far as people chose
	lines    []line
}

// line is a field of all contacts side by side.
type line struct {
	key    string
	label  string
	fields []string // of a merge; none where all values are kept
	values []string // one for each contact, as they are shown
	first  bool     // the value of the contact known longest is the right one
}

func newChoices(contacts []app.Compared) *choices {
	c := &choices{contacts: contacts, chosen: map[string]int{}}
	for i := range contacts {
		if moreRecorded(contacts[i], contacts[c.keep]) {
			c.keep = i
		}
	}
	c.lines = linesOf(contacts)
	return c
}

// moreRecorded reports whether more hangs on a than on b; of equals the older one
// is meant to stay.
func moreRecorded(a, b app.Compared) bool {
	return cmp.Or(cmp.Compare(b.Records, a.Records), cmp.Compare(a.Contact.ID, b.Contact.ID)) < 0
}

// open reports whether there is something to choose: two contacts have values
// that differ.
func (c *choices) open(l line) bool {
	if len(l.fields) == 0 {
		return false
	}
	before := ""
	for _, v := range l.values {
		if v != "" && before != "" && v != before {
			return true
		}
		before = cmp.Or(v, before)
	}
	return false
}

// of is the contact whose value of a line is kept.
func (c *choices) of(l line) int {
	if i, ok := c.chosen[l.key]; ok {
		return i
	}
	if l.first {
		if i := c.knownLongest(l); i >= 0 {
			return i
		}
	}
	if l.values[c.keep] != "" {
		return c.keep
	}
	return max(0, slices.IndexFunc(l.values, func(v string) bool { return v != "" }))
}

// knownLongest is the contact with a value that was acquired first; -1 where no
// date is known.
func (c *choices) knownLongest(l line) int {
	at, day := -1, finance.Date(0)
	for i, one := range c.contacts {
		if d := one.Contact.Acquired; l.values[i] != "" && d != 0 && (at < 0 || d < day) {
			at, day = i, d
		}
	}
	return at
}

// kept reports whether the value of a contact is there after the merge.
func (c *choices) kept(l line, i int) bool {
	switch {
	case l.values[i] == "":
		return false
	case len(l.fields) == 0:
		return true
	}
	return l.values[i] == l.values[c.of(l)]
}

// parts are the contacts that go into the one that stays, with what it takes
// from each.
func (c *choices) parts() (survivor app.ID, parts []app.MergePart) {
	for i, one := range c.contacts {
		if i == c.keep {
			continue
		}
		part := app.MergePart{Contact: one.Contact.ID}
		for _, l := range c.lines {
			if c.open(l) && c.of(l) == i {
				part.Fields = append(part.Fields, l.fields...)
			}
		}
		parts = append(parts, part)
	}
	return c.contacts[c.keep].Contact.ID, parts
}

// linesOf lists the fields in which at least one contact has something.
func linesOf(contacts []app.Compared) []line {
	all := []line{
		textLine("name", fieldName("name"), contacts, func(c app.Compared) string { return c.Contact.Name }, "name", "given_name", "family_name"),
		textLine("company", fieldName("company"), contacts, func(c app.Compared) string { return c.Company }, "company"),
		pointLine(i18n.T("E-mail"), contacts, app.Email),
		pointLine(i18n.T("Phone"), contacts, app.Phone),
		pointLine(i18n.T("Web page"), contacts, app.Website),
	}
	for _, field := range []string{"address", "city", "region", "postcode", "country"} {
		all = append(all, textLine(field, fieldName(field), contacts, func(c app.Compared) string { return app.MergeValue(c.Contact, field) }, field))
	}
	source := textLine("media_source", fieldName("media_source"), contacts, func(c app.Compared) string { return c.Source }, "media_source")
	since := textLine("acquired", fieldName("acquired"), contacts, func(c app.Compared) string { return format.Date(c.Contact.Acquired) }, "acquired")
	source.first, since.first = true, true
	all = append(all,
		textLine("birthday", fieldName("birthday"), contacts, func(c app.Compared) string { return format.Date(c.Contact.Birthday) }, "birthday"),
		source, since,
		textLine("owner", fieldName("owner"), contacts, func(c app.Compared) string { return c.Owner }, "owner"),
		textLine("tags", i18n.T("Tags"), contacts, func(c app.Compared) string { return strings.Join(c.Contact.Tags, ", ") }),
		textLine("ids", i18n.T("IDs elsewhere"), contacts, externalText),
	)
	all = append(all, customLines(contacts)...)
	all = append(all, textLine("note", fieldName("note"), contacts, func(c app.Compared) string { return c.Contact.Note }, "note"))
	return slices.DeleteFunc(all, func(l line) bool {
		return !slices.ContainsFunc(l.values, func(v string) bool { return v != "" })
	})
}

func textLine(key, label string, contacts []app.Compared, value func(app.Compared) string, fields ...string) line {
	l := line{key: key, label: label, fields: fields}
	for _, c := range contacts {
		l.values = append(l.values, strings.TrimSpace(value(c)))
	}
	return l
}

// pointLine lists the ways to reach each contact; all of them are kept.
func pointLine(label string, contacts []app.Compared, kind app.PointKind) line {
	return textLine(string(kind), label, contacts, func(c app.Compared) string {
		var raw []string
		for _, p := range c.Contact.Points {
			if p.Kind == kind {
				raw = append(raw, p.Raw)
			}
		}
		return strings.Join(raw, "\n")
	})
}

func externalText(c app.Compared) string {
	ids := make([]string, len(c.Contact.External))
	for i, x := range c.Contact.External {
		ids[i] = x.System + ": " + x.Value
	}
	return strings.Join(ids, "\n")
}

func customLines(contacts []app.Compared) []line {
	names := map[string]bool{}
	for _, c := range contacts {
		for name := range c.Contact.Custom {
			names[name] = true
		}
	}
	var lines []line
	for _, name := range slices.Sorted(maps.Keys(names)) {
		field := app.CustomField(name)
		lines = append(lines, textLine(field, name, contacts, func(c app.Compared) string { return c.Contact.Custom[name] }, field))
	}
	return lines
}
