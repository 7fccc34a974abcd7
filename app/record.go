package app

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"rapport/finance"
)

// Record is anything that the file keeps one row (or one head with its lines)
// of. A pointer to each record type of this package is a Record. ID 0 means not
// saved yet: saving gives it one.
type Record interface {
	// Validate tells every fault at once, each with its field; nil when sound.
	Validate() error
	recordID() *ID
}

// IDOf is the ID of a record.
func IDOf(r Record) ID { return *r.recordID() }

// SetID names a record that is about to be saved for the first time.
func SetID(r Record, id ID) { *r.recordID() = id }

// NameLimit is the longest name that a record takes, in characters.
const NameLimit = 500

// NoteLimit is the longest note, in characters.
const NoteLimit = 100_000

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// name wants a text that is neither empty nor too long.
func (p *Problems) name(field, value string, missing Text) {
	switch {
	case blank(value):
		*p = append(*p, Invalid(field, missing.Key))
	case utf8.RuneCountInString(value) > NameLimit:
		*p = append(*p, Invalid(field, "This is longer than %d characters; shorten it.", NameLimit))
	}
}

func (p *Problems) note(field, value string) {
	if utf8.RuneCountInString(value) > NoteLimit {
		*p = append(*p, Invalid(field, "This is longer than %d characters; shorten it.", NoteLimit))
	}
}

func (p *Problems) day(field string, d finance.Date) {
	if d == 0 {
		*p = append(*p, Invalid(field, "Give the date."))
	}
}

func (p *Problems) magnitude(field string, a finance.Amount) {
	if a < 0 {
		*p = append(*p, Invalid(field, "Amounts here are typed without a minus sign."))
	}
}

func (p *Problems) notNegative(field string, d decimal.NullDecimal) {
	if d.Valid && d.Decimal.IsNegative() {
		*p = append(*p, Invalid(field, "This cannot be below zero."))
	}
}
