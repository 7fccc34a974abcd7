package report

import (
	"math"

	"rapport/finance"
)

// ValueBand is the customers whose chance to be still customers lies within a
// tenth, from Tenth × 10 % up; or those of whom it cannot be told.
type ValueBand struct {
	Tenth     int // 0 to 9, or Untold
	Customers int
	Expected  finance.Amount // of all of them
}

// Untold is the band of those who bought once, whose chance the purchases do not
// tell.
const Untold = 10

// bandOf is the band of a customer; none of one who was not valued.
func bandOf(row LTVRow) (int, bool) {
	switch {
	case row.Alive == nil || row.Expected == nil || math.IsNaN(*row.Alive):
		return 0, false
	case row.Chance == nil:
		return Untold, true
	}
	return max(0, min(9, int(*row.Chance*10))), true
}

// Bands sums the expected value by the chance to be still a customer, in tenths,
// the lowest first and those of whom it cannot be told last; none where nothing
// was expected.
func (r *LTVReport) Bands() []ValueBand {
	bands := make([]ValueBand, Untold+1)
	any := false
	for i := range bands {
		bands[i].Tenth = i
	}
	for _, row := range r.Rows {
		at, valued := bandOf(row)
		if !valued {
			continue
		}
		any = true
		bands[at].Customers++
		bands[at].Expected += *row.Expected
	}
	switch {
	case !any:
		return nil
	case bands[Untold].Customers == 0:
		return bands[:Untold]
	}
	return bands
}
