package returns

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// card is one claim on the board. With the keyboard on it, A approves, P pays,
// R refuses, and the arrows go to the next card.
type card struct {
	widget.BaseWidget
	board  *board
	row    app.ClaimRow
	ground *document.Ground
	steps  []step
}

// step is a way for a claim to go on.
type step struct {
	label string
	key   rune
	do    func()
}

func newCard(b *board, r app.ClaimRow) *card {
	c := &card{board: b, row: r}
	c.steps = b.steps(c)
	stroke := theme.ColorLine
	if r.Leak {
		stroke = theme.ColorLoss
	}
	c.ground = document.NewGround(theme.ColorRaised, stroke, widgets.Pad(6, 8, 2, 8, c.content()))
	c.ExtendBaseWidget(c)
	return c
}

func (c *card) content() fyne.CanvasObject {
	r := c.row
	amount := widgets.NewText(format.Amount(r.Amount, c.board.currency), widgets.Strong)
	who := container.NewBorder(nil, nil, nil, amount, widgets.NewCutText(r.Customer, widgets.Strong))
	goods := r.Product
	if goods == "" {
		goods = r.OrderNo
	}
	parts := []fyne.CanvasObject{who,
		widgets.NewCutText(joined(r.Number, goods), widgets.Small),
		widgets.NewCutText(c.since(), widgets.Small),
	}
	if r.Leak {
		parts = append(parts, widgets.NewCutText(i18n.T("▲ The goods came back"), widgets.Small.In(theme.ColorLoss)))
	}
	if len(c.steps) > 0 {
		buttons := widgets.RowGap(2.5 * theme.Unit)
		for _, s := range c.steps {
			buttons.Add(widgets.NewLink(s.label, s.do))
		}
		parts = append(parts, buttons)
	} else {
		parts = append(parts, widgets.Pad(theme.Unit, 0, 0, 0, container.NewWithoutLayout()))
	}
	return widgets.Stack(0, parts...)
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// since says in which state the claim is, and since when; of an open claim how
// long it has waited.
func (c *card) since() string {
	r, today := c.row, c.board.page.deps.Host.Today()
	switch r.Status {
	case app.ClaimMailed, app.ClaimReceived:
		return i18n.T("received %s", format.DateNear(r.Received, today))
	case app.ClaimApproved:
		return i18n.T("approved %s", format.DateNear(r.StatusOn, today))
	case app.ClaimPaid:
		return i18n.T("paid %s", format.DateNear(r.StatusOn, today))
	case app.ClaimClawedBack:
		return i18n.T("back on %s", format.DateNear(r.StatusOn, today))
	}
	return i18n.T("%s, %s", document.StatusName(r.Status), format.DateNear(r.StatusOn, today))
}

// FocusGained implements fyne.Focusable.
func (c *card) FocusGained() {
	c.board.focused = c.row.ID
	c.ground.SetStroke(theme.ColorAccent)
}

// FocusLost implements fyne.Focusable.
func (c *card) FocusLost() {
	stroke := theme.ColorLine
	if c.row.Leak {
		stroke = theme.ColorLoss
	}
	c.ground.SetStroke(stroke)
}

// TypedRune takes the step of that letter.
func (c *card) TypedRune(r rune) {
	for _, s := range c.steps {
		if s.key == r || s.key == r+('a'-'A') {
			s.do()
			return
		}
	}
}

// TypedKey opens the customer on Enter and goes to the card above or below.
func (c *card) TypedKey(e *fyne.KeyEvent) {
	window := c.board.page.deps.Host.Canvas()
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		c.open()
	case fyne.KeyDown, fyne.KeyRight:
		c.board.focusBeside(c, 1)
	case fyne.KeyUp, fyne.KeyLeft:
		c.board.focusBeside(c, -1)
	default:
		if f := window.OnTypedKey(); f != nil {
			f(e)
		}
	}
}

// Tapped puts the keyboard on the card.
func (c *card) Tapped(*fyne.PointEvent) { c.board.page.deps.Host.Canvas().Focus(c) }

// DoubleTapped opens the customer.
func (c *card) DoubleTapped(*fyne.PointEvent) { c.open() }

// TappedSecondary offers what can be done with the claim.
func (c *card) TappedSecondary(e *fyne.PointEvent) {
	var items []widgets.Option
	for _, s := range c.steps {
		items = append(items, widgets.Option{Title: s.label, Do: s.do})
	}
	items = append(items, widgets.Option{Title: i18n.T("Open customer"), Icon: "person", Do: c.open})
	if c.row.Order != 0 {
		items = append(items, widgets.Option{Title: i18n.T("Open order"), Icon: "cart", Do: func() {
			c.board.page.deps.Host.Open(shell.Place{Page: document.OrdersPage, ID: int64(c.row.Order)})
		}})
	}
	widgets.ShowMenuAt(c, e.AbsolutePosition, items)
}

func (c *card) open() {
	c.board.page.deps.Host.Open(shell.Place{Page: document.ContactsPage, ID: int64(c.row.Contact)})
}

// focusBeside moves the keyboard to the next card of the same column.
func (b *board) focusBeside(c *card, by int) {
	for _, l := range lanes() {
		if !l.holds(c.row.Status) {
			continue
		}
		var rows []app.ClaimRow
		for _, other := range b.all {
			if l.holds(other.Status) && b.cards[other.ID] != nil {
				rows = append(rows, other)
			}
		}
		l.sort(rows)
		for i, r := range rows {
			if to := i + by; r.ID == c.row.ID && to >= 0 && to < len(rows) {
				b.page.deps.Host.Canvas().Focus(b.cards[rows[to].ID])
			}
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.ground) }
