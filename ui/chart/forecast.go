package chart

import (
	"math"
	"slices"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Forecast is one line of the statement month by month: what was, as a line, and
// what models or scenarios expect, as dashes.
type Forecast struct {
	Meta
	// Line is the name of a statement line, such as "Net revenue".
	Line   string
	Series []ForecastSeries
	// Fan shades what lies between the first two series: two answers to one
	// question, such as two scenarios.
	Fan bool
}

// ForecastSeries is one model, or one scenario. Past may be empty where another
// series has it already.
type ForecastSeries struct {
	Name         string
	Past, Future []MonthAmount
}

// MonthAmount is the amount of a month.
type MonthAmount struct {
	Month  finance.Month
	Amount finance.Amount
}

func (f Forecast) meta() Meta { return f.Meta }

func (f Forecast) heading() (title, what string) {
	return i18n.T("%s: forecast", f.Line), i18n.T("By month: actual, then expected")
}

// reach is the first and the last month of all series, and the first expected.
func (f Forecast) reach() (first, last, now finance.Month) {
	for _, s := range f.Series {
		for _, part := range [][]MonthAmount{s.Past, s.Future} {
			for _, m := range part {
				if first == 0 || m.Month < first {
					first = m.Month
				}
				last = max(last, m.Month)
			}
		}
		if n := len(s.Future); n > 0 && (now == 0 || s.Future[0].Month < now) {
			now = s.Future[0].Month
		}
	}
	return first, last, now
}

func (f Forecast) body(c *canvas, area rect) error {
	var lo, hi float64
	for _, s := range f.Series {
		for _, m := range append(append([]MonthAmount(nil), s.Past...), s.Future...) {
			if _, err := sum(0, m.Amount); err != nil {
				return err
			}
			l, h := span(m.Amount)
			lo, hi = math.Min(lo, l), math.Max(hi, h)
		}
	}
	if first, _, _ := f.reach(); first == 0 {
		c.nothing(area, i18n.T("Nothing to forecast from yet"))
		return nil
	}
	trial := &canvas{w: c.w, h: c.h, theme: c.theme, texts: slices.Clone(c.texts)}
	if !f.plot(trial, area, lo, hi) { // the lines have no room for all of their names
		marks := make([]mark, len(f.Series))
		for i, s := range f.Series {
			marks[i] = mark{name: s.Name, colour: c.seriesColour(i)}
		}
		area = c.legend(area, marks...)
	}
	f.plot(c, area, lo, hi)
	return nil
}

// plot draws the lines over the months, and reports that each bears its name.
func (f Forecast) plot(c *canvas, area rect, lo, hi float64) (named bool) {
	first, last, now := f.reach()
	var months []MonthPair
	for m := first; m <= last; m = m.Add(1) {
		months = append(months, MonthPair{Month: m})
	}
	years := area.h >= tight && first/100 != last/100
	foot := 20.0
	if years {
		foot = 38
	}
	plot, y := c.values(area.inset(0, 0, 6, foot), lo, hi, 20, 0, func(a axis) func(float64) string { return moneyLabel(a, f.Currency) })
	pitch := plot.w / float64(len(months))
	place := func(m MonthAmount) point {
		return point{plot.x + (float64(m.Month.Since(first))+0.5)*pitch, y.at(float64(m.Amount))}
	}
	if now > first {
		c.border(plot, plot.x+float64(now.Since(first))*pitch)
	}
	c.horizontal(plot.x, y.at(0), plot.w, c.theme.Zero)
	if f.Fan && len(f.Series) > 1 {
		c.band(f.expected(0, place), f.expected(1, place))
	}
	for i, s := range f.Series {
		c.series(s, place, c.seriesColour(i))
	}
	var lines [][]point
	for i := range f.Series {
		lines = append(lines, f.expected(i, place))
	}
	named = true
	for i, s := range f.Series {
		named = c.lastLabel(s, lines, i, plot, f.Currency) && named
	}
	f.regions(c, months, plot, pitch)
	c.monthNames(months, plot, pitch, plot.bottom()+18, years)
	return named
}

// expected is the line that a series expects, from the last actual month on.
func (f Forecast) expected(series int, place func(MonthAmount) point) []point {
	var points []point
	for _, from := range []int{series, 0} { // another series may have the past
		if n := len(f.Series[from].Past); n > 0 {
			points = append(points, place(f.Series[from].Past[n-1]))
			break
		}
	}
	for _, m := range f.Series[series].Future {
		points = append(points, place(m))
	}
	return points
}

// seriesColour tells series apart; they are told apart by their names as well.
func (c *canvas) seriesColour(i int) drawing.Color {
	return []drawing.Color{c.theme.Accent, c.theme.Text, c.theme.Muted}[i%3]
}

// border stands between what was and what is expected.
func (c *canvas) border(plot rect, x float64) {
	c.vertical(x, plot.y-14, plot.h+14, c.theme.Line)
	s := style{size: smallSize, colour: c.theme.Muted}
	if text := i18n.T("Expected"); c.free(s.box(text, x+6, plot.y-12)) && x+6+s.width(text) < plot.right() {
		c.text(text, x+6, plot.y-12, s)
	}
	s.anchor = right
	if text := i18n.T("Actual"); c.free(s.box(text, x-6, plot.y-12)) && x-6-s.width(text) > plot.x {
		c.text(text, x-6, plot.y-12, s)
	}
}

func (c *canvas) series(s ForecastSeries, place func(MonthAmount) point, colour drawing.Color) {
	var past, future []point
	for _, m := range s.Past {
		past = append(past, place(m))
	}
	if n := len(past); n > 0 {
		future = append(future, past[n-1])
	}
	for _, m := range s.Future {
		future = append(future, place(m))
	}
	c.line(past, colour, 2)
	c.dashed(future, colour)
	if n := len(future); n > 0 {
		c.dot(future[n-1], 3, colour)
	}
}

// dashed draws a line in dashes of equal length along the way.
func (c *canvas) dashed(points []point, colour drawing.Color) {
	const dash, gap = 6.0, 4.0
	left, on := dash, true
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		if length < 1e-6 || math.IsNaN(length) || math.IsInf(length, 0) {
			continue
		}
		for at := 0.0; at < length; {
			step := math.Min(left, length-at)
			if on {
				c.line([]point{between(a, b, at/length), between(a, b, (at+step)/length)}, colour, 2)
			}
			at += step
			if left -= step; left <= 1e-9 {
				if on = !on; on {
					left = dash
				} else {
					left = gap
				}
			}
		}
	}
}

func between(a, b point, share float64) point {
	return point{a.x + (b.x-a.x)*share, a.y + (b.y-a.y)*share}
}

// lastLabel says the name and the last expected amount beside the end of the
// line, so that it can be told from others without its colour; the amount alone
// where there is no room for both. It reports whether the name is there.
func (c *canvas) lastLabel(s ForecastSeries, lines [][]point, i int, plot rect, currency finance.Currency) (named bool) {
	n := len(s.Future)
	if n == 0 {
		return false
	}
	end := lines[i][len(lines[i])-1]
	strong := style{size: smallSize, bold: true, colour: c.seriesColour(i), anchor: right}
	amount := direct(s.Future[n-1].Amount, currency)
	x := math.Min(end.x+14, plot.right())
	for k, text := range []string{clean(s.Name) + " " + amount, amount} {
		for _, away := range []float64{-12, 14, -26, 28, -40} {
			y := end.y + away
			box := strong.box(text, x, y)
			free := box.w < plot.w*0.4 && box.y > plot.y && box.bottom() < plot.bottom() && c.free(box)
			for _, line := range lines {
				free = free && !crossed(line, box)
			}
			if free {
				c.text(text, x, y, strong)
				return k == 0
			}
		}
	}
	return false
}

// regions say the figures of all series in a month.
func (f Forecast) regions(c *canvas, months []MonthPair, plot rect, pitch float64) {
	said := make(map[finance.Month]string, len(months))
	for _, s := range f.Series {
		for _, part := range [][]MonthAmount{s.Past, s.Future} {
			for _, a := range part {
				if said[a.Month] == "" {
					said[a.Month] = format.Month(a.Month)
				}
				said[a.Month] = i18n.T("%s, %s %s", said[a.Month], clean(s.Name), format.Amount(a.Amount, f.Currency))
			}
		}
	}
	_, _, now := f.reach()
	for i, m := range months {
		key := int64(m.Month)
		if now != 0 && m.Month >= now {
			key = 0 // nothing is behind what is expected
		}
		if text := said[m.Month]; text != "" {
			c.region(rect{plot.x + float64(i)*pitch, plot.y, pitch, plot.h}, key, text)
		}
	}
}
