package app

import (
	"slices"
	"strings"

	"rapport/finance"
)

// Merge says what the survivor of a merge took over from the other contact, so
// that a later unmerge can give back just that. The other contact keeps all of
// its own; its documents go on naming it.
type Merge struct {
	ID       ID     `db:"id"` // later than every record made before the merge
	Contact  ID     `db:"contact"`
	Survivor ID     `db:"survivor"`
	Taken    string `db:"taken"` // Taken as JSON
	Merged   string `db:"merged"`
}

func (m *Merge) recordID() *ID { return &m.ID }

// Validate wants two contacts.
func (m *Merge) Validate() error {
	if m.Contact == 0 || m.Survivor == 0 || m.Contact == m.Survivor {
		return Errorf(BadInput, "A contact cannot be merged with itself. Choose two different ones.")
	}
	return nil
}

// Taken is what a survivor took over: the values of fields, by name, and the
// points, tags and custom values that it did not have.
type Taken struct {
	Fields map[string]Swap   `json:"fields,omitempty"`
	Points []TakenPoint      `json:"points,omitempty"`
	More   []Address         `json:"addresses,omitempty"`
	Tags   []string          `json:"tags,omitempty"`
	Custom map[string]string `json:"custom,omitempty"`
}

// Swap is a field's value before and after.
type Swap struct {
	Before string `json:"before"`
	After  string `json:"after"`
}

// TakenPoint is a way to reach the other contact that became the survivor's too.
type TakenPoint struct {
	Kind  PointKind `json:"kind"`
	Label string    `json:"label,omitempty"`
	Raw   string    `json:"raw"`
}

// mergedField is a field of a contact that a merge may take from either side.
type mergedField struct {
	name string
	get  func(*Contact) string
	set  func(*Contact, string)
}

func textField(name string, at func(*Contact) *string) mergedField {
	return mergedField{name, func(c *Contact) string { return *at(c) }, func(c *Contact, v string) { *at(c) = v }}
}

// idField keeps an ID as text; the text comes from an ID, so that it reads.
func idField(name string, at func(*Contact) *ID) mergedField {
	return mergedField{name, func(c *Contact) string { return at(c).String() },
		func(c *Contact, v string) { _ = at(c).UnmarshalText([]byte(v)) }}
}

// dayField keeps a date as text; what is no date is none.
func dayField(name string, at func(*Contact) *finance.Date) mergedField {
	return mergedField{name, func(c *Contact) string {
		if *at(c) == 0 {
			return ""
		}
		return at(c).String()
	}, func(c *Contact, v string) { *at(c), _ = finance.ParseDate(v) }}
}

// mergedFields are what people choose from, side by side.
var mergedFields = []mergedField{
	textField("name", func(c *Contact) *string { return &c.Name }),
	textField("given_name", func(c *Contact) *string { return &c.GivenName }),
	textField("family_name", func(c *Contact) *string { return &c.FamilyName }),
	idField("company", func(c *Contact) *ID { return &c.Company }),
	idField("owner", func(c *Contact) *ID { return &c.Owner }),
	idField("media_source", func(c *Contact) *ID { return &c.Source }),
	textField("address", func(c *Contact) *string { return &c.Address }),
	textField("city", func(c *Contact) *string { return &c.City }),
	textField("region", func(c *Contact) *string { return &c.Region }),
	textField("postcode", func(c *Contact) *string { return &c.Postcode }),
	textField("country", func(c *Contact) *string { return &c.Country }),
	dayField("birthday", func(c *Contact) *finance.Date { return &c.Birthday }),
	textField("note", func(c *Contact) *string { return &c.Note }),
	dayField("acquired", func(c *Contact) *finance.Date { return &c.Acquired }),
}

// MergeFields lists the names of the fields that a merge can take from the other
// contact.
func MergeFields() []string {
	names := make([]string, len(mergedFields))
	for i, f := range mergedFields {
		names[i] = f.name
	}
	return names
}

// MergeValue is what a contact has in a field of MergeFields, as text.
func MergeValue(c *Contact, field string) string {
	for _, f := range mergedFields {
		if f.name == field {
			return f.get(c)
		}
	}
	return ""
}

// CustomField is how the fields of a merge name a custom field.
func CustomField(name string) string { return customPrefix + name }

const customPrefix = "custom:"

// TakeOver gives the survivor what the other has and it has not, and, of the
// fields named, also what differs. Given and family name go with the name.
func TakeOver(survivor, other *Contact, fields []string) Taken {
	t := Taken{Fields: map[string]Swap{}, Custom: map[string]string{}}
	renamed, sameName := slices.Contains(fields, "name"), Fold(survivor.Name) == Fold(other.Name)
	for _, f := range mergedFields {
		own, theirs := f.get(survivor), f.get(other)
		takes := theirs != "" && (own == "" || slices.Contains(fields, f.name))
		if f.name == "given_name" || f.name == "family_name" {
			takes = renamed || takes && (sameName || slices.Contains(fields, f.name))
		}
		if !takes || own == theirs {
			continue
		}
		f.set(survivor, theirs)
		t.Fields[f.name] = Swap{own, theirs}
	}
	for _, p := range other.Points {
		if !slices.ContainsFunc(survivor.Points, func(o ContactPoint) bool { return o.Kind == p.Kind && samePoint(o, p) }) {
			survivor.Points = append(survivor.Points, ContactPoint{Kind: p.Kind, Label: p.Label, Raw: p.Raw})
			t.Points = append(t.Points, TakenPoint{p.Kind, p.Label, p.Raw})
		}
	}
	for _, tag := range other.Tags {
		if !slices.ContainsFunc(survivor.Tags, func(o string) bool { return Fold(o) == Fold(tag) }) {
			survivor.Tags = append(survivor.Tags, tag)
			t.Tags = append(t.Tags, tag)
		}
	}
	takeCustom(survivor, other, fields, t)
	t.More = takeAddresses(survivor, other)
	return t
}

// takeAddresses gives the survivor the addresses of the other that it does not
// have.
func takeAddresses(survivor, other *Contact) (taken []Address) {
	for _, a := range append([]Address{other.MainAddress()}, other.More...) {
		same := func(o Address) bool { return o.Same(a) }
		if a.IsEmpty() || same(survivor.MainAddress()) || slices.ContainsFunc(survivor.More, same) {
			continue
		}
		a.ID, a.Contact = 0, 0
		survivor.More = append(survivor.More, a)
		taken = append(taken, a)
	}
	return taken
}

func takeCustom(survivor, other *Contact, fields []string, t Taken) {
	for name, value := range other.Custom {
		own := survivor.Custom[name]
		if value == "" || own == value || (own != "" && !slices.Contains(fields, CustomField(name))) {
			continue
		}
		if survivor.Custom == nil {
			survivor.Custom = map[string]string{}
		}
		survivor.Custom[name] = value
		if own == "" {
			t.Custom[name] = value
		} else {
			t.Fields[CustomField(name)] = Swap{own, value}
		}
	}
}

func samePoint(a, b ContactPoint) bool {
	if a.Normalised != "" && b.Normalised != "" {
		return a.Normalised == b.Normalised
	}
	return strings.EqualFold(a.Raw, b.Raw)
}

// GiveBack takes from the survivor what it had taken over, as far as it still
// is as it was taken; what was changed since stays, and is told by name.
func GiveBack(survivor *Contact, t Taken) (changed []string) {
	for _, f := range mergedFields {
		swap, took := t.Fields[f.name]
		switch {
		case !took:
		case f.get(survivor) == swap.After:
			f.set(survivor, swap.Before)
		default:
			changed = append(changed, f.name)
		}
	}
	for _, p := range t.Points {
		survivor.Points = slices.DeleteFunc(survivor.Points, func(o ContactPoint) bool { return o.Kind == p.Kind && o.Raw == p.Raw })
	}
	survivor.More = slices.DeleteFunc(survivor.More, func(o Address) bool { return slices.ContainsFunc(t.More, o.Same) })
	survivor.Tags = slices.DeleteFunc(survivor.Tags, func(tag string) bool { return slices.Contains(t.Tags, tag) })
	for name, value := range t.Custom {
		if survivor.Custom[name] == value {
			delete(survivor.Custom, name)
		}
	}
	for field, swap := range t.Fields {
		name, custom := strings.CutPrefix(field, customPrefix)
		switch {
		case !custom:
		case survivor.Custom[name] == swap.After:
			survivor.Custom[name] = swap.Before
		default:
			changed = append(changed, name)
		}
	}
	return changed
}

// Cut takes out of what a survivor took over from a contact what that contact had
// itself taken over from another: it goes back with that one.
func (t *Taken) Cut(from Taken) (cut Taken) {
	cut = Taken{Fields: map[string]Swap{}, Custom: map[string]string{}}
	for name, swap := range t.Fields {
		if was, ok := from.Fields[name]; ok && was.After == swap.After {
			cut.Fields[name] = swap
			delete(t.Fields, name)
		}
	}
	for name, value := range t.Custom {
		if from.Custom[name] == value {
			cut.Custom[name] = value
			delete(t.Custom, name)
		}
	}
	t.Points, cut.Points = parted(t.Points, func(p TakenPoint) bool {
		return slices.ContainsFunc(from.Points, func(o TakenPoint) bool { return o.Kind == p.Kind && o.Raw == p.Raw })
	})
	t.More, cut.More = parted(t.More, func(a Address) bool { return slices.ContainsFunc(from.More, a.Same) })
	t.Tags, cut.Tags = parted(t.Tags, func(tag string) bool { return slices.Contains(from.Tags, tag) })
	return cut
}

// parted are those that stay and those that go.
func parted[T any](all []T, goes func(T) bool) (stay, gone []T) {
	for _, one := range all {
		if goes(one) {
			gone = append(gone, one)
		} else {
			stay = append(stay, one)
		}
	}
	return stay, gone
}

// Unmerged is what came of taking a merge back.
type Unmerged struct {
	Contact  ID        `json:"contact"`
	Returned int       `json:"records_returned"` // that are the contact's own again
	Open     []OpenEnd `json:"undecided"`
	Survivor ID        `json:"-"` // that it was split off from
	Action   ID        `json:"-"` // of the history
}

// OpenEnd is something that came after the merge, so that only people can say
// whose it is: a record made for the survivor, or a field changed since.
type OpenEnd struct {
	Kind     string       `json:"kind"` // order, return …, or field
	Document ID           `json:"document"`
	Day      finance.Date `json:"date"`
	Text     string       `json:"text"` // its number, or the field's name
}
