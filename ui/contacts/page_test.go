package contacts

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

func (b *bench) names() []string {
	var names []string
	for i := range b.page.list.shown {
		names = append(names, b.page.list.at(i).Name)
	}
	return names
}

func TestMichellesRecordSaysWhatSheIsWorth(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	id := b.find(t, "Michelle Alvarez")
	b.page.Show(shell.Place{ID: int64(id)})
	r := b.page.record
	if r.id != id || r.name.Value != "Michelle Alvarez" || !strings.Contains(r.contact.Value, "first from Internet") {
		t.Fatalf("shown: %q, %q", r.name.Value, r.contact.Value)
	}
	row := b.page.list.table.Selected()
	if got := cells(b.page.list.table, row, 3); !slices.Equal(got, []string{"Michelle Alvarez", "249.00", "−13.30"}) {
		t.Errorf("her line in the list: %q", got)
	}
	if r.worth.product.Value != "Product view: Stereo alone earns +139.00" {
		t.Errorf("product view: %q", r.worth.product.Value)
	}
	journey := r.tabs.journey
	if n := journey.Source().Len(); n != 5 {
		t.Fatalf("%d steps in her journey", n)
	}
	for i, running := range []string{"166.10", "61.60", "−129.40", "−129.70", "−13.30"} {
		if got := cells(journey, i, 4)[3]; got != running {
			t.Errorf("after step %d the running profit is %s, want %s", i+1, got, running)
		}
	}
	journey.OnActivated(2) // the return
	if n := len(b.Opened); n != 1 || b.Opened[0].Page != document.ReturnsPage {
		t.Errorf("opened %+v", b.Opened)
	}
}

func TestAskingForALeakedRebateMakesATask(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	b.page.Show(shell.Place{ID: int64(b.find(t, "Michelle Alvarez"))})
	before := b.page.record.tabs.tasks.open()
	b.page.record.worth.askBack()
	if got := b.page.record.tabs.tasks.open(); got != before+1 {
		t.Errorf("%d tasks, before %d", got, before)
	}
	if _, err := b.store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	if got := b.page.record.tabs.tasks.open(); got != before {
		t.Errorf("taken back there are %d tasks, before %d", got, before)
	}
}

func TestListIsSearchedFilteredAndSorted(t *testing.T) {
	s := storetest.New(t)
	firm := &app.Contact{Kind: app.Organisation, Name: "Lakeside Hotel"}
	storetest.Put(t, s, firm)
	rosa := &app.Contact{Kind: app.Person, Name: "Renée Müller", Company: firm.ID, Tags: []string{"vip"},
		Points: []app.ContactPoint{{Kind: app.Phone, Raw: "206 555 0199"}}}
	bob, product := storetest.Person("Bob"), storetest.Product("10", "14") // sold below its cost
	storetest.Put(t, s, rosa, bob, product)
	storetest.Put(t, s, storetest.Order(bob, "2026-03-02", product, 1))
	b := newBench(t, s)
	for text, want := range map[string][]string{
		"renee":        {"Renée Müller"}, // without accents
		"lakeside":     {"Lakeside Hotel", "Renée Müller"},
		"555 0199":     {"Renée Müller"},
		"vip":          {"Renée Müller"},
		"nobody there": nil,
	} {
		b.page.list.search.SetText(text)
		if got := b.names(); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
	b.page.list.search.SetText("")
	options := b.page.list.filter.options()
	choose := func(title string) {
		t.Helper()
		i := slices.IndexFunc(options, func(o widgets.Option) bool { return o.Title == title })
		if i < 0 {
			t.Fatalf("no filter %q", title)
		}
		options[i].Do()
	}
	choose("At a loss")
	if got := b.names(); !slices.Equal(got, []string{"Bob"}) {
		t.Errorf("at a loss: %q", got)
	}
	choose("vip")
	if got := b.names(); !slices.Equal(got, []string{"Renée Müller"}) {
		t.Errorf("tagged: %q", got)
	}
	options[0].Do()
	b.page.list.table.OnSort("profit", false)
	if got := b.names(); len(got) != 3 || got[0] != "Bob" {
		t.Errorf("by profit: %q", got)
	}
}

func TestShowFindsAContactThatTheFilterHides(t *testing.T) {
	s := storetest.New(t)
	ann, bob := storetest.Person("Ann"), storetest.Person("Bob")
	storetest.Put(t, s, ann, bob)
	b := newBench(t, s)
	b.page.list.search.SetText("ann")
	b.page.Show(shell.Place{ID: int64(bob.ID)})
	if got := b.names(); len(got) != 2 || b.page.list.at(b.page.list.table.Selected()).ID != bob.ID {
		t.Errorf("listed %q, selected row %d", got, b.page.list.table.Selected())
	}
	if b.page.record.name.Value != "Bob" {
		t.Errorf("shown is %q", b.page.record.name.Value)
	}
}

func TestNewContactIsSavedAndShown(t *testing.T) {
	b := newBench(t, storetest.New(t))
	f := newForm(b.page, formData{})
	f.panel.Open(b.Window.Canvas())
	f.save()
	if f.fields["name"].Error() == "" || !f.panel.IsOpen() {
		t.Fatal("a contact without a name was taken")
	}
	f.name.SetText("Zoë Quinn")
	f.emails.first().SetText("zoe@example")
	f.ids.put(newIDLine(app.ExternalID{System: "web-store", Value: "42"}))
	f.ids.put(newIDLine(app.ExternalID{Value: "M-7"}))
	f.save()
	if f.fields["external_id"].Error() == "" || f.name.Text != "Zoë Quinn" {
		t.Fatalf("an ID without a system was taken: %q", f.fields["external_id"].Error())
	}
	f.ids.list[1].system.SetText("loyalty")
	f.phones.first().SetText("206 555 0111; 206 555 0112")
	f.tags.SetText("vip, press")
	f.panel.Save()
	if f.panel.IsOpen() {
		t.Fatal("the form is still open")
	}
	c, err := b.store.Contact(t.Context(), b.find(t, "Zoë Quinn"))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Points) != 3 || len(c.External) != 2 || len(c.Tags) != 2 || c.External[1].Value != "M-7" {
		t.Errorf("saved: %+v", c)
	}
	if b.page.record.id != c.ID || b.page.record.name.Value != "Zoë Quinn" || len(b.Said) != 1 {
		t.Errorf("shown is %q, said %q", b.page.record.name.Value, b.Said)
	}
}

func TestEditingKeepsWhatTheFormDoesNotShow(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	id := b.find(t, "Michelle Alvarez")
	before, err := b.store.Contact(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	b.page.edit(id)
	panel := b.Window.Canvas().Overlays().Top().(*widgets.Panel)
	panel.Save() // nothing was changed
	after, err := b.store.Contact(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if before.Changed != after.Changed || before.Name != after.Name ||
		!slices.Equal(before.Points, after.Points) || !slices.Equal(before.External, after.External) {
		t.Errorf("saving unchanged made of\n%+v\n%+v", before, after)
	}
}

func TestTaskIsMarkedAsDoneAndOpenAgain(t *testing.T) {
	s := storetest.New(t)
	ann := storetest.Person("Ann")
	storetest.Put(t, s, ann)
	task := &app.Task{Contact: ann.ID, Title: "Call back", Due: today}
	storetest.Put(t, s, task)
	b := newBench(t, s)
	b.page.Show(shell.Place{ID: int64(ann.ID), Tab: tabTasks})
	list := b.page.record.tabs.tasks
	if b.page.record.tab() != tabTasks || list.open() != 1 {
		t.Fatalf("tab %q with %d tasks", b.page.record.tab(), list.open())
	}
	test.Tap(list.finish)
	if saved, _ := s.Task(t.Context(), task.ID); saved.Done != today || list.finish.Label != "Take up again" {
		t.Errorf("done on %v, the button says %q", saved.Done, list.finish.Label)
	}
	test.Tap(list.finish)
	if saved, _ := s.Task(t.Context(), task.ID); saved.Done != 0 {
		t.Errorf("taken up again it is done on %v", saved.Done)
	}
}

func TestNewMenuBeginsReturnsWithTheLastOrder(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	b.page.Show(shell.Place{ID: int64(b.find(t, "Michelle Alvarez"))})
	i := slices.IndexFunc(b.page.record.additions(), func(o widgets.Option) bool { return o.Title == "Return…" })
	b.page.record.additions()[i].Do()
	last := b.page.record.data.orders[0]
	if want := (shell.Place{Page: document.ReturnsPage, ID: int64(last.ID), Arg: document.New}); b.Opened[0] != want || last.Number != "O-1002" {
		t.Errorf("opened %+v, the last order is %s", b.Opened[0], last.Number)
	}
}

func TestStepsWalkTheListWithTheRecord(t *testing.T) {
	s := storetest.New(t)
	storetest.Put(t, s, storetest.Person("Ann"), storetest.Person("Bob"))
	b := newBench(t, s)
	first := b.page.record.name.Value
	b.page.Step(1)
	second := b.page.record.name.Value
	b.page.Step(-1)
	if first != "Ann" || second != "Bob" || b.page.record.name.Value != "Ann" {
		t.Errorf("walked %q, %q, %q", first, second, b.page.record.name.Value)
	}
	b.Window.Canvas().Focus(b.page.list.search)
	b.page.list.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if b.page.record.name.Value != "Bob" {
		t.Errorf("down in the search shows %q", b.page.record.name.Value)
	}
}

func TestClosedFormComesBackAsItWas(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.page.edit(0)
	panel := b.Window.Canvas().Overlays().Top().(*widgets.Panel)
	panel.AskClose() // nothing typed, nothing kept
	if len(b.page.drafts) != 0 {
		t.Fatal("an empty form was kept")
	}
	b.page.edit(0)
	b.Window.Canvas().Focused().(*widgets.Entry).SetText("Half a na")
	b.Window.Canvas().Overlays().Top().(*widgets.Panel).AskClose()
	b.page.edit(0)
	name := b.Window.Canvas().Focused().(*widgets.Entry)
	if name.Text != "Half a na" {
		t.Fatalf("the form came back with %q", name.Text)
	}
	name.SetText("Half a name")
	b.Window.Canvas().Overlays().Top().(*widgets.Panel).Save()
	b.find(t, "Half a name")
	if len(b.page.drafts) != 0 {
		t.Error("a saved form was kept")
	}
}
