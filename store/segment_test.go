package store_test

import (
	"slices"
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
)

// chosen are the names of the contacts of a segment.
func chosen(t *testing.T, f app.SegmentFilter, rows []app.ContactRow, facts map[app.ID]app.OrderFacts) []string {
	t.Helper()
	return choosing(f, nil, rows, facts)
}

func choosing(f app.SegmentFilter, fields []app.FieldDef, rows []app.ContactRow, facts map[app.ID]app.OrderFacts) []string {
	takes := f.Matcher(fields, facts, finance.MustDate("2026-06-30"))
	var names []string
	for i := range rows {
		if takes(&rows[i]) {
			names = append(names, rows[i].Name)
		}
	}
	slices.Sort(names)
	return names
}

func amount(a finance.Amount) *finance.Amount { return &a }

func atMost(n int) *int { return &n }

// Each condition of a segment chooses those it names; what a merged contact bought
// counts for the one it was merged into.
func TestSegmentsChoose(t *testing.T) {
	s := storetest.New(t)
	ann, bob, cat, dan := storetest.Person("Ann"), storetest.Person("Bob"), storetest.Person("Cat"), storetest.Person("Dan")
	ann.Points = []app.ContactPoint{{Kind: app.Email, Raw: "ann@example.com"}}
	bob.Tags, bob.City = []string{"vip"}, "Basel"
	camera, film := storetest.Product("100", "40"), storetest.Product("5", "9")
	storetest.Put(t, s, ann, bob, cat, dan, camera, film)
	storetest.Put(t, s,
		storetest.Order(ann, "2026-01-10", camera, 1), storetest.Order(ann, "2026-06-10", film, 2),
		storetest.Order(bob, "2026-02-10", film, 1), storetest.Order(cat, "2025-02-10", camera, 1))
	merged := storetest.Person("Danny")
	storetest.Put(t, s, merged)
	storetest.Put(t, s, storetest.Order(merged, "2026-06-20", camera, 1))
	if _, err := s.Merge(t.Context(), dan.ID, []app.ID{merged.ID}, nil); err != nil {
		t.Fatal(err)
	}
	rows, err := s.ContactRows(t.Context(), app.ContactFilter{})
	if err != nil {
		t.Fatal(err)
	}
	year := func(f app.SegmentFilter) app.SegmentFilter {
		f.From, f.To = finance.MustDate("2026-01-01"), finance.MustDate("2026-12-31")
		return f
	}
	for _, c := range []struct {
		name   string
		filter app.SegmentFilter
		want   []string
	}{
		{"everybody", app.SegmentFilter{}, []string{"Ann", "Bob", "Cat", "Dan"}},
		{"by e-mail", app.SegmentFilter{Reach: app.ReachEmail}, []string{"Ann"}},
		{"by letter", app.SegmentFilter{Reach: app.ReachLetter}, []string{"Bob"}},
		{"tag", app.SegmentFilter{Contacts: app.ContactFilter{Tag: "VIP"}}, []string{"Bob"}},
		{"bought the camera", app.SegmentFilter{Bought: app.BoughtProduct, Product: camera.ID}, []string{"Ann", "Cat", "Dan"}},
		{"bought the camera this year", year(app.SegmentFilter{Bought: app.BoughtProduct, Product: camera.ID}), []string{"Ann", "Dan"}},
		{"bought, but no camera", year(app.SegmentFilter{Bought: app.BoughtOther, Product: camera.ID}), []string{"Bob"}},
		{"bought nothing this year", year(app.SegmentFilter{Bought: app.BoughtNone}), []string{"Cat"}},
		{"never bought", app.SegmentFilter{Bought: app.BoughtNever}, nil},
		{"twice this year", year(app.SegmentFilter{OrdersFrom: 2}), []string{"Ann"}},
		{"once at most this year", year(app.SegmentFilter{OrdersTo: atMost(1), OrdersFrom: 1}), []string{"Bob", "Dan"}},
		{"within 30 days", app.SegmentFilter{LastWithin: 30}, []string{"Ann", "Dan"}},
		{"over 100 days ago", app.SegmentFilter{LastOver: 100}, []string{"Bob", "Cat"}},
		{"100 and more", app.SegmentFilter{RevenueFrom: amount(10000)}, []string{"Ann", "Cat", "Dan"}},
		{"lost money", app.SegmentFilter{Contacts: app.ContactFilter{ProfitTo: amount(-1)}}, []string{"Bob"}},
	} {
		facts, err := s.OrderFacts(t.Context(), c.filter)
		if err != nil {
			t.Fatal(err)
		}
		if got := chosen(t, c.filter, rows, facts); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Tags and custom fields choose by the ways that their kind has; what is not told is
// none of what is left out, and nothing between limits.
func TestConditionsChoose(t *testing.T) {
	s := storetest.New(t)
	fields := []*app.FieldDef{
		{Name: "Hobby", Kind: app.TextField}, {Name: "Boats", Kind: app.NumberField}, {Name: "Since", Kind: app.DateField},
		{Name: "Level", Kind: app.ChoiceField, Choices: "Gold\nSilver\nBronze"}, {Name: "Letters", Kind: app.YesNoField},
	}
	for _, f := range fields {
		storetest.Put(t, s, f)
	}
	hobby, boats, since, level, letters := fields[0].ID, fields[1].ID, fields[2].ID, fields[3].ID, fields[4].ID
	ann, bob, cat := storetest.Person("Ann"), storetest.Person("Bob"), storetest.Person("Cat")
	ann.Tags, ann.Custom = []string{"vip", "Sailor"}, map[string]string{"Hobby": "Sailing", "Boats": "12", "Since": "2024-05-01", "Level": "Gold", "Letters": app.Yes}
	bob.Tags, bob.Custom = []string{"Sailor"}, map[string]string{"Hobby": "Sailing and Café", "Boats": "9.5", "Since": "2025-05-01", "Level": "Silver", "Letters": app.No}
	storetest.Put(t, s, ann, bob, cat)
	rows, err := s.ContactRows(t.Context(), app.ContactFilter{})
	if err != nil {
		t.Fatal(err)
	}
	defs, err := s.CustomFields(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var known []app.FieldDef
	for _, d := range defs {
		known = append(known, d.FieldDef)
	}
	for _, c := range []struct {
		condition app.Condition
		want      []string
	}{
		{app.Condition{Way: app.IsAny, Is: []string{"VIP", "other"}}, []string{"Ann"}},
		{app.Condition{Way: app.IsAll, Is: []string{"sailor", "vip"}}, []string{"Ann"}},
		{app.Condition{Way: app.IsNone, Is: []string{"vip"}}, []string{"Bob", "Cat"}},
		{app.Condition{Way: app.NotTold}, []string{"Cat"}},
		{app.Condition{Way: app.Told}, []string{"Ann", "Bob"}},
		{app.Condition{Field: hobby, Way: app.Contains, Is: []string{"sail"}}, []string{"Ann", "Bob"}},
		{app.Condition{Field: hobby, Way: app.Contains, Is: []string{"CAFE"}}, []string{"Bob"}},
		{app.Condition{Field: hobby, Way: app.Equals, Is: []string{"sailing"}}, []string{"Ann"}},
		{app.Condition{Field: hobby, Way: app.Without, Is: []string{"cafe"}}, []string{"Ann", "Cat"}},
		{app.Condition{Field: boats, Way: app.Between, From: "9.5", To: "10"}, []string{"Bob"}},
		{app.Condition{Field: boats, Way: app.Between, From: "10"}, []string{"Ann"}},
		{app.Condition{Field: since, Way: app.Between, To: "2024-12-31"}, []string{"Ann"}},
		{app.Condition{Field: level, Way: app.IsAny, Is: []string{"Gold", "Bronze"}}, []string{"Ann"}},
		{app.Condition{Field: level, Way: app.IsNone, Is: []string{"Gold"}}, []string{"Bob", "Cat"}},
		{app.Condition{Field: letters, Way: app.IsAny, Is: []string{app.No}}, []string{"Bob"}},
		{app.Condition{Field: letters, Way: app.NotTold}, []string{"Cat"}},
		{app.Condition{Field: 99, Way: app.Told}, nil},
	} {
		g := &app.Segment{Name: "Kept", Filter: app.SegmentFilter{Conditions: []app.Condition{c.condition}}}
		storetest.Put(t, s, g)
		all, err := s.Segments(t.Context()) // as it is kept
		if err != nil {
			t.Fatal(err)
		}
		if got := choosing(all[0].Filter, known, rows, nil); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.condition, got, c.want)
		}
		if _, err := s.Do(t.Context(), app.Action{Text: "Delete"}, func(u app.Unit) error { return u.Delete(t.Context(), g) }); err != nil {
			t.Fatal(err)
		}
	}
	for _, bad := range []app.Condition{
		{Way: app.IsAny}, {Field: hobby, Way: app.Contains, Is: []string{" "}}, {Field: boats, Way: app.Between}, {Field: boats, Way: app.Between, From: "10", To: "9"},
	} {
		if _, err := storetest.TryPut(s, &app.Segment{Name: "x", Filter: app.SegmentFilter{Conditions: []app.Condition{bad}}}); app.KindOf(err) != app.BadInput {
			t.Errorf("%+v is taken: %v", bad, err)
		}
	}
}

// A segment is a record like any other: its name is its own, and its making is
// taken back.
func TestSegmentIsKeptUnderItsName(t *testing.T) {
	s := storetest.New(t)
	g := &app.Segment{Name: "Lapsed", Filter: app.SegmentFilter{LastOver: 365, Contacts: app.ContactFilter{Tag: "vip", ProfitFrom: amount(1)}}}
	storetest.Put(t, s, g)
	all, err := s.Segments(t.Context())
	if err != nil || len(all) != 1 || all[0].Filter.LastOver != 365 || all[0].Filter.Contacts.Tag != "vip" || *all[0].Filter.Contacts.ProfitFrom != 1 {
		t.Fatalf("read %+v, %v", all, err)
	}
	if _, err := storetest.TryPut(s, &app.Segment{Name: "lapsed"}); app.KindOf(err) != app.BadInput {
		t.Errorf("a second one of the name: %v", err)
	}
	for _, bad := range []*app.Segment{
		{}, {Name: "x", Filter: app.SegmentFilter{Bought: app.BoughtProduct}},
		{Name: "x", Filter: app.SegmentFilter{OrdersFrom: 3, OrdersTo: atMost(2)}},
	} {
		if _, err := storetest.TryPut(s, bad); app.KindOf(err) != app.BadInput {
			t.Errorf("%+v is taken: %v", bad, err)
		}
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if all, err = s.Segments(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("after undo %+v, %v", all, err)
	}
}

// The first order from the touch on and within the window is the answer.
func TestAnswersWithinTheWindow(t *testing.T) {
	s := storetest.New(t)
	product, campaign := storetest.Product("100", "40"), storetest.Campaign(2, "2026-03-01")
	var people []*app.Contact
	storetest.Put(t, s, product, campaign)
	for i, day := range []string{"2026-03-04", "2026-03-05", "2026-04-04", "2026-04-05", ""} {
		c := storetest.Person(string(rune('A' + i)))
		people = append(people, c)
		storetest.Put(t, s, c)
		storetest.Put(t, s, &app.Target{Campaign: campaign.ID, Contact: c.ID, TouchedOn: finance.MustDate("2026-03-05")})
		if day != "" {
			storetest.Put(t, s, storetest.Order(c, day, product, 1))
		}
	}
	answers, err := s.Answers(t.Context(), campaign.ID, 30)
	if err != nil || len(answers) != 2 {
		t.Fatalf("answers %+v, %v", answers, err)
	}
	for i, want := range []string{"2026-03-05", "2026-04-04"} {
		target, err := s.Target(t.Context(), answers[i].Target)
		if err != nil || target.Contact != people[i+1].ID || answers[i].Day.String() != want {
			t.Errorf("answer %d is %+v of %d, %v", i, answers[i], target.Contact, err)
		}
	}
	list, err := s.MailingList(t.Context(), campaign.ID)
	if err != nil || len(list) != 5 || list[0].Name != "A" || list[0].TouchedOn == 0 {
		t.Errorf("mailing list %+v, %v", list, err)
	}
}
