package report

import (
	"context"
	"errors"
	"math"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// RetentionQuery asks how long subscribers stay. The period is the month where
// empty.
type RetentionQuery struct {
	Query
	Period app.BillingPeriod // Monthly or Yearly
}

// RetentionReport is how many subscriptions of each cohort went on, and the
// curve that goes through them.
type RetentionReport struct {
	Head
	Period  app.BillingPeriod `json:"period"`
	Cohorts []Cohort          `json:"cohorts"`
	SBG     RetentionFit      `json:"sbg"`
	Notes   []app.Text        `json:"notes"`
	// Observed is the share still there after each period, from 1 after none, as
	// it was seen over all cohorts: the product of the shares that renewed.
	Observed []float64 `json:"-"`
	// AtRisk is on how many that rests: who came to the renewal day of a period.
	AtRisk []int `json:"-"`
	// Low and High are between which the projection lies with 95 %; empty where
	// the model has no clear peak.
	Low, High []float64 `json:"-"`

	lives []SubscriptionLife
}

// Still lists the subscriptions that were seen to last for so many periods.
func (r *RetentionReport) Still(periods int) []SubscriptionLife {
	var still []SubscriptionLife
	for _, s := range r.lives {
		if s.stayed(r.AsOf, r.Period.Months()).renewed >= periods {
			still = append(still, s)
		}
	}
	return still
}

// Cohort is the subscriptions that began in one period.
type Cohort struct {
	Start finance.Date `json:"start"` // first day of the period
	Size  int          `json:"size"`
	// Survivors is how many there were after 0, 1, 2 … periods, as far as all of
	// the cohort have been seen for so long.
	Survivors []int `json:"survivors"`
}

// RetentionFit is the shifted-beta-geometric model; nil fields where there was
// too little to fit.
type RetentionFit struct {
	SBGParams
	LogLikelihood *float64 `json:"log_likelihood"`
	// Projected is the share still there after 0, 1, 2 … periods: as many as were
	// seen, and half as many again, at least twelve more.
	Projected []float64 `json:"projected"`
}

// Retention follows the cohorts and fits the model.
func Retention(ctx context.Context, src RetentionSource, q RetentionQuery) (*RetentionReport, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	r := &RetentionReport{Head: f.Head, Period: q.Period, Cohorts: []Cohort{}, SBG: RetentionFit{Projected: []float64{}}, Notes: []app.Text{}}
	switch q.Period {
	case "":
		r.Period = app.Monthly
	case app.Monthly, app.Yearly:
	default:
		return nil, app.Invalid("period", "Retention is seen by month or by year.")
	}
	all, err := src.SubscriptionLives(ctx)
	if err != nil {
		return nil, err
	}
	lives := slices.DeleteFunc(all, func(s SubscriptionLife) bool { return s.Starts > f.AsOf })
	if len(lives) == 0 {
		r.Notes = append(r.Notes, app.Say("There are no subscriptions yet; import them, and their cohorts appear here."))
		return r, nil
	}
	r.lives = lives
	r.cohorts(lives)
	r.fit(lives)
	return r, nil
}

// cohorts counts the survivors of each period's beginners.
func (r *RetentionReport) cohorts(lives []SubscriptionLife) {
	months := r.Period.Months()
	stays := map[finance.Date][]stay{}
	for _, s := range lives {
		start := s.Starts.Month().First()
		if r.Period == app.Yearly {
			start = finance.Month(int(start)/10000*100 + 1).First()
		}
		stays[start] = append(stays[start], s.stayed(r.AsOf, months))
	}
	for start, of := range stays {
		seen := of[0].elapsed
		for _, s := range of {
			seen = min(seen, s.elapsed)
		}
		c := Cohort{Start: start, Size: len(of), Survivors: make([]int, seen+1)}
		for _, s := range of {
			for t := range seen + 1 {
				if s.renewed >= t {
					c.Survivors[t]++
				}
			}
		}
		r.Cohorts = append(r.Cohorts, c)
	}
	slices.SortFunc(r.Cohorts, func(a, b Cohort) int { return int(a.Start) - int(b.Start) })
}

// fit fits the model on all stays, those that go on censored.
func (r *RetentionReport) fit(lives []SubscriptionLife) {
	var t finance.Tenures
	for _, s := range lives {
		countStay(&t, s.stayed(r.AsOf, r.Period.Months()))
	}
	r.Observed, r.AtRisk = observed(t)
	model, fit, err := finance.FitSBG(t)
	if errors.Is(err, finance.ErrNotEnough) {
		r.Notes = append(r.Notes, app.Say("Not enough data: too few subscribers have left for a rate of leaving."))
		return
	}
	if err != nil {
		return
	}
	if !fit.Identified {
		r.Notes = append(r.Notes, app.Say("Not identified: subscribers leave at one steady rate of %s a period, so that alpha and beta are not to be read one by one.",
			percentText(1-model.Retention(1))))
	}
	r.SBG.Alpha, r.SBG.Beta, r.SBG.LogLikelihood = &model.Alpha, &model.Beta, &fit.LogLikelihood
	seen := len(r.Observed) - 1
	ahead := seen + max(seen/2, 12)
	r.SBG.Projected = model.Survival(ahead)
	r.Low, r.High = model.Band(t, ahead, inBand)
}

// inBand is how many standard errors hold 95 %.
const inBand = 1.96

// observed is the share still there after each period (Kaplan and Meier): of
// those who came to a renewal day, how many went on, multiplied up; and how many
// these were.
func observed(t finance.Tenures) (curve []float64, atRisk []int) {
	curve = []float64{1}
	at := 0.0 // who came to the renewal day of the period
	for period := range t.Lost {
		at += t.Lost[period] + t.Kept[period]
	}
	atRisk = []int{int(at)}
	for period := 1; period < len(t.Lost); period++ {
		at -= t.Kept[period-1]
		if at <= 0 {
			break
		}
		curve = append(curve, math.Max(0, curve[period-1]*(1-t.Lost[period]/at)))
		atRisk = append(atRisk, int(at))
		at -= t.Lost[period]
	}
	return curve, atRisk
}
