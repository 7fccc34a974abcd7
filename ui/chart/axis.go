package chart

import (
	"errors"
	"math"

	"github.com/shopspring/decimal"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// axis maps values to places. Values are minor units of money, percent or ranks.
type axis struct {
	lo, hi float64
	ticks  []float64
	// from and to are the places of lo and hi.
	from, to float64
}

func (a axis) at(v float64) float64 {
	return a.from + (v-a.lo)/(a.hi-a.lo)*(a.to-a.from)
}

// newAxis spans lo to hi and zero with about count steps of 1, 2 or 5 times a
// power of ten, at least one whole unit each.
func newAxis(lo, hi float64, count int) axis {
	lo, hi = math.Min(lo, 0), math.Max(hi, 0)
	if lo == hi {
		hi = 1
	}
	step := niceStep((hi - lo) / float64(max(count, 1)))
	first, last := math.Floor(lo/step), math.Ceil(hi/step)
	a := axis{lo: first * step, hi: last * step}
	for i := first; i <= last; i++ {
		a.ticks = append(a.ticks, i*step)
	}
	return a
}

func niceStep(rough float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(math.Max(rough, 1))))
	for _, times := range []float64{1, 2, 5} {
		if times*power >= rough {
			return times * power
		}
	}
	return 10 * power
}

// widest is the room that the labels of the ticks need.
func (a axis) widest(s style, label func(float64) string) float64 {
	most := 0.0
	for _, tick := range a.ticks {
		most = math.Max(most, s.width(label(tick)))
	}
	return most
}

// moneyLabel writes the ticks of an axis of money in one short unit.
func moneyLabel(a axis, c finance.Currency) func(float64) string {
	scale := scaleOf(a, c)
	return func(v float64) string { return scale.Text(finance.Amount(v)) }
}

func scaleOf(a axis, c finance.Currency) format.Scale {
	return format.NewScale(finance.Amount(math.Max(-a.lo, a.hi)), c)
}

// direct is an amount beside what it is of: from a hundred on in whole units, in
// thousands and more only where it is very large.
func direct(a finance.Amount, c finance.Currency) string {
	whole := a.Decimal(c).Round(0)
	switch size := whole.Abs(); {
	case size.LessThan(decimal.New(1, 2)):
		return format.Amount(a, c)
	case size.LessThan(decimal.New(1, 7)):
		return format.Decimal(whole)
	}
	return format.Short(a, c)
}

func percentLabel(v float64) string {
	return format.PercentWhole(decimal.New(int64(math.Round(v)), -2))
}

// values draws an upright axis with its lines across the area and returns the
// place beside its labels. Room above the highest and under the lowest value is
// kept free for labels.
func (c *canvas) values(area rect, lo, hi float64, above, below float64, label func(axis) func(float64) string) (rect, axis) {
	inner := area.inset(0, 8+above, 0, 8+below)
	a := newAxis(lo, hi, int(math.Max(2, math.Min(6, inner.h/44))))
	a.from, a.to = inner.bottom(), inner.y
	s := style{size: textSize, colour: c.theme.Muted, anchor: right}
	text := label(a)
	gutter := a.widest(s, text) + 8
	if gutter > area.w*0.35 {
		gutter = 0
	}
	for _, tick := range a.ticks {
		colour := c.theme.Line
		if tick == 0 {
			colour = c.theme.Zero
		}
		c.horizontal(area.x+gutter, a.at(tick), area.w-gutter, colour)
		if box := s.box(text(tick), area.x+gutter-8, a.at(tick)); gutter > 0 && c.free(box) {
			c.text(text(tick), area.x+gutter-8, a.at(tick), s)
		}
	}
	return rect{area.x + gutter, inner.y, area.w - gutter, inner.h}, a
}

// largest is the most that one figure, and the sum of all, may be: far above any
// company's books, and small enough that sums cannot overflow.
const largest = finance.Amount(math.MaxInt64 / 4)

// sum adds amounts, and refuses what is too large to be true.
func sum(total, a finance.Amount) (finance.Amount, error) {
	if a > largest || a < -largest || total+a > largest || total+a < -largest {
		return 0, errors.New(i18n.T("The amounts are too large to draw"))
	}
	return total + a, nil
}

// span is the least and the greatest of amounts, as values of an axis.
func span(amounts ...finance.Amount) (lo, hi float64) {
	for _, a := range amounts {
		lo, hi = math.Min(lo, float64(a)), math.Max(hi, float64(a))
	}
	return lo, hi
}
