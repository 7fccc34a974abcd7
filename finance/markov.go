package finance

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
