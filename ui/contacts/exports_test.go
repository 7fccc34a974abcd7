package contacts

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"rapport/app"
	"rapport/store/storetest"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

func choose(t *testing.T, options []widgets.Option, title string) {
	t.Helper()
	for _, o := range options {
		if o.Title == title {
			if o.Off {
				t.Fatalf("%q is not to be chosen", title)
			}
			o.Do()
			return
		}
	}
	t.Fatalf("no %q in the menu", title)
}

func TestListInViewIsExported(t *testing.T) {
	b, people := three(t)
	l := b.page.list
	l.filter.set(app.ContactFilter{Field: "Size"}, "Filtered")
	l.table.OnSort(app.CustomColumn("Size"), true)
	choose(t, l.moreOptions(), "CSV…")
	lines := strings.Split(strings.TrimSpace(string(b.saved["Contacts.csv"])), "\r\n")
	if len(lines) != 3 || !strings.Contains(lines[0], "custom.Size") || !strings.Contains(lines[1], "Cleo") || !strings.Contains(lines[2], "Bob") {
		t.Errorf("the file: %q", lines)
	}
	choose(t, l.moreOptions(), "Excel…")
	choose(t, l.moreOptions(), "vCard…")
	if !bytes.HasPrefix(b.saved["Contacts.xlsx"], []byte("PK")) || bytes.Count(b.saved["Contacts.vcf"], []byte("BEGIN:VCARD")) != 2 {
		t.Errorf("cards: %s", b.saved["Contacts.vcf"])
	}
	b.page.Show(shell.Place{ID: int64(people[0].ID)})
	choose(t, b.page.rights(b.page.record.data.contact), "All data of this person…")
	var all struct{ Contact struct{ Name string } }
	if err := json.Unmarshal(b.saved["Ann.json"], &all); err != nil || all.Contact.Name != "Ann" {
		t.Errorf("all data: %s, %v", b.saved["Ann.json"], err)
	}
}

func TestErasingAsksForTheName(t *testing.T) {
	s := storetest.New(t)
	ann := storetest.Person("Ann Lee")
	storetest.Put(t, s, ann)
	b := newBench(t, s)
	b.page.Show(shell.Place{ID: int64(ann.ID)})
	e := b.page.askErase(b.page.record.data.contact)
	e.name.SetText("Ann")
	e.erase()
	if e.field.Error() == "" || !e.panel.IsOpen() {
		t.Fatal("erased without the whole name")
	}
	e.name.SetText("ann lee")
	e.erase()
	if got := b.page.record.name.Value; !strings.HasPrefix(got, "Erased person ") || e.panel.IsOpen() {
		t.Errorf("shown is %q", got)
	}
	for _, o := range b.page.rights(b.page.record.data.contact) {
		if o.Title == "Erase this person…" && !o.Off {
			t.Error("an erased person can be erased again")
		}
	}
}
