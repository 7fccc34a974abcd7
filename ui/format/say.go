package format

import (
	"rapport/assets/i18n"
	"rapport/finance"
)

// money is an argument of a text that is an amount.
type money interface {
	Parts() (finance.Amount, finance.Currency)
}

// Say is a text in the language in force whose dates, months and amounts are
// written as people read them. It is what turns the texts of reports into sentences.
func Say(text string, args ...any) string {
	said := make([]any, len(args))
	for i, a := range args {
		switch v := a.(type) {
		case finance.Date:
			said[i] = Date(v)
		case money:
			said[i] = Amount(v.Parts())
		case finance.Month:
			said[i] = Month(v)
		default:
			said[i] = a
		}
	}
	return i18n.T(text, said...)
}
