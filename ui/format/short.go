package format

import (
	"github.com/shopspring/decimal"

	"rapport/assets/i18n"
	"rapport/finance"
)

// Scale writes amounts short, all in one unit, as the ticks of an axis want it:
// "0k", "10k", "20k", or in Chinese "0", "1万", "2万".
type Scale struct {
	currency finance.Currency
	shift    int32 // powers of ten taken off
	suffix   string
}

type unit struct {
	shift  int32
	suffix string
}

// units are the short forms of a language, largest first. Chinese counts in ten
// thousands.
func units() []unit {
	if i18n.Current() == i18n.ZhHans {
		return []unit{{12, "万亿"}, {8, "亿"}, {4, "万"}}
	}
	return []unit{{12, "T"}, {9, "bn"}, {6, "M"}, {3, "k"}}
}

// NewScale chooses the unit in which an amount as large as most reads well.
// Amounts under ten thousand stay as they are.
func NewScale(most finance.Amount, c finance.Currency) Scale {
	size := most.Abs().Decimal(c)
	if size.GreaterThanOrEqual(decimal.New(1, 4)) {
		for _, u := range units() {
			if size.GreaterThanOrEqual(decimal.New(1, u.shift)) {
				return Scale{c, u.shift, u.suffix}
			}
		}
	}
	return Scale{currency: c}
}

// Text is the amount in the scale's unit with the decimals that it needs, two
// at most: "2.5k", "−13.3".
func (s Scale) Text(a finance.Amount) string {
	short := a.Decimal(s.currency).Shift(-s.shift).RoundBank(2).String()
	if s.suffix == "" || short == "0" {
		return localise(short)
	}
	return localise(short) + s.suffix
}

// Signed is Text with a plus sign before what is above zero, and one decimal at
// most, as a label beside a bar wants it.
func (s Scale) Signed(a finance.Amount) string {
	places := int32(1)
	if s.suffix == "" {
		places = 0
	}
	rounded := a.Decimal(s.currency).Shift(-s.shift).RoundBank(places)
	text := localise(rounded.String())
	if !rounded.IsZero() {
		text += s.suffix
	}
	if rounded.IsPositive() {
		return "+" + text
	}
	return text
}

// Short is one amount in its own best unit: "30k", "1.28M", "−13.3".
func Short(a finance.Amount, c finance.Currency) string { return NewScale(a, c).Text(a) }
