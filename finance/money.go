package finance

import (
	"errors"
	"math"

	"github.com/shopspring/decimal"
)

// Amount is money in minor units (cents, yen, fils) of the company's currency.
// Sums of amounts are exact; anything that multiplies or divides goes through
// decimal.Decimal and comes back by Round, once.
type Amount int64

// ErrAmountRange says that a value does not fit an Amount.
var ErrAmountRange = errors.New("the amount is too large")

// Decimal is the amount in major units of c: Amount(-1330) in USD is -13.30.
func (a Amount) Decimal(c Currency) decimal.Decimal {
	return decimal.New(int64(a), -c.Exponent)
}

// Text writes the amount with exactly the decimals of c, with a full stop and
// no grouping: "-13.30". It is the form of JSON and CSV.
func (a Amount) Text(c Currency) string {
	return a.Decimal(c).StringFixed(c.Exponent)
}

// Abs is the magnitude.
func (a Amount) Abs() Amount {
	if a < 0 {
		return -a
	}
	return a
}

// Float is the amount in major units for drawing and for model fitting, where a
// distance or a parameter is wanted. Money is never kept in the result.
func (a Amount) Float(c Currency) float64 {
	return float64(a) / math.Pow10(int(c.Exponent))
}

// Round is the one place where money is rounded: half to even, to the minor
// unit of c. It reports ErrAmountRange where the value does not fit.
func Round(d decimal.Decimal, c Currency) (Amount, error) {
	minor := d.Shift(c.Exponent).RoundBank(0)
	if minor.Abs().GreaterThan(decimal.New(math.MaxInt64/4, 0)) {
		return 0, ErrAmountRange
	}
	return Amount(minor.IntPart()), nil
}

// Sum adds amounts.
func Sum(amounts ...Amount) Amount {
	var total Amount
	for _, a := range amounts {
		total += a
	}
	return total
}
