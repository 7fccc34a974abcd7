package finance

import (
	"math"
	"runtime"
	"sync"

	"gonum.org/v1/gonum/mathext"
)

// Purchases is the history of one customer as BG/NBD wants it: repeat purchase
// days, the time from the first to the last of them, and from the first to the
// end of the calibration, both in time units.
type Purchases struct {
	Frequency int     // x
	Recency   float64 // t_x
	Age       float64 // T
}

// BGNBD is the model of customers who buy again until they silently leave:
// Fader, Hardie and Lee, "Counting Your Customers the Easy Way", Marketing
// Science 24(2), 2005. While alive a customer buys at a rate that is gamma(r,
// alpha) over customers, and leaves after a purchase with a chance that is
// beta(a, b).
type BGNBD struct{ R, Alpha, A, B float64 }

// fewestRepeat is how many customers with a repeat purchase a fit needs at least.
const fewestRepeat = 5

// FitBGNBD finds the parameters by maximum likelihood. ErrNotEnough where fewer
// than five customers bought again.
func FitBGNBD(customers []Purchases) (BGNBD, Fit, error) {
	repeat := 0
	for _, c := range customers {
		if c.Frequency > 0 {
			repeat++
		}
	}
	if repeat < fewestRepeat {
		return BGNBD{}, Fit{}, ErrNotEnough
	}
	p, fit, err := maximise([]float64{1, 5, 0.8, 2}, func(p []float64) float64 {
		return BGNBD{p[0], p[1], p[2], p[3]}.sum(customers)
	})
	if err != nil {
		return BGNBD{}, Fit{}, err
	}
	return BGNBD{p[0], p[1], p[2], p[3]}, fit, nil
}

// blocks is into how many parts a likelihood is summed; fixed, so that the same
// data give the same sum on any number of processors.
const blocks = 64

// sum is the log-likelihood of all customers.
func (m BGNBD) sum(customers []Purchases) float64 {
	most := 0
	for _, c := range customers {
		most = max(most, c.Frequency)
	}
	byFrequency := m.byFrequency(min(most, 1<<16))
	var parts [blocks]float64
	var next sync.WaitGroup
	queue := make(chan int, blocks)
	for i := range parts {
		queue <- i
	}
	close(queue)
	for range min(runtime.GOMAXPROCS(0), 8) {
		next.Add(1)
		go func() {
			defer next.Done()
			for i := range queue {
				for _, c := range customers[len(customers)*i/blocks : len(customers)*(i+1)/blocks] {
					parts[i] += m.one(c, byFrequency)
				}
			}
		}()
	}
	next.Wait()
	total := 0.0
	for _, part := range parts {
		total += part
	}
	return total
}

// frequencyTerms is the part of the likelihood that depends on x alone.
type frequencyTerms struct{ a1a2, leave float64 }

func (m BGNBD) byFrequency(most int) []frequencyTerms {
	terms := make([]frequencyTerms, most+1)
	for x := range terms {
		terms[x] = m.terms(float64(x))
	}
	return terms
}

// terms is ln(A1 A2) and ln(a/(b+x−1)).
func (m BGNBD) terms(x float64) frequencyTerms {
	a1 := lgamma(m.R+x) + m.R*math.Log(m.Alpha) - lgamma(m.R)
	a2 := lgamma(m.A+m.B) + lgamma(m.B+x) - lgamma(m.B) - lgamma(m.A+m.B+x)
	t := frequencyTerms{a1a2: a1 + a2}
	if x > 0 {
		t.leave = math.Log(m.A) - math.Log(m.B+x-1)
	}
	return t
}

func (m BGNBD) one(c Purchases, by []frequencyTerms) float64 {
	x := float64(c.Frequency)
	var t frequencyTerms
	if c.Frequency < len(by) {
		t = by[c.Frequency]
	} else {
		t = m.terms(x)
	}
	a3 := -(m.R + x) * math.Log(m.Alpha+c.Age)
	if c.Frequency == 0 {
		return t.a1a2 + a3
	}
	a4 := t.leave - (m.R+x)*math.Log(m.Alpha+c.Recency)
	high, low := max(a3, a4), min(a3, a4)
	return t.a1a2 + high + math.Log1p(math.Exp(low-high))
}

// Alive is the chance that a customer has not left at the end of the calibration.
func (m BGNBD) Alive(c Purchases) float64 {
	if c.Frequency == 0 {
		return 1
	}
	return 1 / (1 + m.gone(c))
}

// gone is the odds of having left.
func (m BGNBD) gone(c Purchases) float64 {
	if c.Frequency == 0 {
		return 0
	}
	x := float64(c.Frequency)
	ratio := (m.R + x) * (math.Log(m.Alpha+c.Age) - math.Log(m.Alpha+c.Recency))
	return math.Exp(math.Log(m.A) - math.Log(m.B+x-1) + ratio)
}

// Expected is how many purchases a customer is expected to make in the time
// units after the calibration.
func (m BGNBD) Expected(c Purchases, units float64) float64 {
	if units <= 0 {
		return 0
	}
	x := float64(c.Frequency)
	a := m.A
	if math.Abs(a-1) < 1e-6 {
		a = 1 + 1e-6 // the formula has a removable singularity there
	}
	z := units / (m.Alpha + c.Age + units)
	f := mathext.Hypergeo(m.R+x, m.B+x, a+m.B+x-1, z)
	shrink := math.Exp((m.R + x) * math.Log((m.Alpha+c.Age)/(m.Alpha+c.Age+units)))
	expected := (a + m.B + x - 1) / (a - 1) * (1 - shrink*f) / (1 + m.gone(c))
	if math.IsNaN(expected) || math.IsInf(expected, 0) || expected < 0 {
		return 0
	}
	return expected
}
