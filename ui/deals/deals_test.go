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
	"rapport/ui/document/board"
	"rapport/ui/shell"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

var today = finance.MustDate("2026-03-16")

// bench is the page over a company file, which tells of no error.
type bench struct {
	*uitest.Bench[*store.Store, *Page]
	quoted []app.ID
}

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{}
	b.Bench = uitest.NewBench(t, s, today, func(s *store.Store, host document.Host) *Page {
		return New(Deps{Data: s, Host: host, Quote: func(id app.ID) { b.quoted = append(b.quoted, id) }})
	})
	b.NoFailures(t)
	return b
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
	b.T.Helper()
	d, err := b.Store.Deal(b.T.Context(), id)
	if err != nil {
		b.T.Fatal(err)
	}
	return d
}

func TestDealMovesByKeyboardAndTheMoveIsTakenBack(t *testing.T) {
	b, d, _ := hall(t)
	if got := b.Page.board.figures.late; got == nil || b.Page.board.All[0].Lines != 1 {
		t.Fatalf("the board has %+v", b.Page.board.All)
	}
	card := func() *board.Card[row] { return b.Page.board.Cards[d.ID] }
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
		if _, err := b.Store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := b.deal(d.ID); got.Stage != app.StageLead || got.StageOn != d.StageOn || len(got.Lines) != 1 {
		t.Errorf("taken back it is %+v", got)
	}
}

func TestDealIsDraggedToAColumn(t *testing.T) {
	b, d, _ := hall(t)
	c := b.Page.board.Cards[d.ID]
	width := b.Page.board.Root.Size().Width
	at := fyne.NewPos(width/2, 400) // the third of five
	c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
	c.DragEnd()
	if got := b.deal(d.ID).Stage; got != app.StageOffer {
		t.Errorf("dropped on offers it is %s", got)
	}
	c = b.Page.board.Cards[d.ID]
	c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(1, 1)}})
	c.DragEnd()
	if got := b.deal(d.ID).Stage; got != app.StageOffer {
		t.Errorf("dropped beside the board it is %s", got)
	}
}

func TestDealIsTypedWithLinesThatMakeItsValue(t *testing.T) {
	b, d, p := hall(t)
	b.Page.New(d.Contact)
	f := b.Page.form
	f.Panel.Save()
	if f.Fields["title"].Error() == "" {
		t.Fatal("a deal about nothing was taken")
	}
	test.Type(f.title, "More sound")
	f.value.SetText("1,000")
	r := f.grid.Rows[0]
	r.Product.SetChosen(widgets.Option{ID: int64(p.ID), Title: p.Name})
	r.Product.OnChanged(r.Product.Chosen())
	if r.Quantity.Text != "1" || r.Price.Text != "300.00" || f.value.Amount() != 300_00 {
		t.Fatalf("chosen: %s × %s = %d", r.Quantity.Text, r.Price.Text, f.value.Amount())
	}
	r.Quantity.SetText("three")
	f.Panel.Save()
	if !f.Panel.IsOpen() || r.Note.Value == "" {
		t.Fatal("a quantity that is no number was taken")
	}
	r.Quantity.SetText("3")
	r.Discount.SetText("10%")
	f.Panel.Save()
	rows, err := b.Store.DealRows(t.Context(), d.Contact)
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	for _, row := range rows {
		if row.ID != d.ID && (row.Amount != 810_00 || row.Title != "More sound" || row.Number != "D-1002") {
			t.Errorf("saved %+v", row)
		}
	}
	storetest.Sound(t, b.Store)
}

func TestUnsavedDealComesBackAfterACrash(t *testing.T) {
	b, d, p := hall(t)
	b.Page.Edit(d.ID)
	f := b.Page.form
	f.note.SetText("half a sentence")
	r := f.grid.Add()
	r.Product.SetChosen(widgets.Option{ID: int64(p.ID), Title: p.Name})
	r.Quantity.SetText("5")
	f.Keeper.Rest()
	b.Restart()
	b.Page.Edit(d.ID)
	f = b.Page.form
	if f.note.Text != "half a sentence" || len(f.grid.Rows) != 2 || f.grid.Rows[1].Quantity.Text != "5" {
		t.Fatalf("came back %q with %d lines", f.note.Text, len(f.grid.Rows))
	}
	f.Panel.Save()
	if got := b.deal(d.ID); got.Note != "half a sentence" || len(got.Lines) != 2 || got.Lines[0].ID != d.Lines[0].ID {
		t.Errorf("saved %+v", got)
	}
}

func TestWonDealOffersItsOrderAndItsQuote(t *testing.T) {
	b, d, _ := hall(t)
	for _, o := range b.Page.menu(b.Page.board.All[0]) {
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
