package chart

import (
	"math"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Value is what customers are expected to bring, as upright bars: by how sure it
// is that they are still there, or by how long ago they last bought.
type Value struct {
	Meta
	Bars []ValueBar
	// What says what the bars are by, such as "Expected value by the chance to be
	// still a customer".
	What string
	// Under says what stands under the bars: the names, and below them the customers.
	Under string
	// Each says that a bar is the value of one customer; else that of all of the
	// bar, which sum to the whole.
	Each bool
	// Stop is the first bar from which marketing does not pay; 0 marks none.
	Stop int
}

// ValueBar is one bar.
type ValueBar struct {
	Key       int64
	Name      string
	Value     finance.Amount
	Customers int
}

func (v Value) meta() Meta { return v.Meta }

func (v Value) heading() (title, what string) { return i18n.T("Value to come"), v.What }

func (v Value) body(c *canvas, area rect) error {
	if len(v.Bars) == 0 {
		c.nothing(area, i18n.T("No value could be worked out"))
		return nil
	}
	amounts, total := make([]finance.Amount, len(v.Bars)), finance.Amount(0)
	for i, b := range v.Bars {
		amounts[i] = b.Value
		var err error
		if total, err = sum(total, b.Value); err != nil {
			return err
		}
	}
	if v.Each {
		total = 0
	}
	lo, hi := span(amounts...)
	below := 0.0
	if lo < 0 {
		below = 16
	}
	if v.Under != "" {
		s := style{size: smallSize, colour: c.theme.Muted, anchor: middle}
		c.text(v.Under, area.x+area.w/2, area.bottom()-8, s)
		area = area.inset(0, 0, 0, 17)
	}
	plot, y := c.values(area.inset(0, 0, 6, 36), lo, hi, 18, below, func(a axis) func(float64) string { return moneyLabel(a, v.Currency) })
	wide := plot.w / float64(len(v.Bars))
	each, counts := v.allFit(wide), v.counts(wide)
	for i, b := range v.Bars {
		strip := rect{plot.x + float64(i)*wide, plot.y, wide, plot.h}
		c.valueBar(b, counts[i], y, strip, area.bottom())
		c.region(strip, b.Key, withShare(i18n.T("%s: %s, %s", clean(b.Name), format.Amount(b.Value, v.Currency),
			i18n.N(b.Customers, "%d customer", "%d customers")), b.Value, total))
		if each || i == 0 || v.Stop > 0 && i == v.Stop {
			c.valueFigure(v, b, y, strip)
		}
	}
	if v.Stop > 0 && v.Stop < len(v.Bars) {
		c.stop(plot, plot.x+float64(v.Stop)*wide)
	}
	return nil
}

// valueBar draws one bar in its strip, with its name and how many
// customers it stands for.
func (c *canvas) valueBar(b ValueBar, count string, y axis, strip rect, bottom float64) {
	gap := math.Min(strip.w*0.15, 12)
	fill := c.theme.Accent
	if b.Value < 0 {
		fill = c.theme.Loss
	}
	top, zero := y.at(float64(b.Value)), y.at(0)
	c.bar(rect{strip.x + gap, top, strip.w - 2*gap, zero - top}, fill)
	centre := strip.x + strip.w/2
	c.under(b.Name, centre, bottom-24, strip.w)
	c.under(count, centre, bottom-8, strip.w)
}

// nameStyle is how the names under bars are set.
var nameStyle = style{size: smallSize, anchor: middle}

// under writes a text below a bar, where it reaches no other.
func (c *canvas) under(text string, x, y, wide float64) {
	s := nameStyle
	s.colour = c.theme.Muted
	text = clean(text)
	box := s.box(text, x, y)
	if box.w <= wide*1.6 && c.free(rect{box.x - 3, box.y, box.w + 6, box.h}) {
		c.text(text, x, y, s)
	}
}

// counts say how many customers each bar stands for: in words, where there is
// room for all.
func (v Value) counts(wide float64) []string {
	words, numbers := make([]string, len(v.Bars)), make([]string, len(v.Bars))
	fit := true
	for i, b := range v.Bars {
		words[i], numbers[i] = i18n.N(b.Customers, "%d customer", "%d customers"), format.Count(b.Customers)
		fit = fit && nameStyle.width(words[i]) <= wide-6
	}
	if fit {
		return words
	}
	return numbers
}

// figureStyle is how the figure of a bar is set.
var figureStyle = style{size: smallSize, anchor: middle}

// allFit reports that every figure has room over its bar; else only those that
// matter are written, rather than those that happen to be short.
func (v Value) allFit(wide float64) bool {
	for _, b := range v.Bars {
		if figureStyle.width(v.figure(b)) > wide-4 {
			return false
		}
	}
	return true
}

// figure is a bar's value as a label: from a hundred on in whole units.
func (v Value) figure(b ValueBar) string {
	return direct(b.Value, v.Currency)
}

func (c *canvas) valueFigure(v Value, b ValueBar, y axis, strip rect) {
	s := figureStyle
	s.colour = c.theme.Text
	at := y.at(float64(b.Value)) - 9
	if b.Value < 0 {
		at += 18
	}
	text := v.figure(b)
	x := math.Max(strip.x+strip.w/2, strip.x+s.width(text)/2)
	if box := s.box(text, x, at); c.free(box) {
		c.textOver(text, x, at, s)
	}
}

// stop marks where marketing begins to cost more than it brings.
func (c *canvas) stop(plot rect, x float64) {
	c.dashes(x, plot.y-10, plot.h+10, c.theme.Loss)
	s := style{size: textSize, bold: true, colour: c.theme.Loss}
	text := i18n.T("Stop marketing from here")
	width := s.width(text)
	for _, place := range []float64{x + 6, x - 6 - width} {
		if box := s.box(text, place, plot.y-8); place >= plot.x && box.right() <= plot.right()+4 && c.free(box) {
			c.text(text, place, plot.y-8, s)
			return
		}
	}
}
