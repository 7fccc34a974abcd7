package orders

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// form is the form that is open.
func (b *bench) form() *form {
	b.t.Helper()
	if b.page.form == nil || !b.page.form.panel.IsOpen() {
		b.t.Fatal("no form is open")
	}
	return b.page.form
}

func (b *bench) product(sku string) *app.Product {
	b.t.Helper()
	choices, err := b.store.ProductChoices(b.t.Context(), sku, 5)
	if err != nil || len(choices) == 0 {
		b.t.Fatalf("no product %s: %v", sku, err)
	}
	p, err := b.store.Product(b.t.Context(), choices[0].ID)
	if err != nil {
		b.t.Fatal(err)
	}
	return p
}

func (b *bench) orderByNumber(number string) *app.Order {
	b.t.Helper()
	for _, r := range b.page.list.all {
		if r.Number == number {
			o, err := b.store.Order(b.t.Context(), r.ID)
			if err != nil {
				b.t.Fatal(err)
			}
			return o
		}
	}
	b.t.Fatalf("no order %s in the list", number)
	return nil
}

// The margin shown while typing is the one that saving posts, to the cent.
func TestMarginWhileTypingIsWhatIsPosted(t *testing.T) {
	b := newBench(t)
	b.page.NewOrder(0)
	f := b.form()
	camera := b.product("CAM-100")
	line := f.grid.rows[0]
	line.product.OnChanged(widgets.Option{ID: int64(camera.ID), Title: camera.Name})
	if line.price.Text != "499.00" || line.cost.Text != "320.00" {
		t.Fatalf("price %q and cost %q do not come from the product", line.price.Text, line.cost.Text)
	}
	line.quantity.SetText("3")
	line.discount.SetText("10%")
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
	f.panel.Save()
	if len(b.Said) != 1 || len(b.Failed) != 0 {
		t.Fatalf("said %q, failed %v", b.Said, b.Failed)
	}
	saved := b.orderByNumber(number)
	if row := b.page.list.row(saved.ID); row.Margin != shown.MarginAfterService() {
		t.Errorf("posted margin %d, shown while typing %d", row.Margin, shown.MarginAfterService())
	}
	if b.page.detail.id != saved.ID {
		t.Error("the saved order is not shown beside the list")
	}
}

func TestEditPostsAnew(t *testing.T) {
	b := newBench(t)
	o := b.orderByNumber("O-1002")
	before := b.page.list.row(o.ID).Margin
	b.page.Edit(o.ID)
	f := b.form()
	f.carrier.SetText("19.60")
	f.save()
	if got := b.page.list.row(o.ID).Margin; got != before-1000 {
		t.Errorf("margin %d after ten more for the carrier, before %d", got, before)
	}
	after := b.orderByNumber("O-1002")
	if len(after.Lines) != len(o.Lines) || after.Lines[0].ID != o.Lines[0].ID {
		t.Error("the line changed its identity")
	}
}

func TestFaultsStandBesideTheirFields(t *testing.T) {
	b := newBench(t)
	b.page.NewOrder(0)
	f := b.form()
	f.number.SetText("")
	f.save()
	if f.fields["number"].Error() == "" {
		t.Error("no error beside the empty number")
	}
	if f.grid.fault.Hidden {
		t.Error("an order without products is not refused below its lines")
	}
	camera := b.product("CAM-100")
	line := f.grid.rows[0]
	line.take(camera)
	line.quantity.SetText("0")
	f.number.SetText("X-1")
	f.save()
	if line.note.Hidden || line.note.Value == "" {
		t.Error("no error below the line of quantity 0")
	}
	line.quantity.SetText("lots")
	f.save()
	if line.note.Hidden {
		t.Error("a quantity that is no number is not refused")
	}
	f.carrier.SetText("free")
	f.save()
	if f.fields["shipping_cost"].Error() == "" {
		t.Error("a cost that is no amount is not refused beside its field")
	}
	if !f.panel.IsOpen() || len(b.Said) != 0 {
		t.Error("the form closed although it was refused")
	}
}

func TestEnterAddsALine(t *testing.T) {
	b := newBench(t)
	b.page.NewOrder(0)
	f := b.form()
	f.grid.rows[0].take(b.product("CAM-100"))
	f.grid.rows[0].price.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(f.grid.rows) != 2 {
		t.Fatalf("%d lines after Enter", len(f.grid.rows))
	}
	if b.Window.Canvas().Focused() != fyne.Focusable(f.grid.rows[1].product) {
		t.Error("the keyboard is not on the new line's product")
	}
	if n := len(f.collect().Lines); n != 1 {
		t.Errorf("%d lines to save; the empty one does not count", n)
	}
}

func TestWarnsOfLossAndOfMissingCost(t *testing.T) {
	b := newBench(t)
	b.page.NewOrder(0)
	f := b.form()
	if f.warning.Visible() {
		t.Error("an empty order is warned of")
	}
	camera := *b.product("CAM-100")
	f.grid.rows[0].take(&camera)
	if f.warning.Visible() {
		t.Error("a profitable order is warned of")
	}
	f.grid.rows[0].price.SetText("100")
	if !f.warning.Visible() {
		t.Error("no warning of a price below cost")
	}
	camera.Cost.Valid = false
	f.grid.rows[0].take(&camera)
	if !f.warning.Visible() {
		t.Error("no warning of a line without cost")
	}
}

func TestNewCustomerIsMadeWithTheOrder(t *testing.T) {
	b := newBench(t)
	b.page.NewOrder(0)
	f := b.form()
	f.customer.OnCreate("Nobody Knownyet")
	f.grid.rows[0].take(b.product("CAM-100"))
	number := f.number.Text
	f.save()
	c, err := b.store.Contact(t.Context(), b.orderByNumber(number).Contact)
	if err != nil || c.Name != "Nobody Knownyet" {
		t.Fatalf("contact %+v, %v", c, err)
	}
	if _, err := b.store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if found, _ := b.store.ContactChoices(t.Context(), "Nobody Knownyet", 5); len(found) != 0 {
		t.Error("taking the order back leaves its new customer behind")
	}
}

func TestDraftIsKept(t *testing.T) {
	b := newBench(t)
	b.page.NewOrder(0)
	f := b.form()
	f.grid.rows[0].take(b.product("CAM-100"))
	f.coupon.SetText("SPRING")
	f.panel.AskClose()
	b.page.NewOrder(0)
	if got := b.form(); got != f || got.coupon.Text != "SPRING" {
		t.Error("what was typed of the order is gone")
	}
}

func TestFiltersNarrowTheList(t *testing.T) {
	b := newBench(t)
	l := b.page.list
	all := len(l.shown)
	test.Type(l.search, "michelle")
	if len(l.shown) == 0 || len(l.shown) == all {
		t.Fatalf("%d of %d orders are Michelle's", len(l.shown), all)
	}
	l.search.SetText("")
	l.state.OnChanged(widgets.Option{})
	l.state.SetKey(losing)
	l.filter()
	for _, r := range l.shown {
		if r.Margin >= 0 {
			t.Fatalf("order %s leaves %d and is listed at a loss", r.Number, r.Margin)
		}
	}
	id := b.orderByNumber("O-1001").ID
	b.page.Show(shell.Place{Page: document.OrdersPage, ID: int64(id)})
	if b.page.detail.id != id || l.state.Key() != anyState && b.page.list.table.Selected() < 0 {
		t.Error("the order asked for is not shown")
	}
}

func TestDuplicateStartsAfresh(t *testing.T) {
	b := newBench(t)
	o := b.orderByNumber("O-1001")
	b.page.Duplicate(o.ID)
	c := b.form().collect()
	if c.ID != 0 || c.Number == o.Number || c.Day != today || c.Contact != o.Contact || len(c.Lines) != 1 || c.Lines[0].ID != 0 {
		t.Errorf("the copy %+v", c)
	}
}

func TestEditThatWasClosedComesBack(t *testing.T) {
	b := newBench(t)
	o := b.orderByNumber("O-1001")
	b.page.Edit(o.ID)
	b.form().panel.AskClose()
	if len(b.page.drafts) != 0 {
		t.Error("a form in which nothing was typed is kept as a draft")
	}
	b.page.Edit(o.ID)
	b.form().note.SetText("Call before delivery")
	b.form().panel.AskClose()
	b.page.Edit(o.ID)
	if b.form().note.Text != "Call before delivery" {
		t.Error("the note that was typed is gone")
	}
	b.form().save()
	if got := b.orderByNumber("O-1001"); got.Note != "Call before delivery" || len(b.page.drafts) != 0 {
		t.Errorf("note %q, %d drafts after saving", got.Note, len(b.page.drafts))
	}
}

func TestDeleteIsOneActionThatCanBeTakenBack(t *testing.T) {
	b := newBench(t)
	for _, r := range b.page.list.all {
		if r.Returned || r.Contact != 0 {
			continue
		}
		before := len(b.page.list.all)
		b.page.delete(r)
		if len(b.Failed) != 0 || len(b.page.list.all) != before-1 {
			t.Fatalf("%d orders of %d after the delete, failed %v", len(b.page.list.all), before, b.Failed)
		}
		if _, err := b.store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		b.page.Refresh()
		if row := b.page.list.row(r.ID); row == nil || row.Margin != r.Margin {
			t.Errorf("after undo the order is %+v", row)
		}
		return
	}
	t.Fatal("the sample company has no walk-in")
}
