package finance

import "math"

// Migration is the model of customers who move between recencies: Pfeifer and
// Carraway, "Modeling Customer Relationships as Markov Chains", J. Interactive
// Marketing 14(2), 2000. Buying brings a customer back to recency 1; not buying
// moves them one on; past the last recency they are lost.
type Migration struct {
	Buy      []float64 // chance to buy at recency 1, 2 …
	Margin   float64   // NC: what a purchase brings
	Cost     float64   // M: what marketing costs a period, while a customer is kept
	Discount float64   // d: a period
}

// Values is the value of a customer at each recency over periods t = 0 … horizon:
// Σ [(1+d)⁻¹ P]ᵗ R with R = (NC − M, −M, …, −M, 0). The last value is that of the
// absorbing state, always 0. From the first negative value on, marketing to a
// customer costs more than it brings.
func (m Migration) Values(horizon int) []float64 {
	n := len(m.Buy)
	reward := make([]float64, n+1)
	for i := range n {
		reward[i] = -m.Cost
	}
	if n > 0 {
		reward[0] += m.Margin
	}
	value := append([]float64(nil), reward...)
	for range horizon {
		next := append([]float64(nil), reward...)
		for i, p := range m.Buy {
			next[i] += (p*value[0] + (1-p)*value[i+1]) / (1 + m.Discount)
		}
		value = next
	}
	return value
}

// Occasions counts, by recency (index 0 is recency 1), the periods in which a
// customer at that recency might have bought, and those in which they did.
type Occasions struct{ Periods, Bought []float64 }

// Add counts a period that a customer began at a recency from 1 on.
func (o *Occasions) Add(recency int, bought bool) {
	for len(o.Periods) < recency {
		o.Periods, o.Bought = append(o.Periods, 0), append(o.Bought, 0)
	}
	o.Periods[recency-1]++
	if bought {
		o.Bought[recency-1]++
	}
}

// fewestOccasions is how many periods a recency needs for a chance of its own.
const fewestOccasions = 10

// FitMigration estimates the chance to buy at each recency by maximum
// likelihood: the share of periods in which customers bought, with a standard
// error of √(p(1−p)/n). The last recency is the last from which somebody came
// back, as far as each recency was seen at least 10 times; past it customers are
// lost. ErrNotEnough where nobody came back.
func FitMigration(o Occasions) (buy []float64, logLikelihood float64, err error) {
	last := 0
	for i, n := range o.Periods {
		if n < fewestOccasions {
			break
		}
		if o.Bought[i] > 0 {
			last = i + 1
		}
	}
	if last == 0 {
		return nil, 0, ErrNotEnough
	}
	for i := range last {
		n, bought := o.Periods[i], o.Bought[i]
		p := bought / n
		buy = append(buy, p)
		if bought > 0 {
			logLikelihood += bought * math.Log(p)
		}
		if bought < n {
			logLikelihood += (n - bought) * math.Log1p(-p)
		}
	}
	return buy, logLikelihood, nil
}

// Purchases is how many periods with a purchase are expected of a customer at
// each recency over the next periods; the last is that of the lost, always 0.
func (m Migration) Purchases(periods int) []float64 {
	count := Migration{Buy: m.Buy, Margin: 1}
	expected := count.Values(periods)
	if len(m.Buy) > 0 {
		expected[0]-- // the purchase that brought the customer to recency 1
	}
	return expected
}

// Returns is the chance that a customer at each recency ever buys again before
// being lost; 0 for the lost.
func (m Migration) Returns() []float64 {
	chance := make([]float64, len(m.Buy)+1)
	stays := 1.0
	for i := len(m.Buy) - 1; i >= 0; i-- {
		stays *= 1 - m.Buy[i]
		chance[i] = 1 - stays
	}
	return chance
}

// StopAt is the first recency whose value is negative, from which marketing
// costs more than it brings; 0 where there is none.
func StopAt(values []float64) int {
	for i := range len(values) - 1 {
		if values[i] < 0 {
			return i + 1
		}
	}
	return 0
}
