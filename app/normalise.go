package app

import (
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which names are compared and searched: no case, no
// accents, full-width letters as plain ones.
func Fold(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	bare := strings.Map(func(r rune) rune {
		if r >= 0x300 && unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
	return norm.NFC.String(cases.Fold().String(bare))
}

// CompareFolded orders texts by their folded forms. Where the first difference
// lies in plain letters it folds nothing, since a sort asks it very often.
func CompareFolded(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] >= 0x80 || b[i] >= 0x80 {
			break
		}
		if x, y := lower(a[i]), lower(b[i]); x != y {
			return int(x) - int(y)
		}
	}
	return strings.Compare(Fold(a), Fold(b))
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
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
