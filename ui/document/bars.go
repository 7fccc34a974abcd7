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
