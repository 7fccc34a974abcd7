package store_test

import (
	"context"
	"path/filepath"
	"testing"

	"rapport/app"
	"rapport/store"
)

func TestDraftsSurviveClosingAndStayOutOfTheHistory(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "Shop.rapport")
	s, err := store.Create(ctx, path, app.Company{Name: "Shop", CurrencyCode: "USD", FiscalYearStart: 1, Country: "US"})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range [][2]string{{"call/1", `{"note":"a"}`}, {"call/2", `{"note":"b"}`}, {"call/1", `{"note":"c"}`}, {"order/1", `{}`}} {
		if err := s.SaveDraft(ctx, d[0], d[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SaveDraft(ctx, "call/3", "no JSON"); err == nil {
		t.Error("a draft that is no JSON was kept")
	}
	before, err := s.History(ctx, 10)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = store.Open(ctx, path, store.Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	drafts, err := s.Drafts(ctx, "call/")
	if err != nil || len(drafts) != 2 {
		t.Fatalf("%d drafts, %v", len(drafts), err)
	}
	for _, d := range drafts {
		if want := map[string]string{"call/1": `{"note":"c"}`, "call/2": `{"note":"b"}`}[d.Form]; d.Body != want {
			t.Errorf("draft %s is %s, want %s", d.Form, d.Body, want)
		}
	}
	if err := s.ClearDraft(ctx, "call/1"); err != nil {
		t.Fatal(err)
	}
	if drafts, _ = s.Drafts(ctx, "call/"); len(drafts) != 1 || drafts[0].Form != "call/2" {
		t.Errorf("after clearing: %+v", drafts)
	}
	if after, _ := s.History(ctx, 10); len(after) != len(before) {
		t.Errorf("drafts are in the history: %d actions, then %d", len(before), len(after))
	}
}
