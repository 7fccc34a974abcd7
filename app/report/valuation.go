package report

import (
	"context"
	"math"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// LTV fits a model and works out what each customer is expected to bring.
func LTV(ctx context.Context, src LTVSource, q LTVQuery) (*LTVReport, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	w, err := newValuation(f, q)
	if err != nil {
		return nil, err
	}
	switch w.report.Model {
	case ModelMarkov:
		err = w.byMigration(ctx, src)
	case ModelSBG:
		err = w.byRetention(ctx, src)
	default:
		err = w.byPurchases(ctx, src)
	}
	if err != nil {
		return nil, err
	}
	npv, err := historicValues(ctx, src, f, w.rate)
	if err != nil {
		return nil, err
	}
	names, err := src.CustomerNames(ctx, nil)
	if err != nil {
		return nil, err
	}
	w.finish(npv, names)
	return w.report, ctx.Err()
}

// valuation is a value report being made.
type valuation struct {
	frame
	unit    string // day, week or month; empty: the model's own
	horizon int    // months
	rate    decimal.Decimal
	revenue bool
	end     finance.Date // of the calibration
	report  *LTVReport
}

const daysOfMonth = 365.25 / 12

func newValuation(f frame, q LTVQuery) (*valuation, error) {
	w := &valuation{frame: f, unit: q.TimeUnit, horizon: q.Horizon, rate: f.definitions.DiscountRate, revenue: q.Margin == "revenue"}
	switch q.TimeUnit {
	case "", "day", "week", "month":
	default:
		return nil, app.Invalid("time_unit", "The time unit is day, week or month.")
	}
	if q.Margin != "" && q.Margin != "revenue" && q.Margin != "profit" {
		return nil, app.Invalid("margin", "The margin is revenue or profit.")
	}
	if q.Rate != nil {
		w.rate = *q.Rate
	}
	if w.rate.LessThanOrEqual(decimal.NewFromInt(-1)) {
		return nil, app.Invalid("discount_rate", "The discount rate must be above -100 percent.")
	}
	if w.horizon == 0 {
		w.horizon = f.definitions.HorizonMonths
	}
	if w.horizon < 0 || w.horizon > 600 {
		return nil, app.Invalid("horizon", "The horizon is 1 to 600 months.")
	}
	if first := f.extent.FirstEntry; q.CalibrateUntil != 0 && q.CalibrateUntil < first {
		return nil, app.Invalid("calibrate_until", "Nothing had been recorded by %s: the books begin on %s; choose a later day.", q.CalibrateUntil, first)
	}
	w.end = q.CalibrateUntil
	if w.end == 0 || w.end > f.AsOf {
		w.end = f.AsOf
	}
	v := Valuation{Head: f.Head, Model: q.Model, Calibration: w.end, Notes: []app.Text{}, rate: w.rate}
	switch q.Model {
	case "", ModelBGNBD:
		v.Model, v.Params = ModelBGNBD, &BGNBDParams{}
	case ModelMarkov:
		v.Params = &MarkovParams{P: []float64{}}
	case ModelSBG:
		v.Params = &SBGParams{}
	default:
		return nil, app.Invalid("model", "The model is bgnbd, markov or sbg.")
	}
	v.UnitMonths = w.unitDays() / daysOfMonth
	if v.Model == ModelMarkov && w.unit == "" {
		v.UnitMonths = 1
	}
	w.report = &LTVReport{Valuation: v, Rows: []LTVRow{}}
	return w, nil
}

// note adds a sentence about the fit.
func (w *valuation) note(sentence app.Text) { w.report.Notes = append(w.report.Notes, sentence) }

// unitDays is the length of a time unit in days.
func (w *valuation) unitDays() float64 {
	switch w.unit {
	case "day":
		return 1
	case "month":
		return daysOfMonth
	}
	return 7
}

// perPeriod is the discount rate of a period of some months.
func (w *valuation) perPeriod(months float64) float64 {
	return math.Pow(1+w.rate.InexactFloat64(), months/12) - 1
}

func (w *valuation) margin(d PurchaseDay) finance.Amount {
	if w.revenue {
		return d.Revenue
	}
	return d.Profit
}

// amount is a model's figure in major units as an amount: rounded once, posted
// nowhere. Nil where it is no number or beyond all money.
func (w *valuation) amount(major float64) *finance.Amount {
	minor := major * math.Pow10(int(w.Currency.Exponent))
	if math.IsNaN(minor) || math.Abs(minor) > math.MaxInt64/8 {
		return nil
	}
	amount := finance.Amount(math.RoundToEven(minor))
	return &amount
}

// finish gives the rows their names and values, and sums them.
func (w *valuation) finish(npv map[app.ID]finance.Amount, names map[app.ID]string) {
	for i := range w.report.Rows {
		row := &w.report.Rows[i]
		row.Name = names[row.Customer]
		if row.Frequency > 0 || w.report.Model != ModelBGNBD {
			row.Chance = row.Alive
		}
		if row.Expected != nil {
			worth := npv[row.Customer] + *row.Expected
			row.Value = &worth
		}
	}
	w.report.sum()
}

// sum makes the total of the rows; what no row has stays nil.
func (r *LTVReport) sum() {
	var purchases float64
	var expected, value finance.Amount
	counted, priced := false, false
	for _, row := range r.Rows {
		r.Total.Frequency += row.Frequency
		if row.Purchases != nil {
			purchases, counted = purchases+*row.Purchases, true
		}
		if row.Expected != nil && row.Value != nil {
			expected, value, priced = expected+*row.Expected, value+*row.Value, true
		}
	}
	if counted {
		r.Total.Purchases = &purchases
	}
	if priced {
		r.Total.Expected, r.Total.Value = &expected, &value
	}
}

// historicValues is the NPV of every customer's cash up to the as-of date.
func historicValues(ctx context.Context, src LTVSource, f frame, rate decimal.Decimal) (map[app.ID]finance.Amount, error) {
	discounter := finance.NewDiscounter(rate)
	values := map[app.ID]finance.Amount{}
	var flows []finance.Flow
	var customer app.ID
	settle := func() error {
		if len(flows) == 0 {
			return nil
		}
		npv, err := finance.RoundMinor(discounter.XNPV(flows[0].Day, flows))
		values[customer], flows = npv, flows[:0]
		return err
	}
	err := src.CustomerFlows(ctx, f.AsOf, func(c CustomerFlow) error {
		if c.Customer != customer {
			if err := settle(); err != nil {
				return err
			}
			customer = c.Customer
		}
		flows = append(flows, finance.Flow{Day: c.Day, Amount: c.Amount})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return values, settle()
}
