package app

import (
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
)

// phoneDigits is the most that a telephone number has: fifteen by E.164, a
// prefix for dialling abroad, and an extension.
const phoneDigits = 24

// Fault says what is wrong with an e-mail address or a phone number as it was
// typed; nil where nothing is.
func (p ContactPoint) Fault() error {
	raw := strings.TrimSpace(p.Raw)
	switch p.Kind {
	case Email:
		return emailFault(raw)
	case Phone:
		digits := 0
		for _, r := range raw {
			if unicode.IsDigit(r) {
				digits++
			}
		}
		if digits == 0 {
			return Invalid("phone", "%q is no telephone number.", shortened(raw))
		}
		if digits > phoneDigits {
			return Invalid("phone", "%q has %d digits, and no telephone number has more than %d.", shortened(raw), digits, phoneDigits)
		}
	}
	return nil
}

func emailFault(raw string) error {
	at := strings.LastIndexByte(raw, '@')
	switch {
	case at < 0:
		return Invalid("email", "%s is no e-mail address: it has no @.", shortened(raw))
	case strings.Count(raw, "@") > 1:
		return Invalid("email", "%s is no e-mail address: it has more than one @.", shortened(raw))
	case strings.ContainsAny(raw, " \t\n,;"):
		return Invalid("email", "%s is no e-mail address: it has a space or a comma in it.", shortened(raw))
	case at == 0 || at == len(raw)-1:
		return Invalid("email", "%s is no e-mail address: something is missing beside the @.", shortened(raw))
	}
	return nil
}

// ShowPhone is a phone number as people read it: as it is dialled within the
// company's country (ISO 3166 alpha-2), and as +44 20 7946 0018 for numbers of
// other countries. One that cannot be read is shown as it was typed.
func ShowPhone(p ContactPoint, country string) string {
	country = strings.ToUpper(country)
	number, err := phonenumbers.Parse(p.Normalised, country)
	if err != nil || !strings.HasPrefix(p.Normalised, "+") || !phonenumbers.IsValidNumber(number) {
		return p.Raw
	}
	if typed, err := phonenumbers.Parse(p.Raw, country); err == nil && typed.GetExtension() != "" {
		number.Extension = typed.Extension
	}
	if phonenumbers.GetRegionCodeForNumber(number) == country {
		return phonenumbers.Format(number, phonenumbers.NATIONAL)
	}
	return phonenumbers.Format(number, phonenumbers.INTERNATIONAL)
}
