package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/sample"
	"rapport/store"
	"rapport/store/storetest"
)

// The sample company has every kind of document: it is sound as made, taken
// back leaves nothing, and done again is sound.
func TestSampleCompanyIsSound(t *testing.T) {
	ctx := context.Background()
	s, err := store.Create(ctx, filepath.Join(t.TempDir(), "Harbour.rapport"), sample.Company())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := sample.Build(ctx, s, 1); err != nil {
		t.Fatal(err)
	}
	made := storetest.Sound(t, s)
	if made.Documents < 1000 || made.Entries < 1000 || made.Totals == 0 || made.Indexed < 1000 {
		t.Errorf("little was compared: %+v", made)
	}
	done, err := s.History(ctx, 100)
	if err != nil {
		t.Fatal(err)
	}
	for range done {
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if left := storetest.Sound(t, s); left.Documents+left.Entries+left.Totals+left.Indexed != 0 {
		t.Errorf("left after undo: %+v", left)
	}
	for range done {
		if _, err := s.Redo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	again := storetest.Sound(t, s)
	if again.Documents != made.Documents || again.Entries != made.Entries || again.Totals != made.Totals || again.Indexed != made.Indexed {
		t.Errorf("done again %+v, was %+v", again, made)
	}
}

// Whatever goes wrong in what follows from the documents, Check says so and
// Rebuild makes it good.
func TestRebuildMendsWhatCheckFinds(t *testing.T) {
	ctx := context.Background()
	for name, harm := range map[string]string{
		"an amount":                "UPDATE entry SET amount = amount + 1 WHERE id = (SELECT min(id) FROM entry)",
		"a lost entry":             "DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)",
		"an entry of no document":  "INSERT INTO entry (document, line, n, doc_kind, day, account, amount, policy) VALUES (77, 0, 0, 1, 20260101, 0, 5, 1)",
		"a wrong customer":         "UPDATE entry SET customer = 77 WHERE id = (SELECT min(id) FROM entry)",
		"a total of a customer":    "UPDATE customer_month SET sales = sales + 1",
		"a lost total":             "DELETE FROM slice_month WHERE dimension = 'product'",
		"a total of nothing":       "INSERT INTO slice_month (dimension, value, month, entries) VALUES ('source', 9, 202601, 1)",
		"an unfound contact":       "DELETE FROM search_contact WHERE rowid = (SELECT min(rowid) FROM search_contact)",
		"a wrong search text":      "UPDATE search_contact SET text = 'something else' WHERE rowid = (SELECT max(rowid) FROM search_contact)",
		"an unfound order":         "DELETE FROM search_pending",
		"a wrong waiting text":     "UPDATE search_pending SET text = 'something else'",
		"a search text of nothing": "INSERT INTO search_contact (rowid, text) VALUES (77, 'nobody')",
	} {
		t.Run(name, func(t *testing.T) {
			s := storetest.New(t)
			c, p := storetest.Person("Ann"), storetest.Product("10", "4")
			people := []app.Record{c, p}
			for range 200 { // so many go straight into the search index
				people = append(people, storetest.Person("Bob"))
			}
			storetest.Put(t, s, people...)
			storetest.Put(t, s, storetest.Order(c, "2026-01-05", p, 3), storetest.Order(nil, "2026-02-05", p, 1))
			storetest.Sound(t, s)
			db := sqlx.MustOpen("sqlite", "file:"+s.Path())
			db.MustExec(harm)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			if report, err := s.Check(ctx, nil); err != nil || report.Found == 0 {
				t.Errorf("not found: %+v, %v", report, err)
			}
			if err := s.Rebuild(ctx, nil); err != nil {
				t.Fatal(err)
			}
			storetest.Sound(t, s)
		})
	}
}

func TestCheckSeesAForgedClosedMonth(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	p := storetest.Product("10", "4")
	storetest.Put(t, s, p)
	storetest.Put(t, s, storetest.Order(nil, "2026-01-05", p, 3))
	if err := s.ClosePeriod(ctx, 202601); err != nil {
		t.Fatal(err)
	}
	db := sqlx.MustOpen("sqlite", "file:"+s.Path())
	if _, err := db.Exec("UPDATE entry SET amount = 1"); err == nil {
		t.Error("an entry of a closed month was changed")
	}
	db.MustExec("DROP TRIGGER closed_update_from; DROP TRIGGER closed_update_to; UPDATE entry SET amount = amount - 1 WHERE account = 0")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if report, err := s.Check(ctx, nil); err != nil || report.Found == 0 || report.Months != 1 {
		t.Errorf("not found: %+v, %v", report, err)
	}
}

func TestLongWorkCanBeCancelled(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Product("10", "4")
	storetest.Put(t, s, p)
	for range 3 {
		storetest.Put(t, s, storetest.Order(nil, "2026-01-05", p, 3))
	}
	ctx, cancel := context.WithCancel(context.Background())
	stop := func(int, int) { cancel() }
	if err := s.Rebuild(ctx, stop); !errors.Is(err, context.Canceled) {
		t.Errorf("rebuild: %v", err)
	}
	storetest.Sound(t, s)
	ctx, cancel = context.WithCancel(context.Background())
	_, err := s.Do(ctx, app.Action{Text: "Cancelled"}, func(u app.Unit) error {
		cancel()
		return u.Put(ctx, storetest.Person("Ann"))
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("action: %v", err)
	}
	storetest.Put(t, s, storetest.Person("Bob"))
}

func TestBackup(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	c := storetest.Person("Ann")
	storetest.Put(t, s, c)
	path := filepath.Join(t.TempDir(), "Copy.rapport")
	if err := s.Backup(ctx, path, ""); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, path, ""); app.KindOf(err) != app.Conflict {
		t.Errorf("a backup was overwritten: %v", err)
	}
	copied, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if got, err := copied.Contact(ctx, c.ID); err != nil || got.Name != "Ann" {
		t.Errorf("%+v, %v", got, err)
	}
	storetest.Sound(t, copied)
}
