package finance

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/optimize"
)

// ErrNotEnough says that there is too little to fit a model on.
var ErrNotEnough = errors.New("not enough data")

// Fit is how well a model could be fitted.
type Fit struct {
	LogLikelihood float64
	// Identified is false where the likelihood is flat or rises without end: the
	// parameters are then a point on a ridge, kept finite, and not to be read.
	Identified bool
}

// Bounds of the logarithm of a parameter: beyond them a fit has run away.
const (
	lowestLog  = -9.0
	highestLog = 9.0
)

// maximise finds positive parameters that make logLikelihood largest, from a
// start, by Nelder and Mead on their logarithms, which stay within bounds.
func maximise(start []float64, logLikelihood func(p []float64) float64) ([]float64, Fit, error) {
	parameters := func(x []float64) ([]float64, float64) {
		p := make([]float64, len(x))
		outside := 0.0
		for i, v := range x {
			inside := min(max(v, lowestLog), highestLog)
			outside += (v - inside) * (v - inside)
			p[i] = math.Exp(inside)
		}
		return p, outside
	}
	problem := optimize.Problem{Func: func(x []float64) float64 {
		p, outside := parameters(x)
		ll := logLikelihood(p)
		if math.IsNaN(ll) || math.IsInf(ll, 0) {
			return math.MaxFloat64 / 4
		}
		return -ll + outside*math.Abs(ll)
	}}
	x := make([]float64, len(start))
	for i, v := range start {
		x[i] = math.Log(v)
	}
	settings := &optimize.Settings{
		Converger:       &optimize.FunctionConverge{Relative: 1e-10, Iterations: 60},
		FuncEvaluations: 4000,
	}
	result, err := optimize.Minimize(problem, x, settings, &optimize.NelderMead{SimplexSize: 0.4})
	if result == nil {
		return nil, Fit{}, err
	}
	p, _ := parameters(result.X)
	fit := Fit{LogLikelihood: logLikelihood(p), Identified: true}
	for i := range p {
		if at := math.Log(p[i]); at < lowestLog+1 || at > highestLog-1 {
			fit.Identified = false
		}
	}
	if math.IsNaN(fit.LogLikelihood) || math.IsInf(fit.LogLikelihood, 0) {
		return nil, Fit{}, ErrNotEnough
	}
	return p, fit, nil
}

// lgamma is the logarithm of Γ of a positive number.
func lgamma(x float64) float64 {
	v, _ := math.Lgamma(x)
	return v
}
