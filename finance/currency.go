package finance

import (
	"fmt"
	"strings"

	"golang.org/x/text/currency"
)

// Currency is an ISO 4217 currency: its code and the number of decimals of its
// minor unit (JPY 0, USD 2, KWD 3).
type Currency struct {
	Code     string
	Exponent int32
}

// CurrencyByCode finds a currency by its three letters, in any case. Unknown
// codes are refused.
func CurrencyByCode(code string) (Currency, error) {
	code = strings.ToUpper(strings.TrimSpace(code))
	unit, err := currency.ParseISO(code)
	if err != nil {
		return Currency{}, fmt.Errorf("%q is not an ISO 4217 currency code", code)
	}
	scale, _ := currency.Standard.Rounding(unit)
	return Currency{Code: code, Exponent: int32(scale)}, nil
}
