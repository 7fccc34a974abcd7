package report

import (
	"context"

	"rapport/app"
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

// SideBySide works both models out; the scenario named, if any, takes the place
// of its model's history. Where neither model knows anything it is an error.
func SideBySide(ctx context.Context, src ForecastSource, q ForecastQuery, scenario string) (*BothReport, error) {
	named := ""
	if scenario != "" {
		s, err := chosenScenario(ctx, src, scenario)
		if err != nil {
			return nil, err
		}
		named = s.Model
	}
	both := &BothReport{Missing: map[string]error{}}
	for _, model := range []string{app.ModelActivity, app.ModelContinuity} {
		ask := q
		ask.Model, ask.Scenario = model, ""
		if model == named {
			ask.Scenario = scenario
		}
		r, err := Forecast(ctx, src, ask)
		switch {
		case app.KindOf(err) == app.NotFound:
			both.Missing[model] = err
		case err != nil:
			return nil, err
		default:
			both.Head = r.Head
			both.Models = append(both.Models, r)
		}
	}
	if len(both.Models) == 0 {
		return nil, both.Missing[app.ModelActivity]
	}
	return both, nil
}
