package deals

import (
	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// stageSentence is what the history says of a deal that comes to a stage.
func stageSentence(s app.Stage) string {
	switch s {
	case app.StageLead:
		return i18n.Mark("Make deal %s a lead")
	case app.StageQualified:
		return i18n.Mark("Qualify deal %s")
	case app.StageOffer:
		return i18n.Mark("Make an offer for deal %s")
	case app.StageWon:
		return i18n.Mark("Win deal %s")
	}
	return i18n.Mark("Lose deal %s")
}

func stageOptions() []widgets.Option {
	var options []widgets.Option
	for _, s := range app.Stages() {
		options = append(options, widgets.Option{Key: string(s), Title: document.StageName(s)})
	}
	return options
}
