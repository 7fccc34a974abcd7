package finance

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/mat"
)

// In these tests 10,000 customers live by a model with known parameters, and the
// fit has to find them within three standard errors. The standard errors are the
// sampling error of maximum likelihood: the roots of the diagonal of the inverse
// of the curvature (minus the Hessian) of the log-likelihood, here of the
// logarithms of the parameters, in which the fit searches.
const recovered = 10_000

// standardErrors are those of the logarithms of the parameters at the truth.
func standardErrors(t *testing.T, truth []float64, logLikelihood func(p []float64) float64) []float64 {
	t.Helper()
	x := make([]float64, len(truth))
	for i, v := range truth {
		x[i] = math.Log(v)
	}
	hessian := mat.NewSymDense(len(x), nil)
	fd.Hessian(hessian, func(x []float64) float64 {
		p := make([]float64, len(x))
		for i, v := range x {
			p[i] = math.Exp(v)
		}
		return -logLikelihood(p)
	}, x, &fd.Settings{Step: 1e-3})
	var covariance mat.Dense
	if err := covariance.Inverse(hessian); err != nil {
		t.Fatal(err)
	}
	errors := make([]float64, len(x))
	for i := range errors {
		errors[i] = math.Sqrt(covariance.At(i, i))
	}
	return errors
}

func found(t *testing.T, names []string, got, truth, errors []float64) {
	t.Helper()
	for i := range got {
		off := (math.Log(got[i]) - math.Log(truth[i])) / errors[i]
		t.Logf("%s: %.4f, truth %.4f, standard error %.1f %%, off by %.2f of them", names[i], got[i], truth[i], errors[i]*100, off)
		if math.IsNaN(off) || math.Abs(off) > 3 {
			t.Errorf("%s is %.4f, want %.4f within three standard errors of %.1f %%", names[i], got[i], truth[i], errors[i]*100)
		}
		if errors[i] > .25 {
			t.Errorf("the standard error of %s is %.0f %%: the test would find anything", names[i], errors[i]*100)
		}
	}
}

func TestBGNBDFindsItsOwnParameters(t *testing.T) {
	truth := BGNBD{R: .8, Alpha: 6, A: .9, B: 2.5}
	random := rand.New(rand.NewPCG(1, 2))
	customers := make([]Purchases, recovered)
	bought := 0.0
	for i := range customers {
		var later int
		customers[i], later = simulate(random, truth, 52, 26)
		bought += float64(later)
	}
	m, fit, err := FitBGNBD(customers)
	if err != nil || !fit.Identified {
		t.Fatal(fit, err)
	}
	p := []float64{truth.R, truth.Alpha, truth.A, truth.B}
	errors := standardErrors(t, p, func(p []float64) float64 { return BGNBD{p[0], p[1], p[2], p[3]}.sum(customers) })
	found(t, []string{"r", "alpha", "a", "b"}, []float64{m.R, m.Alpha, m.A, m.B}, p, errors)
	expected := 0.0
	for _, c := range customers {
		expected += m.Expected(c, 26)
	}
	// Some 7,000 purchases: a standard error of about 2 %, since customers differ.
	near(t, "purchases of the half-year to come", expected/bought, 1, .05)
}

func TestGammaGammaFindsItsOwnParameters(t *testing.T) {
	truth := GammaGamma{P: 6.25, Q: 3.74, Gamma: 15.44}
	random := rand.New(rand.NewPCG(3, 4))
	customers := make([]Spending, recovered)
	for i := range customers {
		nu := gamma(random, truth.Q) / truth.Gamma
		n := 1 + random.IntN(6)
		sum := 0.0
		for range n {
			sum += gamma(random, truth.P) / nu
		}
		customers[i] = Spending{n, sum / float64(n)}
	}
	m, fit, err := FitGammaGamma(customers)
	if err != nil || !fit.Identified {
		t.Fatal(fit, err)
	}
	p := []float64{truth.P, truth.Q, truth.Gamma}
	errors := standardErrors(t, p, func(p []float64) float64 {
		total := 0.0
		for _, c := range customers {
			total += GammaGamma{p[0], p[1], p[2]}.LogLikelihood(c)
		}
		return total
	})
	found(t, []string{"p", "q", "gamma"}, []float64{m.P, m.Q, m.Gamma}, p, errors)
}

func TestSBGFindsItsOwnParameters(t *testing.T) {
	truth := SBG{Alpha: .7, Beta: 1.2}
	random := rand.New(rand.NewPCG(5, 6))
	const seen = 12
	tenures := Tenures{Lost: make([]float64, seen+1), Kept: make([]float64, seen+1)}
	for range recovered {
		x, y := gamma(random, truth.Alpha), gamma(random, truth.Beta)
		leave, period := x/(x+y), 1
		for period <= seen && random.Float64() >= leave {
			period++
		}
		if period > seen {
			tenures.Kept[seen]++
		} else {
			tenures.Lost[period]++
		}
	}
	m, fit, err := FitSBG(tenures)
	if err != nil || !fit.Identified {
		t.Fatal(fit, err)
	}
	p := []float64{truth.Alpha, truth.Beta}
	errors := standardErrors(t, p, func(p []float64) float64 { return SBG{p[0], p[1]}.LogLikelihood(tenures) })
	found(t, []string{"alpha", "beta"}, []float64{m.Alpha, m.Beta}, p, errors)
}

// TestMigrationFindsItsOwnChances lets 10,000 customers move between recencies;
// the standard error of a share is √(p(1−p)/n).
func TestMigrationFindsItsOwnChances(t *testing.T) {
	truth := []float64{.3, .2, .15, .05}
	random := rand.New(rand.NewPCG(7, 8))
	var seen Occasions
	for range recovered {
		recency := 1
		for range 12 {
			if recency > len(truth) {
				seen.Add(recency, false)
				recency++
				continue
			}
			bought := random.Float64() < truth[recency-1]
			seen.Add(recency, bought)
			recency++
			if bought {
				recency = 1
			}
		}
	}
	buy, ll, err := FitMigration(seen)
	if err != nil || len(buy) != len(truth) || !(ll < 0) {
		t.Fatal(buy, ll, err)
	}
	for i, p := range truth {
		near(t, "chance to buy", buy[i], p, 3*math.Sqrt(p*(1-p)/seen.Periods[i]))
	}
}
