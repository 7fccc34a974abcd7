package orders

import (
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
)

func TestDealBecomesAnOrderAndIsWonWithIt(t *testing.T) {
	b := newBench(t)
	s := b.Store
	ann, p := storetest.Person("Ann Lee"), storetest.Product("300", "120")
	storetest.Put(t, s, ann, p)
	d := &app.Deal{
		Number: "D-9001", Contact: ann.ID, Title: "Sound", Stage: app.StageOffer, StageOn: finance.MustDate("2026-03-01"), Amount: 540_00,
		Lines: []app.DealLine{{Product: p.ID, Quantity: decimal.NewFromInt(2), UnitPrice: decimal.NewFromInt(300), DiscountPercent: decimal.NewFromInt(10)}},
	}
	storetest.Put(t, s, d)
	b.Page.Show(shell.Place{ID: int64(d.ID), Arg: document.FromDeal})
	f := b.Page.form
	if f.customer.ID() != int64(ann.ID) || len(f.collect().Lines) != 1 {
		t.Fatalf("the form begins with %+v", f.collect())
	}
	f.Panel.Save()
	won, err := s.Deal(t.Context(), d.ID)
	if err != nil || won.Stage != app.StageWon || won.Order == 0 {
		t.Fatalf("the deal is %+v, %v", won, err)
	}
	o, err := s.Order(t.Context(), won.Order)
	if err != nil || o.Contact != ann.ID || len(o.Lines) != 1 || o.Lines[0].DiscountPercent.String() != "10" {
		t.Errorf("the order is %+v, %v", o, err)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if back, err := s.Deal(t.Context(), d.ID); err != nil || back.Stage != app.StageOffer || back.Order != 0 {
		t.Errorf("taken back the deal is %+v, %v", back, err)
	}
	storetest.Sound(t, s)
}
