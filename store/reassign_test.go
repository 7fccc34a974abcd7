package store_test

import (
	"context"
	"slices"
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
)

// What came in between a merge and its unmerge goes to whom people give it, with
// all that hangs on it, and as one step back.
func TestReassignMovesEveryKindOfRecord(t *testing.T) {
	ctx := context.Background()
	s, keep, other := twoAnns(t)
	if _, err := s.Merge(ctx, keep.ID, []app.ID{other.ID}, nil); err != nil {
		t.Fatal(err)
	}
	campaign := storetest.Campaign(2, "2026-01-01")
	order := storetest.Order(keep, "2026-02-02", s.product, 2)
	storetest.Put(t, s.Store, campaign, order)
	back := storetest.Return(order, "2026-02-09", 1, 10000)
	back.Contact = keep.ID
	day := finance.MustDate("2026-02-03")
	storetest.Put(t, s.Store, back, storetest.Claim(order, "2026-02-04", 500),
		&app.Interaction{Contact: keep.ID, Kind: app.Call, Direction: app.Inbound, Day: day},
		&app.ServiceCase{Contact: keep.ID, Number: "S-1", Day: day},
		&app.Target{Contact: keep.ID, Campaign: campaign.ID, TouchedOn: day},
		&app.Task{Contact: keep.ID, Title: "Call back", Due: day})
	split, err := s.Unmerge(ctx, other.ID)
	if err != nil {
		t.Fatal(err)
	}
	if split.Survivor != keep.ID || split.Action == 0 {
		t.Errorf("split off from %v by action %v", split.Survivor, split.Action)
	}
	var kinds []string
	for _, o := range split.Open {
		kinds = append(kinds, o.Kind)
	}
	if want := []string{"order", "return", "rebate", "interaction", "service", "target", "task"}; !slices.Equal(kinds, want) {
		t.Fatalf("undecided are %v; want %v", kinds, want)
	}
	if _, err := s.Reassign(ctx, other.ID, split.Open); err != nil {
		t.Fatal(err)
	}
	storetest.Sound(t, s.Store)
	check := func(keepRecords, otherRecords, otherOrders int) {
		t.Helper()
		both, err := s.Compare(ctx, []app.ID{keep.ID, other.ID})
		if err != nil {
			t.Fatal(err)
		}
		if both[0].Records != keepRecords || both[1].Records != otherRecords || both[1].Orders != otherOrders {
			t.Errorf("records %d and %d, orders of the other %d; want %d, %d, %d",
				both[0].Records, both[1].Records, both[1].Orders, keepRecords, otherRecords, otherOrders)
		}
	}
	check(1, 8, 2)
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	check(8, 1, 1)
	if _, err := s.Reassign(ctx, other.ID, []app.OpenEnd{{Kind: "field", Document: keep.ID}}); app.KindOf(err) != app.BadInput {
		t.Errorf("a field was moved: %v", err)
	}
	if _, err := s.Reassign(ctx, other.ID, nil); app.KindOf(err) != app.BadInput {
		t.Errorf("nothing was moved: %v", err)
	}
}

func TestCompareSumsWhatWasMerged(t *testing.T) {
	ctx := context.Background()
	s, keep, other := twoAnns(t)
	before, err := s.Compare(ctx, []app.ID{keep.ID, other.ID})
	if err != nil {
		t.Fatal(err)
	}
	action, err := s.MergeParts(ctx, keep.ID, []app.MergePart{{Contact: other.ID, Fields: []string{"city"}}})
	if err != nil {
		t.Fatal(err)
	}
	after, err := s.Compare(ctx, []app.ID{keep.ID})
	if err != nil {
		t.Fatal(err)
	}
	got := after[0]
	if got.Orders != 2 || got.Contact.City != "Tacoma" || got.Profit == 0 ||
		got.Profit != before[0].Profit+before[1].Profit || got.NetRevenue != before[0].NetRevenue+before[1].NetRevenue {
		t.Errorf("before %+v and %+v, merged %+v", before[0], before[1], got)
	}
	for name, read := range map[string]func() ([]app.Merged, error){
		"into": func() ([]app.Merged, error) { return s.MergedInto(ctx, keep.ID) },
		"by":   func() ([]app.Merged, error) { return s.MergedBy(ctx, action) },
	} {
		merged, err := read()
		if err != nil || len(merged) != 1 || merged[0].ID != other.ID || merged[0].Survivor != keep.ID || merged[0].Moment == "" {
			t.Errorf("merged %s: %+v, %v", name, merged, err)
		}
	}
	if _, err := s.Unmerge(ctx, other.ID); err != nil {
		t.Fatal(err)
	}
	if merged, err := s.MergedBy(ctx, action); err != nil || len(merged) != 0 {
		t.Errorf("split off again it is still merged by the action: %+v, %v", merged, err)
	}
}
