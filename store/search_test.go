package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

func found(t *testing.T, s *store.Store, text string) []string {
	t.Helper()
	hits, err := s.SearchContacts(context.Background(), text, 10)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, h := range hits {
		list = append(list, h.Name)
	}
	return list
}

// What is searched is found whether it has just been saved or lies in the index
// already.
func TestSearchContacts(t *testing.T) {
	s := storetest.New(t)
	acme := &app.Contact{Kind: app.Organisation, Name: "Acme Ltd"}
	storetest.Put(t, s, acme)
	chloe := storetest.Person("Chloé García")
	chloe.Company = acme.ID
	chloe.Points = []app.ContactPoint{{Kind: app.Email, Raw: "Chloe.G@Example.com"}, {Kind: app.Phone, Raw: "(206) 555-0142"}}
	chloe.External = []app.ExternalID{{System: "shop", Value: "XK-88213"}}
	storetest.Put(t, s, chloe, storetest.Person("王小伟"), storetest.Person("Anne Lee"), storetest.Person("Ann Lee"), storetest.Person("Leanne Hanson"))
	look := func() {
		t.Helper()
		for _, c := range []struct {
			text string
			want []string
		}{
			{"chloe", []string{"Chloé García"}},
			{"GARCIA chl", []string{"Chloé García"}},
			{"g@ex", []string{"Chloé García"}},
			{"206 555", []string{"Chloé García"}},
			{"5550142", []string{"Chloé García"}},
			{"88213", []string{"Chloé García"}},
			{"小伟", []string{"王小伟"}},
			{"伟", []string{"王小伟"}},
			{"王", []string{"王小伟"}},
			{"ann", []string{"Ann Lee", "Anne Lee", "Leanne Hanson"}},
			{"ann lee", []string{"Ann Lee", "Anne Lee"}},
			{"acme", []string{"Acme Ltd", "Chloé García"}},
			{"han", []string{"Leanne Hanson"}},
			{"an", []string{"Ann Lee", "Anne Lee"}},
			{"xyz", nil},
			{"", nil},
			{`"`, nil},
			{`" OR text:`, nil},
		} {
			if got := found(t, s, c.text); !slices.Equal(got, c.want) {
				t.Errorf("%q finds %q, want %q", c.text, got, c.want)
			}
		}
	}
	look()
	var many []app.Record
	for i := range 150 {
		many = append(many, storetest.Person(fmt.Sprintf("Zzyzx %d", i)))
	}
	storetest.Put(t, s, many...)
	look()
	acme.Name = "Zenith Ltd"
	storetest.Put(t, s, acme)
	if got := found(t, s, "zenith"); !slices.Equal(got, []string{"Zenith Ltd", "Chloé García"}) {
		t.Errorf("a company that was renamed: %q", got)
	}
	storetest.Sound(t, s)
}

func TestSearchShowsTheSurvivorOfAMerge(t *testing.T) {
	s := storetest.New(t)
	a, b := storetest.Person("Margaret Old"), storetest.Person("Peggy New")
	storetest.Put(t, s, a, b)
	a.MergedInto = b.ID
	storetest.Put(t, s, a)
	if got := found(t, s, "margaret"); !slices.Equal(got, []string{"Peggy New"}) {
		t.Errorf("found %q", got)
	}
}

func TestSearchBox(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	c, p := storetest.Person("Ann Lee"), &app.Product{SKU: "CAM-1", Name: "Video camera"}
	storetest.Put(t, s, c, p)
	o := storetest.Order(c, "2026-01-05", p, 1)
	o.Number, o.Note = "O-7007", "a birthday present"
	storetest.Put(t, s, o)
	storetest.Put(t, s, &app.Interaction{Day: finance.MustDate("2026-01-06"), Contact: c.ID, Kind: app.Call, Direction: app.Inbound, Note: "asked about delivery"},
		&app.Task{Title: "Send the manual", Contact: c.ID})
	for text, want := range map[string]string{
		"7007": "order", "birthd": "order", "cam": "product", "delivery": "interaction", "manual": "task", "ann": "contact",
	} {
		hits, err := s.Search(ctx, text, 10)
		if err != nil {
			t.Fatal(err)
		}
		if len(hits) == 0 || hits[0].Kind != want || hits[0].Title == "" {
			t.Errorf("%q finds %+v, want a %s", text, hits, want)
		}
	}
	if _, err := s.Do(ctx, app.Action{Text: "Delete"}, func(u app.Unit) error { return u.Delete(ctx, o) }); err != nil {
		t.Fatal(err)
	}
	if hits, err := s.Search(ctx, "7007", 10); err != nil || len(hits) != 0 {
		t.Errorf("a deleted order: %+v, %v", hits, err)
	}
	storetest.Sound(t, s)
}
