package contacts

import (
	"slices"
	"strings"
	"testing"

	"rapport/app"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// form opens the form of a contact as the page does.
func (b *bench) form(t *testing.T, id app.ID) *form {
	t.Helper()
	d, err := readForm(t.Context(), b.store, id)
	if err != nil {
		t.Fatal(err)
	}
	f := newForm(b.page, d)
	f.panel.Open(b.Window.Canvas())
	return f
}

func TestFormTakesSeveralOfEach(t *testing.T) {
	s := storetest.New(t)
	ann := &app.Contact{Kind: app.Person, Name: "Ann Lee", Points: []app.ContactPoint{
		{Kind: app.Phone, Label: "work", Raw: "2065550100"}, {Kind: app.Phone, Raw: "+44 20 7946 0018"}, {Kind: app.Email, Raw: "ann@example.com"},
	}}
	storetest.Put(t, s, ann)
	b := newBench(t, s)
	f := b.form(t, ann.ID)
	if got := f.phones.list[0].value.Text; got != "(206) 555-0100" {
		t.Errorf("a number of the company's country is shown as %q", got)
	}
	if got := f.phones.list[1].value.Text; got != "+44 20 7946 0018" {
		t.Errorf("a number of another country is shown as %q", got)
	}
	f.emails.put(f.emails.line(app.ContactPoint{Kind: app.Email}))
	f.emails.list[1].value.SetText("ann at example.com")
	f.panel.Save()
	if sentence := f.fields["email"].Error(); !strings.Contains(sentence, "no @") {
		t.Fatalf("an address without @: %q", sentence)
	}
	f.emails.list[1].value.SetText("lee@example.com")
	f.emails.list[1].label.SetKey("home")
	f.phones.remove(f.phones.list[1])
	f.more.put(newAddressLine(app.Address{Label: "work", Address: "1 Pike Street", City: "Seattle"}))
	f.more.put(newAddressLine(app.Address{}))
	f.panel.Save()
	if f.panel.IsOpen() {
		t.Fatal("the form is still open")
	}
	c, err := s.Contact(t.Context(), ann.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Points) != 3 || !slices.ContainsFunc(c.Points, func(p app.ContactPoint) bool { return p.Raw == "lee@example.com" && p.Label == "home" }) {
		t.Errorf("points: %+v", c.Points)
	}
	if i := slices.IndexFunc(c.Points, func(p app.ContactPoint) bool { return p.Kind == app.Phone }); c.Points[i].Raw != "2065550100" || c.Points[i].Label != "work" {
		t.Errorf("a number that was not touched became %+v", c.Points[i])
	}
	if len(c.More) != 1 || c.More[0].City != "Seattle" {
		t.Errorf("addresses: %+v", c.More)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if c, _ = s.Contact(t.Context(), ann.ID); len(c.More) != 0 || len(c.Points) != 3 || c.Points[1].Raw != "+44 20 7946 0018" {
		t.Errorf("taken back: %+v", c)
	}
}

func TestCustomFieldsHaveTheRightInput(t *testing.T) {
	s := storetest.New(t)
	ann := storetest.Person("Ann")
	storetest.Put(t, s, &app.FieldDef{Name: "Shoe size", Kind: app.NumberField}, &app.FieldDef{Name: "Since", Kind: app.DateField},
		&app.FieldDef{Name: "Colour", Kind: app.ChoiceField, Choices: "Red\nBlue"}, &app.FieldDef{Name: "Newsletter", Kind: app.YesNoField})
	storetest.Put(t, s, ann)
	b := newBench(t, s)
	f := b.form(t, ann.ID)
	input := func(name string) *document.CustomInput {
		i := slices.IndexFunc(f.custom, func(in *document.CustomInput) bool { return in.Def.Name == name })
		return f.custom[i]
	}
	input("Shoe size").Control().(*widgets.Entry).SetText("forty")
	f.panel.Save()
	if f.fields["custom.Shoe size"].Error() == "" || !f.panel.IsOpen() {
		t.Fatal("a number in letters was taken")
	}
	input("Shoe size").Control().(*widgets.Entry).SetText("41.5")
	input("Since").Control().(*widgets.DateField).SetText("2026-01-31")
	input("Colour").Control().(*widgets.Select).SetKey("Blue")
	input("Newsletter").Control().(*widgets.Select).SetKey(app.Yes)
	f.panel.Save()
	c, err := s.Contact(t.Context(), ann.ID)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Shoe size": "41.5", "Since": "2026-01-31", "Colour": "Blue", "Newsletter": "yes"} {
		if c.Custom[name] != want {
			t.Errorf("%s is kept as %q, want %q", name, c.Custom[name], want)
		}
	}
	b.page.record.show(ann.ID, tabDetails)
	facts := detailsOf(b.page.record.data)
	if !slices.Contains(facts, fact{"Newsletter", "Yes"}) {
		t.Errorf("the details say %v", facts)
	}
}

func TestWhatWasTypedComesBackAfterACrash(t *testing.T) {
	s := storetest.New(t)
	ann := &app.Contact{Kind: app.Person, Name: "Ann Lee", Points: []app.ContactPoint{{Kind: app.Email, Raw: "ann@example.com"}}}
	storetest.Put(t, s, &app.FieldDef{Name: "Size", Kind: app.NumberField}, ann)
	b := newBench(t, s)
	f := b.form(t, ann.ID)
	f.name.SetText("Ann Le")
	f.emails.list[0].value.SetText("lee@example")
	f.phones.first().SetText("206 555 0100")
	f.more.put(newAddressLine(app.Address{Label: "work"}))
	f.more.list[0].city.SetText("Tacoma")
	f.ids.put(newIDLine(app.ExternalID{System: "web-store"}))
	f.custom[0].Control().(*widgets.Entry).SetText("4x")
	f.tags.SetText("vip")
	f.keeper.Keep()

	again := newBench(t, s) // the next start
	again.page.edit(ann.ID)
	back := again.open(t)
	if back.name.Text != "Ann Le" || back.emails.list[0].value.Text != "lee@example" || back.emails.list[0].old.ID == 0 ||
		back.phones.list[0].value.Text != "206 555 0100" || back.more.list[0].city.Text != "Tacoma" || back.more.list[0].label.Key() != "work" ||
		back.ids.list[0].system.Text != "web-store" || back.custom[0].Control().(*widgets.Entry).Text != "4x" || back.tags.Text != "vip" {
		t.Fatalf("came back: %+v", back.typed())
	}
	back.custom[0].Control().(*widgets.Entry).SetText("4")
	back.panel.Save()
	c, err := s.Contact(t.Context(), ann.ID)
	if err != nil || c.Name != "Ann Le" || len(c.Points) != 2 || c.Points[0].Raw != "lee@example" || c.Custom["Size"] != "4" {
		t.Errorf("saved: %+v, %v", c, err)
	}
	if drafts, _ := s.Drafts(t.Context(), ""); len(drafts) != 0 {
		t.Errorf("drafts left: %+v", drafts)
	}
}

// first is the entry of the first line.
func (p *pointLines) first() *widgets.Entry {
	if len(p.list) == 0 {
		p.put(p.line(app.ContactPoint{Kind: p.kind}))
	}
	return p.list[0].value
}
