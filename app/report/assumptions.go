package report

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// Assumption is a figure that a forecast rests on.
type Assumption struct {
	Key  string   `json:"key"`
	Name app.Text `json:"name"`
	// Shown is the value as JSON has it: money as text, all else as a number.
	Shown any      `json:"value"`
	From  app.Text `json:"from"` // where the figure comes from, in words
	// Changed: the scenario says otherwise than history.
	Changed bool `json:"changed"`

	Kind    app.AssumptionKind `json:"-"`
	Value   decimal.Decimal    `json:"-"` // money in major units
	History decimal.Decimal    `json:"-"`
}

// assumed collects the assumptions of a model in their order, what history says
// first, changes on top.
type assumed struct {
	model    string
	currency finance.Currency
	changes  app.Changes
	list     []Assumption
	at       map[string]int
}

// Decimals kept of what history says: beyond them is noise.
const (
	rateDecimals  = 6
	countDecimals = 2
)

// add says what history knows of an assumption.
func (a *assumed) add(key string, name app.Text, history decimal.Decimal, from app.Text) {
	kind, _ := app.KindOfAssumption(a.model, key)
	switch kind {
	case app.MoneyAssumption:
		history = history.Round(a.currency.Exponent + countDecimals)
	case app.CountAssumption:
		if history.GreaterThan(decimal.NewFromInt(1)) {
			history = history.Round(countDecimals)
		} else {
			history = history.Round(rateDecimals)
		}
	default:
		history = history.Round(rateDecimals)
	}
	x := Assumption{Key: key, Name: name, Kind: kind, Value: history, History: history, From: from}
	if value, changed := a.changes[key]; changed && !value.Equal(history) {
		x.Value, x.Changed, x.From = value, true, app.Say("Typed; history says %s", x.text(history, a.currency))
	}
	x.Shown = json.Number(x.Value.String())
	if kind == app.MoneyAssumption {
		x.Shown = x.text(x.Value, a.currency)
	}
	if a.at == nil {
		a.at = map[string]int{}
	}
	a.at[key] = len(a.list)
	a.list = append(a.list, x)
}

// text writes a value; money has at least the decimals of the currency.
func (x Assumption) text(v decimal.Decimal, c finance.Currency) string {
	if x.Kind == app.MoneyAssumption && v.Equal(v.Round(c.Exponent)) {
		return v.StringFixed(c.Exponent)
	}
	return v.String()
}

// value is an assumption as a number for the model.
func (a *assumed) value(key string) float64 {
	if i, ok := a.at[key]; ok {
		return a.list[i].Value.InexactFloat64()
	}
	return 0
}

// money is an assumption in minor units.
func (a *assumed) money(key string) float64 {
	if i, ok := a.at[key]; ok {
		return a.list[i].Value.Shift(a.currency.Exponent).InexactFloat64()
	}
	return 0
}

// changed reports whether the scenario says otherwise than history.
func (a *assumed) changed(key string) bool {
	i, ok := a.at[key]
	return ok && a.list[i].Changed
}

// ratios are the shares of sales, or of revenue, that the accounts take.
func (a *assumed) ratios() (all [finance.AccountCount]float64) {
	for _, account := range app.RatioAccounts(a.model) {
		all[account] = a.value(app.RatioKey + account.String())
	}
	return all
}

// addRatios takes the shares of the accounts from a statement; of is what they
// are shares of.
func (a *assumed) addRatios(s finance.Statement, of finance.Amount, from, none app.Text) {
	for _, account := range app.RatioAccounts(a.model) {
		name := app.Say("%s, share of sales", AccountName(account))
		if a.model == app.ModelContinuity {
			name = app.Say("%s, share of the revenue", AccountName(account))
		}
		if account == finance.Activity {
			name = app.Say("Other activities, share of sales")
			if a.model == app.ModelContinuity {
				name = app.Say("Activities, share of the revenue")
			}
		}
		share, why := ratio(s[account], of), from
		if of == 0 {
			why = none
		}
		if account.OnlyNegative() && share.IsPositive() {
			share, why = decimal.Zero, app.Say("Nothing: it was a gain on the whole")
		}
		a.add(app.RatioKey+account.String(), name, share, why)
	}
}

// ratio divides amounts; nothing of nothing is zero.
func ratio(a, of finance.Amount) decimal.Decimal {
	if of == 0 {
		return decimal.Zero
	}
	return decimal.NewFromInt(int64(a)).DivRound(decimal.NewFromInt(int64(of)), 12)
}

// per divides a number; by nothing is zero.
func per(n, of float64) decimal.Decimal {
	if of == 0 {
		return decimal.Zero
	}
	return decimal.NewFromFloat(n / of)
}
