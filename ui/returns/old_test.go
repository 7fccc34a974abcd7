package returns

import (
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
)

// recorded is Michelle's return of the video camera with the rebate kept, recorded by
// the form, and opened again.
func recorded(t *testing.T, b *bench) (order app.OrderRow, f *form) {
	t.Helper()
	michelleUnreturned(b)
	order = b.order("O-1001")
	b.Page.NewReturn(order.ID)
	f = b.form()
	f.date.SetDate(finance.MustDate("2026-03-10"))
	f.rows[0].reason.SetText("scratched")
	f.save()
	for _, r := range b.Page.list.All {
		if r.Orders == "O-1001" {
			b.Page.Edit(r.ID)
			return order, b.form()
		}
	}
	t.Fatal("the return is not listed")
	return order, nil
}

// A return is opened as it was recorded, changed, and taken back; what the form shows
// is what is posted.
func TestReturnIsChanged(t *testing.T) {
	b := newBench(t)
	order, f := recorded(t, b)
	r := f.collect()
	if len(r.Lines) != 1 || r.Lines[0].ID != f.old.Lines[0].ID || r.Lines[0].Refund != 49900 || r.Lines[0].Reason != "scratched" || len(r.Clawback) != 1 {
		t.Fatalf("opened as %+v", r)
	}
	if f.Keeper.Changed() {
		t.Error("nothing was typed, but the form says so")
	}
	if got := f.books.profit + f.books.effect(r); got != 8670 || b.profit(order.Contact) != 8670 {
		t.Errorf("as it is the form shows %d, posted is %d; want 86.70", got, b.profit(order.Contact))
	}
	f.rebates.choices[r.Clawback[0]] = false
	f.fee.SetText("20")
	f.rows[0].stock.SetKey(writeOff)
	changed := f.collect()
	want := f.books.profit + f.books.effect(changed)
	f.save()
	if got := b.profit(order.Contact); got != want || want != 8670-10000+2000-32000 {
		t.Errorf("posted %d, shown %d", got, want)
	}
	now, err := b.Store.Return(t.Context(), f.old.ID)
	if err != nil || len(now.Clawback) != 0 || now.RestockingFee != 2000 || now.Lines[0].Restock || now.Number != f.old.Number {
		t.Errorf("saved as %+v, %v", now, err)
	}
	if _, err := b.Store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := b.profit(order.Contact); got != 8670 {
		t.Errorf("after undo %d", got)
	}
	report, err := b.Store.Check(t.Context(), nil)
	if err != nil || report.Found > 0 {
		t.Errorf("the books: %+v, %v", report, err)
	}
}

// In a closed month the entries stay as they are, and the change is an adjustment of
// the first open one.
func TestReturnOfAClosedMonthIsAdjusted(t *testing.T) {
	b := newBench(t)
	order, f := recorded(t, b)
	f.Panel.Close()
	march := finance.MustDate("2026-03-10").Month()
	months, err := b.Store.EntryMonths(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := len(months) - 1; i >= 0; i-- {
		if months[i] <= march {
			if err := b.Store.ClosePeriod(t.Context(), months[i]); err != nil {
				t.Fatal(err)
			}
		}
	}
	b.Page.Edit(f.old.ID)
	f = b.form()
	f.rows[0].refund.SetText("400")
	f.save()
	if got := b.profit(order.Contact); got != 8670+9900 {
		t.Errorf("profit %d after 99.00 less was paid out", got)
	}
	report, err := b.Store.Check(t.Context(), nil)
	if err != nil || report.Found > 0 {
		t.Errorf("the books: %+v, %v", report, err)
	}
}

// Goods without a receipt and several lines of one kind come back as they were, and
// what was typed into a change outlives the program.
func TestChangeOfAReturnOutlivesTheProgram(t *testing.T) {
	b := newBench(t)
	order := b.buyer()
	b.Page.NewReturn(0)
	f := b.form()
	f.find(order.Contact, order.ID)
	f.addWithout()
	goods, err := b.Store.ProductChoices(t.Context(), "CAM-100", 1)
	if err != nil {
		t.Fatal(err)
	}
	f.rows[len(f.rows)-1].chosen(document.Options(goods)[0])
	f.rows[len(f.rows)-1].quantity.SetText("2")
	count := len(f.collect().Lines)
	f.save()
	id := b.Page.list.Wanted
	if rows := b.Page.list.All; id == 0 {
		for _, r := range rows {
			id = max(id, r.ID)
		}
	}
	b.Page.Edit(id)
	f = b.form()
	if got := f.collect(); len(got.Lines) != count || got.Lines[count-1].Product != goods[0].ID || got.Lines[count-1].Quantity.String() != "2" {
		t.Fatalf("opened as %+v, want %d lines", got, count)
	}
	f.rows[len(f.rows)-1].quantity.SetText("3")
	f.note.SetText("one more")
	f.Keeper.Keep()
	kept := b.Unsaved()
	if len(kept) != 1 || kept[0].Of() != id {
		t.Fatalf("kept %+v", kept)
	}
	b.Restart()
	b.Page.Show(kept[0].Place())
	f = b.form()
	if got := f.collect(); got.ID != id || len(got.Lines) != count || got.Lines[count-1].Quantity.String() != "3" || got.Note != "one more" {
		t.Errorf("came back as %+v", got)
	}
}
