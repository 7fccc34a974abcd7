package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/document"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Card is one document on the board. With the keyboard on it, the arrows go to the
// cards beside it, with Shift they bring it to the lane beside, a digit brings it
// to the lane of that number, and Enter opens it.
type Card[R any] struct {
	widget.BaseWidget
	Row R

	board  *Board[R]
	ground *document.Ground
	shift  bool // is held
}

func newCard[R any](b *Board[R], r R) *Card[R] {
	c := &Card[R]{board: b, Row: r}
	c.ground = document.NewGround(theme.ColorRaised, c.edge(), widgets.Pad(6, 8, 4, 8, b.spec.Face(r)))
	c.ExtendBaseWidget(c)
	return c
}

func (c *Card[R]) edge() fyne.ThemeColorName {
	if c.board.spec.Edge != nil {
		return c.board.spec.Edge(c.Row)
	}
	return theme.ColorLine
}

// FocusGained implements fyne.Focusable.
func (c *Card[R]) FocusGained() {
	c.board.focused = c.board.ID(c.Row)
	c.ground.SetStroke(theme.ColorAccent)
}

// FocusLost implements fyne.Focusable.
func (c *Card[R]) FocusLost() {
	c.shift = false
	c.ground.SetStroke(c.edge())
}

// KeyDown implements desktop.Keyable: it sees Shift.
func (c *Card[R]) KeyDown(e *fyne.KeyEvent) { c.hold(e, true) }

// KeyUp implements desktop.Keyable.
func (c *Card[R]) KeyUp(e *fyne.KeyEvent) { c.hold(e, false) }

func (c *Card[R]) hold(e *fyne.KeyEvent, down bool) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		c.shift = down
	}
}

// TypedRune brings the card to the lane of that number, or does what the letter
// does.
func (c *Card[R]) TypedRune(r rune) {
	switch i := int(r - '1'); {
	case i >= 0 && i < len(c.board.columns):
		c.board.columns[i].take(c)
	case c.board.spec.Letter != nil:
		c.board.spec.Letter(c.Row, r)
	}
}

// TypedKey opens the document on Enter, walks the board with the arrows, and
// deletes.
func (c *Card[R]) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		c.board.spec.Open(c.Row)
	case fyne.KeyDelete:
		if c.board.spec.Delete != nil {
			c.board.spec.Delete(c.Row)
		}
	case desktop.KeyMenu:
		c.showMenu(c.foot())
	case fyne.KeyF10:
		if c.shift {
			c.showMenu(c.foot())
		}
	case fyne.KeyDown:
		c.board.walk(c, 0, 1)
	case fyne.KeyUp:
		c.board.walk(c, 0, -1)
	case fyne.KeyLeft:
		c.aside(-1)
	case fyne.KeyRight:
		c.aside(1)
	default:
		if f := c.board.Host.Canvas().OnTypedKey(); f != nil {
			f(e)
		}
	}
}

// aside goes to the lane beside, with Shift with the card.
func (c *Card[R]) aside(by int) {
	if !c.shift {
		c.board.walk(c, by, 0)
		return
	}
	for i, column := range c.board.columns {
		if to := i + by; column.lane.Holds(c.Row) && to >= 0 && to < len(c.board.columns) {
			c.board.columns[to].take(c)
			return
		}
	}
}

// takes is what brings a card into the lane; nil where it cannot come, or is.
func (c *column[R]) takes(card *Card[R]) func() {
	if c.lane.Take == nil || c.lane.Holds(card.Row) {
		return nil
	}
	return c.lane.Take(card.Row)
}

func (c *column[R]) take(card *Card[R]) {
	if move := c.takes(card); move != nil {
		move()
	}
}

// walk moves the keyboard to the card beside, passing over empty lanes.
func (b *Board[R]) walk(from *Card[R], across, down int) {
	for i, column := range b.columns {
		for j, c := range column.cards {
			if c != from {
				continue
			}
			if to := j + down; down != 0 && to >= 0 && to < len(column.cards) {
				b.Host.Focus(column.cards[to])
			}
			for next := i + across; across != 0 && next >= 0 && next < len(b.columns); next += across {
				if n := len(b.columns[next].cards); n > 0 {
					b.Host.Focus(b.columns[next].cards[min(j, n-1)])
					return
				}
			}
			return
		}
	}
}

// Tapped puts the keyboard on the card.
func (c *Card[R]) Tapped(*fyne.PointEvent) { c.board.Host.Focus(c) }

// DoubleTapped opens the document.
func (c *Card[R]) DoubleTapped(*fyne.PointEvent) { c.board.spec.Open(c.Row) }

// TappedSecondary offers what can be done with the document.
func (c *Card[R]) TappedSecondary(e *fyne.PointEvent) { c.showMenu(e.AbsolutePosition) }

func (c *Card[R]) showMenu(at fyne.Position) { widgets.ShowMenuAt(c, at, c.board.spec.Menu(c.Row)) }

// Ask offers choices below the card.
func (c *Card[R]) Ask(items []widgets.Option) { widgets.ShowMenuAt(c, c.foot(), items) }

// foot is the lower left corner of the card in its window.
func (c *Card[R]) foot() fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(c).AddXY(2*theme.Unit, c.Size().Height)
}

// CreateRenderer implements fyne.Widget.
func (c *Card[R]) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.ground) }
