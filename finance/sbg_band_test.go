package finance_test

import (
	"math/rand/v2"
	"testing"

	"rapport/finance"
)

// stays lets n subscribers of a model stay or leave for some periods.
func stays(r *rand.Rand, m finance.SBG, n, periods int) finance.Tenures {
	t := finance.Tenures{Lost: make([]float64, periods+1), Kept: make([]float64, periods+1)}
	for range n {
		left := false
		for period := 1; period <= periods && !left; period++ {
			if r.Float64() >= m.Retention(period) {
				t.Lost[period]++
				left = true
			}
		}
		if !left {
			t.Kept[periods]++
		}
	}
	return t
}

// TestBandHoldsTheTruthAsOftenAsItSays: of many companies with the same
// subscribers, in about 95 of a hundred the survival to come lies in the band.
func TestBandHoldsTheTruthAsOftenAsItSays(t *testing.T) {
	truth := finance.SBG{Alpha: 0.668, Beta: 3.806}
	r := rand.New(rand.NewPCG(1, 2))
	const companies, later = 300, 12
	held, banded := 0, 0
	for range companies {
		seen := stays(r, truth, 1000, 7)
		m, _, err := finance.FitSBG(seen)
		if err != nil {
			continue
		}
		low, high := m.Band(seen, later, 1.96)
		if low == nil {
			continue
		}
		banded++
		s, mine := truth.Survival(later)[later], m.Survival(later)
		for i := range low {
			if low[i] < 0 || high[i] > 1 || low[i] > mine[i]+1e-12 || high[i] < mine[i]-1e-12 {
				t.Fatalf("after %d the band is %g to %g around %g", i, low[i], high[i], mine[i])
			}
		}
		if low[later] <= s && s <= high[later] {
			held++
		}
	}
	if share := float64(held) / float64(banded); banded < companies*9/10 || share < 0.90 || share > 0.99 {
		t.Errorf("%d of %d have a band, and %.1f %% of them hold the truth", banded, companies, 100*share)
	}
}

func TestNoBandWithoutAPeak(t *testing.T) {
	if low, _ := (finance.SBG{}).Band(finance.Tenures{}, 5, 1.96); low != nil {
		t.Error("a model that was never fitted has a band")
	}
	if low, _ := (finance.SBG{Alpha: 1, Beta: 2}).Band(finance.Tenures{}, 5, 1.96); low != nil {
		t.Error("nothing seen makes a band")
	}
}
