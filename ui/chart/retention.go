package chart

import (
	"math"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Retention is the share of subscribers still there after each period: as it was
// seen, and as a model projects it.
type Retention struct {
	Meta
	// Observed and Projected begin with 1 after no period; either may be shorter
	// than the other, or empty. The key of an observed point is its number, from 1.
	Observed, Projected []float64
	// Low and High are between which the projection lies with 95 %; empty for no
	// band.
	Low, High []float64
	// AtRisk is how many each observed share rests on; empty where not known.
	AtRisk []int
	// Years says that a period is a year; else it is a month.
	Years bool
}

// meta leaves the currency out: shares have none.
func (r Retention) meta() Meta {
	m := r.Meta
	m.Currency = finance.Currency{}
	return m
}

func (r Retention) heading() (title, what string) {
	what = i18n.T("Share still subscribed after each month")
	if r.Years {
		what = i18n.T("Share still subscribed after each year")
	}
	if r.banded() {
		what = i18n.T("%s; shaded: where the projected curve lies with 95 %%", what)
	}
	return i18n.T("Retention of subscribers"), what
}

func (r Retention) body(c *canvas, area rect) error {
	if len(r.Observed) < 2 && len(r.Projected) < 2 {
		c.nothing(area, i18n.T("No subscriber has come to a renewal yet"))
		return nil
	}
	last := max(len(r.Observed), len(r.Projected)) - 1
	plot, y := c.values(area.inset(0, 0, 6, 20), 0, 100, 12, 0, func(axis) func(float64) string { return percentLabel })
	x := axis{lo: 0, hi: float64(last), from: plot.x, to: plot.right()}
	r.ticks(c, x, last, area.bottom()-8)
	c.band(curveOf(r.Low, x, y), curveOf(r.High, x, y))
	seen, projected := curveOf(r.Observed, x, y), curveOf(r.Projected, x, y)
	c.line(projected, c.theme.Accent, 2)
	firm := r.firm()
	c.line(seen[:firm], c.theme.Text, 2)
	if firm > 0 && firm < len(seen) {
		c.dashed(seen[firm-1:], c.theme.Text)
	}
	if len(seen) > 1 {
		end := seen[len(seen)-1]
		c.dot(end, 3.5, c.theme.Text)
		c.curveLabel(plot, end, [][]point{seen, projected}, c.theme.Text, r.observedLabels()...)
	}
	if len(projected) > 1 {
		end := projected[len(projected)-1]
		c.dot(end, 3.5, c.theme.Accent)
		c.curveLabel(plot, end, [][]point{seen, projected}, c.theme.Accent, r.projectedLabels()...)
	}
	r.regions(c, plot, x, last)
	return nil
}

// few is under how many subscribers a share says little.
const few = 5

// firm is how many points of the observed curve rest on enough subscribers.
func (r Retention) firm() int {
	for i, n := range r.AtRisk[:min(len(r.AtRisk), len(r.Observed))] {
		if n < few {
			return i
		}
	}
	return len(r.Observed)
}

// observedLabels say where the observed curve ends, and on how few that rests.
func (r Retention) observedLabels() []string {
	text := i18n.T("Observed %s", percentOf(r.Observed))
	if last := len(r.Observed) - 1; r.firm() <= last {
		return []string{i18n.T("%s (dashed: fewer than %d subscribers)", text, few), text}
	}
	return []string{text}
}

// banded reports that the projection has a band.
func (r Retention) banded() bool {
	return len(r.Low) > 1 && len(r.Low) == len(r.Projected) && len(r.High) == len(r.Projected)
}

// projectedLabels say where the projection ends, with the band that it lies in,
// and in fewer words.
func (r Retention) projectedLabels() []string {
	text := i18n.T("Projected %s", percentOf(r.Projected))
	if !r.banded() {
		return []string{text}
	}
	return []string{i18n.T("%s (95 %% between %s and %s)", text, percentOf(r.Low), percentOf(r.High)), text}
}

// ticks writes the numbers of periods under the curve: of months, whole years and
// halves where they are many.
func (r Retention) ticks(c *canvas, x axis, last int, y float64) {
	step := 0
	for _, n := range []int{6, 12, 24, 60, 120} {
		if !r.Years && last >= 12 && step == 0 && float64(last/n)*48 <= x.to-x.from {
			step = n
		}
	}
	if step == 0 {
		c.ranks(x, last, y, r.unitName(last))
		return
	}
	s := style{size: textSize, colour: c.theme.Muted, anchor: middle}
	c.axisUnit(r.unitName(last), x, y)
	for t := step; t <= last; t += step {
		if text := format.Count(t); c.apart(s.box(text, x.at(float64(t)), y)) {
			c.text(text, x.at(float64(t)), y, s)
		}
	}
}

// bandTint is how much of the accent a band takes.
const bandTint = 0.14

// band shades what lies between two curves.
func (c *canvas) band(low, high []point) {
	if len(low) < 2 || len(low) != len(high) {
		return
	}
	around := slices.Clone(high)
	for i := len(low) - 1; i >= 0; i-- {
		around = append(around, low[i])
	}
	c.area(around, mixed(c.theme.Ground, c.theme.Accent, bandTint))
}

// percentOf is the last share of a curve.
func percentOf(curve []float64) string { return sharePercent(curve[len(curve)-1]) }

func sharePercent(share float64) string {
	return format.Percent(decimal.NewFromFloat(within(share)))
}

// within keeps a share between 0 and 1, whatever comes in.
func within(share float64) float64 {
	if math.IsNaN(share) {
		return 0
	}
	return math.Max(0, math.Min(1, share))
}

func curveOf(shares []float64, x, y axis) []point {
	points := make([]point, len(shares))
	for i, s := range shares {
		points[i] = point{x.at(float64(i)), y.at(within(s) * 100)}
	}
	return points
}

// curveLabel names a curve beside its end by the first of texts that has a place
// which nothing crosses.
func (c *canvas) curveLabel(plot rect, end point, curves [][]point, colour drawing.Color, texts ...string) {
	s := style{size: textSize, bold: true, colour: colour, anchor: right}
	for _, text := range texts {
		text = s.fit(text, plot.w)
		for _, dy := range []float64{-16, 18, -34, 36, -52, 54} {
			x := math.Min(math.Max(end.x-6, plot.x+s.width(text)), plot.right())
			box := s.box(text, x, end.y+dy)
			free := box.y >= plot.y-12 && box.bottom() <= plot.bottom() && c.apart(box)
			for _, curve := range curves {
				free = free && !crossed(curve, box)
			}
			if free {
				c.textOver(text, x, end.y+dy, s)
				return
			}
		}
	}
}

func (r Retention) regions(c *canvas, plot rect, x axis, last int) {
	strip := plot.w / float64(last+1)
	for t := 0; t <= last; t++ {
		var text string
		key := int64(t + 1)
		if t >= len(r.Observed) {
			key = 0 // nobody has been seen for so long
		}
		switch seen, projected := t < len(r.Observed), t < len(r.Projected); {
		case seen && projected:
			text = i18n.T("After %s: observed %s, projected %s", r.periods(t), sharePercent(r.Observed[t]), sharePercent(r.Projected[t]))
			if t < len(r.AtRisk) {
				text = i18n.T("%s, of %s", text, i18n.N(r.AtRisk[t], "%d subscriber", "%d subscribers"))
			}
		case seen:
			text = i18n.T("After %s: observed %s", r.periods(t), sharePercent(r.Observed[t]))
		default:
			text = i18n.T("After %s: projected %s", r.periods(t), sharePercent(r.Projected[t]))
		}
		c.region(rect{x.at(float64(t)) - strip/2, plot.y, strip, plot.h}, key, text)
	}
}

// unitName is what a period is.
func (r Retention) unitName(n int) string {
	if r.Years {
		return i18n.N(n, "year", "years")
	}
	return i18n.N(n, "month", "months")
}

func (r Retention) periods(n int) string {
	if r.Years {
		return i18n.N(n, "%d year", "%d years")
	}
	return i18n.N(n, "%d month", "%d months")
}
