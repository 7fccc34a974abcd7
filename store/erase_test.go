package store_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"rapport/app"
	"rapport/store"
	"rapport/store/storetest"
)

func alias(number int64) string { return fmt.Sprintf("Erased person %d", number) }

func TestErasingAPersonKeepsTheBooks(t *testing.T) {
	ctx := t.Context()
	s := storetest.Sample(t)
	id, err := s.FindCustomer(ctx, "Michelle Alvarez", "", true)
	if err != nil {
		t.Fatal(err)
	}
	other := &app.Contact{Kind: app.Person, Name: "Shelly Alvarezza", Note: "Quixotic note", Custom: map[string]string{"Pet": "Zebulon"},
		Points: []app.ContactPoint{{Kind: app.Email, Raw: "shelly@quixotic.example"}}, More: []app.Address{{Address: "7 Zanzibar Lane"}}}
	storetest.Put(t, s, other)
	storetest.Put(t, s, &app.Task{Contact: other.ID, Title: "Ask Shelly Alvarezza about Zebulon"})
	if _, err := s.Merge(ctx, id, []app.ID{other.ID}, nil); err != nil {
		t.Fatal(err)
	}
	before := statement(t, s, id)
	number := mustContact(t, s, id).Number
	if err := s.Erase(ctx, id, alias); err != nil {
		t.Fatal(err)
	}
	c := mustContact(t, s, id)
	if c.Name != alias(number) || len(c.Points)+len(c.External)+len(c.Tags)+len(c.Custom)+len(c.More) != 0 || c.Address+c.City+c.Note+c.GivenName != "" || c.Erased == 0 {
		t.Errorf("left of her: %+v", c)
	}
	if after := statement(t, s, id); after != before {
		t.Errorf("her statement was\n%s\nand is\n%s", before, after)
	}
	report, err := s.Check(ctx, func(int, int) {})
	if err != nil || report.Found != 0 {
		t.Errorf("check: %v, %+v", err, report.Differences)
	}
	if hits, _ := s.SearchContacts(ctx, "Alvarezza", 5); len(hits) != 0 {
		t.Errorf("the search finds %+v", hits)
	}
	if err := s.Erase(ctx, id, alias); err == nil {
		t.Error("erased twice")
	}
	if _, err := s.Unmerge(ctx, other.ID); err == nil {
		t.Error("an erased person was split off")
	}
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, trace := range []string{"Michelle Alvarez", "m.alvarez@example.com", "Shelly", "Alvarezza", "alvarezza", "Quixotic", "quixotic", "Zebulon", "Zanzibar", "88213"} {
		if i := bytes.Index(body, []byte(trace)); i >= 0 {
			t.Errorf("the file still holds %q: …%q…", trace, body[max(0, i-60):min(len(body), i+60)])
		}
	}
}

func TestWhatWasAboutAnErasedPersonIsNotTakenBack(t *testing.T) {
	ctx := t.Context()
	s := storetest.New(t)
	ann, bob := storetest.Person("Ann"), storetest.Person("Bob")
	storetest.Put(t, s, bob)
	storetest.Put(t, s, ann)
	history, err := s.History(ctx, 10)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Erase(ctx, ann.ID, alias); err != nil {
		t.Fatal(err)
	}
	if _, err := s.UndoAction(ctx, history[0].ID); err == nil || !strings.Contains(err.Error(), "erased") {
		t.Errorf("taking back that she was added: %v", err)
	}
	if _, err := s.Undo(ctx); err != nil { // of Bob, the last that can be
		t.Fatal(err)
	}
	if _, err := s.Contact(ctx, bob.ID); app.KindOf(err) != app.NotFound {
		t.Errorf("Bob is still there: %v", err)
	}
	if c := mustContact(t, s, ann.ID); c.Name != alias(c.Number) {
		t.Errorf("she came back as %q", c.Name)
	}
	firm := &app.Contact{Kind: app.Organisation, Name: "Firm"}
	storetest.Put(t, s, firm)
	if err := s.Erase(ctx, firm.ID, alias); app.KindOf(err) != app.BadInput {
		t.Errorf("a company was erased: %v", err)
	}
}

func mustContact(t *testing.T, s *store.Store, id app.ID) *app.Contact {
	t.Helper()
	c, err := s.Contact(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// statement is what the list says of a contact's orders and worth.
func statement(t *testing.T, s *store.Store, id app.ID) string {
	t.Helper()
	rows, err := s.ContactRows(t.Context(), app.ContactFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.ID == id {
			return fmt.Sprint(r.Orders, r.NetRevenue, r.Profit, r.LastContact, r.Source, r.Owner)
		}
	}
	return "not listed"
}
