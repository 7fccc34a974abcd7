package finance

import (
	"math"

	"github.com/shopspring/decimal"
)

// Flow is money that moves on a day: in positive, out negative.
type Flow struct {
	Day    Date
	Amount Amount
}

// daysPerYear is that of the spreadsheet function XNPV: leap years included.
const daysPerYear = 365

// Discounter discounts flows at one yearly rate. It remembers the factors, so
// that many customers cost little more than one.
type Discounter struct {
	rate    float64
	factors []decimal.Decimal
}

// NewDiscounter takes the yearly rate as a fraction (0.10 is 10 %), above -1.
func NewDiscounter(rate decimal.Decimal) *Discounter {
	return &Discounter{rate: rate.InexactFloat64()}
}

// Factor is 1 ÷ (1 + rate)^(days ÷ 365): the only place where discounting leaves
// exact arithmetic.
func (d *Discounter) Factor(days int) decimal.Decimal {
	if days < 0 {
		return d.factor(days)
	}
	for n := len(d.factors); n <= days; n++ {
		d.factors = append(d.factors, d.factor(n))
	}
	return d.factors[days]
}

func (d *Discounter) factor(days int) decimal.Decimal {
	return decimal.NewFromFloat(math.Pow(1+d.rate, -float64(days)/daysPerYear))
}

// XNPV is Σ amount ÷ (1 + rate)^(days ÷ 365), days counted from start, in minor
// units and not rounded: the spreadsheet function XNPV, with start the day of
// its first flow.
func (d *Discounter) XNPV(start Date, flows []Flow) decimal.Decimal {
	sum := decimal.Zero
	for _, f := range flows {
		sum = sum.Add(decimal.New(int64(f.Amount), 0).Mul(d.Factor(f.Day.DaysSince(start))))
	}
	return sum
}

// RoundMinor rounds a value in minor units to money, half to even. It reports
// ErrAmountRange where the value does not fit.
func RoundMinor(minor decimal.Decimal) (Amount, error) {
	return Round(minor, Currency{})
}
