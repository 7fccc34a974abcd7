package chart

import (
	"cmp"
	"math"
	"slices"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Journey is the running profit of one customer over the events in their order.
// It goes in steps, since nothing is brought between two events, with a dot an
// event: green where it brought something, red where it cost.
type Journey struct {
	Meta
	Events []Event
}

// Event is one step; Amount is what it did to profit. What it brings on later
// days, such as the months of a yearly bill, are more events with its key.
type Event struct {
	Key    int64
	Day    finance.Date
	Text   string
	Amount finance.Amount
}

// follows reports that an event goes on with an earlier one: it is not named again.
func (j Journey) follows(i int) bool {
	return slices.IndexFunc(j.Events, func(e Event) bool { return e.Key == j.Events[i].Key }) < i
}

func (j Journey) meta() Meta { return j.Meta }

func (j Journey) heading() (title, what string) {
	return i18n.T("Journey"), i18n.T("Running profit")
}

func (j Journey) body(c *canvas, area rect) error {
	running := make([]finance.Amount, len(j.Events))
	total := finance.Amount(0)
	var lo, hi float64
	for i, e := range j.Events {
		var err error
		if total, err = sum(total, e.Amount); err != nil {
			return err
		}
		running[i] = total
		lo, hi = math.Min(lo, float64(total)), math.Max(hi, float64(total))
	}
	if len(j.Events) == 0 {
		c.nothing(area, i18n.T("Nothing has happened with this customer yet"))
		return nil
	}
	foot := 20.0
	if area.h < tight {
		foot = 0
	}
	last := style{size: textSize, bold: true, colour: c.theme.signed(total > 0, total < 0), anchor: left}
	text := format.Amount(total, j.Currency)
	room := last.width(text) + 14
	if room > area.w*0.3 {
		room = 8
	}
	plot, y := c.values(area.inset(0, 0, room, foot), lo, hi, 0, 0, func(a axis) func(float64) string {
		return moneyLabel(a, j.Currency)
	})
	x := j.days(plot.inset(10, 0, 6, 0))
	points := make([]point, len(j.Events))
	for i := range j.Events {
		points[i] = point{x(i), y.at(float64(running[i]))}
	}
	way := stepped(append([]point{{plot.x, y.at(0)}}, points...))
	c.line(thinned(way), c.theme.Accent, 2)
	j.dots(c, points, running)
	if room > 8 {
		c.text(text, points[len(points)-1].x+10, points[len(points)-1].y, last)
	}
	if foot > 0 {
		j.dayNames(c, points, plot, area.bottom()-8)
	}
	j.names(c, points, way, plot)
	return nil
}

// stepped goes from point to point, first across, then up or down.
func stepped(points []point) []point {
	way := points[:1:1]
	for _, p := range points[1:] {
		way = append(way, point{p.x, way[len(way)-1].y}, p)
	}
	return way
}

// How many events are named in the drawing at most, and in a narrow one; of the
// others, the tips say what they are.
const (
	named       = 16
	namedNarrow = 2
	narrowPlot  = 320.0
)

// greatest are the numbers of the events that did most to profit, these first.
func (j Journey) greatest(most int) []int {
	all := numbers(0, len(j.Events))
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(j.Events[b].Amount.Abs(), j.Events[a].Amount.Abs()) })
	return all[:min(len(all), most)]
}

// names writes what the events were, each whole and beside its dot where nothing
// is in the way.
func (j Journey) names(c *canvas, points, way []point, plot rect) {
	if plot.h < tight || crowded(points) {
		return
	}
	most, widest := named, 170.0
	if plot.w < narrowPlot {
		most, widest = namedNarrow, plot.w*0.55
	}
	s := style{size: smallSize, colour: c.theme.Muted}
	for _, i := range j.greatest(most) {
		p := points[i]
		text := clean(j.Events[i].Text)
		width := s.width(text)
		if width > widest || j.follows(i) {
			continue // a part of a name says nothing
		}
		for _, at := range []point{{p.x + 9, p.y}, {p.x - width/2, p.y - 15}, {p.x - width/2, p.y + 15}, {p.x - width - 9, p.y}, {p.x + 9, p.y - 14}, {p.x + 9, p.y + 14}} {
			box := s.box(text, at.x, at.y)
			inside := box.x >= plot.x && box.right() <= plot.right()+40 && box.y >= plot.y && box.bottom() <= plot.bottom()
			if inside && c.free(rect{box.x - 3, box.y, box.w + 6, box.h}) && !crossed(way, box) && !dotted(points, box) {
				c.text(text, at.x, at.y, s)
				break
			}
		}
	}
}

// dotted reports that a dot lies in a box.
func dotted(points []point, box rect) bool {
	for _, p := range points {
		if box.overlaps(rect{p.x - 5, p.y - 5, 10, 10}) {
			return true
		}
	}
	return false
}

// days gives the place of each event by its day; where all fall on one day, or
// days run backwards, by its number.
func (j Journey) days(plot rect) func(int) float64 {
	n := len(j.Events)
	first, span := j.Events[0].Day, j.Events[n-1].Day.DaysSince(j.Events[0].Day)
	ordered := span > 0
	for i := 1; i < n; i++ {
		ordered = ordered && j.Events[i].Day >= j.Events[i-1].Day
	}
	return func(i int) float64 {
		switch {
		case n == 1:
			return plot.x + plot.w/2
		case ordered:
			return plot.x + plot.w*float64(j.Events[i].Day.DaysSince(first))/float64(span)
		}
		return plot.x + plot.w*float64(i)/float64(n-1)
	}
}

// thinned keeps the first, lowest, highest and last point of each unit of width,
// which is all that can be seen.
func thinned(points []point) []point {
	if len(points) < 2000 {
		return points
	}
	var kept []point
	for i := 0; i < len(points); {
		low, high, j := i, i, i
		for ; j < len(points) && math.Floor(points[j].x) == math.Floor(points[i].x); j++ {
			if points[j].y < points[low].y {
				low = j
			}
			if points[j].y > points[high].y {
				high = j
			}
		}
		kept = append(kept, points[i], points[min(low, high)], points[max(low, high)], points[j-1])
		i = j
	}
	return kept
}

// crowded reports that the dots of events have no room beside each other.
func crowded(points []point) bool {
	return len(points) > 1 && math.Abs(points[len(points)-1].x-points[0].x)/float64(len(points)) < 5
}

// dots marks the events that have room, and gives every event its region.
func (j Journey) dots(c *canvas, points []point, running []finance.Amount) {
	dense := crowded(points)
	for i, p := range points {
		e := j.Events[i]
		if !dense || i == len(points)-1 {
			c.dot(p, 3.5, c.theme.signed(e.Amount > 0, e.Amount < 0))
		}
		c.region(rect{p.x - 6, p.y - 6, 12, 12}, e.Key, i18n.T("%s, %s: %s, running %s", format.Date(e.Day), clean(e.Text),
			format.Signed(e.Amount, j.Currency), format.Amount(running[i], j.Currency)))
	}
}

// dayNames writes the days of the events that have room under them.
func (j Journey) dayNames(c *canvas, points []point, plot rect, y float64) {
	s := style{size: textSize, colour: c.theme.Muted, anchor: middle}
	first, last := j.Events[0].Day, j.Events[len(j.Events)-1].Day
	name := format.DateShort
	if last.DaysSince(first) > 400 {
		name = func(d finance.Date) string { return format.Month(d.Month()) }
	}
	written := map[string]bool{}
	// The first and the last day come first, then what has room between them.
	for _, i := range append([]int{0, len(points) - 1}, numbers(1, len(points)-1)...) {
		text := name(j.Events[i].Day)
		if i == 0 && plot.w >= narrowPlot && last.DaysSince(first) <= 400 {
			text = format.Date(first) // the others are of that year, or the next
		}
		x := math.Max(points[i].x, plot.x+s.width(text)/2)
		box := s.box(text, x, y)
		if written[text] || !c.free(rect{box.x - 8, box.y, box.w + 16, box.h}) {
			continue
		}
		c.text(text, x, y, s)
		written[text] = true
		if box.w*float64(len(written)) > plot.w {
			return
		}
	}
}

// numbers are the whole numbers from first to before last.
func numbers(first, last int) []int {
	var all []int
	for i := first; i < last; i++ {
		all = append(all, i)
	}
	return all
}
