package returns

import (
	"testing"

	"rapport/app"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// buyer is a customer who can bring something back, and the order.
func (b *bench) buyer() app.OrderRow {
	b.T.Helper()
	rows, err := b.Store.OrderRows(b.T.Context(), 0, 200)
	if err != nil {
		b.T.Fatal(err)
	}
	for _, r := range rows {
		lines, err := b.Store.ReturnableLines(b.T.Context(), 0, r.ID, 0)
		if err != nil {
			b.T.Fatal(err)
		}
		if r.Contact != 0 && len(lines) > 0 {
			return r
		}
	}
	b.T.Fatal("nobody can bring anything back")
	return app.OrderRow{}
}

func TestReturnOutlivesTheProgram(t *testing.T) {
	b := newBench(t)
	order := b.buyer()
	b.Page.NewReturn(0)
	f := b.Page.form
	f.find(order.Contact, order.ID)
	f.fee.SetText("2.50")
	f.rows[0].reason.SetText("scratched")
	f.rows[0].refund.SetText("1.23")
	f.addWithout()
	goods, err := b.Store.ProductChoices(t.Context(), "CAM-100", 1)
	if err != nil {
		t.Fatal(err)
	}
	extra := f.rows[len(f.rows)-1]
	extra.product.SetChosen(document.Options(goods)[0])
	extra.chosen(document.Options(goods)[0])
	extra.quantity.SetText("2")
	want := f.collect()
	f.Keeper.Keep()
	kept := b.Unsaved()
	if len(kept) != 1 {
		t.Fatalf("kept %+v", kept)
	}
	b.Restart()
	b.Page.Show(kept[0].Place())
	again := b.Page.form
	if again == nil {
		t.Fatal("no form came back")
	}
	got := again.collect()
	if got.Contact != want.Contact || got.RestockingFee != 250 || len(got.Lines) != len(want.Lines) {
		t.Fatalf("came back as %+v, was %+v", got, want)
	}
	for i, l := range got.Lines {
		if w := want.Lines[i]; l.OrderLine != w.OrderLine || l.Product != w.Product || l.Refund != w.Refund || !l.Quantity.Equal(w.Quantity) || l.Reason != w.Reason {
			t.Errorf("line %d came back as %+v, was %+v", i, l, w)
		}
	}
	again.save()
	if len(b.Said) != 1 || len(b.Unsaved()) != 0 {
		t.Errorf("said %q, kept %+v", b.Said, b.Unsaved())
	}
}

func TestClaimOutlivesTheProgram(t *testing.T) {
	b := newBench(t)
	order := b.buyer()
	b.Page.NewClaim(0)
	f := b.Page.claiming
	f.customer.SetChosen(widgets.Option{ID: int64(order.Contact), Title: order.Customer})
	f.readOrders(order.Contact)
	f.orders.SetID(int64(order.ID))
	f.readProducts(order.ID)
	goods := f.product.Options[len(f.product.Options)-1].ID
	f.product.SetID(goods)
	f.amount.SetText("15,0,0")
	f.Keeper.Keep()
	kept := b.Unsaved()
	if len(kept) != 1 || kept[0].Title != order.Customer {
		t.Fatalf("kept %+v", kept)
	}
	b.Restart()
	b.Page.NewClaim(0)
	again := b.Page.claiming
	if again.orders.ID() != int64(order.ID) || again.product.ID() != goods || again.amount.Text != "15,0,0" {
		t.Errorf("came back with order %d, goods %d, amount %q", again.orders.ID(), again.product.ID(), again.amount.Text)
	}
}
