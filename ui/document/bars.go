package document

import (
	"slices"

	"rapport/finance"
)

// BarScale is the amount at which the bar of a list is full: the one at that
// percentile by size, so that one giant row does not make dots of all others.
// It is at least one minor unit.
func BarScale[T any](rows []T, percentile int, amount func(T) finance.Amount) finance.Amount {
	sizes := make([]finance.Amount, len(rows))
	for i, r := range rows {
		sizes[i] = amount(r).Abs()
	}
	if len(sizes) == 0 {
		return 1
	}
	slices.Sort(sizes)
	return max(1, sizes[(len(sizes)-1)*percentile/100])
}

// BarZero is where such a list has its line of zero, as a share of the width of
// the column: the larger the losses beside the profits, the more room they get.
func BarZero[T any](rows []T, scale finance.Amount, amount func(T) finance.Amount) float32 {
	var loss, profit finance.Amount
	for _, r := range rows {
		loss, profit = max(loss, -amount(r)), max(profit, amount(r))
	}
	loss, profit = min(loss, scale), min(profit, scale)
	if loss+profit == 0 {
		return 0
	}
	const least = .08
	return max(least, min(1-least, float32(loss)/float32(loss+profit)))
}
