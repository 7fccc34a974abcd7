package format

import (
	"errors"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"rapport/assets/i18n"
	"rapport/finance"
)

// longest is more than anyone types into a field of one figure.
const longest = 100

// ParseAmount reads money as people type it: "1,234.50" or "1.234,50" as the
// locale has it, with or without the currency's code or sign, and simple sums
// such as "19.90*3" or "10+5-2". Products come before sums and the result is
// rounded once. The error is a sentence for the field, in the language in force.
func ParseAmount(s string, c finance.Currency) (finance.Amount, error) {
	text := strings.TrimSpace(s)
	if code := len(text) - len(c.Code); code > 0 && strings.EqualFold(text[code:], c.Code) {
		text = text[:code]
	} else if len(text) > len(c.Code) && strings.EqualFold(text[:len(c.Code)], c.Code) {
		text = text[len(c.Code):]
	}
	text = strings.TrimFunc(text, func(r rune) bool { return unicode.Is(unicode.Sc, r) || unicode.IsSpace(r) })
	value, err := evaluate(text)
	if err != nil {
		return 0, err
	}
	single := !strings.ContainsAny(text, "*×")
	if single && !value.Equal(value.Round(c.Exponent)) {
		return 0, errors.New(i18n.T("%s has %d decimals at most", c.Code, c.Exponent))
	}
	amount, err := finance.Round(value, c)
	if err != nil {
		return 0, errors.New(i18n.T("The amount is too large"))
	}
	return amount, nil
}

// ParseNumber reads a quantity or a rate as people type it, sums included.
func ParseNumber(s string) (decimal.Decimal, error) { return evaluate(strings.TrimSpace(s)) }

// ParseMinutes reads a duration as minutes: "12.5", "12:30" (minutes and
// seconds) or "1:02:30" (hours first).
func ParseMinutes(s string) (decimal.Decimal, error) {
	text := halfWidth(strings.TrimSpace(s))
	bad := errors.New(i18n.T("Type minutes such as 12.5 or 12:30"))
	if !strings.Contains(text, ":") {
		minutes, err := evaluate(text)
		if err != nil || minutes.IsNegative() {
			return decimal.Zero, bad
		}
		return minutes, nil
	}
	parts := strings.Split(text, ":")
	if len(parts) > 3 || len(text) > 12 {
		return decimal.Zero, bad
	}
	seconds := decimal.Zero
	for i, part := range parts {
		n, err := decimal.NewFromString(part)
		if err != nil || strings.Trim(part, "0123456789") != "" || (i > 0 && (len(part) != 2 || part > "59")) {
			return decimal.Zero, bad
		}
		seconds = seconds.Mul(decimal.New(60, 0)).Add(n)
	}
	return seconds.DivRound(decimal.New(60, 0), 4), nil
}

// Minutes is a duration in minutes as a clock shows it: 12.5 is "12:30".
func Minutes(minutes decimal.Decimal) string {
	seconds := minutes.Mul(decimal.New(60, 0)).RoundBank(0).IntPart()
	return localise(decimal.New(seconds/60, 0).String()) + ":" + string([]byte{byte('0' + seconds%60/10), byte('0' + seconds%10)})
}

// evaluate works out numbers joined by + − and ×.
func evaluate(text string) (decimal.Decimal, error) {
	bad := errors.New(i18n.T("Type an amount such as %s or a sum such as %s", localise("1234.50"), localise("19.90")+"*3"))
	if text == "" || len(text) > longest {
		return decimal.Zero, bad
	}
	total, product := decimal.Zero, decimal.New(1, 0)
	rest := operators.Replace(halfWidth(text))
	for first := true; ; first = false {
		operator := byte('+')
		if !first {
			operator, rest = rest[0], strings.TrimSpace(rest[1:])
		}
		negative := false
		if trimmed, found := strings.CutPrefix(rest, "-"); found && (first || operator == '*') {
			negative, rest = true, strings.TrimSpace(trimmed)
		} else if trimmed, found := strings.CutPrefix(rest, "+"); found && first {
			rest = strings.TrimSpace(trimmed)
		}
		length := strings.IndexAny(rest, "+-*")
		if length < 0 {
			length = len(rest)
		}
		value, ok := parsePlain(strings.TrimSpace(rest[:length]))
		if !ok {
			return decimal.Zero, bad
		}
		if negative {
			value = value.Neg()
		}
		switch {
		case first:
			product = value
		case operator == '*':
			product = product.Mul(value)
		default:
			total = total.Add(product)
			product = value
			if operator == '-' {
				product = value.Neg()
			}
		}
		rest = rest[length:]
		if rest == "" {
			return total.Add(product), nil
		}
	}
}

var operators = strings.NewReplacer("−", "-", "–", "-", "×", "*", "x", "*")

// halfWidth turns the full-width digits and signs of Chinese keyboards into
// plain ones.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　':
			return ' '
		case r == '。':
			return '.'
		case r == '、':
			return ','
		}
		return r
	}, s)
}

// parsePlain reads one number without a sign. Grouping marks must stand before
// groups of three digits, so that a decimal comma in a locale with a decimal
// point ("12,50") is refused instead of being read as 1250.
func parsePlain(text string) (decimal.Decimal, bool) {
	l := CurrentLocale()
	whole, fraction, hasFraction := strings.Cut(text, l.Decimal)
	if hasFraction && (!allDigits(fraction) || whole == "" && fraction == "") {
		return decimal.Zero, false
	}
	groups := strings.Split(strings.Map(func(r rune) rune {
		if isGroup(r, l) {
			return ' '
		}
		return r
	}, whole), " ")
	for i, group := range groups {
		if !allDigits(group) || (i > 0 && len(group) != 3) || (len(groups) > 1 && (group == "" || len(group) > 3)) {
			return decimal.Zero, false
		}
	}
	if whole == "" && fraction == "" {
		return decimal.Zero, false
	}
	value, err := decimal.NewFromString("0" + strings.Join(groups, "") + "." + fraction + "0")
	return value, err == nil
}

// isGroup accepts the locale's grouping mark, and spaces and apostrophes, which
// are never decimal marks.
func isGroup(r rune, l Locale) bool {
	return strings.ContainsRune(l.Group, r) || strings.ContainsRune(" \u00a0\u202f\u2009'’", r)
}

func allDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }
