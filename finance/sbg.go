package finance

import "math"

// Tenures counts subscribers by how long they stayed: Lost[t] left in their t-th
// period (from 1; index 0 is not used), Kept[t] were still there after t.
type Tenures struct {
	Lost, Kept []float64
}

// SBG is the shifted-beta-geometric model of customers who stay until they
// leave: Fader and Hardie, "How to Project Customer Retention", J. Interactive
// Marketing 21(1), 2007.
type SBG struct{ Alpha, Beta float64 }

// FitSBG finds the parameters by maximum likelihood on counts, cohorts together,
// survivors censored. ErrNotEnough where nobody left, or everybody in one and
// the same period with no survivor.
func FitSBG(t Tenures) (SBG, Fit, error) {
	lost, times, kept := 0.0, 0, 0.0
	for _, n := range t.Lost {
		lost += n
		if n > 0 {
			times++
		}
	}
	for _, n := range t.Kept {
		kept += n
	}
	if lost == 0 || (times < 2 && kept == 0) {
		return SBG{}, Fit{}, ErrNotEnough
	}
	p, fit, err := maximise([]float64{1, 2}, func(p []float64) float64 { return SBG{p[0], p[1]}.LogLikelihood(t) })
	if err != nil {
		return SBG{}, Fit{}, err
	}
	return SBG{p[0], p[1]}, fit, nil
}

// LogLikelihood is Σ Lost[t]·ln P(t) + Σ Kept[t]·ln S(t).
func (m SBG) LogLikelihood(t Tenures) float64 {
	total, logS := 0.0, 0.0
	for period := 1; period < max(len(t.Lost), len(t.Kept)); period++ {
		retention := m.Retention(period)
		if period < len(t.Lost) && t.Lost[period] > 0 {
			total += t.Lost[period] * (logS + math.Log1p(-retention))
		}
		logS += math.Log(retention)
		if period < len(t.Kept) && t.Kept[period] > 0 {
			total += t.Kept[period] * logS
		}
	}
	return total
}

// Retention is the share of those there after period−1 who stay in period t:
// (β+t−1)/(α+β+t−1).
func (m SBG) Retention(period int) float64 {
	t := float64(period)
	return (m.Beta + t - 1) / (m.Alpha + m.Beta + t - 1)
}

// Survival is the share still there after each of the first n periods; index 0
// is 1.
func (m SBG) Survival(n int) []float64 {
	s := make([]float64, n+1)
	s[0] = 1
	for t := 1; t <= n; t++ {
		s[t] = s[t-1] * m.Retention(t)
	}
	return s
}

// ResidualPeriods is the discounted number of periods that someone who has
// stayed for tenure periods will still pay, out of the next horizon, each
// discounted by rate a period from now: the next by one.
func (m SBG) ResidualPeriods(tenure, horizon int, rate float64) float64 {
	total, alive, factor := 0.0, 1.0, 1.0
	for i := 1; i <= horizon; i++ {
		alive *= m.Retention(tenure + i)
		factor /= 1 + rate
		total += alive * factor
	}
	return total
}
