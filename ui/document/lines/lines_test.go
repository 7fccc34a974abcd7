package lines

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/document/sheet"
	"rapport/ui/uitest"
)

// bench is a grid in a form that is open, and a product to put into it.
type bench struct {
	*uitest.Around
	store   *store.Store
	grid    *Grid
	sheet   *sheet.Sheet
	product *app.Product
	changes int
}

func newBench(t *testing.T, percent bool) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), store: storetest.New(t), product: storetest.Product("300", "120")}
	b.NoFailures(t)
	storetest.Put(t, b.store, b.product)
	usd, err := finance.CurrencyByCode("USD")
	if err != nil {
		t.Fatal(err)
	}
	host := b.Host(finance.MustDate("2026-03-16"))
	b.sheet = sheet.New(b.store, host)
	b.grid = New(Spec{
		Data: b.store, Host: host, Sheet: b.sheet, Currency: usd, Title: "Product", Costs: !percent, Percent: percent,
		Known: Products{}, Changed: func() { b.changes++ },
	})
	b.sheet.Lines = b.grid
	b.sheet.Build("Lines", b.grid.Root, "Save", func() {})
	b.grid.Set(nil)
	b.sheet.Keep("test", 0, func(u *document.Unsaved) { u.Lines = b.grid.Typed() })
	b.Hold(fyne.CanvasObject(b.sheet.Panel), nil)
	b.sheet.Panel.Open(b.Window.Canvas())
	return b
}

func TestLineTakesPriceAndCostOfItsProductAndEnterGoesOn(t *testing.T) {
	b := newBench(t, false)
	r := b.grid.Rows[0]
	r.Product.OnChanged(document.ProductOption(b.product))
	if r.Price.Text != "300.00" || r.Cost.Text != "120.00" || b.Window.Canvas().Focused() != fyne.Focusable(r.Quantity) {
		t.Fatalf("chosen: price %q, cost %q", r.Price.Text, r.Cost.Text)
	}
	r.Quantity.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(b.grid.Rows) != 2 || len(b.grid.Lines()) != 1 {
		t.Errorf("%d rows, of them lines %+v", len(b.grid.Rows), b.grid.Lines())
	}
	r.remove.OnTapped()
	b.grid.Rows[0].remove.OnTapped()
	if len(b.grid.Rows) != 1 || len(b.grid.Lines()) != 0 {
		t.Error("the last line is not emptied but taken away")
	}
}

func TestDiscountIsAPercentageOrAnAmount(t *testing.T) {
	for _, c := range []struct {
		percent       bool
		typed         string
		amount, share int64
	}{{false, "10%", 0, 10}, {false, "10", 1000, 0}, {true, "10", 0, 10}, {true, "10 %", 0, 10}, {true, "10％", 0, 10}} {
		b := newBench(t, c.percent)
		b.grid.Rows[0].Take(b.product)
		b.grid.Rows[0].Discount.SetText(c.typed)
		l := b.grid.Lines()[0]
		if l.Discount != finance.Amount(c.amount) || !l.DiscountPercent.Equal(decimal.NewFromInt(c.share)) {
			t.Errorf("%q where percentages are meant %t is %d and %s %%", c.typed, c.percent, l.Discount, l.DiscountPercent)
		}
	}
}

func TestFaultsStandBelowTheirLine(t *testing.T) {
	b := newBench(t, false)
	b.grid.Rows[0].Take(b.product)
	b.grid.Add() // empty lines do not count
	second := b.grid.Add()
	second.Take(b.product)
	second.Price.SetText("dear")
	if faults := b.grid.Faults(); len(faults) != 1 || faults["lines.2.unit_price"] == "" || second.Note.Hidden {
		t.Fatalf("faults %v, below the line %q", faults, second.Note.Value)
	}
	if !b.sheet.Unread(nil) {
		t.Error("a form with a price that is none can be saved")
	}
	second.Price.SetText("1")
	b.sheet.Refuse(app.Problems{app.Invalid("lines.2.quantity", "Type how many.")})
	if second.Note.Value == "" || !b.grid.Rows[0].Note.Hidden || len(b.Failed) != 0 {
		t.Errorf("what was refused of the second line is said as %q; failed %v", second.Note.Value, b.Failed)
	}
	b.sheet.Refuse(app.Problems{app.Invalid("lines", "An order needs at least one product.")})
	if b.grid.Fault.Hidden {
		t.Error("what is wrong with all lines is not said below them")
	}
}

// Lines come back as they were typed, readable or not, keep what the form does not
// show, and lose a product that was taken back meanwhile.
func TestTypedLinesComeBack(t *testing.T) {
	b := newBench(t, false)
	b.grid.spec.Known[b.product.ID] = b.product
	b.grid.Set([]app.OrderLine{{ID: 7, Product: b.product.ID, Quantity: decimal.NewFromInt(2), Tax: 55}})
	b.grid.Rows[0].Quantity.SetText("tw")
	b.grid.Add().Discount.SetText("5")
	u := document.Unsaved{Lines: b.grid.Typed()}
	u.Lines[1]["product"] = document.Value{ID: 999, Text: "gone"}
	known := Products{}
	if err := known.Recall(context.Background(), b.store, &u); err != nil || known[b.product.ID] == nil {
		t.Fatal(known, err)
	}
	b.changes = 0
	b.grid.Refill(u)
	lines := b.grid.Lines()
	if len(lines) != 2 || lines[0].ID != 7 || lines[0].Tax != 55 || b.grid.Rows[0].Quantity.Text != "tw" || lines[1].Product != 0 {
		t.Errorf("came back as %+v", lines)
	}
	if b.changes != 1 {
		t.Errorf("told of %d changes", b.changes)
	}
}
