package finance

import "math"

// Band is how sure the survival of a fitted model is: from low to high after
// each of the first n periods, z standard errors either way (1.96 for 95 %). The
// errors come from the curvature of the log-likelihood at the fit, and are taken
// over to the survival on the logit scale, so that a band stays between 0 and 1
// (the delta method: Casella and Berger, "Statistical Inference", 2002, 5.5.4).
// Nil where the likelihood has no clear peak.
func (m SBG) Band(t Tenures, n int, z float64) (low, high []float64) {
	if !(m.Alpha > 0 && m.Beta > 0) {
		return nil, nil
	}
	u, v := math.Log(m.Alpha), math.Log(m.Beta)
	at := func(u, v float64) SBG { return SBG{math.Exp(u), math.Exp(v)} }
	const h = 1e-3
	f := func(du, dv float64) float64 { return at(u+du*h, v+dv*h).LogLikelihood(t) }
	uu := -(f(1, 0) - 2*f(0, 0) + f(-1, 0)) / (h * h)
	vv := -(f(0, 1) - 2*f(0, 0) + f(0, -1)) / (h * h)
	uv := -(f(1, 1) - f(1, -1) - f(-1, 1) + f(-1, -1)) / (4 * h * h)
	det := uu*vv - uv*uv
	if !(uu > 0 && det > 0) || math.IsInf(det, 0) {
		return nil, nil
	}
	survival := m.Survival(n)
	uLess, uMore := at(u-h, v).Survival(n), at(u+h, v).Survival(n)
	vLess, vMore := at(u, v-h).Survival(n), at(u, v+h).Survival(n)
	low, high = []float64{1}, []float64{1}
	for i := 1; i <= n; i++ {
		du, dv := (logit(uMore[i])-logit(uLess[i]))/(2*h), (logit(vMore[i])-logit(vLess[i]))/(2*h)
		wide := z * math.Sqrt(math.Max(0, (du*du*vv-2*du*dv*uv+dv*dv*uu)/det))
		at := logit(survival[i])
		low, high = append(low, 1/(1+math.Exp(wide-at))), append(high, 1/(1+math.Exp(-wide-at)))
	}
	return low, high
}

func logit(p float64) float64 { return math.Log(p) - math.Log1p(-p) }
