package app

import (
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which names are compared and searched: no case, no
// accents, full-width letters as plain ones.
func Fold(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	// The transformers keep state, so that each call makes its own.
	t := transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), norm.NFC, cases.Fold())
	folded, _, err := transform.String(t, s)
	if err != nil {
		return strings.ToLower(s)
	}
	return folded
}

// plain reports text in ASCII, which needs no more than lower case.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// NormaliseEmail is the form in which addresses are compared.
func NormaliseEmail(raw string) string {
	return strings.ToLower(strings.TrimSpace(raw))
}

// NormalisePhone is a phone number in E.164, such as +12065550100, read as
// dialled in a country (ISO 3166 alpha-2). A number that cannot be read keeps
// its digits.
func NormalisePhone(raw, country string) string {
	number, err := phonenumbers.Parse(raw, strings.ToUpper(country))
	if err == nil && phonenumbers.IsPossibleNumber(number) {
		return phonenumbers.Format(number, phonenumbers.E164)
	}
	digits := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || r == '+' {
			return r
		}
		return -1
	}, raw)
	if digits == "" {
		return strings.ToLower(strings.TrimSpace(raw))
	}
	return digits
}

// Normalise is the form in which a contact point of a kind is compared.
func (p ContactPoint) Normalise(country string) string {
	switch p.Kind {
	case Email:
		return NormaliseEmail(p.Raw)
	case Phone:
		return NormalisePhone(p.Raw, country)
	}
	return strings.ToLower(strings.TrimSpace(p.Raw))
}
