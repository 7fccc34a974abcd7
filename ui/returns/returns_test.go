package returns

import (
	"testing"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/board"
	"rapport/ui/widgets"
)

// form is the form of a return that is open.
func (b *bench) form() *form {
	b.T.Helper()
	if b.Page.form == nil || !b.Page.form.Panel.IsOpen() {
		b.T.Fatal("no form is open")
	}
	return b.Page.form
}

func (b *bench) order(number string) app.OrderRow {
	b.T.Helper()
	rows, err := b.Store.OrderRows(b.T.Context(), 0, 0)
	if err != nil {
		b.T.Fatal(err)
	}
	for _, r := range rows {
		if r.Number == number {
			return r
		}
	}
	b.T.Fatalf("no order %s", number)
	return app.OrderRow{}
}

func (b *bench) profit(contact app.ID) finance.Amount {
	b.T.Helper()
	books, err := loadBooks(b.T.Context(), b.Store, contact, nil)
	if err != nil {
		b.T.Fatal(err)
	}
	return books.profit
}

// michelleUnreturned takes Michelle's return out of the sample company, so that
// it can be recorded by the form.
func michelleUnreturned(b *bench) {
	b.T.Helper()
	for _, r := range b.Page.list.All {
		if r.Orders == "O-1001" {
			b.Page.delete(r)
			return
		}
	}
	b.T.Fatal("Michelle returned nothing")
}

// Michelle's return with the rebate kept: 399.00 is paid out, her profit is
// 86.70, and nothing leaks.
func TestReturnKeepsTheRebate(t *testing.T) {
	b := newBench(t)
	michelleUnreturned(b)
	order := b.order("O-1001")
	b.Page.NewReturn(order.ID)
	f := b.form()
	f.date.SetDate(finance.MustDate("2026-03-10"))
	r := f.collect()
	if len(r.Lines) != 1 || r.Lines[0].Refund != 49900 || !r.Lines[0].Restock || r.Channel != app.ChannelStore {
		t.Fatalf("proposed return %+v", r)
	}
	if len(r.Clawback) != 1 || f.rebates.amount() != 10000 {
		t.Fatalf("kept %v, %d; the paid rebate of 100.00 is not offered", r.Clawback, f.rebates.amount())
	}
	before := f.books.profit
	want := before + f.books.effect(r)
	if want != 8670 {
		t.Errorf("profit after the return shown as %d, want 86.70", want)
	}
	f.save()
	if len(b.Failed) != 0 || len(b.Said) != 2 {
		t.Fatalf("said %q, failed %v", b.Said, b.Failed)
	}
	if got := b.profit(order.Contact); got != want {
		t.Errorf("profit posted %d, shown %d", got, want)
	}
	for _, c := range b.Page.board.All {
		if c.Order == order.ID && (c.Status != app.ClaimClawedBack || c.Leak) {
			t.Errorf("the claim is %s, leak %t", c.Status, c.Leak)
		}
	}
	for _, row := range b.Page.list.All {
		if row.Orders == "O-1001" && row.PaidOut != 39900 {
			t.Errorf("paid out %d, want 399.00", row.PaidOut)
		}
	}
}

// Declined, the whole refund is paid out, the profit is Michelle's −13.30, and
// the board shows the leak.
func TestReturnWithoutClawbackLeaks(t *testing.T) {
	b := newBench(t)
	michelleUnreturned(b)
	order := b.order("O-1001")
	b.Page.NewReturn(order.ID)
	f := b.form()
	f.date.SetDate(finance.MustDate("2026-03-10"))
	f.rebates.choices[f.rebates.claims[0].ID] = false
	f.changed()
	want := f.books.profit + f.books.effect(f.collect())
	f.save()
	if got := b.profit(order.Contact); got != -1330 || got != want {
		t.Errorf("profit %d, shown %d, want −13.30", got, want)
	}
	leaks := 0
	for _, c := range b.Page.board.All {
		if c.Order == order.ID && c.Leak {
			leaks++
		}
	}
	if leaks != 1 {
		t.Errorf("%d leaks on Michelle's order, want 1", leaks)
	}
}

func TestPartsSumToThePriceAndNoMoreComesBackThanWasBought(t *testing.T) {
	b := newBench(t)
	line := app.ReturnableLine{Line: 7, Name: "Cable", Bought: number("3"), Refund: 1000}
	f := newForm(b.Page, mustLoad(b))
	row := newGoodsRow(f, line)
	row.quantity.SetText("1")
	if got := row.refund.Amount(); got != 333 {
		t.Errorf("refund of one of three for 10.00 is %d", got)
	}
	if !row.tick.On() {
		t.Error("typing a quantity does not choose the goods")
	}
	row.quantity.SetText("4")
	if row.fault == "" {
		t.Error("four of three may come back")
	}
	row.quantity.SetText("3")
	if got := row.refund.Amount(); got != 1000 || row.fault != "" {
		t.Errorf("refund of all three is %d, fault %q", got, row.fault)
	}
	row.refund.SetText("9.00")
	row.quantity.SetText("2")
	if got := row.refund.Amount(); got != 900 {
		t.Errorf("the refund that was typed became %d", got)
	}
}

func TestReturnWithoutReceipt(t *testing.T) {
	b := newBench(t)
	b.Page.NewReturn(0)
	f := b.form()
	f.save()
	if f.goodsErr.Hidden {
		t.Error("a return of nothing is not refused beside the goods")
	}
	f.addWithout()
	choices, err := b.Store.ProductChoices(t.Context(), "CAM-100", 1)
	if err != nil {
		t.Fatal(err)
	}
	row := f.rows[len(f.rows)-1]
	row.product.OnChanged(widgets.Option{ID: int64(choices[0].ID)})
	if row.refund.Amount() != 49900 {
		t.Errorf("proposed refund %d; the price is 499.00", row.refund.Amount())
	}
	f.fee.SetText("20")
	number := f.number.Text
	f.save()
	for _, r := range b.Page.list.All {
		if r.Number == number {
			if r.Customer != "" || r.PaidOut != 47900 || r.Orders != "" {
				t.Errorf("saved %+v", r)
			}
			return
		}
	}
	t.Errorf("the return is not in the list; failed %v", b.Failed)
}

func TestClaimMovesByKeys(t *testing.T) {
	b := newBench(t)
	order := b.order("O-1002")
	b.Page.NewClaim(order.ID)
	f := b.Page.claiming
	f.save()
	if f.Fields["amount"].Error() == "" {
		t.Error("a claim of nothing is not refused beside the amount")
	}
	f.amount.SetText("25")
	f.save()
	if len(b.Failed) != 0 {
		t.Fatal(b.Failed)
	}
	find := func() *board.Card[claim] {
		for id, c := range b.Page.board.Cards {
			if c.Row.Order == order.ID && c.Row.Amount == 2500 {
				return b.Page.board.Cards[id]
			}
		}
		t.Fatal("the claim is not on the board")
		return nil
	}
	owed := func() finance.Amount {
		total := finance.Amount(0)
		for _, r := range b.Page.board.All {
			if r.Status == app.ClaimReceived || r.Status == app.ClaimApproved {
				total += r.Amount
			}
		}
		return total
	}
	before := owed()
	if find().Row.Status != app.ClaimReceived {
		t.Fatalf("a new claim is %s", find().Row.Status)
	}
	b.Page.board.day.SetDate(finance.MustDate("2026-04-05"))
	find().TypedRune('a')
	if c := find(); c.Row.Status != app.ClaimApproved || c.Row.StatusOn != finance.MustDate("2026-04-05") {
		t.Fatalf("after A the claim is %s on %s", c.Row.Status, c.Row.StatusOn)
	}
	if b.Window.Canvas().Focused() != fyne.Focusable(find()) {
		t.Error("the keyboard did not follow the card")
	}
	find().TypedRune('P')
	if find().Row.Status != app.ClaimPaid || owed() != before-2500 {
		t.Errorf("after P the claim is %s, the liability fell by %d", find().Row.Status, before-owed())
	}
}

func TestStepBeforeTheClaimIsRefused(t *testing.T) {
	b := newBench(t)
	b.Page.NewClaim(b.order("O-1002").ID)
	f := b.Page.claiming
	f.amount.SetText("25")
	f.save()
	row := b.Page.board.All[0]
	b.Page.board.day.SetDate(row.Received.AddDays(-1))
	b.Page.board.move(row, app.ClaimPaid)
	if len(b.Failed) != 1 || app.KindOf(b.Failed[0]) != app.BadInput {
		t.Errorf("failed %v; a claim was paid before it was received", b.Failed)
	}
}

func TestAskForTheRebateBack(t *testing.T) {
	b := newBench(t)
	for _, r := range b.Page.board.All {
		if r.Leak {
			document.AskForRebate(&b.Page.acts, r, b.Page.board.Currency)
			tasks, err := b.Store.TaskRows(t.Context(), r.Contact)
			for _, task := range tasks {
				if task.Due == today.AddDays(7) {
					return
				}
			}
			t.Errorf("tasks %+v, %v: none is due when they should be asked", tasks, err)
			return
		}
	}
	t.Fatal("the sample company has no leak")
}
