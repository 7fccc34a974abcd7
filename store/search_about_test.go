package store_test

import (
	"context"
	"maps"
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// matching are the contacts found by a text, each with what matched.
func matching(t *testing.T, s *store.Store, text string) map[string]string {
	t.Helper()
	hits, err := s.SearchContacts(context.Background(), text, 20)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, h := range hits {
		found[h.Name] = h.Matched
	}
	return found
}

// A contact is found by address, note, tag and custom value, with what matched, until
// these are taken away, and again when that is undone.
func TestContactsAreFoundByWhatIsWrittenAboutThem(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	lee, other := storetest.Person("Anne Lee"), storetest.Person("Bob Lee")
	lee.Address, lee.City, lee.Postcode = "12 Quay Street", "Göteborg", "411 06"
	lee.More = []app.Address{{Label: "summer", City: "Visby"}}
	lee.Tags = []string{"Newsletter", "Stammkunde"}
	lee.Custom = map[string]string{"Boat": "Laurinkoski 28"}
	lee.Note = "Met at the fair in spring, where she asked about hulls, sails and ropes, and wants a call back before the season begins"
	storetest.Put(t, s, lee, other)
	for text, want := range map[string]string{
		"goteborg": "Göteborg", "quay": "12 Quay Street", "411 06": "411 06", "visby": "Visby", "stammk": "Stammkunde",
		"laurin": "Laurinkoski 28", "lee goteborg": "Göteborg", "ropes": "…sails and ropes, and wants a call back before the…",
	} {
		got := matching(t, s, text)
		if len(got) != 1 || got["Anne Lee"] != want {
			t.Errorf("%q finds %q, want Anne Lee by %q", text, got, want)
		}
	}
	if got := matching(t, s, "lee"); len(got) != 2 || got["Anne Lee"] != "Anne Lee" {
		t.Errorf("by the name: %q", got)
	}
	fields, err := s.CustomFields(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		gone string
		do   func() (app.ID, error)
	}{
		{"stammkunde", func() (app.ID, error) {
			return s.ChangeContacts(ctx, []app.ID{lee.ID}, app.ContactChange{RemoveTag: "Stammkunde"})
		}},
		{"laurinkoski", func() (app.ID, error) {
			return s.Do(ctx, app.Action{Text: "Remove"}, func(u app.Unit) error { return u.Delete(ctx, &fields[0].FieldDef) })
		}},
		{"visby", func() (app.ID, error) {
			return s.Do(ctx, app.Action{Text: "Change"}, func(u app.Unit) error {
				c, err := u.Contact(ctx, lee.ID)
				if err != nil {
					return err
				}
				c.More = nil
				return u.Put(ctx, c)
			})
		}},
	} {
		_, err := c.do()
		if err != nil {
			t.Fatal(err)
		}
		if got := matching(t, s, c.gone); len(got) != 0 {
			t.Errorf("%q, taken away, still finds %q", c.gone, got)
		}
		storetest.Sound(t, s)
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if got := matching(t, s, c.gone); len(got) != 1 {
			t.Errorf("%q, there again, finds %q", c.gone, got)
		}
	}
	storetest.Sound(t, s)
}

// Subscriptions are found by their plan, deals by the terms of their quotes.
func TestPlansAndTermsAreFound(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	c := storetest.Person("Ann")
	storetest.Put(t, s, c)
	plan := &app.Subscription{Contact: c.ID, Plan: "Coffee box", Starts: finance.MustDate("2026-01-05"), Amount: 1200, Period: app.Monthly}
	deal := &app.Deal{Number: "D-1", Contact: c.ID, Title: "Café", Stage: app.StageLead, StageOn: finance.MustDate("2026-01-05"), Terms: "Delivered kerbside"}
	storetest.Put(t, s, plan, deal)
	for text, id := range map[string]app.ID{"coffee": plan.ID, "kerbside": deal.ID} {
		hits, err := s.Search(ctx, text, 10)
		if err != nil || len(hits) != 1 || hits[0].ID != id || hits[0].Title == "" || hits[0].Contact != c.ID {
			t.Errorf("%q finds %+v, %v", text, hits, err)
		}
	}
	if _, err := s.Do(ctx, app.Action{Text: "Delete"}, func(u app.Unit) error { return u.Delete(ctx, plan) }); err != nil {
		t.Fatal(err)
	}
	if hits, err := s.Search(ctx, "coffee", 10); err != nil || len(hits) != 0 {
		t.Errorf("a deleted subscription: %+v, %v", hits, err)
	}
	storetest.Sound(t, s)
}

// What was kept under a name is found by it, beside contacts that have it too.
func TestNamesOfListsAreFound(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	c := storetest.Person("Ann")
	c.Tags, c.Custom = []string{"Café friends"}, map[string]string{"Favourite café": "Sud"}
	storetest.Put(t, s, c, &app.Segment{Name: "Cafe goers"}, &app.Staff{Name: "Cafer Demir", Active: true}, &app.SavedView{Name: "In the café"})
	hits, err := s.Search(ctx, "cafe", 20)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, h := range hits {
		found[h.Kind] = h.Title
	}
	want := map[string]string{"contact": "Ann", "tag": "Café friends", "segment": "Cafe goers", "staff": "Cafer Demir", "view": "In the café", "field": "Favourite café"}
	if !maps.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
}
