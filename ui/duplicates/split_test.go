package duplicates

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/store/storetest"
)

func TestSplitAsksOnlyForWhatCameSince(t *testing.T) {
	ctx := context.Background()
	s, anns := threeAnns(t)
	if _, err := s.Merge(ctx, anns[0].ID, []app.ID{anns[1].ID}, []string{"city"}); err != nil {
		t.Fatal(err)
	}
	product := storetest.Product("50", "20")
	storetest.Put(t, s, product)
	own, unsure := storetest.Order(anns[1], "2026-02-01", product, 1), storetest.Order(anns[0], "2026-02-02", product, 1)
	keep, err := s.Contact(ctx, anns[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	keep.City = "Olympia"
	storetest.Put(t, s, own, unsure, keep)

	b := newBench(t, s)
	p := NewSplitter(s, b.Host(today))
	p.Split(anns[1].ID)
	if p.panel == nil || !p.panel.IsOpen() || p.table.Source().Len() != 2 {
		t.Fatal("there is no list of what has to be decided on")
	}
	if len(b.Said) != 1 || !strings.Contains(b.Said[0], "2 records") {
		t.Errorf("said %q", b.Said)
	}
	p.table.Select(1)
	if where := p.table.Source().Cell(1, 3).Text; where != "changed since, stays" || !p.move.Disabled() {
		t.Errorf("the city changed since stands as %q, and can be moved: %v", where, !p.move.Disabled())
	}
	p.table.Select(0)
	test.Tap(p.move)
	if where := p.table.Source().Cell(0, 3).Text; where != "Anne Lee" {
		t.Errorf("the order belongs to %q", where)
	}
	for id, orders := range map[app.ID]int{anns[0].ID: 2, anns[1].ID: 3} {
		rows, err := s.OrderRows(ctx, id, 10)
		if err != nil || len(rows) != orders {
			t.Errorf("contact %v has %d orders, %v; want %d", id, len(rows), err, orders)
		}
	}
	storetest.Sound(t, s)
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if rows, _ := s.OrderRows(ctx, anns[0].ID, 10); len(rows) != 3 {
		t.Errorf("taken back Ann has %d orders", len(rows))
	}
}

func TestSplitWithNothingToDecideNeedsNoPanel(t *testing.T) {
	s, anns := threeAnns(t)
	if _, err := s.Merge(t.Context(), anns[0].ID, []app.ID{anns[1].ID}, nil); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, s)
	p := NewSplitter(s, b.Host(today))
	p.Split(anns[1].ID)
	if p.panel != nil || len(b.Said) != 1 {
		t.Errorf("a panel is open, or nothing was said: %q", b.Said)
	}
	p.Split(anns[1].ID)
	if len(b.Failed) != 1 || app.KindOf(b.Failed[0]) != app.Conflict {
		t.Errorf("split twice: %v", b.Failed)
	}
	b.Failed = nil
}
