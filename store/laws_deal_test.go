package store_test

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
)

// addDeal makes a deal, moves one on, or wins one with the order that it becomes.
func (w *world) addDeal(t *rapid.T) {
	w.t = t
	ctx := context.Background()
	if len(w.deals) == 0 || w.maybe("another deal") {
		p := pick(w, "offered", w.products)
		d := &app.Deal{
			Number: fmt.Sprintf("D-%d", len(w.deals)), Contact: pick(w, "prospect", w.contacts).ID, Title: "Deal",
			Stage: app.StageLead, StageOn: w.day("lead"), Amount: finance.Amount(rapid.IntRange(0, 9999).Draw(t, "value")),
			Lines: []app.DealLine{{Product: p.ID, Quantity: decimal.NewFromInt(2), UnitPrice: p.Price}},
		}
		w.must(d)
		w.deals = append(w.deals, d)
		return
	}
	id := pick(w, "deal", w.deals).ID
	d, err := w.s.Deal(ctx, id)
	if app.KindOf(err) == app.NotFound { // taken back
		t.Skip("no deal")
	}
	if err != nil {
		t.Fatal(err)
	}
	if d.Order != 0 || w.maybe("only moved on") {
		d.Reach(pick(w, "stage", app.Stages()), w.day("moved"))
		w.must(d)
		return
	}
	o := d.AsOrder(w.day("won"))
	o.Number = storetest.Order(nil, o.Day.String(), w.products[0], 1).Number
	_, err = w.s.Do(ctx, app.Action{Text: "Win"}, func(u app.Unit) error {
		if err := u.Put(ctx, o); err != nil {
			return err
		}
		d.Order = o.ID
		d.Reach(app.StageWon, o.Day)
		return u.Put(ctx, d)
	})
	if err != nil {
		t.Fatal(err)
	}
	w.orders = append(w.orders, o)
}
