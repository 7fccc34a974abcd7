package report

import "strconv"

// Parameter is one parameter of a fitted model, by the name that its paper gives
// it; Value is nil where there was too little to fit.
type Parameter struct {
	Name  string
	Value *float64
}

// Parameters lists those of the model in the order of its paper.
func (v Valuation) Parameters() []Parameter {
	switch p := v.Params.(type) {
	case *BGNBDParams:
		return []Parameter{{"r", p.R}, {"alpha", p.Alpha}, {"a", p.A}, {"b", p.B}, {"p", p.P}, {"q", p.Q}, {"gamma", p.Gamma}}
	case *MarkovParams:
		var all []Parameter
		for i := range p.P {
			all = append(all, Parameter{"p" + strconv.Itoa(i+1), &p.P[i]})
		}
		return append(all, Parameter{"NC", p.NC}, Parameter{"M", p.M}, Parameter{"d", p.D})
	case *SBGParams:
		return []Parameter{{"alpha", p.Alpha}, {"beta", p.Beta}}
	}
	return nil
}
