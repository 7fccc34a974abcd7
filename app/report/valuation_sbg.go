package report

import (
	"context"
	"errors"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// continuity is the valuation of subscribers. Plans of one billing period are
// fitted together, since what is seen of a stay are its renewals.
type continuity struct {
	*valuation
	lives  []SubscriptionLife // begun by the end of the calibration
	main   int                // months of the commonest billing period
	models map[int]finance.SBG
	held   map[int]int // periods of a life after which it is held back; no entry: none
	share  float64     // of a bill that is left after serving the subscriber
}

func (w *valuation) byRetention(ctx context.Context, src LTVSource) error {
	all, err := src.SubscriptionLives(ctx)
	if err != nil {
		return err
	}
	c := &continuity{valuation: w, models: map[int]finance.SBG{}, held: map[int]int{}, share: 1}
	counts := map[int]int{}
	customers := map[app.ID]bool{}
	for _, s := range all {
		if s.Starts <= w.end {
			c.lives = append(c.lives, s)
			counts[s.Months]++
			customers[s.Customer] = true
		}
	}
	w.report.Customers = len(customers)
	if len(c.lives) == 0 {
		w.note(app.Say("Not enough data: there are no subscriptions yet."))
		return nil
	}
	periods := make([]int, 0, len(counts))
	for months := range counts {
		periods = append(periods, months)
	}
	slices.SortFunc(periods, func(a, b int) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return a - b
	})
	c.main = periods[0]
	for _, months := range periods {
		if err := c.fit(months); err != nil {
			return err
		}
	}
	if err := c.margins(ctx, src); err != nil {
		return err
	}
	c.backtest()
	c.rows()
	return nil
}

// fit fits the plans of one billing period.
func (c *continuity) fit(months int) error {
	model, fit, err := finance.FitSBG(c.tenures(months))
	if errors.Is(err, finance.ErrNotEnough) && c.end < c.AsOf {
		model, fit, err = c.fitHeld(months)
	}
	switch {
	case errors.Is(err, finance.ErrNotEnough):
		c.note(app.Say("Not enough data on plans billed every %s: too few subscribers have left for a rate of leaving.", periodName(months)))
		return nil
	case err != nil:
		return err
	}
	c.models[months] = model
	if !fit.Identified {
		c.note(app.Say("Not identified on plans billed every %s: subscribers leave at one steady rate of %s a period, so that alpha and beta are not to be read one by one.",
			periodName(months), percentText(1-model.Retention(1))))
	}
	if months == c.main {
		p := c.report.Params.(*SBGParams)
		p.Alpha, p.Beta, c.report.LogLikelihood = &model.Alpha, &model.Beta, &fit.LogLikelihood
		c.report.Identified = fit.Identified
		c.note(app.Say("Fitted on plans billed every %s; a period is one billing.", periodName(months)))
		return nil
	}
	c.note(app.Say("Plans billed every %s are fitted apart: alpha %s, beta %s.", periodName(months), figureText(model.Alpha), figureText(model.Beta)))
	return nil
}

func (c *continuity) tenures(months int) finance.Tenures {
	var t finance.Tenures
	for _, s := range c.lives {
		if s.Months == months {
			countStay(&t, s.stayed(c.end, months))
		}
	}
	return t
}

// fitHeld is for books that tell who had left only at their end: nobody had
// gone by the calibration. It fits the first part of every life instead, as
// many periods short of the longest as lie between calibration and as-of date.
func (c *continuity) fitHeld(months int) (finance.SBG, finance.Fit, error) {
	longest, back := 0, 0
	for _, s := range c.lives {
		if s.Months == months {
			at := s.stayed(c.AsOf, months)
			longest = max(longest, at.elapsed)
			back = max(back, at.elapsed-s.stayed(c.end, months).elapsed)
		}
	}
	held := max(longest-back, 1)
	var t finance.Tenures
	for _, s := range c.lives {
		if s.Months != months {
			continue
		}
		at := s.stayed(c.AsOf, months)
		if at.renewed >= held {
			at = stay{renewed: held}
		}
		countStay(&t, at)
	}
	model, fit, err := finance.FitSBG(t)
	if err == nil {
		c.held[months] = held
		c.note(app.Say("Nobody is known to have left by the end of the calibration, so that the first %d periods of every stay were fitted, and the later ones held back.", held))
	}
	return model, fit, err
}

// margins works out what is left of a bill.
func (c *continuity) margins(ctx context.Context, src LTVSource) error {
	if c.revenue {
		return nil
	}
	t, err := src.SubscriberTotals(ctx, c.end)
	if err != nil || t.Recurring <= 0 {
		return err
	}
	c.share = finance.Ratio(t.Recurring+t.Cost, t.Recurring)
	if t.Cost != 0 {
		c.note(app.Say("Serving subscribers outside of their orders took %s of their bills.", percentText(1-c.share)))
	}
	return nil
}

// backtest compares the renewals since the calibration with those expected.
func (c *continuity) backtest() {
	if c.end >= c.AsOf || len(c.models) == 0 {
		return
	}
	b := &Backtest{HoldoutEnd: c.AsOf}
	for _, s := range c.lives {
		model, fitted := c.models[s.Months]
		if !fitted {
			continue
		}
		at, now := s.stayed(c.end, s.Months), s.stayed(c.AsOf, s.Months)
		from := at.renewed
		if held, ok := c.held[s.Months]; ok {
			from, at.lost = held, now.renewed < held
		}
		if at.lost || now.elapsed <= from {
			continue
		}
		b.Predicted += model.ResidualPeriods(from, now.elapsed-from, 0)
		b.Actual += now.renewed - from
	}
	c.report.Backtest = b
}

// rows values every subscriber: the sum over their subscriptions.
func (c *continuity) rows() {
	for i := 0; i < len(c.lives); {
		first := c.lives[i]
		row := LTVRow{Customer: first.Customer}
		alive, purchases, worth, fitted := 0.0, 0.0, 0.0, false
		for ; i < len(c.lives) && c.lives[i].Customer == first.Customer; i++ {
			s := c.lives[i]
			at := s.stayed(c.end, s.Months)
			row.Frequency += at.renewed
			row.Recency = max(row.Recency, float64(at.renewed*s.Months)/float64(c.main))
			row.Age = max(row.Age, float64(at.elapsed*s.Months)/float64(c.main))
			model, ok := c.models[s.Months]
			fitted = fitted || ok
			if at.lost {
				continue
			}
			alive = 1
			ahead := c.horizon / s.Months
			purchases += model.ResidualPeriods(at.renewed, ahead, 0)
			worth += model.ResidualPeriods(at.renewed, ahead, c.perPeriod(float64(s.Months))) * s.Amount.Float(c.Currency) * c.share
		}
		row.Alive = &alive
		if fitted {
			row.Purchases, row.Expected = &purchases, c.amount(worth)
		}
		c.report.Rows = append(c.report.Rows, row)
	}
}
