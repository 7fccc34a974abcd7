package finance

import (
	"sort"

	"github.com/shopspring/decimal"
)

// Split divides total over the weights so that the parts sum to it exactly:
// each part is total × weight / Σ weights rounded towards zero, and what is left
// goes one minor unit at a time to the largest remainders, ties to the earlier
// index (callers order by ID). Weights count by magnitude; where all are zero
// they count as equal. No weights gives no parts.
func Split(total Amount, weights []decimal.Decimal) []Amount {
	n := len(weights)
	if n == 0 {
		return nil
	}
	sum := decimal.Zero
	for _, w := range weights {
		sum = sum.Add(w.Abs())
	}
	if sum.IsZero() {
		return SplitEqually(total, n)
	}
	whole := decimal.NewFromInt(int64(total.Abs()))
	parts := make([]Amount, n)
	remainders := make([]decimal.Decimal, n)
	left := total.Abs()
	for i, w := range weights {
		quotient, remainder := whole.Mul(w.Abs()).QuoRem(sum, 0)
		parts[i] = Amount(quotient.IntPart())
		remainders[i] = remainder
		left -= parts[i]
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool {
		return remainders[order[i]].GreaterThan(remainders[order[j]])
	})
	for i := 0; left > 0; i++ {
		parts[order[i%n]]++
		left--
	}
	if total < 0 {
		for i := range parts {
			parts[i] = -parts[i]
		}
	}
	return parts
}

// SplitEqually divides total over n equal parts; the first parts take the odd
// minor units.
func SplitEqually(total Amount, n int) []Amount {
	if n <= 0 {
		return nil
	}
	parts := make([]Amount, n)
	each, left := total/Amount(n), total%Amount(n)
	for i := range parts {
		parts[i] = each
		switch {
		case left > 0:
			parts[i]++
			left--
		case left < 0:
			parts[i]--
			left++
		}
	}
	return parts
}
