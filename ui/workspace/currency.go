package workspace

import (
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"rapport/finance"
)

// currencyOf is the code of the currency of a system locale, such as zh_CN.UTF-8;
// USD where none is known.
func currencyOf(locale string) string {
	name, _, _ := strings.Cut(locale, ".")
	name, _, _ = strings.Cut(name, "@")
	tag, err := language.Parse(strings.ReplaceAll(name, "_", "-"))
	if err != nil {
		return "USD"
	}
	unit, _ := currency.FromTag(tag)
	if _, err := finance.CurrencyByCode(unit.String()); err != nil {
		return "USD"
	}
	return unit.String()
}
