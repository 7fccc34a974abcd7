package orders

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// form is the form that is open.
func (b *bench) form() *form {
	b.T.Helper()
	if b.Page.form == nil || !b.Page.form.Panel.IsOpen() {
		b.T.Fatal("no form is open")
	}
	return b.Page.form
}

func (b *bench) product(sku string) *app.Product {
	b.T.Helper()
	choices, err := b.Store.ProductChoices(b.T.Context(), sku, 5)
	if err != nil || len(choices) == 0 {
		b.T.Fatalf("no product %s: %v", sku, err)
	}
	p, err := b.Store.Product(b.T.Context(), choices[0].ID)
	if err != nil {
		b.T.Fatal(err)
	}
	return p
}

func (b *bench) orderByNumber(number string) *app.Order {
	b.T.Helper()
	for _, r := range b.Page.list.All {
		if r.Number == number {
			o, err := b.Store.Order(b.T.Context(), r.ID)
			if err != nil {
				b.T.Fatal(err)
			}
			return o
		}
	}
	b.T.Fatalf("no order %s in the list", number)
	return nil
}

// The margin shown while typing is the one that saving posts, to the cent.
func TestMarginWhileTypingIsWhatIsPosted(t *testing.T) {
	b := newBench(t)
	b.Page.NewOrder(0)
	f := b.form()
	camera := b.product("CAM-100")
	line := f.grid.Rows[0]
	line.Product.OnChanged(widgets.Option{ID: int64(camera.ID), Title: camera.Name})
	if line.Price.Text != "499.00" || line.Cost.Text != "320.00" {
		t.Fatalf("price %q and cost %q do not come from the product", line.Price.Text, line.Cost.Text)
	}
	line.Quantity.SetText("3")
	line.Discount.SetText("10%")
	f.discount.SetText("50")
	f.charged.SetText("9.90")
	f.carrier.SetText("11.40+3")
	f.fee.SetText("12.34")
	shown := statementOf(f.posting, f.collect(), f.known)
	// 1497 + 9.90 − (149.70 + 50) − 960 − 14.40 − 12.34 − 1.50 for a web order
	if want := finance.Amount(31896); shown.MarginAfterService() != want {
		t.Errorf("margin while typing %d, want %d", shown.MarginAfterService(), want)
	}
	number := f.number.Text
	f.Panel.Save()
	if len(b.Said) != 1 || len(b.Failed) != 0 {
		t.Fatalf("said %q, failed %v", b.Said, b.Failed)
	}
	saved := b.orderByNumber(number)
	if row, _ := b.Page.list.Row(saved.ID); row.Margin != shown.MarginAfterService() {
		t.Errorf("posted margin %d, shown while typing %d", row.Margin, shown.MarginAfterService())
	}
	if b.Page.detail.InView() != saved.ID {
		t.Error("the saved order is not shown beside the list")
	}
}

func TestEditPostsAnew(t *testing.T) {
	b := newBench(t)
	o := b.orderByNumber("O-1002")
	was, _ := b.Page.list.Row(o.ID)
	b.Page.Edit(o.ID)
	f := b.form()
	f.carrier.SetText("19.60")
	f.save()
	if is, _ := b.Page.list.Row(o.ID); is.Margin != was.Margin-1000 {
		t.Errorf("margin %d after ten more for the carrier, before %d", is.Margin, was.Margin)
	}
	after := b.orderByNumber("O-1002")
	if len(after.Lines) != len(o.Lines) || after.Lines[0].ID != o.Lines[0].ID {
		t.Error("the line changed its identity")
	}
}

func TestFaultsStandBesideTheirFields(t *testing.T) {
	b := newBench(t)
	b.Page.NewOrder(0)
	f := b.form()
	f.number.SetText("")
	f.save()
	if f.Fields["number"].Error() == "" {
		t.Error("no error beside the empty number")
	}
	if f.grid.Fault.Hidden {
		t.Error("an order without products is not refused below its lines")
	}
	camera := b.product("CAM-100")
	line := f.grid.Rows[0]
	line.Take(camera)
	line.Quantity.SetText("0")
	f.number.SetText("X-1")
	f.save()
	if line.Note.Hidden || line.Note.Value == "" {
		t.Error("no error below the line of quantity 0")
	}
	line.Quantity.SetText("lots")
	f.save()
	if line.Note.Hidden {
		t.Error("a quantity that is no number is not refused")
	}
	f.carrier.SetText("free")
	f.save()
	if f.Fields["shipping_cost"].Error() == "" {
		t.Error("a cost that is no amount is not refused beside its field")
	}
	if !f.Panel.IsOpen() || len(b.Said) != 0 {
		t.Error("the form closed although it was refused")
	}
}

func TestEnterAddsALine(t *testing.T) {
	b := newBench(t)
	b.Page.NewOrder(0)
	f := b.form()
	f.grid.Rows[0].Take(b.product("CAM-100"))
	f.grid.Rows[0].Price.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(f.grid.Rows) != 2 {
		t.Fatalf("%d lines after Enter", len(f.grid.Rows))
	}
	if b.Window.Canvas().Focused() != fyne.Focusable(f.grid.Rows[1].Product) {
		t.Error("the keyboard is not on the new line's product")
	}
	if n := len(f.collect().Lines); n != 1 {
		t.Errorf("%d lines to save; the empty one does not count", n)
	}
}

func TestWarnsOfLossAndOfMissingCost(t *testing.T) {
	b := newBench(t)
	b.Page.NewOrder(0)
	f := b.form()
	if f.warning.Visible() {
		t.Error("an empty order is warned of")
	}
	camera := *b.product("CAM-100")
	f.grid.Rows[0].Take(&camera)
	if f.warning.Visible() {
		t.Error("a profitable order is warned of")
	}
	f.grid.Rows[0].Price.SetText("100")
	if !f.warning.Visible() {
		t.Error("no warning of a price below cost")
	}
	camera.Cost.Valid = false
	f.grid.Rows[0].Take(&camera)
	if !f.warning.Visible() {
		t.Error("no warning of a line without cost")
	}
}

func TestNewCustomerIsMadeWithTheOrder(t *testing.T) {
	b := newBench(t)
	b.Page.NewOrder(0)
	f := b.form()
	f.customer.OnCreate("Nobody Knownyet")
	f.grid.Rows[0].Take(b.product("CAM-100"))
	number := f.number.Text
	f.save()
	c, err := b.Store.Contact(t.Context(), b.orderByNumber(number).Contact)
	if err != nil || c.Name != "Nobody Knownyet" {
		t.Fatalf("contact %+v, %v", c, err)
	}
	if _, err := b.Store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if found, _ := b.Store.ContactChoices(t.Context(), "Nobody Knownyet", 5); len(found) != 0 {
		t.Error("taking the order back leaves its new customer behind")
	}
}

func TestDraftIsKept(t *testing.T) {
	b := newBench(t)
	b.Page.NewOrder(0)
	f := b.form()
	f.grid.Rows[0].Take(b.product("CAM-100"))
	f.coupon.SetText("SPRING")
	f.Panel.AskClose()
	b.Page.NewOrder(0)
	if got := b.form(); got.coupon.Text != "SPRING" || len(got.collect().Lines) != 1 {
		t.Error("what was typed of the order is gone")
	}
}

func TestFiltersNarrowTheList(t *testing.T) {
	b := newBench(t)
	l := b.Page.list
	all := len(l.Shown)
	test.Type(l.Search, "michelle")
	if len(l.Shown) == 0 || len(l.Shown) == all {
		t.Fatalf("%d of %d orders are Michelle's", len(l.Shown), all)
	}
	l.Search.SetText("")
	l.state.SetKey(losing)
	l.Show()
	for _, r := range l.Shown {
		if r.Margin >= 0 {
			t.Fatalf("order %s leaves %d and is listed at a loss", r.Number, r.Margin)
		}
	}
	id := b.orderByNumber("O-1001").ID
	b.Page.Show(shell.Place{Page: document.OrdersPage, ID: int64(id)})
	if b.Page.detail.InView() != id || l.state.Key() != "" && b.Page.list.Table.Selected() < 0 {
		t.Error("the order asked for is not shown")
	}
}

func TestDuplicateStartsAfresh(t *testing.T) {
	b := newBench(t)
	o := b.orderByNumber("O-1001")
	b.Page.Duplicate(o.ID)
	c := b.form().collect()
	if c.ID != 0 || c.Number == o.Number || c.Day != today || c.Contact != o.Contact || len(c.Lines) != 1 || c.Lines[0].ID != 0 {
		t.Errorf("the copy %+v", c)
	}
}

func TestEditThatWasClosedComesBack(t *testing.T) {
	b := newBench(t)
	o := b.orderByNumber("O-1001")
	b.Page.Edit(o.ID)
	b.form().Panel.AskClose()
	if len(b.Unsaved()) != 0 {
		t.Error("a form in which nothing was typed is kept as a draft")
	}
	b.Page.Edit(o.ID)
	b.form().note.SetText("Call before delivery")
	b.form().Panel.AskClose()
	b.Page.Edit(o.ID)
	if b.form().note.Text != "Call before delivery" {
		t.Error("the note that was typed is gone")
	}
	b.form().save()
	if got := b.orderByNumber("O-1001"); got.Note != "Call before delivery" || len(b.Unsaved()) != 0 {
		t.Errorf("note %q, %d drafts after saving", got.Note, len(b.Unsaved()))
	}
}

func TestDeleteIsOneActionThatCanBeTakenBack(t *testing.T) {
	b := newBench(t)
	for _, r := range b.Page.list.All {
		if r.Returned || r.Contact != 0 {
			continue
		}
		before := len(b.Page.list.All)
		b.Page.delete(r)
		if len(b.Failed) != 0 || len(b.Page.list.All) != before-1 {
			t.Fatalf("%d orders of %d after the delete, failed %v", len(b.Page.list.All), before, b.Failed)
		}
		if _, err := b.Store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		b.Page.Refresh()
		if row, found := b.Page.list.Row(r.ID); !found || row.Margin != r.Margin {
			t.Errorf("after undo the order is %+v", row)
		}
		return
	}
	t.Fatal("the sample company has no walk-in")
}

// Where rebates count at the sale, the margin while typing has what the offer on the
// goods is expected to cost, and the minutes of a pool cost what they do in that month.
func TestMarginWhileTypingHasOffersAndPools(t *testing.T) {
	b := newBench(t)
	camera := b.product("CAM-100")
	register, err := b.Store.Register(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d := *register.At(today)
	d.Effective, d.Rebate = today, app.RebateAtSale
	d.Activities = slices.Clone(d.Activities)
	desk := &app.Pool{Name: "Order desk"}
	storetest.Put(t, b.Store, desk)
	storetest.Put(t, b.Store,
		&app.RebateOffer{Name: "Spring", Product: camera.ID, Amount: 5000, Starts: today, ExpectedRedemption: decimal.RequireFromString("0.4")},
		&app.PoolMonth{Pool: desk.ID, Month: today.Month().String(), Cost: 100000, Capacity: decimal.NewFromInt(1000)})
	for i := range d.Activities {
		if d.Activities[i].Code == "order.web" {
			d.Activities[i].Pool, d.Activities[i].Minutes = "Order desk", decimal.NewFromInt(4)
		}
	}
	if _, err := b.Store.Adopt(t.Context(), d, nil); err != nil {
		t.Fatal(err)
	}
	b.Page.NewOrder(0)
	f := b.form()
	f.grid.Rows[0].Product.OnChanged(widgets.Option{ID: int64(camera.ID), Title: camera.Name})
	f.grid.Rows[0].Quantity.SetText("3")
	shown := statementOf(f.posting, f.collect(), f.known)
	if want := finance.Amount(149700 - 96000 - 6000 - 150 - 400); shown.MarginAfterService() != want {
		t.Errorf("margin while typing %d, want %d", shown.MarginAfterService(), want)
	}
	number := f.number.Text
	f.Panel.Save()
	if row, _ := b.Page.list.Row(b.orderByNumber(number).ID); row.Margin != shown.MarginAfterService() || len(b.Failed) > 0 {
		t.Errorf("posted margin %d, shown while typing %d; failed %v", row.Margin, shown.MarginAfterService(), b.Failed)
	}
}
