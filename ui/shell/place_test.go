package shell

import (
	"fmt"
	"testing"
	"time"
)

func TestBackAndForward(t *testing.T) {
	s := newStage(t)
	if !s.top.back.Disabled() || !s.top.forward.Disabled() {
		t.Error("there is a way back at the start")
	}
	s.Go(Place{Page: "orders"})
	s.Go(Place{Page: "contacts", ID: 2})
	s.Back()
	s.Back()
	s.Back()
	if s.Current() != (Place{Page: "contacts"}) {
		t.Errorf("back at %v", s.Current())
	}
	s.Forward()
	if s.Current() != (Place{Page: "orders"}) || s.top.forward.Disabled() || s.top.back.Disabled() {
		t.Errorf("forward at %v", s.Current())
	}
	s.Go(Place{Page: "orders", ID: 5})
	s.Forward()
	if s.Current() != (Place{Page: "orders", ID: 5}) || !s.top.forward.Disabled() {
		t.Errorf("a new place keeps the old way forward: %v", s.Current())
	}
}

func TestWalkingDownAListIsOneVisit(t *testing.T) {
	var h history
	start := time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)
	h.goTo(Place{Page: "contacts"})
	h.visit(Place{Page: "contacts", ID: 1}, start)
	h.visit(Place{Page: "contacts", ID: 2}, start.Add(200*time.Millisecond))
	h.visit(Place{Page: "contacts", ID: 3}, start.Add(400*time.Millisecond))
	h.visit(Place{Page: "contacts", ID: 4}, start.Add(time.Minute))
	want := []Place{{Page: "contacts"}, {Page: "contacts", ID: 3}, {Page: "contacts", ID: 4}}
	if fmt.Sprint(h.places) != fmt.Sprint(want) {
		t.Errorf("visited %v, want %v", h.places, want)
	}
}

func TestHistoryForgetsTheOldest(t *testing.T) {
	var h history
	for i := range historyLength + 10 {
		h.goTo(Place{Page: "contacts", ID: int64(i)})
	}
	if len(h.places) != historyLength || h.current().ID != historyLength+9 || h.places[0].ID != 10 {
		t.Errorf("%d places from %v to %v", len(h.places), h.places[0], h.current())
	}
}
