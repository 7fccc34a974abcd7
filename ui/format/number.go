package format

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/finance"
)

const minus = "−"

// Amount is money with grouped thousands and the decimals of its currency:
// "1,284.00", "−13.30".
func Amount(a finance.Amount, c finance.Currency) string { return localise(a.Text(c)) }

// Signed is Amount with a plus sign before what is above zero: "+1.50".
func Signed(a finance.Amount, c finance.Currency) string {
	if a > 0 {
		return "+" + Amount(a, c)
	}
	return Amount(a, c)
}

// Count is a whole number with grouped thousands.
func Count(n int) string { return localise(strconv.Itoa(n)) }

// Decimal is a number with grouped thousands and the decimals that it has.
func Decimal(d decimal.Decimal) string { return localise(d.String()) }

// Fixed is a number with always so many decimals, as those below each other in
// one column have.
func Fixed(d decimal.Decimal, places int32) string { return localise(d.StringFixedBank(places)) }

// Percent is a ratio as a percentage with one decimal: 0.412 is "41.2 %".
// Exact ties are rounded half to even.
func Percent(ratio decimal.Decimal) string { return percent(ratio, 1) }

// PercentFine is Percent with two decimals.
func PercentFine(ratio decimal.Decimal) string { return percent(ratio, 2) }

// PercentWhole is a ratio as a percentage without decimals: 0.412 is "41 %".
func PercentWhole(ratio decimal.Decimal) string { return percent(ratio, 0) }

// PercentSigned is Percent with a plus sign before what is above zero.
func PercentSigned(ratio decimal.Decimal) string {
	text := Percent(ratio)
	if ratio.Shift(2).RoundBank(1).IsPositive() {
		return "+" + text
	}
	return text
}

func percent(ratio decimal.Decimal, places int32) string {
	return localise(ratio.Shift(2).RoundBank(places).StringFixed(places)) + percentSign()
}

// percentSign is the sign of the language: Chinese sets no space before it, and
// English here one that does not break.
func percentSign() string {
	if chinese() {
		return "%"
	}
	return "\u00a0%"
}

// localise turns the machine form "-1234.50" into the people's form of the
// locale. Minus zero loses its sign.
func localise(machine string) string {
	l := CurrentLocale()
	digits, negative := strings.CutPrefix(machine, "-")
	whole, fraction, hasFraction := strings.Cut(digits, ".")
	var b strings.Builder
	if negative && strings.Trim(digits, "0.") != "" {
		b.WriteString(minus)
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(l.Group)
		}
		b.WriteRune(r)
	}
	if hasFraction {
		b.WriteString(l.Decimal + fraction)
	}
	return b.String()
}
