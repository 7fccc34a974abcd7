package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// BothReport is the two models side by side over the same months. A model of
// whose customers nothing is known is left out, and Missing says why.
type BothReport struct {
	Head
	Models  []*ForecastReport
	Missing map[string]error
}

// ModelName names a model by the customers that it is about.
func ModelName(model string) app.Text {
	if model == app.ModelContinuity {
		return app.Say("Subscriptions")
	}
	return app.Say("Orders")
}

// Both works both models out; a query without its model gets it.
func (b *ForecastBasis) Both(activity, continuity ForecastQuery) (*BothReport, error) {
	both := &BothReport{Head: b.Head, Missing: map[string]error{}}
	activity.Model, continuity.Model = app.ModelActivity, app.ModelContinuity
	for _, q := range []ForecastQuery{activity, continuity} {
		r, err := b.Forecast(q)
		switch {
		case app.KindOf(err) == app.NotFound:
			both.Missing[q.Model] = err
		case err != nil:
			return nil, err
		default:
			both.Models = append(both.Models, r)
		}
	}
	return both, nil
}

// SideBySide reads and works both models out; the scenario named, if any, is
// that of its model. Where neither model knows anything it is an error.
func SideBySide(ctx context.Context, src ForecastSource, q ForecastQuery) (*BothReport, error) {
	b, err := ReadForecast(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	activity, continuity := q, q
	if q.Scenario != "" {
		s, err := b.Scenario(q.Scenario)
		if err != nil {
			return nil, err
		}
		if s.Model == app.ModelActivity {
			continuity.Scenario = ""
		} else {
			activity.Scenario = ""
		}
	}
	both, err := b.Both(activity, continuity)
	if err == nil && len(both.Models) == 0 {
		err = both.Missing[app.ModelActivity]
	}
	return both, err
}

// Of is the forecast of a model; nil where nothing is known of its customers.
func (b *BothReport) Of(model string) *ForecastReport {
	for _, r := range b.Models {
		if r.Model == model {
			return r
		}
	}
	return nil
}

// Reach is the months that the models look back at and expect.
func (b *BothReport) Reach() finance.Period {
	var p finance.Period
	for _, r := range b.Models {
		for _, m := range r.Past {
			if p.From == 0 || m.Month.First() < p.From {
				p.From = m.Month.First()
			}
		}
		for _, m := range r.Months {
			if p.From == 0 {
				p.From = m.Month.First()
			}
			p.To = max(p.To, m.Month.Last())
		}
	}
	return p
}
