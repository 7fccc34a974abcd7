package importer_test

import (
	"testing"

	"rapport/app"
	"rapport/store/storetest"
)

func TestCustomValuesAreBroughtToTheirField(t *testing.T) {
	s := storetest.New(t)
	storetest.Put(t, s, &app.FieldDef{Name: "Colour", Kind: app.ChoiceField, Choices: "Red\nBlue"}, &app.FieldDef{Name: "Since", Kind: app.DateField},
		&app.FieldDef{Name: "News", Kind: app.YesNoField})
	load(t, s, "contacts", "name,custom.Colour,custom.Since,custom.News,custom.Pet,id.web-store\nAnn,BLUE,2026/03/10,是,Rex,A-1\nBob,purple,never,maybe,,\n")
	rows, err := s.ContactRows(t.Context(), app.ContactFilter{})
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d contacts, %v", len(rows), err)
	}
	for name, want := range map[string]string{"Colour": "Blue", "Since": "2026-03-10", "News": "yes", "Pet": "Rex"} {
		if got := rows[0].Custom[name]; got != want {
			t.Errorf("%s of Ann is %q, want %q", name, got, want)
		}
	}
	if len(rows[1].Custom) != 0 {
		t.Errorf("Bob has %v", rows[1].Custom)
	}
	if c, _ := s.Contact(t.Context(), rows[0].ID); len(c.External) != 1 || c.External[0].System != "web-store" {
		t.Errorf("IDs of Ann: %+v", c.External)
	}
}
