package deals

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// card is one deal on the board. With the keyboard on it, the arrows go to the
// cards beside it, with Shift they move the deal a stage, 1 to 5 bring it to that
// stage, and Enter opens it.
type card struct {
	widget.BaseWidget
	board  *board
	row    app.DealRow
	ground *document.Ground
	shift  bool // is held
}

func newCard(b *board, r app.DealRow) *card {
	c := &card{board: b, row: r}
	c.ground = document.NewGround(theme.ColorRaised, theme.ColorLine, widgets.Pad(6, 8, 5, 8, c.content()))
	c.ExtendBaseWidget(c)
	return c
}

func (c *card) content() fyne.CanvasObject {
	r := c.row
	amount := widgets.NewText(format.Amount(r.Amount, c.board.currency), widgets.Strong)
	parts := []fyne.CanvasObject{
		widgets.NewCutText(r.Title, widgets.Strong),
		container.NewBorder(nil, nil, nil, amount, widgets.NewCutText(r.Customer, widgets.Body)),
		c.when(),
	}
	page := c.board.page
	switch {
	case r.Order != 0:
		parts = append(parts, container.NewHBox(widgets.NewLink(i18n.T("Order %s", r.OrderNo), func() { page.openOrder(r) })))
	case r.Stage == app.StageWon:
		parts = append(parts, container.NewHBox(widgets.NewLink(i18n.T("Make the order…"), func() { page.makeOrder(r) })))
	}
	return widgets.Stack(0, parts...)
}

// when says the day of the deal, and whose it is: of an open one that on which it
// is expected to close, of another one that on which it was decided.
func (c *card) when() fyne.CanvasObject {
	r, today := c.row, c.board.page.deps.Host.Today()
	style, text := widgets.Small, ""
	switch {
	case r.Stage == app.StageWon:
		text = i18n.T("won %s", format.DateNear(r.StageOn, today))
	case r.Stage == app.StageLost:
		text = i18n.T("lost %s", format.DateNear(r.StageOn, today))
	case r.Expected == 0:
		text = i18n.T("no day")
	case r.Expected < today:
		style = widgets.Small.In(theme.ColorLoss)
		text = i18n.T("was expected %s", format.DateNear(r.Expected, today))
	default:
		text = i18n.T("expected %s", format.DateNear(r.Expected, today))
	}
	return widgets.NewCutText(document.Joined(text, r.Owner), style)
}

// FocusGained implements fyne.Focusable.
func (c *card) FocusGained() {
	c.board.focused = c.row.ID
	c.ground.SetStroke(theme.ColorAccent)
}

// FocusLost implements fyne.Focusable.
func (c *card) FocusLost() {
	c.shift = false
	c.ground.SetStroke(theme.ColorLine)
}

// KeyDown implements desktop.Keyable: it sees Shift.
func (c *card) KeyDown(e *fyne.KeyEvent) { c.held(e, true) }

// KeyUp implements desktop.Keyable.
func (c *card) KeyUp(e *fyne.KeyEvent) { c.held(e, false) }

func (c *card) held(e *fyne.KeyEvent, down bool) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		c.shift = down
	}
}

// TypedRune brings the deal to the stage of that number.
func (c *card) TypedRune(r rune) {
	stages := app.Stages()
	if i := int(r - '1'); i >= 0 && i < len(stages) {
		c.board.page.move(c.row, stages[i])
	}
}

// TypedKey opens the deal on Enter, walks the board with the arrows, and deletes.
func (c *card) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		c.board.page.Edit(c.row.ID)
	case fyne.KeyDelete:
		c.board.page.delete(c.row)
	case fyne.KeyDown:
		c.board.walk(c, 0, 1)
	case fyne.KeyUp:
		c.board.walk(c, 0, -1)
	case fyne.KeyLeft:
		c.aside(-1)
	case fyne.KeyRight:
		c.aside(1)
	default:
		if f := c.board.page.deps.Host.Canvas().OnTypedKey(); f != nil {
			f(e)
		}
	}
}

// aside goes to the column beside, with Shift with the deal.
func (c *card) aside(by int) {
	if !c.shift {
		c.board.walk(c, by, 0)
		return
	}
	stages := app.Stages()
	for i, s := range stages {
		if to := i + by; s == c.row.Stage && to >= 0 && to < len(stages) {
			c.board.page.move(c.row, stages[to])
		}
	}
}

// walk moves the keyboard to the card beside, passing over empty columns.
func (b *board) walk(from *card, across, down int) {
	for i, column := range b.columns {
		for j, c := range column.cards {
			if c != from {
				continue
			}
			if to := j + down; down != 0 && to >= 0 && to < len(column.cards) {
				b.page.deps.Host.Canvas().Focus(column.cards[to])
			}
			for next := i + across; across != 0 && next >= 0 && next < len(b.columns); next += across {
				if n := len(b.columns[next].cards); n > 0 {
					b.page.deps.Host.Canvas().Focus(b.columns[next].cards[min(j, n-1)])
					return
				}
			}
			return
		}
	}
}

// Tapped puts the keyboard on the card.
func (c *card) Tapped(*fyne.PointEvent) { c.board.page.deps.Host.Canvas().Focus(c) }

// DoubleTapped opens the deal.
func (c *card) DoubleTapped(*fyne.PointEvent) { c.board.page.Edit(c.row.ID) }

// TappedSecondary offers what can be done with the deal.
func (c *card) TappedSecondary(e *fyne.PointEvent) {
	widgets.ShowMenuAt(c, e.AbsolutePosition, c.board.page.menu(c.row))
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.ground) }
