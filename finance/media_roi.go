package finance

import "github.com/shopspring/decimal"

// Attribution says which touch of a customer gets the margin of an order.
type Attribution string

// The attribution rules.
const (
	FirstTouch  Attribution = "first"
	LastTouch   Attribution = "last"
	LinearTouch Attribution = "linear"
)

// Attribute divides an amount over n touches in the order of time: all of it to
// the first or to the last, or in equal parts that sum to it exactly. No touches
// get nothing.
func (a Attribution) Attribute(total Amount, n int) []Amount {
	if n <= 0 {
		return nil
	}
	if a == LinearTouch {
		return SplitEqually(total, n)
	}
	parts := make([]Amount, n)
	parts[a.only(n)] = total
	return parts
}

func (a Attribution) only(n int) int {
	if a == FirstTouch {
		return 0
	}
	return n - 1
}

// ROI is (margin − cost) ÷ cost as a fraction; not defined at no cost.
func ROI(margin, cost Amount) (roi float64, ok bool) {
	if cost == 0 {
		return 0, false
	}
	return Ratio(margin-cost, cost), true
}

// BreakEvenResponse is the share of those reached who would have to order, each
// at the mean margin of an order, for the cost to come back. It is not defined
// where nobody was reached or orders bring nothing; above 1 it cannot be had.
func BreakEvenResponse(cost, margin Amount, orders float64, reached int) (rate float64, ok bool) {
	if reached <= 0 || orders <= 0 || margin <= 0 {
		return 0, false
	}
	return float64(cost) / (float64(margin) / orders) / float64(reached), true
}

// MonthFlow is what media cost and brought in a month, both magnitudes of their
// usual sign: Cost and Margin are positive where money is spent and earned.
type MonthFlow struct {
	Month  Month
	Cost   Amount
	Margin Amount
}

// Payback is the month, in a list by month, from whose end on the margin since
// the beginning covers the whole cost: later returns may take it below again. 0
// where it is not covered at the end, or there is no cost.
func Payback(flows []MonthFlow) Month {
	var cost, margin Amount
	for _, f := range flows {
		cost += f.Cost
	}
	covered := Month(0)
	for _, f := range flows {
		margin += f.Margin
		switch {
		case margin < cost:
			covered = 0
		case covered == 0 && cost > 0:
			covered = f.Month
		}
	}
	return covered
}

// PerHead is total ÷ heads to the minor unit, half to even. Under linear
// attribution a head may be a part of one; heads is not 0.
func PerHead(total Amount, heads float64) Amount {
	each, err := RoundMinor(decimal.New(int64(total), 0).DivRound(decimal.NewFromFloat(heads), 8))
	if err != nil {
		return 0
	}
	return each
}
