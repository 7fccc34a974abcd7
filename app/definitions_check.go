package app

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"rapport/finance"
)

// Limits of what definitions may say.
const (
	LongestHorizon = 600   // months
	LongestWindow  = 36500 // days
)

// largestRate keeps an activity's cost within what an amount can hold, whatever
// the minutes.
var largestRate = decimal.New(1, 9)

// Departments are those that sign a version off.
func Departments() []string { return []string{"sales", "marketing", "service", "finance"} }

// Validate checks rules, rates, limits and sign-offs.
func (d *Definitions) Validate() error {
	var p Problems
	p.rule("revenue", string(d.Revenue), string(RevenueAtOrder), string(RevenueAtShipment), string(RevenueAtPayment))
	p.rule("rebate", string(d.Rebate), string(RebateAtClaim), string(RebateAtSale), string(RebateAtPayment))
	p.rule("broadcast_media", string(d.Broadcast), string(LeaveUnallocated), string(SpreadOverNew))
	p.rule("unused_capacity", string(d.UnusedCapacity), string(LeaveUnallocated), string(SpreadOverActive))
	p.rule("attribution", d.Attribution.Rule, "first", "last", "linear")
	if d.Attribution.WindowDays < 0 || d.Attribution.WindowDays > LongestWindow {
		p = append(p, Invalid("attribution", "The attribution window must be from 0 to %d days.", LongestWindow))
	}
	if d.DiscountRate.LessThanOrEqual(decimal.NewFromInt(-1)) {
		p = append(p, Invalid("discount_rate", "The discount rate must be above -100 percent."))
	}
	if d.DiscountRate.GreaterThan(decimal.NewFromInt(10)) {
		p = append(p, Invalid("discount_rate", "The discount rate is written as a fraction: 10 percent is 0.10. It cannot be above 1000 percent."))
	}
	if d.HorizonMonths < 1 || d.HorizonMonths > LongestHorizon {
		p = append(p, Invalid("horizon_months", "The horizon must be from 1 to %d months.", LongestHorizon))
	}
	if d.FiscalYear < 1 || d.FiscalYear > 12 {
		p = append(p, Invalid("fiscal_year_start", "The fiscal year begins in a month from 1 to 12."))
	}
	p.rates(d.Activities)
	p.signOffs(d.SignOffs)
	p.note("author", d.Author)
	p.note("note", d.Note)
	p.note("customer", d.Customer)
	return p.OrNil()
}

// rule wants one of the rules that postings and reports know.
func (p *Problems) rule(field, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		*p = append(*p, Invalid(field, "%q is no rule that Rapport knows for this.", value))
	}
}

func (p *Problems) rates(rates []ActivityRate) {
	seen := map[string]bool{}
	for _, a := range rates {
		switch {
		case a.Code == "":
			*p = append(*p, Invalid("activities", "Give every activity a code, such as order.web."))
			continue
		case seen[a.Code]:
			*p = append(*p, Invalid("activities", "The activity %q is there twice.", a.Code))
		case a.Fixed.IsNegative() || a.Minutes.IsNegative():
			*p = append(*p, Invalid("activities", "The rate of %q is below zero.", a.Code))
		case a.Fixed.GreaterThan(largestRate) || a.Minutes.GreaterThan(largestRate):
			*p = append(*p, Invalid("activities", "The rate of %q is too large.", a.Code))
		case a.Minutes.IsPositive() && a.Pool == "":
			*p = append(*p, Invalid("activities", "%q takes minutes of no pool. Name the pool whose time it takes.", a.Code))
		}
		seen[a.Code] = true
	}
}

func (p *Problems) signOffs(list []SignOff) {
	seen := map[string]bool{}
	for i := range list {
		for _, fault := range list[i].faults() {
			fault.Field = "sign_offs"
			*p = append(*p, fault)
		}
		if seen[list[i].Department] {
			*p = append(*p, Invalid("sign_offs", "A department signs a version once; %q is there twice.", list[i].Department))
		}
		seen[list[i].Department] = true
	}
}

// Validate wants a department and a person.
func (s *SignOff) Validate() error { return s.faults().OrNil() }

func (s *SignOff) faults() Problems {
	var p Problems
	if !slices.Contains(Departments(), s.Department) {
		p = append(p, Invalid("department", "%q does not sign definitions; sales, marketing, service and finance do.", s.Department))
	}
	p.name("person", s.Person, Say("Name who signs."))
	return p
}

// Next gives a draft the number that it will have, and refuses one without an
// effective day or with that of another version.
func (r Register) Next(d Definitions) (Definitions, error) {
	if d.Effective == 0 {
		return d, Invalid("effective", "Say from which day the new definitions hold.")
	}
	d.Version = 0
	for i := range r {
		if r[i].Effective == d.Effective {
			return d, Invalid("effective", "Version %d takes effect on that day already. Choose another day.", r[i].Version)
		}
		d.Version = max(d.Version, r[i].Version)
	}
	d.Version++
	return d, d.Validate()
}

// Until is the day on which the next version after one takes effect; 0 where
// there is none.
func (r Register) Until(effective finance.Date) finance.Date {
	next := finance.Date(0)
	for i := range r {
		if e := r[i].Effective; e > effective && (next == 0 || e < next) {
			next = e
		}
	}
	return next
}

// sort puts faults in the order of their fields, which a map does not keep.
func (p Problems) sort() {
	slices.SortStableFunc(p, func(a, b *Error) int { return cmp.Compare(a.Field, b.Field) })
}

// With is the register with one version more.
func (r Register) With(d Definitions) Register {
	all := append(slices.Clone(r), d)
	all.Sort()
	return all
}

// Without is the register without one version.
func (r Register) Without(version int) Register {
	return slices.DeleteFunc(slices.Clone(r), func(d Definitions) bool { return d.Version == version })
}

// Unsigned is how many departments have not agreed to the version.
func (d *Definitions) Unsigned() int {
	signed := map[string]bool{}
	for _, s := range d.SignOffs {
		signed[s.Department] = true
	}
	return len(Departments()) - len(signed)
}
