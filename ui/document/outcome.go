package document

import (
	"slices"

	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// outcomes are what a call usually comes to. The file keeps the English text,
// so that both languages count the same thing; imported ones stay as they are.
var outcomes = []string{
	i18n.Mark("Ordered"),
	i18n.Mark("Question answered"),
	i18n.Mark("Reached"),
	i18n.Mark("Call again"),
	i18n.Mark("Complaint"),
	i18n.Mark("No interest"),
	i18n.Mark("Not reached"),
}

// OutcomeName is the outcome of a call in the language in force.
func OutcomeName(outcome string) string {
	if slices.Contains(outcomes, outcome) {
		return i18n.T(outcome)
	}
	return outcome
}

// OutcomeOptions lists the outcomes, and none at the beginning.
func OutcomeOptions() []widgets.Option {
	options := []widgets.Option{{Title: i18n.T("Not told")}}
	for _, o := range outcomes {
		options = append(options, widgets.Option{Key: o, Title: i18n.T(o)})
	}
	return options
}
