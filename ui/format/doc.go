// Package format writes money, dates, months, percentages and counts for
// people, and reads what people type into such fields. Words follow the language
// of assets/i18n; separators and the order of dates follow the Locale.
//
// A negative figure carries the minus sign U+2212, which is as wide as a digit.
// Files and JSON do not use this package: they keep plain machine forms.
package format
