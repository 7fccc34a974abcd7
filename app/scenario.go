package app

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/finance"
)

// The models of a forecast.
const (
	ModelActivity   = "activity"   // customers must be sold to again
	ModelContinuity = "continuity" // customers stay until they leave
)

// Scenario is a forecast under a name: what it assumes otherwise than history
// says.
type Scenario struct {
	ID    ID     `db:"id"`
	Name  string `db:"name"`
	Model string `db:"model"`
	// Body is a JSON object of assumptions by key, as Changes has them.
	Body string `db:"body"`
}

func (s *Scenario) recordID() *ID { return &s.ID }

// Changes maps keys of assumptions to what they are changed to. Money is in
// major units, shares are fractions.
type Changes map[string]decimal.Decimal

// MonthsKey is how many months a scenario goes on, where it is told.
const MonthsKey = "months"

// MostMonths is the longest forecast.
const MostMonths = 120

// NewScenario is a scenario that is not saved yet.
func NewScenario(name, model string, changes Changes) (*Scenario, error) {
	if changes == nil {
		changes = Changes{}
	}
	body, err := json.Marshal(changes)
	if err != nil {
		return nil, fmt.Errorf("scenario: %w", err)
	}
	return &Scenario{Name: strings.TrimSpace(name), Model: model, Body: string(body)}, nil
}

// Changes reads the body.
func (s *Scenario) Changes() (Changes, error) {
	var c Changes
	if err := json.Unmarshal([]byte(s.Body), &c); err != nil {
		e := Invalid("body", "The assumptions of the scenario %q cannot be read.", s.Name)
		e.Err = err
		return nil, e
	}
	return c, nil
}

// Validate wants a name, a model and assumptions that can be.
func (s *Scenario) Validate() error {
	var p Problems
	p.name("name", s.Name, Say("Give the scenario a name."))
	if s.Model != ModelActivity && s.Model != ModelContinuity {
		p = append(p, Invalid("model", "The model is activity or continuity."))
		return p
	}
	changes, err := s.Changes()
	if err != nil {
		return append(p, Invalid("body", "The assumptions of the scenario %q cannot be read.", s.Name))
	}
	return append(p, changes.faults(s.Model)...).OrNil()
}

// Validate tells what is wrong with the assumptions of a model, each fault with
// its key as the field.
func (c Changes) Validate(model string) error { return c.faults(model).OrNil() }

func (c Changes) faults(model string) Problems {
	keys := make([]string, 0, len(c))
	for key := range c {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	var p Problems
	for _, key := range keys {
		kind, known := assumptionKind(model, key)
		if !known {
			p = append(p, Invalid(key, "%q is no assumption of this model. Ask for the forecast without it to see those there are.", key))
			continue
		}
		if e := kind.check(key, c[key]); e != nil {
			p = append(p, e)
		}
	}
	return p
}

// AssumptionKind says what an assumption may be.
type AssumptionKind uint8

// The kinds of assumptions.
const (
	CountAssumption  AssumptionKind = iota // not below zero
	ShareAssumption                        // from 0 to 1
	MoneyAssumption                        // major units, not below zero
	RatioAssumption                        // share of sales, signed by what it does to profit
	FactorAssumption                       // not below zero, 1 changes nothing
	MonthsAssumption                       // whole months
)

// most is far above any company, and small enough that sums stay numbers.
var most = decimal.New(1, 12)

func (k AssumptionKind) check(key string, v decimal.Decimal) *Error {
	switch {
	case v.Abs().GreaterThan(most):
		return Invalid(key, "%s is too large.", key)
	case k == MonthsAssumption:
		if !v.IsInteger() || v.LessThan(decimal.NewFromInt(1)) || v.GreaterThan(decimal.NewFromInt(MostMonths)) {
			return Invalid(key, "The months of a forecast are a whole number from 1 to %d.", MostMonths)
		}
	case k == ShareAssumption && v.GreaterThan(decimal.NewFromInt(1)):
		return Invalid(key, "%s is a share from 0 to 1: write 0.05 for 5 percent.", key)
	case k != RatioAssumption && v.IsNegative():
		return Invalid(key, "%s cannot be below zero.", key)
	case k == RatioAssumption && v.Abs().GreaterThan(decimal.NewFromInt(100)):
		return Invalid(key, "%s is a share of the sales: write -0.6 where 60 percent of them go.", key)
	case k == RatioAssumption && v.IsPositive() && onlyCost(key):
		return Invalid(key, "The account %s only takes costs: write the share with a minus sign.", strings.TrimPrefix(key, RatioKey))
	}
	return nil
}

func onlyCost(key string) bool {
	account, ok := finance.ParseAccount(strings.TrimPrefix(key, RatioKey))
	return ok && account.OnlyNegative()
}
