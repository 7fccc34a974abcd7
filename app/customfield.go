package app

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/finance"
)

// FieldKind is what a custom field of contacts holds.
type FieldKind string

// The kinds of custom fields.
const (
	TextField   FieldKind = "text"
	NumberField FieldKind = "number"
	DateField   FieldKind = "date"
	ChoiceField FieldKind = "choice"
	YesNoField  FieldKind = "yesno"
)

// FieldKinds lists the kinds.
func FieldKinds() []FieldKind {
	return []FieldKind{TextField, NumberField, DateField, ChoiceField, YesNoField}
}

// FieldDef is a custom field: something a company wants to know of its contacts
// that Rapport has no field for.
type FieldDef struct {
	ID      ID        `db:"id"`
	Name    string    `db:"name"`
	Kind    FieldKind `db:"kind"`
	Choices string    `db:"choices"` // of a choice, one a line
}

// FieldRow is a custom field and how many contacts have a value of it.
type FieldRow struct {
	FieldDef
	Used int
}

func (d *FieldDef) recordID() *ID { return &d.ID }

// List is what a choice may be.
func (d *FieldDef) List() []string {
	var list []string
	for _, line := range strings.Split(d.Choices, "\n") {
		if line = strings.TrimSpace(line); line != "" && !slices.Contains(list, line) {
			list = append(list, line)
		}
	}
	return list
}

// Validate wants a name, a known kind, and choices to choose from.
func (d *FieldDef) Validate() error {
	var p Problems
	p.name("name", d.Name, Say("Give the field a name."))
	if !slices.Contains(FieldKinds(), d.Kind) {
		p = append(p, Invalid("kind", "A custom field holds a text, a number, a date, a choice or yes or no."))
	}
	if d.Kind == ChoiceField && len(d.List()) == 0 {
		p = append(p, Invalid("choices", "Write what there is to choose from, one a line."))
	}
	p.note("choices", d.Choices)
	return p.OrNil()
}

// The values of a yes-or-no field.
const (
	Yes = "yes"
	No  = "no"
)

// Read brings a value to the form in which it is kept: a number without
// grouping, a date as 2026-03-10, a choice as it is written in the list, yes or
// no. The field of the error is the one under which forms and imports know it.
func (d *FieldDef) Read(text string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	field := CustomColumn(d.Name)
	switch d.Kind {
	case NumberField:
		n, err := decimal.NewFromString(strings.ReplaceAll(text, " ", ""))
		if err != nil || n.Exponent() < -fieldPlaces || n.Abs().GreaterThan(fieldLargest) {
			return "", Invalid(field, "%q is no number; write it like 1234.5.", shortened(text))
		}
		return n.String(), nil
	case DateField:
		day, err := finance.ParseDate(text)
		if err != nil {
			return "", Invalid(field, "%q is no date; write it like 2026-03-10.", shortened(text))
		}
		return day.String(), nil
	case ChoiceField:
		for _, choice := range d.List() {
			if Fold(choice) == Fold(text) {
				return choice, nil
			}
		}
		return "", Invalid(field, "%q is not among the choices of %s: %s.", shortened(text), d.Name, strings.Join(d.List(), ", "))
	case YesNoField:
		switch strings.ToLower(text) {
		case "yes", "y", "true", "1", "是":
			return Yes, nil
		case "no", "n", "false", "0", "否":
			return No, nil
		}
		return "", Invalid(field, "%q is neither yes nor no.", shortened(text))
	}
	return text, nil
}

// fieldPlaces and fieldLargest bound a number, which a text such as 1e999999
// would make endless.
const fieldPlaces = 12

var fieldLargest = decimal.New(1, 15)

// shortened keeps a sentence that quotes a text to one line.
func shortened(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// CustomColumn is how imports, exports and forms name a custom field.
func CustomColumn(name string) string { return "custom." + name }
