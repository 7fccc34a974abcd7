package report

import (
	"context"
	"errors"
	"math"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// LTV fits the models and works out what each customer is expected to bring.
func LTV(ctx context.Context, src LTVSource, q LTVQuery) (*LTVReport, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	w, err := newValuation(f, q)
	if err != nil {
		return nil, err
	}
	if w.days, err = src.PurchaseDays(ctx, f.AsOf); err != nil {
		return nil, err
	}
	w.histories()
	if err := w.fit(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	w.backtest()
	npv, err := historicValues(ctx, src, f, w.rate)
	if err != nil {
		return nil, err
	}
	names, err := src.CustomerNames(ctx, nil)
	if err != nil {
		return nil, err
	}
	w.rows(npv, names)
	return w.report, nil
}

// valuation is a value report being made.
type valuation struct {
	frame
	unit     float64 // days of a time unit
	horizon  int     // months
	rate     decimal.Decimal
	revenue  bool
	days     []PurchaseDay
	known    []history
	activity finance.BGNBD
	spending finance.GammaGamma
	fitted   bool    // purchases
	priced   bool    // margins
	mean     float64 // margin of a purchase where customers cannot be told apart; else 0
	report   *LTVReport
}

// history is one customer as the models want it.
type history struct {
	customer app.ID
	bought   finance.Purchases
	spent    finance.Spending
	later    int // purchase days after the calibration
}

const daysOfMonth = 365.25 / 12

func newValuation(f frame, q LTVQuery) (*valuation, error) {
	w := &valuation{frame: f, horizon: q.Horizon, rate: f.definitions.DiscountRate, revenue: q.Margin == "revenue"}
	switch q.TimeUnit {
	case "day":
		w.unit = 1
	case "", "week":
		w.unit = 7
	case "month":
		w.unit = daysOfMonth
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
	end := q.CalibrateUntil
	if end == 0 || end > f.AsOf {
		end = f.AsOf
	}
	w.report = &LTVReport{Head: f.Head, Model: "bgnbd", Calibration: end, Notes: []app.Text{}, Rows: []LTVRow{}}
	return w, nil
}

// histories groups the purchase days by customer. Who first bought after the
// calibration is not in it.
func (w *valuation) histories() {
	end := w.report.Calibration
	for i := 0; i < len(w.days); {
		first := w.days[i]
		h := history{customer: first.Customer}
		sum, last := finance.Amount(0), first.Day
		for ; i < len(w.days) && w.days[i].Customer == first.Customer; i++ {
			d := w.days[i]
			switch {
			case d.Day > end:
				h.later++
			case d.Day > first.Day:
				h.bought.Frequency++
				last = d.Day
				sum += w.margin(d)
			}
		}
		if first.Day > end {
			continue
		}
		h.bought.Recency = float64(last.DaysSince(first.Day)) / w.unit
		h.bought.Age = float64(end.DaysSince(first.Day)) / w.unit
		if h.bought.Frequency > 0 {
			h.spent = finance.Spending{Frequency: h.bought.Frequency, Mean: sum.Float(w.Currency) / float64(h.bought.Frequency)}
		}
		w.known = append(w.known, h)
	}
	w.report.Customers = len(w.known)
}

func (w *valuation) margin(d PurchaseDay) finance.Amount {
	if w.revenue {
		return d.Revenue
	}
	return d.Profit
}

// fit fits both models, and says in plain words what could not be.
func (w *valuation) fit() error {
	bought := make([]finance.Purchases, len(w.known))
	var spent []finance.Spending
	for i, h := range w.known {
		bought[i] = h.bought
		if h.spent.Mean > 0 {
			spent = append(spent, h.spent)
		}
	}
	note := func(t app.Text) { w.report.Notes = append(w.report.Notes, t) }
	model, fit, err := finance.FitBGNBD(bought)
	switch {
	case errors.Is(err, finance.ErrNotEnough):
		note(app.Say("Not enough data: fewer than five customers bought a second time."))
		return nil
	case err != nil:
		return err
	case !fit.Identified:
		note(app.Say("Not identified: the likelihood of the purchases has no clear peak, so its parameters are not to be read one by one."))
	}
	w.activity, w.fitted = model, true
	p := &w.report.Params
	p.R, p.Alpha, p.A, p.B, w.report.LogLikelihood = &model.R, &model.Alpha, &model.A, &model.B, &fit.LogLikelihood
	price, fit, err := finance.FitGammaGamma(spent)
	switch {
	case errors.Is(err, finance.ErrNotEnough):
		note(app.Say("Not enough data on margins: fewer than five customers bought again at a profit."))
		return nil
	case err != nil:
		return err
	case !fit.Identified || price.Q <= 1:
		note(app.Say("Not identified: the margins of customers do not differ beyond chance; the mean margin of a repeat purchase is taken for all."))
		w.mean, w.priced = meanMargin(spent), true
		return nil
	}
	w.spending, w.priced = price, true
	p.P, p.Q, p.Gamma = &price.P, &price.Q, &price.Gamma
	return nil
}

// meanMargin is that of all repeat purchases.
func meanMargin(spent []finance.Spending) float64 {
	sum, n := 0.0, 0
	for _, s := range spent {
		sum, n = sum+s.Mean*float64(s.Frequency), n+s.Frequency
	}
	return sum / float64(n)
}

// purchaseMargin is what a purchase of a customer is expected to bring.
func (w *valuation) purchaseMargin(h history) float64 {
	if w.mean != 0 {
		return w.mean
	}
	return w.spending.Expected(h.spent)
}

// backtest compares the purchases after the calibration with those expected,
// given each customer's history until then.
func (w *valuation) backtest() {
	end, last := w.report.Calibration, finance.Date(0)
	for _, d := range w.days {
		last = max(last, d.Day)
	}
	if !w.fitted || last <= end {
		return
	}
	b := &Backtest{HoldoutEnd: last}
	units := float64(last.DaysSince(end)) / w.unit
	for _, h := range w.known {
		b.Predicted += w.activity.Expected(h.bought, units)
		b.Actual += h.later
	}
	w.report.Backtest = b
}

// rows works out every customer's purchases and value over the horizon.
func (w *valuation) rows(npv map[app.ID]finance.Amount, names map[app.ID]string) {
	discount := make([]float64, w.horizon+1)
	yearly := 1 + w.rate.InexactFloat64()
	for m := range discount {
		discount[m] = math.Pow(yearly, -float64(m)/12)
	}
	total := &w.report.Total
	var purchases float64
	var expected, value finance.Amount
	for _, h := range w.known {
		row := LTVRow{
			Customer: h.customer, Name: names[h.customer], Frequency: h.bought.Frequency, Recency: h.bought.Recency, Age: h.bought.Age,
		}
		if w.fitted {
			w.expect(&row, h, discount)
			purchases += *row.Purchases
		}
		if row.Expected != nil {
			worth := npv[h.customer] + *row.Expected
			row.Value = &worth
			expected, value = expected+*row.Expected, value+worth
		}
		total.Frequency += row.Frequency
		w.report.Rows = append(w.report.Rows, row)
	}
	if w.fitted {
		total.Purchases = &purchases
	}
	if w.priced {
		total.Expected, total.Value = &expected, &value
	}
}

// expect works out one customer: purchases month by month, each discounted to
// the end of the calibration.
func (w *valuation) expect(row *LTVRow, h history, discount []float64) {
	alive := w.activity.Alive(h.bought)
	var before, worth float64
	for m := 1; m <= w.horizon; m++ {
		until := w.activity.Expected(h.bought, float64(m)*daysOfMonth/w.unit)
		worth += (until - before) * discount[m]
		before = until
	}
	row.Alive, row.Purchases = &alive, &before
	if !w.priced {
		return
	}
	minor := worth * w.purchaseMargin(h) * math.Pow10(int(w.Currency.Exponent))
	if math.IsNaN(minor) || math.Abs(minor) > math.MaxInt64/8 {
		return
	}
	amount := finance.Amount(math.RoundToEven(minor)) // a model's figure: rounded once, posted nowhere
	row.Expected = &amount
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
