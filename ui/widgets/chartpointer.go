package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Spot is a place of a chart that stands for a figure. Places are given from 0
// to 1 of the chart's width and height, from the top left.
type Spot struct {
	X, Y, W, H float32
	// Text says the figure.
	Text string
	// Opens says that there is something behind the figure.
	Opens bool
}

func (s Spot) holds(x, y float32) bool {
	return x >= s.X && x < s.X+s.W && y >= s.Y && y < s.Y+s.H
}

// pointer is the figure that is pointed at, by the mouse or the keyboard, and
// where its tip stands.
type pointer struct {
	spot int // -1 for none
	at   fyne.Position
}

// manySpots is how far Page Up and Page Down go.
const manySpots = 10

func (c *ChartView) spots() []Spot {
	if c.Spots == nil {
		return nil
	}
	return c.Spots()
}

// pointed is the spot that is pointed at.
func (c *ChartView) pointed() (Spot, bool) {
	all := c.spots()
	if c.pointer.spot < 0 || c.pointer.spot >= len(all) {
		return Spot{}, false
	}
	return all[c.pointer.spot], true
}

// Said is the figure pointed at, as a sentence; empty for none.
func (c *ChartView) Said() string {
	s, _ := c.pointed()
	return s.Text
}

func (c *ChartView) point(p pointer) {
	if p != c.pointer {
		c.pointer = p
		c.Refresh()
	}
}

// under finds the spot at a position; of several the one drawn last.
func (c *ChartView) under(at fyne.Position) int {
	size := c.Size()
	x, y := at.X/max(size.Width, 1), at.Y/max(size.Height, 1)
	all := c.spots()
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].holds(x, y) {
			return i
		}
	}
	return -1
}

// open opens what is behind a spot.
func (c *ChartView) open(spot int) {
	if all := c.spots(); c.OnOpen != nil && spot >= 0 && spot < len(all) && all[spot].Opens {
		c.OnOpen(spot)
	}
}

// Tapped implements fyne.Tappable.
func (c *ChartView) Tapped(e *fyne.PointEvent) {
	if len(c.spots()) > 0 {
		focus(c)
	}
	c.open(c.under(e.Position))
}

// Cursor implements desktop.Cursorable.
func (c *ChartView) Cursor() desktop.Cursor {
	if s, ok := c.pointed(); ok && s.Opens && c.OnOpen != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (c *ChartView) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (c *ChartView) MouseMoved(e *desktop.MouseEvent) {
	p := pointer{spot: c.under(e.Position)}
	if p.spot >= 0 {
		p.at = e.Position
	}
	c.point(p)
}

// MouseOut implements desktop.Hoverable.
func (c *ChartView) MouseOut() { c.point(pointer{spot: -1}) }

// FocusGained implements fyne.Focusable.
func (c *ChartView) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *ChartView) FocusLost() {
	c.focused, c.pointer = false, pointer{spot: -1}
	c.Refresh()
}

// TypedRune implements fyne.Focusable.
func (c *ChartView) TypedRune(r rune) {
	switch {
	case r == 't' && c.OnTable != nil:
		c.OnTable()
	case r == ' ':
		c.open(c.pointer.spot)
	default:
		bubbleRune(c, r)
	}
}

// TypedKey implements fyne.Focusable: the arrows go from figure to figure, Enter
// opens what is behind one.
func (c *ChartView) TypedKey(e *fyne.KeyEvent) {
	last := len(c.spots()) - 1
	to := c.pointer.spot
	switch e.Name {
	case fyne.KeyRight, fyne.KeyDown:
		to++
	case fyne.KeyLeft, fyne.KeyUp:
		to--
	case fyne.KeyPageDown:
		to += manySpots
	case fyne.KeyPageUp:
		to -= manySpots
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = last
	case fyne.KeyReturn, fyne.KeyEnter:
		c.open(to)
		return
	case fyne.KeyEscape:
		if to < 0 {
			bubbleKey(c, e)
		}
		c.point(pointer{spot: -1})
		return
	default:
		bubbleKey(c, e)
		return
	}
	if last >= 0 {
		c.step(max(0, min(to, last)))
	}
}

// step points at a spot from the keyboard: its tip stands beside its middle.
func (c *ChartView) step(spot int) {
	s := c.spots()[spot]
	size := c.Size()
	c.point(pointer{spot, fyne.NewPos((s.X+s.W/2)*size.Width, (s.Y+min(s.H/2, 0.25))*size.Height)})
}
