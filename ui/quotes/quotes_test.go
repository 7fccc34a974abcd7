package quotes

import (
	"bytes"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/uitest"
)

var today = finance.MustDate("2026-03-16")

type bench struct {
	*uitest.Around
	store *store.Store
	maker *Maker
	name  string
	file  []byte
}

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), store: s}
	b.Window.SetContent(container.NewStack())
	b.Window.Resize(fyne.NewSize(1280, 800))
	b.maker = New(Deps{Data: s, Host: b.Host(today), SaveFile: func(name string, data []byte) { b.name, b.file = name, data }})
	return b
}

// order has a percentage, a discount of the whole, shipping and tax.
func order(t *testing.T, s *store.Store) *app.Order {
	t.Helper()
	ann, p := storetest.Person("Ann Lee"), storetest.Product("99.99", "40")
	ann.Address, ann.City, ann.Postcode, ann.Country = "1 Main Street", "Salem", "97301", storetest.Company().Country
	storetest.Put(t, s, ann, p)
	return &app.Order{
		Number: "O-1", Day: today, Contact: ann.ID, Discount: 10_00, ShippingCharged: 5_00,
		Lines: []app.OrderLine{
			{Line: 1, Product: p.ID, Quantity: decimal.NewFromInt(3), UnitPrice: p.Price, DiscountPercent: decimal.RequireFromString("12.5"), Tax: 20_00},
			{Line: 2, Product: p.ID, Quantity: decimal.NewFromInt(1), UnitPrice: p.Price},
		},
	}
}

func TestQuoteComesToWhatTheOrderComesTo(t *testing.T) {
	s := storetest.New(t)
	b := newBench(t, s)
	b.NoFailures(t)
	o := order(t, s)
	b.maker.Order(o, "")
	q := b.maker.form.source.paper()
	if q.Lines[0].Amount != 262_47 || q.Lines[0].Discount != "12.5%" || q.Lines[0].Price != "99.99" {
		t.Errorf("the first line is %+v", q.Lines[0]) // 299.97 less 37.50
	}
	total := q.Totals[len(q.Totals)-1].Amount
	if want := finance.Amount(262_47 + 99_99 - 10_00 + 5_00 + 20_00); total != want {
		t.Errorf("the total is %d, want %d", total, want)
	}
	sum := finance.Amount(0)
	for _, t := range q.Totals[:len(q.Totals)-1] {
		sum += t.Amount
	}
	if sum != total {
		t.Errorf("the lines above the total sum to %d, want %d", sum, total)
	}
	o.TaxIncluded = true
	if q = b.maker.form.source.paper(); q.Totals[len(q.Totals)-1].Amount != total-20_00 || q.Terms == "" {
		t.Errorf("with tax included: %+v, %q", q.Totals, q.Terms)
	}
}

func TestQuoteOfADealIsSavedAndMakesItAnOffer(t *testing.T) {
	s := storetest.New(t)
	b := newBench(t, s)
	b.NoFailures(t)
	o := order(t, s)
	d := &app.Deal{
		Number: "D-1001", Contact: o.Contact, Title: "Sound", Stage: app.StageLead, StageOn: today, Amount: 300_00,
		Lines: []app.DealLine{{Product: o.Lines[0].Product, Quantity: decimal.NewFromInt(3), UnitPrice: decimal.NewFromInt(100)}},
	}
	storetest.Put(t, s, d)
	b.maker.Deal(d.ID)
	f := b.maker.form
	if f.to.Text != "Ann Lee\n1 Main Street\nSalem 97301" || f.until.Date() != today.AddDays(30) {
		t.Errorf("to %q until %v", f.to.Text, f.until.Date())
	}
	f.until.SetText("never")
	f.panel.Save()
	if f.valid.Error() == "" || b.file != nil {
		t.Fatal("a day that is none was taken")
	}
	f.until.SetDate(today.AddDays(14))
	f.from.SetText("Harbour Audio\n12 Quay Street")
	f.terms.SetText("Paid within 14 days")
	f.panel.Save()
	if b.name != "Quote D-1001.pdf" || !bytes.HasPrefix(b.file, []byte("%PDF-")) || f.panel.IsOpen() {
		t.Fatalf("saved %q of %d bytes", b.name, len(b.file))
	}
	got, err := s.Deal(t.Context(), d.ID)
	if err != nil || got.Stage != app.StageOffer || got.ValidUntil != today.AddDays(14) || got.Terms != "Paid within 14 days" {
		t.Errorf("the deal is %+v, %v", got, err)
	}
	first := b.file
	b.maker.Deal(d.ID)
	f = b.maker.form
	if f.from.Text != "Harbour Audio\n12 Quay Street" || f.terms.Text != "Paid within 14 days" {
		t.Errorf("the next one begins with %q, %q", f.from.Text, f.terms.Text)
	}
	f.panel.Save()
	if !bytes.Equal(first, b.file) {
		t.Error("the same quote gave other bytes")
	}
}

func TestQuoteOfNothingIsRefused(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.maker.Order(&app.Order{Number: "O-1", Day: today}, "Ann")
	if len(b.Failed) != 1 || app.KindOf(b.Failed[0]) != app.BadInput {
		t.Errorf("it said %v", b.Failed)
	}
}

// What was typed into a quote comes back after a crash, with the deal that it is of,
// and is forgotten once the quote is made.
func TestQuoteOutlivesTheProgram(t *testing.T) {
	s := storetest.New(t)
	b := newBench(t, s)
	b.NoFailures(t)
	o := order(t, s)
	d := &app.Deal{Number: "D-1001", Contact: o.Contact, Title: "Sound", Stage: app.StageLead, StageOn: today,
		Lines: []app.DealLine{{Product: o.Lines[0].Product, Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(100)}}}
	storetest.Put(t, s, d)
	b.maker.Deal(d.ID)
	f := b.maker.form
	f.terms.SetText("Delivered to the hall")
	f.until.SetText("neverx")
	f.draft.Keep()
	kept, err := document.AllUnsaved(t.Context(), s)
	if err != nil || len(kept) != 1 || kept[0].Place().Page != document.DealsPage || kept[0].Place().ID != int64(d.ID) {
		t.Fatalf("kept %+v, %v", kept, err)
	}
	f.panel.OnClosed = nil
	f.panel.Close()
	b.maker = New(Deps{Data: s, Host: b.Host(today), SaveFile: func(string, []byte) {}})
	b.maker.Deal(d.ID)
	f = b.maker.form
	if f.terms.Text != "Delivered to the hall" || f.until.Text() != "neverx" {
		t.Fatalf("came back with %q until %q", f.terms.Text, f.until.Text())
	}
	f.until.SetText("+14")
	f.panel.Save()
	if kept, err = document.AllUnsaved(t.Context(), s); err != nil || len(kept) != 0 {
		t.Errorf("after the quote was made kept %+v, %v", kept, err)
	}
}
