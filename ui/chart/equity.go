package chart

import (
	"math"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
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

// Step is a level, drawn from zero, or a movement from the step before.
type Step struct {
	Key    int64
	Name   string
	Amount finance.Amount
	Level  bool
}

func (e Equity) meta() Meta { return e.Meta }

func (e Equity) heading() (title, what string) {
	return i18n.T("Customer equity"), i18n.T("Expected value of all customers, and what moved it")
}

// reach is from where to where a step goes.
type reach struct{ from, to finance.Amount }

// reaches follows the steps from left to right.
func (e Equity) reaches() ([]reach, error) {
	all := make([]reach, len(e.Steps))
	at := finance.Amount(0)
	for i, s := range e.Steps {
		from := at
		if s.Level {
			from = 0
		}
		to, err := sum(from, s.Amount)
		if err != nil {
			return nil, err
		}
		all[i], at = reach{from, to}, to
	}
	return all, nil
}

func (e Equity) body(c *canvas, area rect) error {
	reaches, err := e.reaches()
	if err != nil {
		return err
	}
	if len(e.Steps) == 0 {
		reason := e.Reason
		if reason == "" {
			reason = i18n.T("Not enough data to value the customers")
		}
		c.nothing(area, reason)
		return nil
	}
	var lo, hi, below float64
	for i, r := range reaches {
		l, h := span(r.from, r.to)
		lo, hi = math.Min(lo, l), math.Max(hi, h)
		if e.Steps[i].Amount < 0 { // its figure stands under it
			below = 18
		}
	}
	foot := 22.0
	if area.h < tight {
		foot = 0
	}
	plot, y := c.values(area.inset(0, 0, 0, foot), lo, hi, 18, below, func(a axis) func(float64) string { return moneyLabel(a, e.Currency) })
	pitch := plot.w / float64(len(e.Steps))
	for i, s := range e.Steps {
		slot := rect{plot.x + float64(i)*pitch, plot.y, pitch, plot.h}
		c.step(s, reaches[i], slot, y, e.Currency)
		if i+1 < len(e.Steps) && !e.Steps[i+1].Level {
			thick := stepThick(pitch)
			c.horizontal(slot.x+(pitch+thick)/2, y.at(float64(reaches[i].to)), pitch-thick, c.theme.Zero)
		}
		if foot > 0 {
			name := style{size: textSize, colour: c.theme.Muted, anchor: middle}
			c.text(name.fit(s.Name, pitch-8), slot.x+pitch/2, plot.bottom()+below+18, name)
		}
	}
	c.horizontal(plot.x, y.at(0), plot.w, c.theme.Zero)
	return nil
}

// stepThick is how thick a bar is in a slot.
func stepThick(slot float64) float64 { return math.Max(1, math.Min(64, slot*0.56)) }

// step draws one step with its figure at the end where it leads; a movement
// bears its sign.
func (c *canvas) step(s Step, r reach, slot rect, y axis, currency finance.Currency) {
	from, to := y.at(float64(r.from)), y.at(float64(r.to))
	thick := stepThick(slot.w)
	centre := slot.x + slot.w/2
	text, colour := format.Signed(s.Amount, currency), c.theme.signed(s.Amount > 0, s.Amount < 0)
	if s.Level {
		text, colour = format.Amount(s.Amount, currency), c.theme.Accent
	}
	c.bar(rect{centre - thick/2, from, thick, to - from}, colour)
	c.stepFigure(text, rect{centre, math.Min(from, to), slot.w, math.Abs(to - from)}, s, colour)
	c.region(rect{slot.x, slot.y, slot.w, slot.h}, s.Key, i18n.T("%s: %s", clean(s.Name), text))
}

// stepFigure stands above a bar, and below one that leads down; where the slots
// are too narrow for it, the tip alone says the figure.
func (c *canvas) stepFigure(text string, bar rect, s Step, colour drawing.Color) {
	f := style{size: smallSize, anchor: middle, colour: colour, bold: s.Level}
	if s.Level {
		f.colour = c.theme.Text
	}
	y := bar.y - 10
	if s.Amount < 0 {
		y = bar.bottom() + 10
	}
	if box := f.box(text, bar.x, y); box.w <= bar.w && c.free(box) {
		c.text(text, bar.x, y, f)
	}
}
