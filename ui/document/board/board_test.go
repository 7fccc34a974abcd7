package board

import (
	"context"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document/listing"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

// thing is a card of the tests.
type thing struct {
	id   app.ID
	lane int
}

// bench is a board of three lanes, of which the last takes no card.
type bench struct {
	*uitest.Around
	board  *Board[thing]
	things []thing
	opened []app.ID
}

func newBench(t *testing.T, things ...thing) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), things: things}
	b.NoFailures(t)
	var lanes []Lane[thing]
	for i := range 3 {
		lane := Lane[thing]{Title: strconv.Itoa(i), Holds: func(r thing) bool { return r.lane == i }, Empty: Nothing("nothing")}
		if i < 2 {
			lane.Take = func(r thing) func() { return func() { b.move(r.id, i) } }
		}
		lanes = append(lanes, lane)
	}
	b.board = New(Spec[thing]{
		Source: listing.Source[thing]{
			Host:    b.Host(finance.MustDate("2026-03-16")),
			Company: func(context.Context) (app.Company, error) { return app.Company{CurrencyCode: "USD"}, nil },
			Read:    func(context.Context, int) ([]thing, error) { return b.things, nil },
			ID:      func(r thing) app.ID { return r.id },
			Text:    func(r thing) string { return "number " + r.id.String() },
		},
		Lanes: lanes, Amount: func(r thing) finance.Amount { return finance.Amount(r.id) },
		Face: func(thing) fyne.CanvasObject { return widgets.NewText("face", widgets.Body) },
		Name: func(r thing) string { return r.id.String() },
		Open: func(r thing) { b.opened = append(b.opened, r.id) },
		Menu: func(thing) []widgets.Option { return nil },
	})
	b.Hold(b.board.Root, b.board.Load)
	b.board.Load()
	return b
}

func (b *bench) move(id app.ID, to int) {
	for i := range b.things {
		if b.things[i].id == id {
			b.things[i].lane = to
		}
	}
	b.board.Focus(id)
	b.board.Load()
}

func (b *bench) lane(id app.ID) int { return b.board.Cards[id].Row.lane }

func press(c fyne.Focusable, name fyne.KeyName) { c.TypedKey(&fyne.KeyEvent{Name: name}) }

func TestKeysWalkMoveAndOpen(t *testing.T) {
	b := newBench(t, thing{1, 0}, thing{2, 0}, thing{3, 2})
	focused := func() fyne.Focusable { return b.Window.Canvas().Focused() }
	b.board.Search.OnKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if focused() != fyne.Focusable(b.board.Cards[1]) {
		t.Fatal("Down in the search does not go to the first card")
	}
	press(focused(), fyne.KeyDown)
	press(focused(), fyne.KeyRight) // over the empty lane
	if focused() != fyne.Focusable(b.board.Cards[3]) {
		t.Fatal("the arrows do not walk the board")
	}
	press(focused(), fyne.KeyLeft)
	card := focused().(*Card[thing])
	card.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(card, fyne.KeyRight)
	if b.lane(card.Row.id) != 1 || focused() != fyne.Focusable(b.board.Cards[card.Row.id]) {
		t.Errorf("with Shift the card is in lane %d, or the keyboard did not follow", b.lane(card.Row.id))
	}
	b.board.Cards[2].TypedRune('3')
	if b.lane(2) == 2 {
		t.Error("a lane that takes no card took one")
	}
	press(b.board.Cards[2], fyne.KeyReturn)
	if len(b.opened) != 1 || b.opened[0] != 2 {
		t.Errorf("opened %v", b.opened)
	}
}

func TestDragMarksTheLaneThatTakesTheCard(t *testing.T) {
	b := newBench(t, thing{1, 0}, thing{2, 0})
	over := func(lane int) *fyne.DragEvent {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.board.columns[lane].ground)
		return &fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at.AddXY(30, 200)}}
	}
	c := b.board.Cards[1]
	c.Dragged(over(2))
	if b.board.columns[2].marked || len(b.board.above.Objects) != 1 {
		t.Error("the lane that takes no card is marked, or no card goes with the pointer")
	}
	c.Dragged(over(1))
	if !b.board.columns[1].marked {
		t.Error("the lane below is not marked")
	}
	c.DragEnd()
	if b.lane(1) != 1 || len(b.board.above.Objects) != 0 {
		t.Errorf("dropped it is in lane %d", b.lane(1))
	}
	b.board.Cards[2].Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(1, 1)}})
	b.board.Cards[2].DragEnd()
	if b.lane(2) != 0 {
		t.Error("dropped beside the board it moved")
	}
}

func TestManyCardsShowTheFirstAndTheOneWanted(t *testing.T) {
	var things []thing
	for i := range 90 {
		things = append(things, thing{app.ID(i + 1), 0})
	}
	b := newBench(t, things...)
	if len(b.board.Cards) != cardsShown {
		t.Fatalf("%d cards", len(b.board.Cards))
	}
	b.board.Search.SetText("number 7")
	b.board.Wanted = 85
	b.board.Load()
	if b.board.Cards[85] == nil || b.Window.Canvas().Focused() != fyne.Focusable(b.board.Cards[85]) || b.board.Search.Text != "" {
		t.Error("the card that is wanted is not shown")
	}
}
