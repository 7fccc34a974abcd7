package store_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rapport/app"
	"rapport/store"
	"rapport/store/storetest"
)

// Two records of Ann, each with an order; the other also with an address and a
// number of another system.
func twoAnns(t *testing.T) (s storeUnderTest, keep, other *app.Contact) {
	s.Store = storetest.New(t)
	keep, other = storetest.Person("Ann Lee"), storetest.Person("Anne Lee")
	keep.City = "Seattle"
	other.City, other.Address, other.Tags = "Tacoma", "12 Harbour Street", []string{"Club"}
	other.Points = []app.ContactPoint{{Kind: app.Email, Raw: "ann@lee.example"}}
	other.External = []app.ExternalID{{System: "shop", Value: "A-7"}}
	s.product = storetest.Product("100", "60")
	storetest.Put(t, s.Store, keep, other, s.product)
	storetest.Put(t, s.Store, storetest.Order(keep, "2026-01-05", s.product, 1))
	storetest.Put(t, s.Store, storetest.Order(other, "2026-01-06", s.product, 2))
	return s, keep, other
}

func TestMergeTakesOverWhatIsMissingAndWhatWasChosen(t *testing.T) {
	ctx := context.Background()
	s, keep, other := twoAnns(t)
	if _, err := s.Merge(ctx, keep.ID, []app.ID{other.ID}, []string{"name"}); err != nil {
		t.Fatal(err)
	}
	c := contactNow(t, s, keep.ID)
	if c.Name != "Anne Lee" || c.City != "Seattle" || c.Address != "12 Harbour Street" || len(c.Points) != 1 || len(c.Tags) != 1 {
		t.Errorf("the survivor is %+v", c)
	}
	id, err := s.FindCustomer(ctx, "A-7", "shop", false)
	if err != nil || id != keep.ID {
		t.Errorf("the other's number finds %v, %v; want the survivor %v", id, err, keep.ID)
	}
	storetest.Sound(t, s.Store)
}

func TestUnmergeGivesEverythingBack(t *testing.T) {
	ctx := context.Background()
	s, keep, other := twoAnns(t)
	before := [2]*app.Contact{contactNow(t, s, keep.ID), contactNow(t, s, other.ID)}
	if _, err := s.Merge(ctx, keep.ID, []app.ID{other.ID}, []string{"city"}); err != nil {
		t.Fatal(err)
	}
	// An order that comes in under the other's number is the other's; one for the
	// survivor is anybody's guess; a city typed since stays.
	late, unsure := storetest.Order(other, "2026-02-01", s.product, 1), storetest.Order(keep, "2026-02-02", s.product, 1)
	changed := contactNow(t, s, keep.ID)
	changed.City = "Olympia"
	storetest.Put(t, s.Store, late, unsure, changed)

	got, err := s.Unmerge(ctx, other.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Returned != 2 {
		t.Errorf("%d records went back; want the two orders of the other", got.Returned)
	}
	var open []string
	for _, o := range got.Open {
		open = append(open, o.Kind+" "+o.Text)
	}
	if want := "field city, order " + unsure.Number; strings.Join(open, ", ") != want {
		t.Errorf("undecided: %v; want %s", open, want)
	}
	k, o := contactNow(t, s, keep.ID), contactNow(t, s, other.ID)
	if k.Address != before[0].Address || len(k.Points) != 0 || len(k.Tags) != 0 || k.City != "Olympia" {
		t.Errorf("the survivor kept %+v", k)
	}
	if o.MergedInto != 0 || o.Address != before[1].Address || len(o.Points) != 1 || len(o.Tags) != 1 {
		t.Errorf("the other is %+v", o)
	}
	for contact, orders := range map[app.ID]int{keep.ID: 2, other.ID: 2} {
		rows, err := s.OrderRows(ctx, contact, 10)
		if err != nil || len(rows) != orders {
			t.Errorf("contact %v has %d orders, %v; want %d", contact, len(rows), err, orders)
		}
	}
	storetest.Sound(t, s.Store)
}

func TestMergeRefusesWhatIsNotOneCustomer(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	firm := &app.Contact{Kind: app.Organisation, Name: "Blue River"}
	storetest.Put(t, s, firm)
	worker, other := storetest.Person("Ann Lee"), storetest.Person("Anne Lee")
	worker.Company = firm.ID
	storetest.Put(t, s, worker, other)
	for what, try := range map[string][2]app.ID{
		"itself": {worker.ID, worker.ID}, "her company": {worker.ID, firm.ID}, "a company": {firm.ID, other.ID}, "nobody": {worker.ID, 12345},
	} {
		if _, err := s.Merge(ctx, try[0], []app.ID{try[1]}, nil); app.KindOf(err) == app.Internal || err == nil {
			t.Errorf("merging with %s: %v; want a plain refusal", what, err)
		}
	}
	if _, err := s.Unmerge(ctx, worker.ID); app.KindOf(err) != app.Conflict {
		t.Errorf("splitting what is not merged: %v; want a conflict", err)
	}
	if _, err := s.Merge(ctx, worker.ID, []app.ID{other.ID}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Merge(ctx, firm.ID, []app.ID{other.ID}, nil); app.KindOf(err) != app.Conflict {
		t.Errorf("merging what is merged: %v; want a conflict", err)
	}
}

func TestUndoOfMergeAndOfUnmerge(t *testing.T) {
	ctx := context.Background()
	s, keep, other := twoAnns(t)
	merge := func() {
		t.Helper()
		if _, err := s.Merge(ctx, keep.ID, []app.ID{other.ID}, nil); err != nil {
			t.Fatal(err)
		}
	}
	merge()
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if c := contactNow(t, s, other.ID); c.MergedInto != 0 {
		t.Error("the merge was taken back, but the contact is merged")
	}
	merge()
	if _, err := s.Unmerge(ctx, other.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if c := contactNow(t, s, other.ID); c.MergedInto != keep.ID {
		t.Error("the split was taken back, but the contact is not merged")
	}
	if _, err := s.Unmerge(ctx, other.ID); err != nil {
		t.Errorf("splitting once more: %v", err)
	}
	storetest.Sound(t, s.Store)
}

func TestDuplicatesLeavesOutWhatIsKeptApart(t *testing.T) {
	ctx := context.Background()
	s, keep, other := twoAnns(t)
	third := storetest.Person("Anne Lee")
	third.Points = []app.ContactPoint{{Kind: app.Email, Raw: "Ann@Lee.example"}}
	storetest.Put(t, s.Store, third)
	pairs, err := s.Duplicates(ctx, .5)
	if err != nil || len(pairs) == 0 || pairs[0].A.ID != other.ID || pairs[0].B.ID != third.ID || len(pairs[0].Reasons) == 0 {
		t.Fatalf("found %+v, %v; want Anne Lee twice first", pairs, err)
	}
	if _, err := s.KeepApart(ctx, third.ID, other.ID); err != nil {
		t.Fatal(err)
	}
	pairs, err = s.Duplicates(ctx, .5)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pairs {
		if p.A.ID == other.ID && p.B.ID == third.ID {
			t.Error("what was kept apart is shown again")
		}
	}
	if _, err := s.Merge(ctx, keep.ID, []app.ID{third.ID, other.ID}, nil); err != nil {
		t.Fatal(err)
	}
	if pairs, err = s.Duplicates(ctx, .5); err != nil || len(pairs) != 0 {
		t.Errorf("after the merge %+v, %v; want none", pairs, err)
	}
}

// storeUnderTest is a company with something to sell.
type storeUnderTest struct {
	*store.Store
	product *app.Product
}

func contactNow(t *testing.T, s storeUnderTest, id app.ID) *app.Contact {
	t.Helper()
	c, err := s.Contact(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Ann is merged into Anne, and Anne later into Annie; orders, calls, tasks and changes
// come between, and one of them is deleted. Split off again, in either order, each has
// what is its own, and what nobody can tell is listed.
func TestUnmergeOfAMergeOfMerges(t *testing.T) {
	for _, outer := range []bool{false, true} {
		ctx := context.Background()
		s, anne, ann := twoAnns(t) // ann has an address, a tag, a number and an e-mail
		annie := storetest.Person("Annie Lee")
		storetest.Put(t, s.Store, annie)
		before := map[app.ID]*app.Contact{anne.ID: contactNow(t, s, anne.ID), ann.ID: contactNow(t, s, ann.ID), annie.ID: contactNow(t, s, annie.ID)}
		merge := func(keep, other *app.Contact) {
			t.Helper()
			if _, err := s.Merge(ctx, keep.ID, []app.ID{other.ID}, nil); err != nil {
				t.Fatal(err)
			}
		}
		merge(anne, ann)
		first, gone := storetest.Order(anne, "2026-02-01", s.product, 1), storetest.Order(anne, "2026-02-02", s.product, 1)
		storetest.Put(t, s.Store, first, gone)
		merge(annie, anne)
		if c := contactNow(t, s, annie.ID); c.Address != "12 Harbour Street" || len(c.Points) != 1 || len(c.Tags) != 1 {
			t.Fatalf("the last survivor is %+v", c)
		}
		own := storetest.Order(ann, "2026-03-01", s.product, 3)
		second := storetest.Order(annie, "2026-03-02", s.product, 1)
		call := &app.Interaction{Day: second.Day, Contact: annie.ID, Kind: app.Call, Direction: app.Inbound}
		task := &app.Task{Contact: annie.ID, Title: "Call Annie"}
		storetest.Put(t, s.Store, own, second, call, task)
		if _, err := s.Do(ctx, app.Action{Text: "Delete"}, func(u app.Unit) error { return u.Delete(ctx, gone) }); err != nil {
			t.Fatal(err)
		}

		split := func(c *app.Contact, returned int, undecided ...string) {
			t.Helper()
			got, err := s.Unmerge(ctx, c.ID)
			if err != nil {
				t.Fatal(err)
			}
			var open []string
			for _, o := range got.Open {
				open = append(open, o.Text)
			}
			if got.Returned != returned || !slices.Equal(open, undecided) {
				t.Errorf("outer first %v: %s has %d records of its own, undecided %q; want %d and %q", outer, c.Name, got.Returned, open, returned, undecided)
			}
			storetest.Sound(t, s.Store)
		}
		if outer {
			split(anne, 4, second.Number, "call", "Call Annie") // with ann's two
			split(ann, 2, first.Number)
		} else {
			split(ann, 2, first.Number, second.Number, "call", "Call Annie")
			if c := contactNow(t, s, annie.ID); c.Address != "" || len(c.Points) != 0 || len(c.Tags) != 0 || c.City != "Seattle" {
				t.Errorf("the last survivor keeps what was Ann's: %+v", c)
			}
			split(anne, 2, second.Number, "call", "Call Annie")
		}
		for id, was := range before {
			c := contactNow(t, s, id)
			if c.MergedInto != 0 || c.Address != was.Address || c.City != was.City || len(c.Points) != len(was.Points) || !slices.Equal(c.Tags, was.Tags) {
				t.Errorf("outer first %v: %s is %+v, was %+v", outer, was.Name, c, was)
			}
		}
		for id, want := range map[app.ID]int{anne.ID: 2, ann.ID: 2, annie.ID: 1} {
			if rows, err := s.OrderRows(ctx, id, 10); err != nil || len(rows) != want {
				t.Errorf("outer first %v: contact %v has %d orders, %v; want %d", outer, id, len(rows), err, want)
			}
		}
	}
}

// A pair that was merged and split off again is shown with the day of the split, unless
// the split was taken back.
func TestDuplicatesSaysWhatWasSplit(t *testing.T) {
	ctx := context.Background()
	s, keep, other := twoAnns(t)
	other.Points, keep.Points = nil, nil
	for _, c := range []*app.Contact{keep, other} {
		c.Points = []app.ContactPoint{{Kind: app.Email, Raw: "ann@lee.example"}}
		storetest.Put(t, s.Store, c)
	}
	said := func() string {
		t.Helper()
		pairs, err := s.Duplicates(ctx, .5)
		if err != nil || len(pairs) != 1 {
			t.Fatalf("%+v, %v", pairs, err)
		}
		last := pairs[0].Reasons[len(pairs[0].Reasons)-1]
		return last.Key
	}
	if key := said(); key == "split off again on %s" {
		t.Error("what was never merged was split")
	}
	if _, err := s.Merge(ctx, keep.ID, []app.ID{other.ID}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Unmerge(ctx, other.ID); err != nil {
		t.Fatal(err)
	}
	if key := said(); key != "split off again on %s" {
		t.Errorf("after the split the last reason is %q", key)
	}
}
