package finance

import "math"

// Spending is a customer's repeat purchases and the mean margin of one.
type Spending struct {
	Frequency int     // x > 0
	Mean      float64 // m̄ > 0, in major units
}

// GammaGamma is the model of the margin of a purchase: Fader and Hardie, "The
// Gamma-Gamma Model of Monetary Value", 2013. Margins vary around a customer's
// mean, which varies over customers, independent of how often they buy.
type GammaGamma struct{ P, Q, Gamma float64 }

// FitGammaGamma finds the parameters by maximum likelihood over customers who
// bought again. ErrNotEnough where there are fewer than five.
func FitGammaGamma(customers []Spending) (GammaGamma, Fit, error) {
	var used []Spending
	for _, c := range customers {
		if c.Frequency > 0 && c.Mean > 0 {
			used = append(used, c)
		}
	}
	if len(used) < fewestRepeat {
		return GammaGamma{}, Fit{}, ErrNotEnough
	}
	mean := 0.0
	for _, c := range used {
		mean += c.Mean / float64(len(used))
	}
	p, fit, err := maximise([]float64{2, 4, mean}, func(p []float64) float64 {
		m, total := GammaGamma{p[0], p[1], p[2]}, 0.0
		for _, c := range used {
			total += m.LogLikelihood(c)
		}
		return total
	})
	if err != nil {
		return GammaGamma{}, Fit{}, err
	}
	return GammaGamma{p[0], p[1], p[2]}, fit, nil
}

// LogLikelihood is that of one customer.
func (m GammaGamma) LogLikelihood(c Spending) float64 {
	x := float64(c.Frequency)
	px := m.P * x
	return lgamma(px+m.Q) - lgamma(px) - lgamma(m.Q) + m.Q*math.Log(m.Gamma) +
		(px-1)*math.Log(c.Mean) + px*math.Log(x) - (px+m.Q)*math.Log(m.Gamma+x*c.Mean)
}

// Expected is the margin of a purchase to expect of a customer: p(γ + x·m̄) /
// (p·x + q − 1). Without repeat purchases it is that of the whole clientele. NaN
// where q ≤ 1 leaves it without a mean.
func (m GammaGamma) Expected(c Spending) float64 {
	x := float64(c.Frequency)
	if c.Mean <= 0 {
		x = 0
	}
	below := m.P*x + m.Q - 1
	if below <= 0 {
		return math.NaN()
	}
	return m.P * (m.Gamma + x*c.Mean) / below
}
