package orders

import (
	"testing"

	"rapport/app"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// restart is the page as the next start of the program makes it.
func (b *bench) restart() {
	b.page.form.panel.OnClosed = nil
	b.page.form.panel.Close()
	b.page = New(Deps{Data: b.store, Host: b.Host(today)})
	b.Hold(b.page.Content(), b.page.Refresh)
	b.page.Refresh()
}

// choose picks a product in a line.
func (b *bench) choose(r *lineRow, sku string) {
	p := b.product(sku)
	option := widgets.Option{ID: int64(p.ID), Title: p.Name, Detail: p.SKU}
	r.product.SetChosen(option)
	r.product.OnChanged(option)
}

// unsaved are the drafts of forms in the file.
func (b *bench) unsaved() []document.Unsaved {
	b.t.Helper()
	drafts, err := b.store.Drafts(b.t.Context(), document.FormDrafts)
	if err != nil {
		b.t.Fatal(err)
	}
	var all []document.Unsaved
	for _, d := range drafts {
		if u, ok := document.ReadUnsaved(d); ok {
			all = append(all, u)
		}
	}
	return all
}

// What was typed into an order is there after the program ended without a word,
// line by line and even where it cannot be read; saving forgets it.
func TestOrderOutlivesTheProgram(t *testing.T) {
	b := newBench(t)
	ann, err := b.store.ContactChoices(t.Context(), "", 1)
	if err != nil {
		t.Fatal(err)
	}
	b.page.NewOrder(0)
	f := b.form()
	f.keeper.Keep()
	if len(b.unsaved()) != 0 {
		t.Fatal("a form in which nothing was typed is kept")
	}
	f.customer.SetChosen(widgets.Option{ID: int64(ann[0].ID), Title: ann[0].Name})
	b.choose(f.grid.rows[0], "CAM-100")
	f.grid.rows[0].quantity.SetText("3")
	second := f.grid.add(app.OrderLine{})
	b.choose(second, "CAM-100")
	second.discount.SetText("1o")
	f.date.SetText("31 Feb")
	f.note.SetText("gift wrap")
	f.paid.SetKey("unpaid")
	f.keeper.Keep()
	kept := b.unsaved()
	if len(kept) != 1 || kept[0].Title != ann[0].Name {
		t.Fatalf("kept %+v", kept)
	}
	b.restart()
	b.page.Show(kept[0].Place())
	again := b.form()
	if again.customer.ID() != int64(ann[0].ID) || again.note.Text != "gift wrap" || again.date.Text() != "31 Feb" || again.paid.Key() != "unpaid" {
		t.Errorf("came back with %q %q %q", again.customer.Chosen().Title, again.note.Text, again.date.Text())
	}
	if rows := again.grid.rows; len(rows) != 2 || rows[0].quantity.Text != "3" || rows[1].discount.Text != "1o" || rows[1].line.Product == 0 {
		t.Fatalf("came back with lines %+v", kept[0].Lines)
	}
	again.grid.rows[1].discount.SetText("10")
	again.date.SetDate(today)
	again.save()
	if len(b.Said) != 1 || len(b.unsaved()) != 0 {
		t.Errorf("said %q; still kept %+v", b.Said, b.unsaved())
	}
}

// What was typed into an order that exists comes back with it, and says where the
// order has been saved otherwise since.
func TestChangedOrderSaysThatItWasSavedSince(t *testing.T) {
	b := newBench(t)
	o := b.orderByNumber("O-1002")
	b.page.Edit(o.ID)
	b.form().note.SetText("call first")
	b.form().keeper.Keep()
	b.restart()
	b.page.Edit(o.ID)
	f := b.form()
	if f.note.Text != "call first" || len(f.grid.rows) != len(o.Lines) || f.grid.rows[0].line.ID != o.Lines[0].ID {
		t.Errorf("came back with note %q and %d lines", f.note.Text, len(f.grid.rows))
	}
	u := b.unsaved()[0]
	if !f.keeper.Resume(u) {
		t.Error("the order is said to have changed, and has not")
	}
	f.panel.OnClosed = nil
	f.panel.Close()
	o.Note = "left with the neighbour"
	if _, err := b.store.Do(t.Context(), app.Action{Text: "Change order %s", Args: []any{o.Number}}, func(w app.Unit) error {
		return w.Put(t.Context(), o)
	}); err != nil {
		t.Fatal(err)
	}
	b.restart()
	b.page.Edit(o.ID)
	if b.form().keeper.Resume(u) {
		t.Error("nothing says that the order was saved otherwise since")
	}
	b.form().afresh()
	if b.form().note.Text != "left with the neighbour" || len(b.unsaved()) != 0 {
		t.Errorf("afresh: note %q, kept %+v", b.form().note.Text, b.unsaved())
	}
}
