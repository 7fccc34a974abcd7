// Package board shows documents as cards in columns, a column a state: walked with
// the arrows, and moved by keys and by dragging.
package board

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/listing"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Lane is a column of the board.
type Lane[R any] struct {
	Title string
	Holds func(R) bool
	// Compare puts the cards in order; nil for that in which they were read.
	Compare func(a, b R) int
	// Take brings a card of another lane into this one; nil where it cannot come.
	Take func(R) func()
	// Empty is what a lane without cards says.
	Empty func() fyne.CanvasObject
}

// Spec says what a board shows and what can be done with a card. Functions that
// are nil do nothing.
type Spec[R any] struct {
	listing.Source[R]
	Lanes  []Lane[R]
	Amount func(R) finance.Amount
	// Face is what stands on a card, Edge the colour of its border; Name goes with
	// the pointer while the card is dragged.
	Face func(R) fyne.CanvasObject
	Edge func(R) fyne.ThemeColorName
	Name func(R) string
	// Open is what Enter and a double tap do, Letter what a letter does.
	Open   func(R)
	Delete func(R)
	Letter func(R, rune)
	Menu   func(R) []widgets.Option

	// Head stands above all; nil on a page that has one of its own.
	Head    *document.Head
	Figures []fyne.CanvasObject
	// Keys says what keys and mouse do; Tools stand behind the filters.
	Keys  string
	Tools []fyne.CanvasObject
}

// Board is a board with its search and filters.
type Board[R any] struct {
	listing.Rows[R]
	Root  fyne.CanvasObject
	Cards map[app.ID]*Card[R]

	spec    Spec[R]
	columns []*column[R]
	lanes   *fyne.Container
	above   *fyne.Container // where a card is that is being dragged
	focused app.ID          // the card that the keyboard was on
}

// column is a lane with its cards.
type column[R any] struct {
	lane   Lane[R]
	ground *document.Ground
	cards  []*Card[R]
	marked bool // a card that is being dragged would fall into it
}

// cardsShown is how many cards a lane draws; the search finds the others.
const cardsShown = 60

// New makes a board; Load fills it.
func New[R any](spec Spec[R]) *Board[R] {
	b := &Board[R]{spec: spec, lanes: widgets.Even(2 * theme.Unit), above: container.NewWithoutLayout()}
	b.Rows = listing.NewRows(spec.Source, b.Show)
	b.Search.OnKey = func(e *fyne.KeyEvent) bool {
		first := b.first()
		return first != nil && b.Host.SearchKeys(b.Search, first)(e)
	}
	side, top, head := float32(4*theme.Unit), float32(2.5*theme.Unit), fyne.CanvasObject(container.NewStack())
	if spec.Head != nil {
		side, top, head = 10, 0, spec.Head.Root
	}
	keys := widgets.Pad(0, 0, 0, 3*theme.Unit, widgets.NewCutText(spec.Keys, widgets.Small))
	tools := container.NewBorder(nil, nil, document.Wide(310, b.Search), widgets.Row(append(b.Choices(), spec.Tools...)...), keys)
	upper := widgets.Pad(top, side, 2*theme.Unit, side, widgets.Stack(2*theme.Unit, widgets.Even(2.5*theme.Unit, spec.Figures...), tools))
	b.Root = container.NewStack(container.NewBorder(widgets.Stack(0, head, upper), nil, nil, nil,
		widgets.Pad(0, side, 2*theme.Unit, side, b.lanes)), b.above)
	return b
}

// Show deals the cards that fit out over the lanes.
func (b *Board[R]) Show() {
	rows := b.Fitting()
	b.Cards, b.columns, b.lanes.Objects = map[app.ID]*Card[R]{}, nil, b.lanes.Objects[:0]
	for _, l := range b.spec.Lanes {
		b.columns = append(b.columns, b.column(l, rows))
		b.lanes.Add(b.columns[len(b.columns)-1].ground)
	}
	b.lanes.Refresh()
	b.refocus()
}

func (b *Board[R]) column(l Lane[R], all []R) *column[R] {
	var rows []R
	total := finance.Amount(0)
	for _, r := range all {
		if l.Holds(r) {
			rows = append(rows, r)
			total += b.spec.Amount(r)
		}
	}
	if l.Compare != nil {
		slices.SortStableFunc(rows, l.Compare)
	}
	c := &column[R]{lane: l}
	muted := widgets.Small.In(theme.ColorMutedTinted)
	head := container.NewBorder(nil, nil, widgets.RowGap(6, widgets.NewText(l.Title, widgets.Strong), widgets.NewText(format.Count(len(rows)), muted)),
		widgets.NewText(format.Amount(total, b.Currency), muted))
	stack := container.NewVScroll(widgets.Pad(0, 1, 0, 1, b.deal(c, rows)))
	c.ground = document.NewGround(theme.ColorSide, theme.ColorSide,
		widgets.Pad(8, 7, 4, 7, container.NewBorder(widgets.Pad(0, 0, 6, 0, head), nil, nil, nil, stack)))
	return c
}

// deal makes the cards of a lane: the first of them, and the one that is wanted.
func (b *Board[R]) deal(c *column[R], rows []R) fyne.CanvasObject {
	stack, left := widgets.Stack(1.5*theme.Unit), 0
	for i, r := range rows {
		if i >= cardsShown && b.ID(r) != b.Wanted {
			left++
			continue
		}
		card := newCard(b, r)
		b.Cards[b.ID(r)] = card
		c.cards = append(c.cards, card)
		stack.Add(card)
	}
	if left > 0 {
		stack.Add(widgets.NewCutText(i18n.N(left, "and %d more: search for it", "and %d more: search for them"), widgets.Small))
	}
	if len(rows) == 0 {
		stack.Add(c.lane.Empty())
	}
	return stack
}

// Nothing is what a lane without cards says in a few words.
func Nothing(text string) func() fyne.CanvasObject {
	return func() fyne.CanvasObject { return widgets.NewCutText(text, widgets.Small.In(theme.ColorMutedTinted)) }
}

// Focus lets the keyboard be on a card when the cards are dealt out again,
// wherever it moves to.
func (b *Board[R]) Focus(id app.ID) { b.focused = id }

// refocus gives the keyboard to the card that is wanted, or back to that on which
// it was.
func (b *Board[R]) refocus() {
	id := b.Wanted
	if id == 0 {
		id = b.focused
	}
	c, window := b.Cards[id], b.Host.Canvas()
	if c == nil || window == nil || window.Overlays().Top() != nil {
		return
	}
	b.Wanted = 0
	window.Focus(c)
}

// first is the first card of the board; nil for none.
func (b *Board[R]) first() fyne.Focusable {
	for _, c := range b.columns {
		if len(c.cards) > 0 {
			return c.cards[0]
		}
	}
	return nil
}
