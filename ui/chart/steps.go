package chart

import (
	"math"
	"strings"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Step is a level, drawn from zero, or a movement from the step before.
type Step struct {
	Key    int64
	Name   string
	Amount finance.Amount
	Level  bool
}

// figure is the amount of a step; a movement bears its sign.
func (s Step) figure(currency finance.Currency) string {
	if s.Level {
		return format.Amount(s.Amount, currency)
	}
	return format.Signed(s.Amount, currency)
}

// short is the figure in few letters.
func (s Step) short(scale format.Scale) string {
	text := scale.Signed(s.Amount)
	if s.Level {
		return strings.TrimPrefix(text, "+")
	}
	return text
}

// tip says the step.
func (s Step) tip(currency finance.Currency) string {
	return i18n.T("%s: %s", clean(s.Name), s.figure(currency))
}

// reach is from where to where a step goes.
type reach struct{ from, to finance.Amount }

// leadsTo reports that the next step begins, or as a level ends, where this one
// has come to.
func (r reach) leadsTo(next reach) bool { return next.from == r.to || next.to == r.to }

// reaches follows the steps in their order, each beginning where the one before
// ended.
func reaches(steps []Step) ([]reach, error) {
	all := make([]reach, len(steps))
	at := finance.Amount(0)
	for i, s := range steps {
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

// reachOf is the least and the most that is reached.
func reachOf(all []reach) (lo, hi float64) {
	for _, r := range all {
		l, h := span(r.from, r.to)
		lo, hi = math.Min(lo, l), math.Max(hi, h)
	}
	return lo, hi
}

// step fills the bar of a step: a level below zero as a loss; a movement down
// hollow, so that grey tells it from one up.
func (c *canvas) step(b rect, s Step) {
	const least = 2 // or a small step could not be seen
	b.w, b.h = math.Max(b.w, least), math.Max(b.h, least)
	switch {
	case s.Level && s.Amount >= 0:
		c.bar(b, c.theme.Accent)
	case s.Level:
		c.bar(b, c.theme.Loss)
	case s.Amount < 0:
		c.bar(b, c.theme.LossShade)
		c.outline(b, c.theme.Loss)
	default:
		c.bar(b, c.theme.signed(s.Amount > 0, false))
	}
}

// steps draws steps side by side; where their names have no room, as rows.
func (c *canvas) steps(area rect, steps []Step, currency finance.Currency) error {
	name, widest := style{size: textSize}, 0.0
	for _, s := range steps {
		widest = math.Max(widest, name.width(clean(s.Name)))
	}
	const gutter, axisRow = 44, 18
	slot := (area.w - gutter) / float64(len(steps))
	if widest > slot-8 && float64(len(steps))*leastRow+axisRow <= area.h {
		return c.stepRows(area, steps, currency, func(_ int, s Step) string { return s.tip(currency) })
	}
	return c.stepColumns(area, steps, currency)
}

// stepRows draws a row a step, over an axis.
func (c *canvas) stepRows(area rect, steps []Step, currency finance.Currency, tip func(int, Step) string) error {
	reaches, err := reaches(steps)
	if err != nil {
		return err
	}
	names, figures := make([]string, len(steps)), make([]string, len(steps))
	for i, s := range steps {
		names[i], figures[i] = s.Name, s.figure(currency)
	}
	lay := c.layRows(area.inset(0, 0, 0, 18), names, figures, leastRow)
	if lay.shown == 0 {
		return nil
	}
	lo, hi := reachOf(reaches[:lay.shown])
	x := c.moneyAcross(lay, lo, hi, currency)
	thick := lay.thick()
	for i, s := range steps[:lay.shown] {
		name, figure := style{size: textSize, bold: s.Level, colour: c.theme.Text}, style{bold: s.Level, colour: c.theme.Text}
		if s.Amount < 0 {
			figure.colour = c.theme.Loss
		}
		c.text(name.fit(s.Name, lay.names.w), lay.names.x, lay.middle(i), name)
		c.figure(lay, i, figures[i], figure)
		c.region(lay.whole(i), s.Key, tip(i, s))
		from, to := x.at(float64(reaches[i].from)), x.at(float64(reaches[i].to))
		c.step(rect{math.Min(from, to), lay.middle(i) - thick/2, math.Abs(to - from), thick}, s)
		if i+1 < lay.shown && reaches[i].leadsTo(reaches[i+1]) {
			c.vertical(to, lay.middle(i)+thick/2, lay.height-thick, c.theme.Zero)
		}
	}
	return nil
}

// stepColumns draws an upright bar a step.
func (c *canvas) stepColumns(area rect, steps []Step, currency finance.Currency) error {
	reaches, err := reaches(steps)
	if err != nil {
		return err
	}
	lo, hi := reachOf(reaches)
	below, foot := 0.0, 22.0
	for _, s := range steps {
		if s.Amount < 0 { // its figure stands under it
			below = 18
		}
	}
	if area.h < tight {
		foot = 0
	}
	var scale format.Scale
	plot, y := c.values(area.inset(0, 0, 0, foot), lo, hi, 18, below, func(a axis) func(float64) string {
		scale = scaleOf(a, currency)
		return moneyLabel(a, currency)
	})
	pitch := plot.w / float64(len(steps))
	thick := stepThick(pitch)
	figures := stepFigures(steps, pitch, scale, currency)
	for i, s := range steps {
		slot := rect{plot.x + float64(i)*pitch, plot.y, pitch, plot.h}
		from, to := y.at(float64(reaches[i].from)), y.at(float64(reaches[i].to))
		bar := rect{slot.x + (pitch-thick)/2, math.Min(from, to), thick, math.Abs(to - from)}
		c.step(bar, s)
		if i+1 < len(steps) && reaches[i].leadsTo(reaches[i+1]) {
			c.horizontal(bar.right(), to, pitch-thick, c.theme.Zero)
		}
		c.stepFigure(figures[i], bar, pitch, s)
		c.region(slot, s.Key, s.tip(currency))
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

// stepFigures are the figures exactly, where all have room in their slots, else
// all of them short.
func stepFigures(steps []Step, slot float64, scale format.Scale, currency finance.Currency) []string {
	exact, short := make([]string, len(steps)), make([]string, len(steps))
	fit := true
	for i, s := range steps {
		exact[i], short[i] = s.figure(currency), s.short(scale)
		fit = fit && style{size: smallSize, bold: s.Level}.width(exact[i]) <= slot-4
	}
	if fit {
		return exact
	}
	return short
}

// stepFigure stands above a bar, and below one that leads down; where the slot
// is too narrow for it, the tip alone says the figure.
func (c *canvas) stepFigure(text string, bar rect, slot float64, s Step) {
	f := style{size: smallSize, anchor: middle, bold: s.Level, colour: c.theme.signed(s.Amount > 0, s.Amount < 0)}
	if s.Level && s.Amount >= 0 {
		f.colour = c.theme.Text
	}
	x, y := bar.x+bar.w/2, bar.y-10
	if s.Amount < 0 {
		y = bar.bottom() + 10
	}
	if box := f.box(text, x, y); box.w <= slot && c.free(box) {
		c.textOver(text, x, y, f)
	}
}
