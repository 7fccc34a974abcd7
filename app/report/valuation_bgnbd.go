package report

import (
	"context"
	"errors"
	"math"
	"runtime"
	"slices"
	"sync"

	"rapport/app"
	"rapport/finance"
)

// history is one customer as BG/NBD and Gamma-Gamma want it.
type history struct {
	customer app.ID
	bought   finance.Purchases
	spent    finance.Spending
	later    int // purchase days after the calibration
}

// activity is the valuation of customers who must be sold to again.
type activity struct {
	*valuation
	days     []PurchaseDay
	known    []history
	buying   finance.BGNBD
	spending finance.GammaGamma
	fitted   bool    // purchases
	priced   bool    // margins
	mean     float64 // margin of a purchase where customers cannot be told apart; else 0
}

func (w *valuation) byPurchases(ctx context.Context, src LTVSource) (err error) {
	a := &activity{valuation: w}
	if a.days, err = src.PurchaseDays(ctx, w.AsOf); err != nil {
		return err
	}
	a.histories()
	if err := a.fit(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	a.backtest()
	a.rows()
	return a.apart(ctx, src)
}

// apart notes what the model of purchases leaves out.
func (a *activity) apart(ctx context.Context, src LTVSource) error {
	lives, err := src.SubscriptionLives(ctx)
	if slices.ContainsFunc(lives, func(s SubscriptionLife) bool { return s.Starts <= a.end }) {
		a.note(app.Say("Subscriptions are valued apart, by the model of retention; customer equity is the sum of both."))
	}
	return err
}

// histories groups the purchase days by customer. Who first bought after the
// calibration is not in it.
func (a *activity) histories() {
	unit := a.unitDays()
	for i := 0; i < len(a.days); {
		first := a.days[i]
		h := history{customer: first.Customer}
		sum, last := finance.Amount(0), first.Day
		for ; i < len(a.days) && a.days[i].Customer == first.Customer; i++ {
			d := a.days[i]
			switch {
			case d.Day > a.end:
				h.later++
			case d.Day > first.Day:
				h.bought.Frequency++
				last = d.Day
				sum += a.margin(d)
			}
		}
		if first.Day > a.end {
			continue
		}
		h.bought.Recency = float64(last.DaysSince(first.Day)) / unit
		h.bought.Age = float64(a.end.DaysSince(first.Day)) / unit
		if h.bought.Frequency > 0 {
			h.spent = finance.Spending{Frequency: h.bought.Frequency, Mean: sum.Float(a.Currency) / float64(h.bought.Frequency)}
		}
		a.known = append(a.known, h)
	}
	a.report.Customers = len(a.known)
}

// fit fits both models, and says in plain words what could not be.
func (a *activity) fit() error {
	bought := make([]finance.Purchases, len(a.known))
	var spent []finance.Spending
	for i, h := range a.known {
		bought[i] = h.bought
		if h.spent.Mean > 0 {
			spent = append(spent, h.spent)
		}
	}
	model, fit, err := finance.FitBGNBD(bought)
	switch {
	case errors.Is(err, finance.ErrNotEnough):
		a.note(app.Say("Not enough data: fewer than five customers bought a second time."))
		return nil
	case err != nil:
		return err
	case !fit.Identified:
		a.note(app.Say("Not identified: the likelihood of the purchases has no clear peak, so its parameters are not to be read one by one."))
	}
	a.buying, a.fitted, a.report.Identified = model, true, fit.Identified
	p := a.report.Params.(*BGNBDParams)
	p.R, p.Alpha, p.A, p.B, a.report.LogLikelihood = &model.R, &model.Alpha, &model.A, &model.B, &fit.LogLikelihood
	price, fit, err := finance.FitGammaGamma(spent)
	switch {
	case errors.Is(err, finance.ErrNotEnough):
		a.note(app.Say("Not enough data on margins: fewer than five customers bought again at a profit."))
		return nil
	case err != nil:
		return err
	case !fit.Identified || price.Q <= 1:
		a.note(app.Say("Not identified: the margins of customers do not differ beyond chance; the mean margin of a repeat purchase is taken for all."))
		a.mean, a.priced = meanMargin(spent), true
		return nil
	}
	a.spending, a.priced = price, true
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
func (a *activity) purchaseMargin(h history) float64 {
	if a.mean != 0 {
		return a.mean
	}
	return a.spending.Expected(h.spent)
}

// backtest compares the purchases after the calibration with those expected,
// given each customer's history until then.
func (a *activity) backtest() {
	last := lastPurchase(a.days)
	if !a.fitted || last <= a.end {
		return
	}
	b := &Backtest{HoldoutEnd: last}
	units := float64(last.DaysSince(a.end)) / a.unitDays()
	for _, h := range a.known {
		b.Predicted += a.buying.Expected(h.bought, units)
		b.Actual += h.later
	}
	a.report.Backtest = b
}

func lastPurchase(days []PurchaseDay) finance.Date {
	last := finance.Date(0)
	for _, d := range days {
		last = max(last, d.Day)
	}
	return last
}

// rows works out every customer's purchases and value over the horizon.
func (a *activity) rows() {
	discount := make([]float64, a.horizon+1)
	yearly := 1 + a.rate.InexactFloat64()
	for m := range discount {
		discount[m] = math.Pow(yearly, -float64(m)/12)
	}
	a.report.Rows = make([]LTVRow, len(a.known))
	eachPart(len(a.known), func(i int) {
		h := a.known[i]
		row := LTVRow{Customer: h.customer, Frequency: h.bought.Frequency, Recency: h.bought.Recency, Age: h.bought.Age}
		if a.fitted {
			a.expect(&row, h, discount)
		}
		a.report.Rows[i] = row
	})
}

// eachPart does n independent things on all processors.
func eachPart(n int, do func(i int)) {
	var wait sync.WaitGroup
	parts := min(runtime.GOMAXPROCS(0), 8)
	for part := range parts {
		wait.Go(func() {
			for i := n * part / parts; i < n*(part+1)/parts; i++ {
				do(i)
			}
		})
	}
	wait.Wait()
}

// expect works out one customer: purchases month by month, each discounted to
// the end of the calibration.
func (a *activity) expect(row *LTVRow, h history, discount []float64) {
	alive := a.buying.Alive(h.bought)
	var before, worth float64
	for m := 1; m <= a.horizon; m++ {
		until := a.buying.Expected(h.bought, float64(m)*daysOfMonth/a.unitDays())
		worth += (until - before) * discount[m]
		before = until
	}
	row.Alive, row.Purchases = &alive, &before
	if a.priced {
		row.Expected = a.amount(worth * a.purchaseMargin(h))
	}
}
