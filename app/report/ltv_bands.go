package report

import (
	"math"

	"rapport/finance"
)

// ValueBand is the customers whose chance to be still customers lies within a
// tenth: from Tenth × 10 % up.
type ValueBand struct {
	Tenth     int
	Customers int
	Expected  finance.Amount // of all of them
}

// Bands sums the expected value by the chance to be still a customer, in tenths,
// the lowest first; none where nothing was expected.
func (r *LTVReport) Bands() []ValueBand {
	bands := make([]ValueBand, 10)
	any := false
	for i := range bands {
		bands[i].Tenth = i
	}
	for _, row := range r.Rows {
		if row.Alive == nil || row.Expected == nil || math.IsNaN(*row.Alive) {
			continue
		}
		any = true
		b := &bands[max(0, min(9, int(*row.Alive*10)))]
		b.Customers++
		b.Expected += *row.Expected
	}
	if !any {
		return nil
	}
	return bands
}
