package finance

import "github.com/shopspring/decimal"

// Variance is how the actual differs from the budget.
type Variance struct {
	Amount Amount // actual − budget
	// Percent of |budget|; meaningful only where Defined is true.
	Percent    float64
	Defined    bool // the budget is not zero
	Favourable bool // the variance is not below zero: profit is not worse
}

// Compare is the variance of an amount, signed by what it does to profit.
func Compare(budget, actual Amount) Variance {
	v := Variance{Amount: actual - budget, Defined: budget != 0}
	v.Favourable = v.Amount >= 0
	if v.Defined {
		v.Percent = Percent(v.Amount, budget.Abs())
	}
	return v
}

// ProductPlan is what was planned and what happened with one product: units, and
// sales less discounts. ListPrice, in major units, values the units of a product
// that no unit was planned of.
type ProductPlan struct {
	BudgetUnits, ActualUnits   decimal.Decimal
	BudgetAmount, ActualAmount Amount
	ListPrice                  decimal.Decimal
}

// VarianceSplit explains a product's variance of sales less discounts. The three
// sum to it exactly.
type VarianceSplit struct{ Volume, Mix, Price Amount }

// SplitVariance splits the variance of every product into volume, mix and price
// (Horngren's sales-volume, sales-mix and flexible-budget variance):
//
//	volume = (ΣQa − ΣQb) · sb · Pb
//	mix    = ΣQa · (sa − sb) · Pb
//	price  = Qa · (Pa − Pb)
//
// with s a product's share of all units, 0 where there are none, and P its
// amount by unit. The price of a product that was not sold is 0. The last term
// takes the rounding: price, or mix where nothing was sold.
func SplitVariance(plans []ProductPlan, c Currency) []VarianceSplit {
	budget, actual := decimal.Zero, decimal.Zero
	for _, p := range plans {
		budget = budget.Add(p.BudgetUnits)
		actual = actual.Add(p.ActualUnits)
	}
	splits := make([]VarianceSplit, len(plans))
	for i, p := range plans {
		splits[i] = p.split(budget, actual, c)
	}
	return splits
}

func (p ProductPlan) split(budget, actual decimal.Decimal, c Currency) VarianceSplit {
	// Products before quotients, so that each term is divided once: with one
	// product sb is exactly 1, and thirds do not pile up.
	var volume, mix decimal.Decimal
	switch {
	case p.BudgetUnits.IsZero():
		mix = p.ActualUnits.Mul(p.ListPrice)
	default:
		b := p.BudgetAmount.Decimal(c)
		if !budget.IsZero() {
			// sb·Pb = Qb/ΣQb · B/Qb = B/ΣQb.
			volume = quotient(actual.Sub(budget).Mul(b), budget)
			mix = mix.Sub(quotient(actual.Mul(b), budget))
		}
		// ΣQa·sa·Pb = Qa·Pb.
		mix = mix.Add(quotient(p.ActualUnits.Mul(b), p.BudgetUnits))
	}
	variance := p.ActualAmount - p.BudgetAmount
	s := VarianceSplit{Volume: roundOrZero(volume, c)}
	if p.ActualUnits.IsZero() {
		s.Mix = variance - s.Volume
		return s
	}
	s.Mix = roundOrZero(mix, c)
	s.Price = variance - s.Volume - s.Mix
	return s
}

func quotient(a, b decimal.Decimal) decimal.Decimal { return a.DivRound(b, 16) }

// roundOrZero gives up a term that is beyond any money; the last term then
// carries it.
func roundOrZero(d decimal.Decimal, c Currency) Amount {
	a, err := Round(d, c)
	if err != nil {
		return 0
	}
	return a
}
