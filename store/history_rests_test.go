package store_test

import (
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
)

// What rests on an action counts also where it shows again only once later actions
// are taken back: a call that names an order and was deleted since.
func TestRestingShowsAgainOnTheWayBack(t *testing.T) {
	s := storetest.New(t)
	ctx := t.Context()
	ann, product := storetest.Person("Ann"), storetest.Product("10", "4")
	storetest.Put(t, s, ann, product)
	order := storetest.Order(ann, "2026-01-05", product, 1)
	made := act(t, s, "Record order", func(u app.Unit) error { return u.Put(ctx, order) })
	call := &app.Interaction{Day: finance.MustDate("2026-01-06"), Contact: ann.ID, Kind: app.Call, Direction: app.Inbound, Order: order.ID, Note: "late"}
	act(t, s, "Record call", func(u app.Unit) error { return u.Put(ctx, call) })
	order.Note, call.Note = "hurry", "very late"
	act(t, s, "Change both", func(u app.Unit) error {
		if err := u.Put(ctx, order); err != nil {
			return err
		}
		return u.Put(ctx, call)
	})
	act(t, s, "Delete call", func(u app.Unit) error { return u.Delete(ctx, call) })
	resting, err := s.RestingOn(ctx, made)
	if err != nil || len(resting) != 3 {
		t.Fatalf("%d rest on it, %v", len(resting), err)
	}
	if taken, err := s.UndoWith(ctx, made); err != nil || len(taken) != 4 {
		t.Fatalf("%d taken back, %v", len(taken), err)
	}
	if _, err := s.Order(ctx, order.ID); app.KindOf(err) != app.NotFound {
		t.Errorf("the order is still there: %v", err)
	}
	storetest.Sound(t, s)
}

func act(t *testing.T, s app.Books, sentence string, fn func(app.Unit) error) app.ID {
	t.Helper()
	id, err := s.Do(t.Context(), app.Action{Text: sentence}, fn)
	if err != nil {
		t.Fatal(err)
	}
	return id
}
