package app_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
)

func TestScenarioSaysWhatIsWrongAtItsField(t *testing.T) {
	for _, c := range []struct{ model, key, value, says string }{
		{app.ModelActivity, "response_call.0-3.1", "1.01", "share from 0 to 1"},
		{app.ModelActivity, "unprompted.25+.6+", "-0.1", "below zero"},
		{app.ModelActivity, "customers.4-6.2", "-1", "below zero"},
		{app.ModelActivity, "ratio.returns", "0.1", "minus sign"},
		{app.ModelActivity, "ratio.cogs", "-600", "-0.6"},
		{app.ModelActivity, "retention", "0.9", "no assumption"},
		{app.ModelContinuity, "retention", "1.2", "share from 0 to 1"},
		{app.ModelContinuity, "subscribers", "1e40", "too large"},
		{app.ModelContinuity, "months", "0", "from 1 to 120"},
		{app.ModelContinuity, "months", "121", "from 1 to 120"},
		{app.ModelContinuity, "months", "1.5", "from 1 to 120"},
	} {
		s, err := app.NewScenario("What if", c.model, app.Changes{c.key: decimal.RequireFromString(c.value)})
		if err != nil {
			t.Fatal(err)
		}
		problems, ok := s.Validate().(app.Problems)
		if !ok || len(problems) != 1 || problems[0].Field != c.key || !strings.Contains(problems[0].Error(), c.says) {
			t.Errorf("%s = %s: %v", c.key, c.value, problems)
		}
	}
	for _, s := range []*app.Scenario{
		{Name: " ", Model: app.ModelActivity, Body: "{}"}, {Name: "x", Model: "other", Body: "{}"}, {Name: "x", Model: app.ModelActivity, Body: "{"},
	} {
		if s.Validate() == nil {
			t.Errorf("%+v is taken", s)
		}
	}
}

func TestScenarioKeepsItsChanges(t *testing.T) {
	s, err := app.NewScenario(" Twice the mail ", app.ModelActivity, app.Changes{"contacts": decimal.NewFromInt(2), "ratio.cogs": decimal.RequireFromString("-0.615")})
	if err != nil || s.Validate() != nil || s.Name != "Twice the mail" {
		t.Fatal(s, err, s.Validate())
	}
	c, err := s.Changes()
	if err != nil || len(c) != 2 || !c["ratio.cogs"].Equal(decimal.RequireFromString("-0.615")) {
		t.Errorf("changes %v, %v", c, err)
	}
}
