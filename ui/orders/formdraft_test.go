package orders

import (
	"testing"

	"rapport/app"
	"rapport/ui/document/lines"
	"rapport/ui/widgets"
)

// choose picks a product in a line.
func (b *bench) choose(r *lines.Row, sku string) {
	p := b.product(sku)
	option := widgets.Option{ID: int64(p.ID), Title: p.Name, Detail: p.SKU}
	r.Product.SetChosen(option)
	r.Product.OnChanged(option)
}

// What was typed into an order is there after the program ended without a word,
// line by line and even where it cannot be read; saving forgets it.
func TestOrderOutlivesTheProgram(t *testing.T) {
	b := newBench(t)
	ann, err := b.Store.ContactChoices(t.Context(), "", 1)
	if err != nil {
		t.Fatal(err)
	}
	b.Page.NewOrder(0)
	f := b.form()
	f.Keeper.Keep()
	if len(b.Unsaved()) != 0 {
		t.Fatal("a form in which nothing was typed is kept")
	}
	f.customer.SetChosen(widgets.Option{ID: int64(ann[0].ID), Title: ann[0].Name})
	b.choose(f.grid.Rows[0], "CAM-100")
	f.grid.Rows[0].Quantity.SetText("3")
	second := f.grid.Add()
	b.choose(second, "CAM-100")
	second.Discount.SetText("1o")
	f.date.SetText("31 Feb")
	f.note.SetText("gift wrap")
	f.paid.SetKey("unpaid")
	f.Keeper.Keep()
	kept := b.Unsaved()
	if len(kept) != 1 || kept[0].Title != ann[0].Name {
		t.Fatalf("kept %+v", kept)
	}
	b.Restart()
	b.Page.Show(kept[0].Place())
	again := b.form()
	if again.customer.ID() != int64(ann[0].ID) || again.note.Text != "gift wrap" || again.date.Text() != "31 Feb" || again.paid.Key() != "unpaid" {
		t.Errorf("came back with %q %q %q", again.customer.Chosen().Title, again.note.Text, again.date.Text())
	}
	if rows := again.grid.Rows; len(rows) != 2 || rows[0].Quantity.Text != "3" || rows[1].Discount.Text != "1o" || rows[1].Product.ID() == 0 {
		t.Fatalf("came back with lines %+v", kept[0].Lines)
	}
	again.grid.Rows[1].Discount.SetText("10")
	again.date.SetDate(today)
	again.save()
	if len(b.Said) != 1 || len(b.Unsaved()) != 0 {
		t.Errorf("said %q; still kept %+v", b.Said, b.Unsaved())
	}
}

// What was typed into an order that exists comes back with it, and says where the
// order has been saved otherwise since.
func TestChangedOrderSaysThatItWasSavedSince(t *testing.T) {
	b := newBench(t)
	o := b.orderByNumber("O-1002")
	b.Page.Edit(o.ID)
	b.form().note.SetText("call first")
	b.form().Keeper.Keep()
	b.Restart()
	b.Page.Edit(o.ID)
	f := b.form()
	if f.note.Text != "call first" || len(f.grid.Rows) != len(o.Lines) || f.collect().Lines[0].ID != o.Lines[0].ID {
		t.Errorf("came back with note %q and %d lines", f.note.Text, len(f.grid.Rows))
	}
	u := b.Unsaved()[0]
	if !f.Keeper.Resume(u) {
		t.Error("the order is said to have changed, and has not")
	}
	f.Panel.OnClosed = nil
	f.Panel.Close()
	o.Note = "left with the neighbour"
	if _, err := b.Store.Do(t.Context(), app.Action{Text: "Change order %s", Args: []any{o.Number}}, func(w app.Unit) error {
		return w.Put(t.Context(), o)
	}); err != nil {
		t.Fatal(err)
	}
	b.Restart()
	b.Page.Edit(o.ID)
	if b.form().Keeper.Resume(u) {
		t.Error("nothing says that the order was saved otherwise since")
	}
	b.form().Afresh()
	if b.form().note.Text != "left with the neighbour" || len(b.Unsaved()) != 0 {
		t.Errorf("afresh: note %q, kept %+v", b.form().note.Text, b.Unsaved())
	}
}
