package settings

import (
	"testing"

	"rapport/app"
	"rapport/store/storetest"
)

func TestCustomFieldIsDefinedChangedAndRemovedWithUndo(t *testing.T) {
	page, s, _ := newPage(t)
	f := page.fields.open(app.FieldDef{Kind: app.TextField})
	f.name.SetText("Colour")
	f.kind.SetKey(string(app.ChoiceField))
	f.panel.Save()
	if f.fields["choices"].Error() == "" {
		t.Fatal("a choice without choices was taken")
	}
	f.choices.SetText("Red\nBlue")
	f.panel.Save()
	page.Refresh()
	if len(page.fields.rows) != 1 || page.fields.rows[0].Kind != app.ChoiceField || f.panel.IsOpen() {
		t.Fatalf("the page lists %+v", page.fields.rows)
	}
	ann := storetest.Person("Ann")
	ann.Custom = map[string]string{"Colour": "blue"}
	storetest.Put(t, s, ann)
	page.Refresh()
	f = page.fields.open(page.fields.rows[0].FieldDef)
	f.choices.SetText("Red")
	f.panel.Save()
	if f.fields["choices"].Error() == "" {
		t.Error("a choice that a contact has was taken away")
	}
	f.choices.SetText("Red\nBlue\nGreen")
	f.name.SetText("Favourite colour")
	f.panel.Save()
	if c, _ := s.Contact(t.Context(), ann.ID); c.Custom["Favourite colour"] != "Blue" {
		t.Errorf("after the rename the contact has %v", c.Custom)
	}
	page.Refresh()
	page.fields.remove([]int{0})
	if c, _ := s.Contact(t.Context(), ann.ID); len(c.Custom) != 0 {
		t.Errorf("after the removal the contact has %v", c.Custom)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if c, _ := s.Contact(t.Context(), ann.ID); c.Custom["Favourite colour"] != "Blue" {
		t.Errorf("taken back the contact has %v", c.Custom)
	}
}
