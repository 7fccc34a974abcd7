package returns

import (
	"cmp"
	"context"
	"strconv"

	"rapport/app"
	"rapport/ui/document"
)

// typed adds to the draft what stands beside the fields: of the goods those that
// come back.
func (f *form) typed(u *document.Unsaved) {
	u.Title = cmp.Or(f.customer.Chosen().Title, f.order.Chosen().Title)
	for _, r := range f.rows {
		if r.tick.On() {
			u.Lines = append(u.Lines, r.typed())
		}
	}
	for claim, keep := range f.rebates.choices {
		u.Typed[keptField(claim)] = document.Value{On: keep, ID: int64(claim)}
	}
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

// refill shows what was typed beside the fields. The goods are those that can come
// back now.
func (f *form) refill(u document.Unsaved) {
	byLine := map[app.ID]*goodsRow{}
	for _, r := range f.rows {
		if r.line.Line != 0 {
			byLine[r.line.Line] = r
		}
	}
	f.clear()
	for _, line := range u.Lines {
		row := byLine[app.ID(line["line"].ID)]
		if row == nil && line["line"].ID != 0 {
			continue // came back by another return meanwhile
		}
		if row == nil {
			row = newGoodsRow(f, app.ReturnableLine{})
			row.take(f.recalled[app.ID(line["product"].ID)])
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
}

// resumed reads the draft to go on with, and what its customer can bring back.
func (l *loaded) resumed(ctx context.Context, data Data, name string) (err error) {
	if l.unsaved, err = document.FindDraft(ctx, data, document.ReturnForm, l.of(), name); err != nil || l.unsaved == nil {
		return err
	}
	if err := l.products.Recall(ctx, data, l.unsaved); err != nil {
		return err
	}
	if l.old != nil && app.ID(l.unsaved.Typed["customer"].ID) == l.old.Contact {
		return nil // the goods are there already
	}
	contact, order := app.ID(l.unsaved.Typed["customer"].ID), app.ID(l.unsaved.Typed["order"].ID)
	err = l.goods(ctx, data, contact, order)
	if app.KindOf(err) == app.NotFound { // taken back meanwhile
		l.unsaved = nil
		return l.goods(ctx, data, 0, 0)
	}
	return err
}
