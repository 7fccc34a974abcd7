package app

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/finance"
)

// ContactFilter chooses contacts for the list; the zero value is all of them.
type ContactFilter struct {
	Text         string      `json:"text,omitempty"` // part of a name, a company, an e-mail, a phone or the number
	Tag          string      `json:"tag,omitempty"`
	Source       ID          `json:"source,omitempty"` // acquisition source
	Owner        ID          `json:"owner,omitempty"`
	Kind         ContactKind `json:"kind,omitempty"`
	Unprofitable bool        `json:"unprofitable,omitempty"` // only those whose profit is below zero
	// NotSince chooses those whose last contact was before a day, or who never
	// had one.
	NotSince   finance.Date    `json:"not_since,omitempty"`
	ProfitFrom *finance.Amount `json:"profit_from,omitempty"`
	ProfitTo   *finance.Amount `json:"profit_to,omitempty"`
	// Field is a custom field: of a number or a date from FieldFrom to FieldTo,
	// of a choice or yes or no just FieldIs, of a text one that has FieldIs in it.
	// With none of the three, any contact that has a value.
	Field     string `json:"field,omitempty"`
	FieldIs   string `json:"field_is,omitempty"`
	FieldFrom string `json:"field_from,omitempty"`
	FieldTo   string `json:"field_to,omitempty"`
}

// Matcher tells the contacts that the filter chooses, but for its text, which is
// looked for in folded form by those who list many. fields are the custom fields
// of the company.
func (f ContactFilter) Matcher(fields []FieldDef) func(*ContactRow) bool {
	tag, custom := Fold(f.Tag), f.custom(fields)
	return func(r *ContactRow) bool {
		switch {
		case f.Source != 0 && r.SourceID != f.Source, f.Owner != 0 && r.OwnerID != f.Owner, f.Kind != "" && r.Kind != f.Kind:
			return false
		case f.Unprofitable && r.Profit >= 0:
			return false
		case f.ProfitFrom != nil && r.Profit < *f.ProfitFrom, f.ProfitTo != nil && r.Profit > *f.ProfitTo:
			return false
		case f.NotSince != 0 && r.LastContact >= f.NotSince:
			return false
		case tag != "" && !hasTag(r.Tags, tag):
			return false
		}
		return custom == nil || custom(r.Custom[f.Field])
	}
}

// hasTag looks for a folded tag among tags joined by ", ".
func hasTag(tags, folded string) bool {
	for tags != "" {
		var one string
		one, tags, _ = strings.Cut(tags, ", ")
		if Fold(one) == folded {
			return true
		}
	}
	return false
}

// custom tells the values of the custom field that the filter chooses; nil where
// it goes by none.
func (f ContactFilter) custom(fields []FieldDef) func(string) bool {
	if f.Field == "" {
		return nil
	}
	kind := TextField
	if i := slices.IndexFunc(fields, func(d FieldDef) bool { return Fold(d.Name) == Fold(f.Field) }); i >= 0 {
		kind = fields[i].Kind
	}
	if kind == NumberField || kind == DateField {
		return f.within(kind)
	}
	is := Fold(f.FieldIs)
	return func(value string) bool {
		switch {
		case value == "":
			return false
		case is == "":
			return true
		case kind == TextField:
			return strings.Contains(Fold(value), is)
		}
		return Fold(value) == is
	}
}

// within tells the values from FieldFrom to FieldTo.
func (f ContactFilter) within(kind FieldKind) func(string) bool {
	compare := strings.Compare // dates, written as they are kept, are in the order of their texts
	if kind == NumberField {
		compare = CompareNumbers
	}
	return func(value string) bool {
		return value != "" && (f.FieldFrom == "" || compare(value, f.FieldFrom) >= 0) && (f.FieldTo == "" || compare(value, f.FieldTo) <= 0)
	}
}

// CompareNumbers orders texts that are numbers, as custom fields keep them.
func CompareNumbers(a, b string) int {
	x, errX := decimal.NewFromString(a)
	y, errY := decimal.NewFromString(b)
	if errX != nil || errY != nil {
		return strings.Compare(a, b)
	}
	return x.Cmp(y)
}

// IsAll reports a filter that lets every contact through.
func (f ContactFilter) IsAll() bool {
	f.Text = ""
	return f == ContactFilter{}
}
