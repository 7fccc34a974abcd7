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
	for _, body := range []string{`{"note":"a"}`, `{"note":"b"}`} {
		if err := s.SaveDraft(ctx, "call", body); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SaveDraft(ctx, "call", "no JSON"); err == nil {
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
	if body, err := s.Draft(ctx, "call"); err != nil || body != `{"note":"b"}` {
		t.Errorf("after opening again the draft is %q, %v", body, err)
	}
	if body, err := s.Draft(ctx, "order"); err != nil || body != "" {
		t.Errorf("a draft that was never kept is %q, %v", body, err)
	}
	if err := s.ClearDraft(ctx, "call"); err != nil {
		t.Fatal(err)
	}
	if body, _ := s.Draft(ctx, "call"); body != "" {
		t.Errorf("after clearing the draft is %q", body)
	}
	if after, _ := s.History(ctx, 10); len(after) != len(before) {
		t.Errorf("drafts are in the history: %d actions, then %d", len(before), len(after))
	}
}
