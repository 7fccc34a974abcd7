package chart

import (
	"rapport/assets/i18n"
)

// Equity is the bridge of customer equity from the opening of a period to its
// close: a level at each end, and between them a step a cause, each beginning
// where the one before ended.
type Equity struct {
	Meta
	Steps []Step
	// Reason says why there are no steps.
	Reason string
}

func (e Equity) meta() Meta { return e.Meta }

func (e Equity) heading() (title, what string) {
	return i18n.T("Customer equity"), i18n.T("Expected value of all customers, and what moved it")
}

func (e Equity) body(c *canvas, area rect) error {
	if len(e.Steps) > 0 {
		return c.steps(area, e.Steps, e.Currency)
	}
	reason := e.Reason
	if reason == "" {
		reason = i18n.T("Not enough data to value the customers")
	}
	c.nothing(area, reason)
	return nil
}
