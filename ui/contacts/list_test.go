package contacts

import (
	"slices"
	"testing"

	"rapport/app"
	"rapport/app/contactlist"
	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/widgets"
)

// three are contacts with an owner, tags and a custom field.
func three(t *testing.T) (*bench, []*app.Contact) {
	t.Helper()
	s := storetest.New(t)
	dana := &app.Staff{Name: "Dana", Active: true}
	storetest.Put(t, s, dana, &app.FieldDef{Name: "Size", Kind: app.NumberField})
	people := []*app.Contact{storetest.Person("Ann"), storetest.Person("Bob"), storetest.Person("Cleo")}
	people[0].Tags, people[0].Owner = []string{"vip"}, dana.ID
	people[1].Custom, people[2].Custom = map[string]string{"Size": "9"}, map[string]string{"Size": "41"}
	storetest.Put(t, s, people[0], people[1], people[2])
	return newBench(t, s), people
}

func TestPanelFiltersBySeveralThings(t *testing.T) {
	b, _ := three(t)
	l := b.page.list
	p := newFilterPanel(l)
	p.panel.Open(b.Window.Canvas())
	p.own.SetKey("Size")
	p.own.OnChanged(widgets.Option{Key: "Size"})
	p.from.Control().(*widgets.Entry).SetText("ten")
	p.apply()
	if p.ownField.Error() == "" || !p.panel.IsOpen() {
		t.Fatal("a number in letters was taken")
	}
	p.from.Control().(*widgets.Entry).SetText("10")
	p.apply()
	if got := b.names(); !slices.Equal(got, []string{"Cleo"}) || p.panel.IsOpen() {
		t.Errorf("of size 10 and more: %q", got)
	}
	p = newFilterPanel(l) // as it was left
	if p.from == nil || p.from.Control().(*widgets.Entry).Text != "10" {
		t.Fatal("the panel forgot the filter")
	}
	profit := finance.Amount(1)
	l.filter.set(app.ContactFilter{ProfitFrom: &profit}, "x")
	if got := b.names(); len(got) != 0 {
		t.Errorf("with a profit: %q", got)
	}
	l.filter.set(app.ContactFilter{NotSince: today, Tag: "VIP"}, "x")
	if got := b.names(); !slices.Equal(got, []string{"Ann"}) {
		t.Errorf("tagged and not met: %q", got)
	}
}

func TestViewIsSavedOpenedAndRemoved(t *testing.T) {
	b, _ := three(t)
	l := b.page.list
	l.filter.set(app.ContactFilter{Field: "Size"}, "Filtered")
	l.table.OnSort(app.CustomColumn("Size"), true)
	if got := b.names(); !slices.Equal(got, []string{"Cleo", "Bob"}) {
		t.Fatalf("by size, the largest first: %q", got)
	}
	l.state.Columns = []string{contactlist.Name, app.CustomColumn("Size")}
	l.saveView("Sizes", func() {}, func(err error) { t.Fatal(err) })
	l.filter.clear()
	l.state = app.ViewState{Sort: contactlist.Name}
	l.arrange()
	l.show()
	if len(l.views) != 1 || len(b.names()) != 3 {
		t.Fatalf("%d views, %q", len(l.views), b.names())
	}
	l.openView(l.views[0])
	if got := b.names(); !slices.Equal(got, []string{"Cleo", "Bob"}) || len(l.columns) != 2 || l.filter.button.Label != "Sizes" {
		t.Errorf("the view shows %q in %d columns", got, len(l.columns))
	}
	if got := cells(l.table, 0, 2)[1]; got != "41" {
		t.Errorf("the custom column says %q", got)
	}
	l.removeView(l.views[0])
	if len(l.views) != 0 || len(b.names()) != 3 {
		t.Errorf("%d views left", len(l.views))
	}
	if _, err := b.store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	if len(l.views) != 1 || l.views[0].State.Sort != app.CustomColumn("Size") {
		t.Errorf("taken back there are %+v", l.views)
	}
}

func TestChangeForAllSelectedIsOneAction(t *testing.T) {
	b, people := three(t)
	ids := []app.ID{people[0].ID, people[1].ID, people[2].ID}
	before, _ := b.store.History(t.Context(), 50)
	source := &app.MediaSource{Name: "Fair"}
	storetest.Put(t, b.store, source)
	for _, c := range []app.ContactChange{{AddTag: "press"}, {Source: &source.ID}, {RemoveTag: "vip"}} {
		if _, err := b.store.ChangeContacts(t.Context(), ids, c); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range people {
		c, err := b.store.Contact(t.Context(), p.ID)
		if err != nil || !slices.Equal(c.Tags, []string{"press"}) || c.Source != source.ID {
			t.Errorf("%s: %v, %v", c.Name, c.Tags, err)
		}
	}
	after, _ := b.store.History(t.Context(), 50)
	if len(after)-len(before) != 4 {
		t.Errorf("%d actions for three changes and a source", len(after)-len(before))
	}
	for range 3 {
		if _, err := b.store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if c, _ := b.store.Contact(t.Context(), people[0].ID); !slices.Equal(c.Tags, []string{"vip"}) || c.Source != 0 {
		t.Errorf("taken back: %v", c.Tags)
	}
}
