package chart

import (
	"math"
	"strconv"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// BudgetActual sets budget and actual of one line of the statement side by side,
// month by month, with the variance above. Amounts are signed as in the
// statement, so that a variance above zero is always favourable.
type BudgetActual struct {
	Meta
	// Line is the name of a statement line, such as "Net revenue".
	Line   string
	Months []MonthPair
}

// MonthPair is one month. A month to come has no actual and shows no variance.
type MonthPair struct {
	Month          finance.Month
	Budget, Actual finance.Amount
	NoBudget       bool
	NoActual       bool
}

func (b BudgetActual) meta() Meta { return b.Meta }

func (b BudgetActual) heading() (title, what string) {
	return i18n.T("%s: actual and budget", b.Line), i18n.T("By month, with the variance")
}

func (b BudgetActual) body(c *canvas, area rect) error {
	var lo, hi float64
	for _, m := range b.Months {
		for _, a := range []finance.Amount{m.Budget, m.Actual} {
			if _, err := sum(0, a); err != nil {
				return err
			}
		}
		l, h := span(m.Budget, m.Actual)
		lo, hi = math.Min(lo, l), math.Max(hi, h)
	}
	if len(b.Months) == 0 {
		c.nothing(area, i18n.T("No budget and no figures in this period"))
		return nil
	}
	// Where months are narrow, the variance is an arrow, which has to be told.
	marks := []mark{{name: i18n.T("Budget"), colour: c.theme.Muted, outlined: true}, {name: i18n.T("Actual"), colour: c.theme.Accent}}
	if b.narrow(area.w, lo, hi) {
		marks = append(marks, mark{name: i18n.T("▲ better, ▼ worse than budget")})
	}
	area = c.legend(area, marks...)
	above, below := 18.0, 0.0
	if lo < 0 {
		below = 18
	}
	if hi == 0 && lo < 0 {
		above = 0
	}
	years := area.h >= tight && b.Months[0].Month/100 != b.Months[len(b.Months)-1].Month/100
	foot := 20.0
	if years {
		foot = 38
	}
	var scale format.Scale
	plot, y := c.values(area.inset(0, 0, 0, foot), lo, hi, above, below, func(a axis) func(float64) string {
		scale = scaleOf(a, b.Currency)
		return moneyLabel(a, b.Currency)
	})
	pitch := plot.w / float64(len(b.Months))
	roomy := !b.narrow(area.w, lo, hi)
	for i, m := range b.Months {
		c.month(m, rect{plot.x + float64(i)*pitch, plot.y, pitch, plot.h}, y, b.Currency)
		if !m.NoActual && !m.NoBudget {
			c.variance(m, plot.x+(float64(i)+0.5)*pitch, y, scale, roomy)
		}
	}
	c.horizontal(plot.x, y.at(0), plot.w, c.theme.Zero)
	c.monthNames(b.Months, plot, pitch, plot.bottom()+below+18, years)
	return nil
}

// varianceStyle sets the variance at the end of the bars.
var varianceStyle = style{size: smallSize, anchor: middle}

// narrow reports that the months have no room for the figures of their variances
// on so many units of width.
func (b BudgetActual) narrow(wide, lo, hi float64) bool {
	const gutter = 44.0 // about what the labels of the axis take
	scale, pitch := scaleOf(axis{lo: lo, hi: hi}, b.Currency), (wide-gutter)/float64(len(b.Months))
	for _, m := range b.Months {
		if varianceStyle.width(scale.Signed(m.Actual-m.Budget))+4 > pitch {
			return true
		}
	}
	return false
}

// month draws the two bars of one month.
func (c *canvas) month(m MonthPair, slot rect, y axis, currency finance.Currency) {
	thick := math.Max(1, math.Min(22, slot.w*0.36))
	centre, zero := slot.x+slot.w/2, y.at(0)
	if !m.NoBudget {
		c.outline(rect{centre - thick - 0.5, zero, thick, y.at(float64(m.Budget)) - zero}, c.theme.Muted)
	}
	if !m.NoActual {
		c.bar(rect{centre + 0.5, zero, thick, y.at(float64(m.Actual)) - zero}, c.theme.Accent)
	}
	c.region(slot, int64(m.Month), m.tip(currency))
}

// variance stands at the end of the bars as a figure; where months lie too close
// for figures, as an arrow up or down.
func (c *canvas) variance(m MonthPair, x float64, y axis, scale format.Scale, roomy bool) {
	variance := m.Actual - m.Budget
	s := varianceStyle
	s.colour = c.theme.signed(variance > 0, variance < 0)
	at := math.Min(y.at(float64(m.Budget)), y.at(float64(m.Actual))) - 10
	if m.Budget <= 0 && m.Actual <= 0 && m.Budget+m.Actual < 0 {
		at = math.Max(y.at(float64(m.Budget)), y.at(float64(m.Actual))) + 10
	}
	if text := scale.Signed(variance); roomy {
		if c.free(s.box(text, x, at)) {
			c.textOver(text, x, at, s)
		}
		return
	}
	const half = 3.5
	switch {
	case variance > 0:
		c.area([]point{{x - half, at + half}, {x + half, at + half}, {x, at - half}}, s.colour)
	case variance < 0:
		c.area([]point{{x - half, at - half}, {x + half, at - half}, {x, at + half}}, s.colour)
	}
}

// tip says the figures of the month.
func (m MonthPair) tip(currency finance.Currency) string {
	month := format.Month(m.Month)
	switch {
	case m.NoActual && m.NoBudget:
		return month
	case m.NoActual:
		return i18n.T("%s: budget %s", month, format.Amount(m.Budget, currency))
	case m.NoBudget:
		return i18n.T("%s: actual %s, no budget", month, format.Amount(m.Actual, currency))
	}
	return i18n.T("%s: budget %s, actual %s, variance %s", month, format.Amount(m.Budget, currency),
		format.Amount(m.Actual, currency), format.Signed(m.Actual-m.Budget, currency))
}

// monthNames writes as many months as fit, and the year under the first of each
// year that is written.
func (c *canvas) monthNames(months []MonthPair, plot rect, pitch, y float64, years bool) {
	s := style{size: textSize, colour: c.theme.Muted, anchor: middle}
	widest := 0.0
	for _, m := range months {
		widest = math.Max(widest, s.width(format.MonthShort(m.Month)))
	}
	every := 1
	for _, n := range []int{1, 2, 3, 6, 12} {
		every = n
		if widest+6 <= pitch*float64(n) {
			break
		}
	}
	dated := 0 // the year that was written last
	for i, m := range months {
		x := plot.x + (float64(i)+0.5)*pitch
		if (int(m.Month)%100-1)%every == 0 || len(months) == 1 {
			text := format.MonthShort(m.Month)
			if !c.free(s.box(text, x, y)) {
				continue
			}
			c.text(text, x, y, s)
			year := int(m.Month) / 100
			if text := strconv.Itoa(year); years && year != dated && c.free(s.box(text, x, y+17)) {
				c.text(text, x, y+17, s)
				dated = year
			}
		}
	}
}
