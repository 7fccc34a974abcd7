package orders

import (
	"context"

	"rapport/app"
	"rapport/ui/document"
)

// typed is what stands in the form, for its draft.
func (f *form) typed() document.Unsaved {
	u := document.Unsaved{Title: f.customer.Chosen().Title, Typed: document.TypedIn(f.fields)}
	if f.order.ID != 0 {
		u.Title = f.order.Number
	}
	u.Typed["payment"] = document.ValueOf(f.paid)
	u.Typed["deal"] = document.Value{ID: int64(f.deal)}
	for _, r := range f.grid.rows {
		if !r.blank() {
			u.Lines = append(u.Lines, r.typed())
		}
	}
	return u
}

// fillFrom shows what was typed into the form before the program ended.
func (f *form) fillFrom(u document.Unsaved) {
	f.ready = false
	u.Typed.Fill(f.fields)
	u.Typed["payment"].Fill(f.paid)
	f.deal = app.ID(u.Typed["deal"].ID)
	f.showPaidOn()
	loaded := map[app.ID]app.OrderLine{}
	for _, l := range f.order.Lines {
		loaded[l.ID] = l
	}
	f.grid.rows = nil
	for _, line := range u.Lines {
		f.grid.add(loaded[app.ID(line["line"].ID)]).fillFrom(line)
	}
	if len(f.grid.rows) == 0 {
		f.grid.add(app.OrderLine{})
	}
	f.ready = true
	f.changed()
}

// afresh gives what was typed up and begins anew.
func (f *form) afresh() {
	f.leave(func() {
		if f.order.ID != 0 {
			f.page.Edit(f.order.ID)
		} else {
			f.page.NewOrder(0)
		}
	})
}

// resume goes on with what was typed before the program ended.
func (f *form) resume(u document.Unsaved) {
	f.fillFrom(u)
	f.panel.SetChips(document.KeptChips(f.keeper.Resume(u), f.afresh)...)
}

func (r *lineRow) typed() document.Typed {
	t := document.Typed{
		"line":     {ID: int64(r.line.ID)},
		"product":  document.ValueOf(r.product),
		"quantity": document.ValueOf(r.quantity), "price": document.ValueOf(r.price),
		"cost": document.ValueOf(r.cost), "discount": document.ValueOf(r.discount),
	}
	return t
}

func (r *lineRow) fillFrom(t document.Typed) {
	t["product"].Fill(r.product)
	r.line.Product = app.ID(t["product"].ID)
	t["quantity"].Fill(r.quantity)
	t["price"].Fill(r.price)
	t["cost"].Fill(r.cost)
	t["discount"].Fill(r.discount)
	r.hintCost()
	r.read()
}

// resumed reads the draft to go on with: of a new order only where it is for
// nobody in particular, unless it is named.
func (l *loaded) resumed(ctx context.Context, data Data, name string) (err error) {
	if l.order.ID == 0 && l.order.Contact != 0 && name == "" {
		return nil
	}
	if l.unsaved, err = document.FindDraft(ctx, data, document.OrderForm, l.order.ID, name); err != nil || l.unsaved == nil {
		return err
	}
	for _, line := range l.unsaved.Lines {
		id := app.ID(line["product"].ID)
		if id == 0 || l.known[id] != nil {
			continue
		}
		if l.known[id], err = data.Product(ctx, id); app.KindOf(err) == app.NotFound { // taken back meanwhile
			delete(l.known, id)
			line["product"] = document.Value{}
		} else if err != nil {
			return err
		}
	}
	return nil
}
