package finance

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > within {
		t.Errorf("%s is %.6f, want %.6f within %g", what, got, want, within)
	}
}

// TestMigrationOfPfeiferAndCarraway holds the published example: p = .3, .2,
// .15, .05, NC = 40, M = 4, d = .2, T = 4.
func TestMigrationOfPfeiferAndCarraway(t *testing.T) {
	v := Migration{Buy: []float64{.3, .2, .15, .05}, Margin: 40, Cost: 4, Discount: .2}.Values(4)
	for i, want := range []float64{50.115, 4.220, 0.592, -1.980, 0} {
		near(t, "value", v[i], want, .0005)
	}
}

// TestSBGOfFaderAndHardie fits the published seven years of the "regular" and
// "high end" subscribers (survivors of 1000 each year).
func TestSBGOfFaderAndHardie(t *testing.T) {
	for _, c := range []struct {
		alive       []float64
		alpha, beta float64
	}{
		{[]float64{1000, 631, 468, 382, 326, 289, 262, 241}, .704, 1.182},
		{[]float64{1000, 869, 743, 653, 593, 551, 517, 491}, .668, 3.806},
	} {
		n := len(c.alive) - 1
		tenures := Tenures{Lost: make([]float64, n+1), Kept: make([]float64, n+1)}
		for i := 1; i <= n; i++ {
			tenures.Lost[i] = c.alive[i-1] - c.alive[i]
		}
		tenures.Kept[n] = c.alive[n]
		m, fit, err := FitSBG(tenures)
		if err != nil || !fit.Identified {
			t.Fatal(fit, err)
		}
		near(t, "alpha", m.Alpha, c.alpha, .002)
		near(t, "beta", m.Beta, c.beta, .004)
	}
}

// TestSBGThatRunsAwayStaysFinite: everyone leaves at one constant rate, so that
// only the ratio of the parameters is known.
func TestSBGThatRunsAwayStaysFinite(t *testing.T) {
	tenures := Tenures{Lost: []float64{0, 500, 250, 125, 62.5}, Kept: []float64{0, 0, 0, 0, 62.5}}
	m, fit, err := FitSBG(tenures)
	if err != nil {
		t.Fatal(err)
	}
	if fit.Identified || math.IsInf(m.Alpha+m.Beta, 0) {
		t.Errorf("a constant churn rate gives %+v, identified %v", m, fit.Identified)
	}
	near(t, "retention", m.Retention(1), .5, .01)
	if _, _, err := FitSBG(Tenures{Kept: []float64{0, 0, 40}}); !errors.Is(err, ErrNotEnough) {
		t.Errorf("nobody left, yet %v", err)
	}
}

// simulate lets one customer live through the calibration and the time after.
func simulate(random *rand.Rand, m BGNBD, age, after float64) (Purchases, int) {
	rate := gamma(random, m.R) / m.Alpha
	x, y := gamma(random, m.A), gamma(random, m.B)
	leave := x / (x + y)
	c, later, now := Purchases{Age: age}, 0, 0.0
	for {
		now += random.ExpFloat64() / rate
		if now > age+after {
			return c, later
		}
		if now <= age {
			c.Frequency++
			c.Recency = now
		} else {
			later++
		}
		if random.Float64() < leave {
			return c, later
		}
	}
}

// gamma draws by Marsaglia and Tsang.
func gamma(random *rand.Rand, shape float64) float64 {
	if shape < 1 {
		return gamma(random, shape+1) * math.Pow(random.Float64(), 1/shape)
	}
	d := shape - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := random.NormFloat64()
		v := math.Pow(1+c*x, 3)
		if v > 0 && math.Log(random.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}

// TestBGNBDOfThePaper evaluates the published fit of the CDNOW customers: a
// customer with x = 2, t_x = 30.43, T = 38.86 is expected to buy 1.226 times in
// the 39 weeks to come (Fader and Hardie's note on the implementation in Excel).
func TestBGNBDOfThePaper(t *testing.T) {
	m := BGNBD{R: .243, Alpha: 4.414, A: .793, B: 2.426}
	near(t, "expected purchases", m.Expected(Purchases{2, 30.43, 38.86}, 39), 1.226, .002)
}

// TestMigrationSaysWhereMarketingStopsToPay on the chances of the published
// example; nobody who came back leaves no chances to read.
func TestMigrationSaysWhereMarketingStopsToPay(t *testing.T) {
	m := Migration{Buy: []float64{.3, .2, .15, .05}, Margin: 40, Cost: 4, Discount: .2}
	if at := StopAt(m.Values(4)); at != 4 {
		t.Errorf("marketing stops to pay at recency %d, want 4", at)
	}
	if at := StopAt(Migration{Buy: []float64{.3}, Margin: 40}.Values(4)); at != 0 {
		t.Errorf("marketing that costs nothing stops at recency %d", at)
	}
	// Of one period, the chance to buy is all that is expected.
	for i, p := range m.Purchases(1) {
		want := 0.0
		if i < 4 {
			want = m.Buy[i]
		}
		near(t, "purchases of a period", p, want, 1e-12)
	}
	near(t, "chance ever to come back from recency 3", m.Returns()[2], 1-.85*.95, 1e-12)
	for _, o := range []Occasions{{}, {Periods: []float64{50}, Bought: []float64{0}}, {Periods: []float64{3}, Bought: []float64{3}}} {
		if _, _, err := FitMigration(o); !errors.Is(err, ErrNotEnough) {
			t.Errorf("%+v gives %v", o, err)
		}
	}
}

func TestModelsOnNoDataSaySo(t *testing.T) {
	if _, _, err := FitBGNBD(nil); !errors.Is(err, ErrNotEnough) {
		t.Error(err)
	}
	if _, _, err := FitGammaGamma([]Spending{{1, 20}}); !errors.Is(err, ErrNotEnough) {
		t.Error(err)
	}
	if _, _, err := FitSBG(Tenures{}); !errors.Is(err, ErrNotEnough) {
		t.Error(err)
	}
}

func BenchmarkFitBGNBD(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	var customers []Purchases
	for range 100000 {
		c, _ := simulate(random, BGNBD{.8, 6, .9, 2.5}, 20+random.Float64()*100, 0)
		customers = append(customers, c)
	}
	for b.Loop() {
		if _, _, err := FitBGNBD(customers); err != nil {
			b.Fatal(err)
		}
	}
}
