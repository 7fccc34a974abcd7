package app

import (
	"slices"
	"strings"
)

// Way is how a condition looks at a value.
type Way string

// The ways of looking at tags and custom fields.
const (
	IsAny    Way = "any"      // one of these
	IsAll    Way = "all"      // all of these
	IsNone   Way = "none"     // none of these; so is what is not told
	Contains Way = "contains" // this text in it
	Without  Way = "without"  // this text not in it; so is what is not told
	Equals   Way = "is"       // this text
	Between  Way = "between"  // a number or a date from From to To, one of which may be open
	Told     Way = "told"
	NotTold  Way = "untold"
)

// TagWays are the ways of looking at the tags of a contact.
func TagWays() []Way { return []Way{IsAny, IsAll, IsNone, Told, NotTold} }

// Ways are the ways of looking at a custom field of a kind.
func (k FieldKind) Ways() []Way {
	switch k {
	case NumberField, DateField:
		return []Way{Between, Told, NotTold}
	case ChoiceField:
		return []Way{IsAny, IsNone, Told, NotTold}
	case YesNoField:
		return []Way{IsAny, Told, NotTold}
	}
	return []Way{Contains, Equals, Without, Told, NotTold}
}

// Condition asks one thing of the tags or of a custom field of a contact.
type Condition struct {
	Field ID       `json:"field,omitempty"` // the custom field; 0: the tags
	Way   Way      `json:"way"`
	Is    []string `json:"is,omitempty"`   // tags, choices, yes or no, or the one text
	From  string   `json:"from,omitempty"` // a number or a date in the form in which it is kept
	To    string   `json:"to,omitempty"`
}

// Blank reports a condition that says nothing yet to compare with.
func (c Condition) Blank() bool {
	switch c.Way {
	case Told, NotTold:
		return false
	case Between:
		return c.From == "" && c.To == ""
	}
	return !slices.ContainsFunc(c.Is, func(is string) bool { return strings.TrimSpace(is) != "" })
}

// fault is what is wrong: nothing to compare with, or limits out of their order; nil
// for nothing.
func (c Condition) fault() *Error {
	if c.Blank() {
		return Invalid("conditions", "Say what it is to be.")
	}
	if c.Way == Between && c.From != "" && c.To != "" && CompareNumbers(c.From, c.To) > 0 {
		return Invalid("conditions", "The end lies before the start.")
	}
	return nil
}

// matcher tells the contacts that fulfil the condition. A field that is gone is told
// of nobody.
func (c Condition) matcher(fields []FieldDef) func(*ContactRow) bool {
	is := make([]string, len(c.Is))
	for i, text := range c.Is {
		is[i] = Fold(strings.TrimSpace(text))
	}
	if c.Field == 0 {
		return func(r *ContactRow) bool { return c.fitsTags(r.Tags, is) }
	}
	i := slices.IndexFunc(fields, func(d FieldDef) bool { return d.ID == c.Field })
	if i < 0 {
		return func(*ContactRow) bool { return c.fits("", is, TextField) }
	}
	name, kind := fields[i].Name, fields[i].Kind
	return func(r *ContactRow) bool { return c.fits(r.Custom[name], is, kind) }
}

// fitsTags looks at tags joined by ", "; is has those asked for, folded.
func (c Condition) fitsTags(tags string, is []string) bool {
	has := func(tag string) bool { return hasTag(tags, tag) }
	switch c.Way {
	case IsAny:
		return slices.ContainsFunc(is, has)
	case IsAll:
		return !slices.ContainsFunc(is, func(tag string) bool { return !has(tag) })
	case IsNone:
		return !slices.ContainsFunc(is, has)
	case NotTold:
		return tags == ""
	}
	return tags != ""
}

// fits looks at the value of a field; is has what is asked for, folded.
func (c Condition) fits(value string, is []string, kind FieldKind) bool {
	folded := Fold(value)
	holds := func(text string) bool { return strings.Contains(folded, text) }
	switch c.Way {
	case NotTold:
		return value == ""
	case IsNone:
		return !slices.Contains(is, folded)
	case Without:
		return !slices.ContainsFunc(is, holds)
	}
	if value == "" {
		return false
	}
	switch c.Way {
	case IsAny, Equals:
		return slices.Contains(is, folded)
	case Contains:
		return slices.ContainsFunc(is, holds)
	case Between:
		return ContactFilter{FieldFrom: c.From, FieldTo: c.To}.within(kind)(value)
	}
	return true
}
