package chart

import (
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Whale is the whale curve: customers from the most to the least profitable, and
// the profit that they bring together, in percent of the total. Where the total
// is no profit, or so small beside the peak that a percentage says nothing, the
// curve is drawn in money.
type Whale struct {
	Meta
	// Customers may come in any order.
	Customers []Item
}

// Item is a figure with a name and the key of what it stands for.
type Item struct {
	Key    int64
	Name   string
	Amount finance.Amount
}

// meta leaves the currency out where the curve is in percent.
func (w Whale) meta() Meta {
	m := w.Meta
	if k, err := newCurve(w); err == nil && k.percent {
		m.Currency = finance.Currency{}
	}
	return m
}

func (w Whale) heading() (title, what string) {
	if k, err := newCurve(w); err == nil && k.percent {
		return i18n.T("Whale curve"), i18n.T("Cumulative profit, best customer first, in %% of the total of %s", joinedBy(" ", format.Amount(k.total(), w.Currency), w.Currency.Code))
	}
	return i18n.T("Whale curve"), i18n.T("Cumulative profit, best customer first")
}

// curve is a whale curve worked out: cumulative[k] is the profit of the best k.
type curve struct {
	ranked     []Item
	cumulative []finance.Amount
	peak       int // customers up to the highest point
	losing     int // customers with a loss
	percent    bool
	currency   finance.Currency
}

// mostTimes is how often the peak may hold the total before percent say nothing.
const mostTimes = 20

func newCurve(w Whale) (curve, error) {
	k := curve{ranked: slices.Clone(w.Customers), cumulative: []finance.Amount{0}, currency: w.Currency}
	slices.SortStableFunc(k.ranked, func(a, b Item) int {
		switch {
		case a.Amount > b.Amount:
			return -1
		case a.Amount < b.Amount:
			return 1
		}
		return 0
	})
	total := finance.Amount(0)
	for i, item := range k.ranked {
		var err error
		if total, err = sum(total, item.Amount); err != nil {
			return curve{}, err
		}
		k.cumulative = append(k.cumulative, total)
		if total > k.cumulative[k.peak] {
			k.peak = i + 1
		}
		if item.Amount < 0 {
			k.losing++
		}
	}
	k.percent = total > 0 && k.highest()/mostTimes <= total
	return k, nil
}

func (k curve) total() finance.Amount   { return k.cumulative[len(k.cumulative)-1] }
func (k curve) highest() finance.Amount { return k.cumulative[k.peak] }

// value is the height of the curve after n customers.
func (k curve) value(n int) float64 { return k.height(k.cumulative[n]) }

func (k curve) height(a finance.Amount) float64 {
	if k.percent {
		return float64(a) / float64(k.total()) * 100
	}
	return float64(a)
}

// share writes an amount as the axis does, exactly.
func (k curve) share(a finance.Amount) string {
	if k.percent {
		return format.PercentWhole(decimal.NewFromInt(int64(a)).Div(decimal.NewFromInt(int64(k.total()))))
	}
	return format.Short(a, k.currency)
}

func (w Whale) body(c *canvas, area rect) error {
	k, err := newCurve(w)
	if err != nil {
		return err
	}
	n := len(k.ranked)
	if n == 0 {
		c.nothing(area, i18n.T("No customer has figures in this period"))
		return nil
	}
	lo, hi := span(k.total(), k.highest())
	plot, y := c.values(area.inset(0, 0, 6, 20), k.scaled(lo), k.scaled(hi), 20, 0, func(a axis) func(float64) string {
		if k.percent {
			return percentLabel
		}
		return moneyLabel(a, w.Currency)
	})
	x := axis{lo: 0, hi: float64(n), from: plot.x, to: plot.right()}
	c.ranks(x, n, area.bottom()-8, i18n.T("customers, best first"))
	points := k.points(x, y)
	top := y.at(k.value(k.peak))
	c.tail(k, points, x, top)
	c.dashes(x.at(float64(k.peak)), top, y.at(0)-top, c.theme.Zero)
	for _, tick := range y.ticks { // the shade covers the lines of the axis
		if tick == 0 {
			c.horizontal(plot.x, y.at(0), plot.w, c.theme.Zero)
		}
	}
	c.line(points, c.theme.Accent, 2)
	c.dot(point{x.at(float64(k.peak)), top}, 4, c.theme.Accent)
	c.whaleLabels(k, plot, points, point{x.at(float64(k.peak)), top})
	k.regions(c, plot, x)
	return nil
}

func (k curve) scaled(v float64) float64 {
	if k.percent {
		return v / float64(k.total()) * 100
	}
	return v
}

// points is the curve at about every third unit, the peak and the end among
// them; between two customers the curve is straight.
func (k curve) points(x, y axis) []point {
	n := len(k.ranked)
	step := max(1, int(3*float64(n)/math.Max(1, x.to-x.from)))
	var points []point
	for i := 0; i <= n; i++ {
		if i%step == 0 || i == n || i == k.peak {
			points = append(points, point{x.at(float64(i)), y.at(k.value(i))})
		}
	}
	return points
}

// tail shades what the customers after the peak take away.
func (c *canvas) tail(k curve, points []point, x axis, top float64) {
	from := x.at(float64(k.peak))
	shade := []point{{from, top}}
	for _, p := range points {
		if p.x > from {
			shade = append(shade, p)
		}
	}
	if k.losing > 0 {
		c.area(append(shade, point{x.to, top}), c.theme.LossShade)
	}
}

// ranks writes numbers under a curve up to the last, and of what.
func (c *canvas) ranks(x axis, n int, y float64, of string) {
	s := style{size: textSize, colour: c.theme.Muted, anchor: middle}
	c.axisUnit(of, x, y)
	ticks := newAxis(0, float64(n), int(math.Max(1, math.Min(8, (x.to-x.from)/70))))
	for _, tick := range ticks.ticks {
		text := format.Count(int(tick))
		if tick == 0 {
			continue // the axis of values says it
		}
		if tick <= float64(n) && c.apart(s.box(text, x.at(tick), y)) {
			c.text(text, x.at(tick), y, s)
		}
	}
}

// axisUnit says at the right end of an axis below what its numbers count; numbers
// written later keep clear of it.
func (c *canvas) axisUnit(of string, x axis, y float64) {
	s := style{size: textSize, colour: c.theme.Muted, anchor: right}
	if s.width(of) < (x.to-x.from)*0.3 && c.free(s.box(of, x.to, y)) {
		c.text(of, x.to, y, s)
	}
}

// whaleLabels names the peak and what the tail takes, where they cover neither
// the curve nor each other.
func (c *canvas) whaleLabels(k curve, plot rect, points []point, peak point) {
	strong := style{size: textSize, bold: true, colour: c.theme.Text}
	text := i18n.T("Peak %s after %s", k.share(k.highest()), i18n.N(k.peak, "%d customer", "%d customers"))
	if k.highest() <= 0 {
		text = i18n.T("No customer brings a profit")
	}
	text = strong.fit(text, plot.w)
	width := strong.width(text)
	x := math.Max(plot.x, math.Min(peak.x-width/2, plot.right()-width))
	if c.free(strong.box(text, x, peak.y-16)) {
		c.text(text, x, peak.y-16, strong)
	}
	if k.losing == 0 {
		return
	}
	red := style{size: textSize, colour: c.theme.Loss, anchor: right}
	back := k.highest() - k.total()
	text = i18n.T("%s %s back", i18n.N(k.losing, "%d customer takes", "%d customers take"), k.share(back))
	if text = red.fit(text, plot.w-8); text == "" {
		return
	}
	end := points[len(points)-1]
	for _, y := range []float64{end.y + 18, plot.bottom() - 12, plot.bottom() - 32, peak.y + 18} {
		for _, x := range []float64{plot.right() - 4, leftOf(points, y) - 12, peak.x - 8} {
			box := red.box(text, x, y)
			if box.x >= plot.x && box.bottom() <= plot.bottom() && c.free(box) && !crossed(points, box) {
				c.textOver(text, x, y, red)
				return
			}
		}
	}
}

// leftOf is where the falling end of a curve comes down to the height y.
func leftOf(points []point, y float64) float64 {
	x := points[len(points)-1].x
	for i := len(points) - 1; i >= 0 && points[i].y > y-10; i-- {
		x = points[i].x
	}
	return x
}

// crossed reports that a line runs through a box.
func crossed(points []point, box rect) bool {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		lowX, highX := math.Max(math.Min(a.x, b.x), box.x-2), math.Min(math.Max(a.x, b.x), box.right()+2)
		if lowX > highX {
			continue
		}
		slope := 0.0
		if a.x != b.x {
			slope = (b.y - a.y) / (b.x - a.x)
		}
		y1, y2 := a.y+slope*(lowX-a.x), a.y+slope*(highX-a.x)
		if a.x == b.x {
			y1, y2 = a.y, b.y
		}
		if math.Min(y1, y2) < box.bottom()+2 && math.Max(y1, y2) > box.y-2 {
			return true
		}
	}
	return false
}

// regions gives each customer an upright strip; where there are more customers
// than units, a strip stands for the one in its middle.
func (k curve) regions(c *canvas, plot rect, x axis) {
	n := len(k.ranked)
	strips := min(n, int(plot.w))
	for i := range strips {
		first, last := i*n/strips, (i+1)*n/strips
		at := (first + last) / 2
		item := k.ranked[at]
		from, to := x.at(float64(first)), x.at(float64(last))
		c.region(rect{from, plot.y, to - from, plot.h}, item.Key, i18n.T("%s. %s: %s, together %s",
			format.Count(at+1), clean(item.Name), k.figure(item.Amount), k.together(at+1)))
	}
}

// figure is an amount with its part of the total, where the curve is in percent.
func (k curve) figure(a finance.Amount) string {
	text := format.Signed(a, k.currency)
	if k.percent {
		text = withShare(text, a, k.total())
	}
	return text
}

func (k curve) together(n int) string {
	if k.percent {
		return k.share(k.cumulative[n])
	}
	return format.Amount(k.cumulative[n], k.currency)
}
