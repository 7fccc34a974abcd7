package deals

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

var today = finance.MustDate("2026-03-16")

type bench struct {
	*uitest.Around
	t      *testing.T
	store  *store.Store
	page   *Page
	quoted []app.ID
}

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), t: t, store: s}
	b.NoFailures(t)
	b.restart()
	return b
}

// restart makes the page anew over the same file, as the next start does.
func (b *bench) restart() {
	for _, overlay := range b.Window.Canvas().Overlays().List() {
		b.Window.Canvas().Overlays().Remove(overlay)
	}
	b.page = New(Deps{Data: b.store, Host: b.Host(today), Quote: func(id app.ID) { b.quoted = append(b.quoted, id) }})
	b.Hold(b.page.Content(), b.page.Refresh)
	b.page.Show(shell.Place{})
}

// hall is a deal over two products with a company file to itself.
func hall(t *testing.T) (*bench, *app.Deal, *app.Product) {
	t.Helper()
	s := storetest.New(t)
	ann, p := storetest.Person("Ann Lee"), storetest.Product("300", "120")
	storetest.Put(t, s, ann, p)
	d := &app.Deal{
		Number: "D-1001", Contact: ann.ID, Title: "Sound for the hall", Stage: app.StageLead, StageOn: today.AddDays(-9),
		Expected: today.AddDays(-1), Amount: 600_00,
		Lines: []app.DealLine{{Product: p.ID, Quantity: decimal.NewFromInt(2), UnitPrice: decimal.NewFromInt(300)}},
	}
	storetest.Put(t, s, d)
	return newBench(t, s), d, p
}

func (b *bench) deal(id app.ID) *app.Deal {
	b.t.Helper()
	d, err := b.store.Deal(b.t.Context(), id)
	if err != nil {
		b.t.Fatal(err)
	}
	return d
}

func TestDealMovesByKeyboardAndTheMoveIsTakenBack(t *testing.T) {
	b, d, _ := hall(t)
	if got := b.page.board.figures.late; got == nil || b.page.board.all[0].Lines != 1 {
		t.Fatalf("the board has %+v", b.page.board.all)
	}
	card := func() *card { return b.page.board.cards[d.ID] }
	card().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // walks; there is nowhere to go
	if got := b.deal(d.ID).Stage; got != app.StageLead {
		t.Fatalf("an arrow alone moved it to %s", got)
	}
	card().KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	card().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if got := b.deal(d.ID); got.Stage != app.StageQualified || got.StageOn != today {
		t.Errorf("with Shift it is %s since %v", got.Stage, got.StageOn)
	}
	if b.Window.Canvas().Focused() != card() {
		t.Error("the keyboard did not go with the card")
	}
	card().TypedRune('5')
	if got := b.deal(d.ID).Stage; got != app.StageLost {
		t.Errorf("5 made it %s", got)
	}
	for range 2 {
		if _, err := b.store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := b.deal(d.ID); got.Stage != app.StageLead || got.StageOn != d.StageOn || len(got.Lines) != 1 {
		t.Errorf("taken back it is %+v", got)
	}
}

func TestDealIsDraggedToAColumn(t *testing.T) {
	b, d, _ := hall(t)
	c := b.page.board.cards[d.ID]
	offer := b.page.board.columns[2]
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(offer.ground).AddXY(40, 200)
	c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
	if !offer.marked || len(b.page.board.above.Objects) != 1 {
		t.Fatal("neither the column nor the card shows the drag")
	}
	c.DragEnd()
	if got := b.deal(d.ID).Stage; got != app.StageOffer || len(b.page.board.above.Objects) != 0 {
		t.Errorf("dropped on offers it is %s", got)
	}
	c = b.page.board.cards[d.ID]
	c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(1, 1)}})
	c.DragEnd()
	if got := b.deal(d.ID).Stage; got != app.StageOffer {
		t.Errorf("dropped beside the board it is %s", got)
	}
}

func TestDealIsTypedWithLinesThatMakeItsValue(t *testing.T) {
	b, d, p := hall(t)
	b.page.open(0, d.Contact, "")
	f := b.page.form
	f.panel.Save()
	if f.fields["title"].Error() == "" {
		t.Fatal("a deal about nothing was taken")
	}
	test.Type(f.title, "More sound")
	f.value.SetText("1,000")
	r := f.lines.rows[0]
	r.product.SetChosen(widgets.Option{ID: int64(p.ID), Title: p.Name})
	r.chosen(r.product.Chosen())
	if r.quantity.Text != "1" || r.price.Text != "300.00" || f.value.Amount() != 300_00 {
		t.Fatalf("chosen: %s × %s = %d", r.quantity.Text, r.price.Text, f.value.Amount())
	}
	r.quantity.SetText("three")
	f.panel.Save()
	if !f.panel.IsOpen() || f.lines.fault.Value == "" {
		t.Fatal("a quantity that is no number was taken")
	}
	r.quantity.SetText("3")
	r.discount.SetText("10%")
	f.panel.Save()
	rows, err := b.store.DealRows(t.Context(), d.Contact)
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	for _, row := range rows {
		if row.ID != d.ID && (row.Amount != 810_00 || row.Title != "More sound" || row.Number != "D-1002") {
			t.Errorf("saved %+v", row)
		}
	}
	storetest.Sound(t, b.store)
}

func TestUnsavedDealComesBackAfterACrash(t *testing.T) {
	b, d, p := hall(t)
	b.page.Edit(d.ID)
	f := b.page.form
	f.note.SetText("half a sentence")
	r := f.lines.add(app.DealLine{})
	r.product.SetChosen(widgets.Option{ID: int64(p.ID), Title: p.Name})
	r.quantity.SetText("5")
	f.keeper.Rest()
	b.restart()
	b.page.Edit(d.ID)
	f = b.page.form
	if f.note.Text != "half a sentence" || len(f.lines.rows) != 2 || f.lines.rows[1].quantity.Text != "5" {
		t.Fatalf("came back %q with %d lines", f.note.Text, len(f.lines.rows))
	}
	f.panel.Save()
	if got := b.deal(d.ID); got.Note != "half a sentence" || len(got.Lines) != 2 || got.Lines[0].ID != d.Lines[0].ID {
		t.Errorf("saved %+v", got)
	}
}

func TestWonDealOffersItsOrderAndItsQuote(t *testing.T) {
	b, d, _ := hall(t)
	for _, o := range b.page.menu(b.page.board.all[0]) {
		switch o.Title {
		case "Make the order…", "Quote (PDF)…":
			if o.Off {
				t.Errorf("%s is off", o.Title)
			}
			o.Do()
		}
	}
	want := shell.Place{Page: document.OrdersPage, ID: int64(d.ID), Arg: document.FromDeal}
	if len(b.Opened) != 1 || b.Opened[0] != want || len(b.quoted) != 1 || b.quoted[0] != d.ID {
		t.Errorf("opened %+v, quoted %v", b.Opened, b.quoted)
	}
}
