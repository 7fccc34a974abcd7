package chart

import (
	"github.com/shopspring/decimal"

	"rapport/assets/i18n"
	"rapport/ui/format"
)

// Waterfall leads from gross sales down to profit, a row a line of the
// statement: levels begin at nought, each movement where the one before ended.
type Waterfall struct {
	Meta
	Steps []Step
	// Coarse is the same way in fewer steps, for a page without room for all.
	Coarse []Step
}

func (w Waterfall) meta() Meta { return w.Meta }

func (w Waterfall) heading() (title, what string) {
	return i18n.T("From gross sales to profit"), i18n.T("What is left, and what took the rest")
}

func (w Waterfall) body(c *canvas, area rect) error {
	if len(w.Steps) == 0 {
		c.nothing(area, i18n.T("No sales and no costs in this period"))
		return nil
	}
	const axisRow = 18
	steps := w.Steps
	if len(w.Coarse) > 0 && float64(len(steps))*leastRow+axisRow > area.h {
		steps = w.Coarse
	}
	whole := steps[0]
	return c.stepRows(area, steps, w.Currency, func(i int, s Step) string {
		text := s.tip(w.Currency)
		if i == 0 || whole.Amount <= 0 {
			return text
		}
		share := decimal.NewFromInt(int64(s.Amount)).Div(decimal.NewFromInt(int64(whole.Amount)))
		return i18n.T("%s, %s of %s", text, format.Percent(share), clean(whole.Name))
	})
}
