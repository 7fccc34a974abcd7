package returns

import (
	"context"
	"strconv"

	"rapport/app"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// typed is what stands in the form, for its draft: of the goods those that come
// back.
func (f *form) typed() document.Unsaved {
	u := document.Unsaved{Title: f.customer.Chosen().Title, Typed: document.TypedIn(f.fields)}
	if u.Title == "" {
		u.Title = f.order.Chosen().Title
	}
	for _, r := range f.rows {
		if r.tick.On() {
			u.Lines = append(u.Lines, r.typed())
		}
	}
	for claim, keep := range f.rebates.choices {
		u.Typed[keptField(claim)] = document.Value{On: keep, ID: int64(claim)}
	}
	return u
}

// keptField names the answer whether a rebate is kept from the refund.
func keptField(claim app.ID) string { return "keep." + strconv.FormatInt(int64(claim), 10) }

func (r *goodsRow) typed() document.Typed {
	t := document.Typed{
		"line":     {ID: int64(r.line.Line)},
		"quantity": document.ValueOf(r.quantity), "refund": {Text: r.refund.Text, On: r.own},
		"stock": document.ValueOf(r.stock), "reason": document.ValueOf(r.reason),
	}
	if r.product != nil {
		t["product"] = document.ValueOf(r.product)
	}
	return t
}

func (r *goodsRow) fillFrom(t document.Typed) {
	t["quantity"].Fill(r.quantity)
	t["stock"].Fill(r.stock)
	t["reason"].Fill(r.reason)
	r.tick.SetOn(true)
	if refund := t["refund"]; refund.On {
		refund.Fill(r.refund)
	}
}

// take shows goods without a receipt; nil for none.
func (r *goodsRow) take(p *app.Product) {
	if p == nil {
		return
	}
	r.product.SetChosen(widgets.Option{ID: int64(p.ID), Title: p.Name, Detail: p.SKU})
	r.line.Product, r.line.Name, r.line.UnitPrice = p.ID, p.Name, p.Price
	r.form.books.costs[p.ID] = p.Cost
	r.propose()
}

// resume goes on with what was typed before the program ended. The goods are
// those that can come back now.
func (f *form) resume(l *loaded) {
	u := *l.unsaved
	u.Typed.Fill(f.fields)
	byLine := map[app.ID]*goodsRow{}
	for _, r := range f.rows {
		if r.line.Line != 0 {
			byLine[r.line.Line] = r
		}
	}
	for _, line := range u.Lines {
		row := byLine[app.ID(line["line"].ID)]
		if row == nil && line["line"].ID != 0 {
			continue // came back by another return meanwhile
		}
		if row == nil {
			row = newGoodsRow(f, app.ReturnableLine{})
			row.take(l.products[app.ID(line["product"].ID)])
			f.rows = append(f.rows, row)
		}
		row.fillFrom(line)
	}
	for name, v := range u.Typed {
		if name == keptField(app.ID(v.ID)) {
			f.rebates.choices[app.ID(v.ID)] = v.On
		}
	}
	f.show()
	f.keeper.Resume(u)
	f.panel.SetChips(document.KeptChips(true, f.afresh)...)
}

// afresh gives what was typed up and begins anew.
func (f *form) afresh() {
	f.leave(func() { f.page.NewReturn(0) })
}

// leave closes the form for good, and then forgets what was typed.
func (f *form) leave(then func()) {
	f.panel.OnClosed = nil
	f.panel.Close()
	f.page.draft = nil
	f.keeper.Forget(then)
}

// resumed reads the draft to go on with, and what its customer can bring back.
func (l *loaded) resumed(ctx context.Context, data Data, name string) (err error) {
	if l.unsaved, err = document.FindDraft(ctx, data, document.ReturnForm, 0, name); err != nil || l.unsaved == nil {
		return err
	}
	if err := l.readProducts(ctx, data); err != nil {
		return err
	}
	contact, order := app.ID(l.unsaved.Typed["customer"].ID), app.ID(l.unsaved.Typed["order"].ID)
	err = l.goods(ctx, data, contact, order)
	if app.KindOf(err) == app.NotFound { // taken back meanwhile
		l.unsaved = nil
		return l.goods(ctx, data, 0, 0)
	}
	return err
}

// readProducts reads the goods without a receipt.
func (l *loaded) readProducts(ctx context.Context, data Data) error {
	l.products = map[app.ID]*app.Product{}
	for _, line := range l.unsaved.Lines {
		id := app.ID(line["product"].ID)
		if id == 0 {
			continue
		}
		p, err := data.Product(ctx, id)
		if err != nil && app.KindOf(err) != app.NotFound { // else taken back meanwhile
			return err
		}
		if err == nil {
			l.products[id] = p
		}
	}
	return nil
}
