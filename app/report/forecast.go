package report

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// ForecastQuery asks for the months after the as-of date. Changes go on top of
// the scenario, and the scenario on top of history.
type ForecastQuery struct {
	Query
	Scenario string // name; empty: history alone
	Model    string // ModelActivity where neither this nor a scenario tells
	Months   int    // 0: the scenario's, else twelve
	Changes  app.Changes
}

// ForecastReport is what a model expects month by month, and the assumptions
// that it rests on.
type ForecastReport struct {
	Head
	Model       string          `json:"model"`
	Scenario    string          `json:"scenario,orNull"`
	Months      []ForecastMonth `json:"months"`
	Total       ForecastTotal   `json:"total"`
	Assumptions []Assumption    `json:"assumptions"`

	// Past is what the customers of the model brought in the months before.
	Past []MonthTotal `json:"-"`
	// Changes are those of the scenario and of the query together.
	Changes app.Changes `json:"-"`
}

// Opening is how many customers the forecast begins with: by recency and
// frequency who kept a purchase, or the subscribers.
func (r *ForecastReport) Opening() float64 {
	there := 0.0
	for _, a := range r.Assumptions {
		if a.Key == app.SubscribersKey || strings.HasPrefix(a.Key, app.CustomersKey+".") {
			there += a.Value.InexactFloat64()
		}
	}
	return there
}

// ForecastMonth is one month. Customers are those there at its end.
type ForecastMonth struct {
	Month finance.Month `json:"month"`
	finance.Statement
	Customers float64 `json:"customers"`
}

// ForecastTotal sums the months; Customers are those there at the end.
type ForecastTotal struct {
	finance.Statement
	Customers float64 `json:"customers"`
}

// ForecastSource is what a forecast asks of the company file.
type ForecastSource interface {
	Source
	MonthTotals(ctx context.Context, p finance.Period) ([]MonthTotal, error)
	CustomerTotals(ctx context.Context, p finance.Period) ([]CustomerTotal, error)
	// PurchaseDays lists purchases up to a day, by customer and day.
	PurchaseDays(ctx context.Context, until finance.Date) ([]PurchaseDay, error)
	// Contacted lists the outbound mailings, calls and e-mails of a period.
	Contacted(ctx context.Context, p finance.Period) ([]Contacted, error)
	// CampaignMedia sums what campaigns spent in a period, as magnitudes, by the
	// approach that they took.
	CampaignMedia(ctx context.Context, p finance.Period) ([finance.ApproachCount]finance.Amount, error)
	// PoolRates gives the cost of a minute of each pool, in major units, as last
	// told by a month.
	PoolRates(ctx context.Context, m finance.Month) (map[string]decimal.Decimal, error)
	// Subscriptions lists all subscriptions.
	Subscriptions(ctx context.Context) ([]app.Subscription, error)
	// Scenarios lists the saved scenarios by name.
	Scenarios(ctx context.Context) ([]app.Scenario, error)
}

// Contacted is a customer whom we approached.
type Contacted struct {
	Customer app.ID
	Day      finance.Date
	Approach finance.Approach
	Minutes  decimal.NullDecimal
}

// defaultMonths is how far a forecast goes that is not told.
const defaultMonths = 12

// ForecastBasis is what history says, from which forecasts under any assumptions
// are worked out without reading again.
type ForecastBasis struct {
	Head
	Scenarios []app.Scenario

	back *lookback
}

// Forecast works out the months after the as-of date.
func Forecast(ctx context.Context, src ForecastSource, q ForecastQuery) (*ForecastReport, error) {
	b, err := ReadForecast(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	return b.Forecast(q)
}

// ReadForecast looks back from the as-of date.
func ReadForecast(ctx context.Context, src ForecastSource, q Query) (*ForecastBasis, error) {
	f, err := prepare(ctx, src, q)
	if err != nil {
		return nil, err
	}
	b := &ForecastBasis{Head: f.Head}
	if b.Scenarios, err = src.Scenarios(ctx); err != nil {
		return nil, err
	}
	b.back, err = lookBack(ctx, src, f)
	return b, err
}

// Forecast works out the months after the as-of date; the period and the date
// are those of the basis.
func (b *ForecastBasis) Forecast(q ForecastQuery) (*ForecastReport, error) {
	r, a, err := b.assume(q)
	if err != nil {
		return nil, err
	}
	months, err := r.length(q.Months)
	if err != nil {
		return nil, err
	}
	if r.AsOf == 0 {
		return nil, app.Errorf(app.NotFound, "Nothing has been recorded yet, so there is no month to begin with. Give the day to forecast from with --as-of, and the assumptions.")
	}
	if !b.back.known(r.Model) && !a.typed() {
		return nil, r.noHistory()
	}
	forecast, err := a.run(r.AsOf.Month().Add(1), months, b.back)
	if err != nil {
		return nil, err
	}
	r.take(forecast)
	r.Past = b.back.past(r.Model)
	return r, nil
}

// takeScenario finds the scenario and puts the query's changes on top of it.
func (r *ForecastReport) takeScenario(b *ForecastBasis, q ForecastQuery) error {
	if q.Scenario != "" {
		s, err := b.Scenario(q.Scenario)
		if err != nil {
			return err
		}
		if q.Model != "" && q.Model != s.Model {
			return app.Invalid("model", "The scenario %q is %s-based. Leave the model out, or choose another scenario.", s.Name, s.Model)
		}
		r.Scenario, r.Model = s.Name, s.Model
		if r.Changes, err = s.Changes(); err != nil {
			return err
		}
	}
	if r.Model == "" {
		r.Model = app.ModelActivity
	}
	if r.Model != app.ModelActivity && r.Model != app.ModelContinuity {
		return app.Invalid("model", "The model is activity or continuity.")
	}
	for key, value := range q.Changes {
		r.Changes[key] = value
	}
	return r.Changes.Validate(r.Model)
}

// Scenario finds a scenario by its name.
func (b *ForecastBasis) Scenario(name string) (*app.Scenario, error) {
	return chosenScenario(b.Scenarios, name)
}

// FindScenario finds a saved scenario by its name.
func FindScenario(ctx context.Context, src ForecastSource, name string) (*app.Scenario, error) {
	all, err := src.Scenarios(ctx)
	if err != nil {
		return nil, err
	}
	return chosenScenario(all, name)
}

func chosenScenario(all []app.Scenario, name string) (*app.Scenario, error) {
	names := make([]string, len(all))
	for i := range all {
		if names[i] = all[i].Name; app.Fold(all[i].Name) == app.Fold(strings.TrimSpace(name)) {
			return &all[i], nil
		}
	}
	if len(names) == 0 {
		return nil, app.Errorf(app.NotFound, "There is no scenario yet. Leave it out to forecast from history, or save one first.")
	}
	return nil, app.Errorf(app.NotFound, "There is no scenario %q. There are: %s.", name, strings.Join(names, ", "))
}

// length is how many months to forecast.
func (r *ForecastReport) length(asked int) (int, error) {
	months := asked
	if told, ok := r.Changes[app.MonthsKey]; ok && asked == 0 {
		months = int(told.IntPart())
	}
	if months == 0 && asked == 0 {
		months = defaultMonths
	}
	if months < 1 || months > app.MostMonths {
		return 0, app.Invalid("months", "The months of a forecast are a whole number from 1 to %d.", app.MostMonths)
	}
	return months, nil
}

// typed reports whether any assumption was changed.
func (a *assumed) typed() bool {
	for _, x := range a.list {
		if x.Changed {
			return true
		}
	}
	return false
}

func (r *ForecastReport) noHistory() error {
	if r.Model == app.ModelContinuity {
		return app.Errorf(app.NotFound, "There is no history to forecast from: no subscription has begun by %s. Import subscriptions, or type the assumptions.", r.AsOf)
	}
	return app.Errorf(app.NotFound, "There is no history to forecast from: no order has been recorded by %s. Record orders, or type the assumptions.", r.AsOf)
}

// Assumptions lists what a forecast would rest on, also where nothing is known
// yet.
func (b *ForecastBasis) Assumptions(q ForecastQuery) ([]Assumption, error) {
	r, _, err := b.assume(q)
	if err != nil {
		return nil, err
	}
	return r.Assumptions, nil
}

// assume puts the changes of a query on top of what history says.
func (b *ForecastBasis) assume(q ForecastQuery) (*ForecastReport, *assumed, error) {
	r := &ForecastReport{Head: b.Head, Model: q.Model, Changes: app.Changes{}}
	if err := r.takeScenario(b, q); err != nil {
		return nil, nil, err
	}
	a := &assumed{model: r.Model, currency: r.Currency, changes: r.Changes}
	if r.Model == app.ModelContinuity {
		b.back.continuity(a)
	} else {
		b.back.activity(a)
	}
	r.Assumptions = a.list
	return r, a, nil
}

// run works the model out under its assumptions.
func (a *assumed) run(start finance.Month, months int, h *lookback) ([]finance.ForecastMonth, error) {
	if a.model == app.ModelContinuity {
		forecast, err := a.continuityPlan(start, months, h.subscribers.tenure).Forecast()
		return forecast, tooLarge(err)
	}
	forecast, err := a.activityPlan(start, months, h.groups.people).Forecast()
	return forecast, tooLarge(err)
}

func tooLarge(err error) error {
	if err == nil {
		return nil
	}
	e := app.Errorf(app.BadInput, "The figures of this forecast are too large. Check the assumptions.")
	e.Err = err
	return e
}

func (r *ForecastReport) take(forecast []finance.ForecastMonth) {
	for _, m := range forecast {
		r.Months = append(r.Months, ForecastMonth{Month: m.Month, Statement: m.Statement, Customers: m.Customers})
		r.Total.Statement = r.Total.Statement.Plus(m.Statement)
		r.Total.Customers = m.Customers
	}
}
