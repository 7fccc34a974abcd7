package chart

import (
	"rapport/assets/i18n"
)

// Bridge leads from the profit that was budgeted to the profit that was made: a
// level at each end, and between them the variance of each part of the
// statement.
type Bridge struct {
	Meta
	Steps []Step
}

func (b Bridge) meta() Meta { return b.Meta }

func (b Bridge) heading() (title, what string) {
	return i18n.T("From budget to actual"), i18n.T("What the profit differs by")
}

func (b Bridge) body(c *canvas, area rect) error {
	if len(b.Steps) > 0 {
		return c.steps(area, b.Steps, b.Currency)
	}
	c.nothing(area, i18n.T("No budget and no figures in this period"))
	return nil
}
