package chart

import (
	"math"

	"github.com/shopspring/decimal"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// MediaROI sets what each media source cost beside the margin that it brought
// back, with its return on investment and the point at which it breaks even:
// margin equal to cost.
type MediaROI struct {
	Meta
	Sources []Source
}

// Source is one media source or campaign. Cost is a positive magnitude; margin
// is before that cost.
type Source struct {
	Key          int64
	Name         string
	Cost, Margin finance.Amount
}

func (m MediaROI) meta() Meta { return m.Meta }

func (m MediaROI) heading() (title, what string) {
	return i18n.T("Return on media"), i18n.T("Cost and the margin it brought back")
}

// roi is (margin − cost) ÷ cost; at no cost there is none.
func (s Source) roi() (decimal.Decimal, bool) {
	if s.Cost <= 0 {
		return decimal.Zero, false
	}
	gain := decimal.NewFromInt(int64(s.Margin)).Sub(decimal.NewFromInt(int64(s.Cost)))
	return gain.Div(decimal.NewFromInt(int64(s.Cost))), true
}

// label is the ROI as "▲ +126 %"; at no cost there is none.
func (s Source) label() string {
	ratio, defined := s.roi()
	if !defined {
		return i18n.T("no cost")
	}
	if ratio.Abs().GreaterThan(decimal.New(100, 0)) {
		ratio = decimal.New(100*int64(ratio.Sign()), 0)
		return arrow(ratio) + "> " + format.PercentWhole(ratio)
	}
	text := format.PercentWhole(ratio)
	if ratio.IsPositive() {
		text = "+" + text
	}
	return arrow(ratio) + text
}

func arrow(d decimal.Decimal) string {
	switch d.Sign() {
	case 1:
		return "▲ "
	case -1:
		return "▼ "
	}
	return ""
}

func (m MediaROI) body(c *canvas, area rect) error {
	if len(m.Sources) == 0 {
		c.nothing(area, i18n.T("No media source has cost or orders in this period"))
		return nil
	}
	names, labels := make([]string, len(m.Sources)), make([]string, len(m.Sources))
	for i, s := range m.Sources {
		for _, a := range []finance.Amount{s.Cost, s.Margin} {
			if _, err := sum(0, a); err != nil {
				return err
			}
		}
		names[i], labels[i] = s.Name, s.label()
	}
	row := area
	area = c.legend(area, mark{name: i18n.T("Cost"), colour: c.theme.Muted, outlined: true},
		mark{name: i18n.T("Margin brought back"), colour: c.theme.Accent},
		mark{name: i18n.T("Break-even"), colour: c.theme.Text, dashed: true})
	c.figuresHead(row, i18n.T("ROI"))
	area = area.inset(0, 0, 0, 18)
	lay := c.layRows(area, names, labels, leastPair)
	if lay.shown == 0 {
		return nil
	}
	var lo, hi float64
	for _, s := range m.Sources[:lay.shown] {
		l, h := span(s.Cost, s.Margin)
		lo, hi = math.Min(lo, l), math.Max(hi, h)
	}
	x := c.moneyAcross(lay, lo, hi, m.Currency)
	for i, s := range m.Sources[:lay.shown] {
		c.source(lay, x, i, s, m.Currency)
	}
	return nil
}

// leastPair is how high a row of two bars is at least.
const leastPair = 22.0

// figuresHead names the column of figures at the right, in the row of the legend.
func (c *canvas) figuresHead(row rect, text string) {
	s := style{size: textSize, colour: c.theme.Muted, anchor: right}
	if row.h >= tight && c.apart(s.box(text, row.right(), row.y+8)) {
		c.text(text, row.right(), row.y+8, s)
	}
}

// moneyAcross draws an axis of money under rows of bars.
func (c *canvas) moneyAcross(lay rows, lo, hi float64, currency finance.Currency) axis {
	x := newAxis(lo, hi, int(math.Max(1, math.Min(6, lay.bars.w/80))))
	x.from, x.to = lay.bars.x, lay.bars.right()
	s := style{size: textSize, colour: c.theme.Muted, anchor: middle}
	text := moneyLabel(x, currency)
	for _, tick := range x.ticks {
		colour := c.theme.Line
		if tick == 0 {
			colour = c.theme.Zero
		}
		c.vertical(x.at(tick), lay.bars.y, lay.bars.h, colour)
		box := s.box(text(tick), x.at(tick), lay.bars.bottom()+10)
		if c.free(rect{box.x - 8, box.y, box.w + 8, box.h}) {
			c.text(text(tick), x.at(tick), lay.bars.bottom()+10, s)
		}
	}
	return x
}

func (c *canvas) source(lay rows, x axis, i int, s Source, currency finance.Currency) {
	c.name(lay, i, s.Name)
	thick := math.Min(18, (lay.height-6)/2)
	middle, zero, cost := lay.middle(i), x.at(0), x.at(float64(s.Cost))
	c.outline(rect{zero, middle - thick - 0.5, cost - zero, thick}, c.theme.Muted)
	c.bar(rect{zero, middle + 0.5, x.at(float64(s.Margin)) - zero, thick}, c.theme.Accent)
	if s.Cost > 0 {
		over := c.theme.Text
		if s.Margin > s.Cost { // seen on the bar
			over = c.theme.Ground
			c.dashes(cost, middle-thick-3, thick+3, c.theme.Text)
			c.dashes(cost, middle+0.5, thick, over)
		} else {
			c.dashes(cost, middle-thick-3, 2*thick+5, over)
		}
	}
	ratio, defined := s.roi()
	c.figure(lay, i, s.label(), style{bold: true, colour: c.roiColour(ratio, defined)})
	text := i18n.T("%s: cost %s, margin %s, ROI %s", clean(s.Name), format.Amount(s.Cost, currency), format.Amount(s.Margin, currency), s.exact())
	c.region(lay.whole(i), s.Key, text)
}

func (c *canvas) roiColour(ratio decimal.Decimal, defined bool) drawing.Color {
	return c.theme.signed(defined && ratio.IsPositive(), defined && ratio.IsNegative())
}

// exact is the ROI with a decimal, for the tip.
func (s Source) exact() string {
	ratio, defined := s.roi()
	if !defined {
		return i18n.T("not defined at no cost")
	}
	return format.PercentSigned(ratio)
}
