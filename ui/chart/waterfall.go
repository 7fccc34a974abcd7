package chart

import (
	"math"

	"github.com/shopspring/decimal"

	"rapport/assets/i18n"
	"rapport/finance"
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
	area = area.inset(0, 0, 0, 18) // the axis
	steps := w.Steps
	if len(w.Coarse) > 0 && float64(len(steps))*leastRow > area.h {
		steps = w.Coarse
	}
	reaches, err := Equity{Steps: steps}.reaches()
	if err != nil {
		return err
	}
	names, figures := make([]string, len(steps)), make([]string, len(steps))
	for i, s := range steps {
		names[i], figures[i] = s.Name, s.figure(w.Currency)
	}
	lay := c.layRows(area, names, figures, leastRow)
	if lay.shown == 0 {
		return nil
	}
	var lo, hi float64
	for _, r := range reaches[:lay.shown] {
		l, h := span(r.from, r.to)
		lo, hi = math.Min(lo, l), math.Max(hi, h)
	}
	x := c.moneyAcross(lay, lo, hi, w.Currency)
	for i, s := range steps[:lay.shown] {
		c.fall(lay, i, s, w.Currency)
		text := i18n.T("%s: %s", clean(s.Name), s.figure(w.Currency))
		if whole := steps[0].Amount; i > 0 && whole > 0 {
			share := decimal.NewFromInt(int64(s.Amount)).Div(decimal.NewFromInt(int64(whole)))
			text = i18n.T("%s, %s of %s", text, format.Percent(share), clean(steps[0].Name))
		}
		c.region(lay.whole(i), s.Key, text)
		if i+1 < lay.shown {
			c.vertical(x.at(float64(reaches[i].to)), lay.middle(i), lay.height, c.theme.Zero)
		}
	}
	for i, s := range steps[:lay.shown] { // over the lines that join them
		c.fallBar(lay, x, i, s, reaches[i])
	}
	return nil
}

// figure is the amount of a step; a movement bears its sign.
func (s Step) figure(currency finance.Currency) string {
	if s.Level {
		return format.Amount(s.Amount, currency)
	}
	return format.Signed(s.Amount, currency)
}

// fall writes the name and the figure of a row.
func (c *canvas) fall(lay rows, i int, s Step, currency finance.Currency) {
	name := style{size: textSize, bold: s.Level, colour: c.theme.Text}
	c.text(name.fit(s.Name, lay.names.w), lay.names.x, lay.middle(i), name)
	figure := style{bold: s.Level, colour: c.theme.Text}
	if s.Amount < 0 {
		figure.colour = c.theme.Loss
	}
	c.figure(lay, i, s.figure(currency), figure)
}

func (c *canvas) fallBar(lay rows, x axis, i int, s Step, r reach) {
	thick := math.Min(16, lay.height*0.6)
	from, to := x.at(float64(r.from)), x.at(float64(r.to))
	colour := c.theme.Accent
	if !s.Level {
		colour = c.theme.signed(s.Amount > 0, s.Amount < 0)
	}
	c.bar(rect{math.Min(from, to), lay.middle(i) - thick/2, math.Abs(to - from), thick}, colour)
}
