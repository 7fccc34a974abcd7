package store_test

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"
	"pgregory.net/rapid"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// dump writes out every row of the file but the history and what belongs to
// the copy; entries without their running number.
func dump(t *rapid.T, s *store.Store) string {
	db, err := sqlx.Open("sqlite", "file:"+s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var tables []string
	err = db.Select(&tables, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'
		AND name NOT IN ('action', 'change', 'setting', 'goose_db_version') ORDER BY name`)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	const found = `SELECT rowid id, 'contact' kind, text FROM search_contact UNION ALL SELECT rowid, kind, text FROM search_record
		UNION ALL SELECT id, kind, text FROM search_pending`
	for _, table := range append(tables, "("+found+")") {
		var lines []string
		rows, err := db.Queryx("SELECT * FROM " + table)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			row := map[string]any{}
			if err := rows.MapScan(row); err != nil {
				t.Fatal(err)
			}
			if table == "entry" || table == "adjustment" {
				delete(row, "id")
			}
			lines = append(lines, fmt.Sprint(row)) // fmt sorts the keys
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			t.Fatal(err)
		}
		sort.Strings(lines)
		fmt.Fprintf(&out, "%s\n%s\n", table, strings.Join(lines, "\n"))
	}
	return out.String()
}

func same(t *rapid.T, what, got, want string) {
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		switch {
		case i >= len(g):
			t.Fatalf("%s: missing %s", what, w[i])
		case i >= len(w):
			t.Fatalf("%s: too much %s", what, g[i])
		case g[i] != w[i]:
			t.Fatalf("%s:\n got %s\nwant %s", what, g[i], w[i])
		}
	}
}

// Undo brings the file back to what it was, redo to what it had become, also
// step by step over many actions.
func TestUndoIsTheFileBefore(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		w := newWorld(rt, s)
		thereAndBack(rt, s, w, w.actions())
	})
}

// thereAndBack takes some actions, takes them back one by one, and does them
// again.
func thereAndBack(rt *rapid.T, s *store.Store, w *world, acts map[string]func(*rapid.T)) {
	ctx := context.Background()
	states := []string{dump(rt, s)}
	names := make([]string, 0, len(acts))
	for name := range acts {
		names = append(names, name)
	}
	sort.Strings(names)
	for range rapid.IntRange(1, 12).Draw(rt, "steps") {
		before, err := s.DataVersion(ctx)
		if err != nil {
			rt.Fatal(err)
		}
		w.try(acts[pick(w, "action", names)])
		after, err := s.DataVersion(ctx)
		if err != nil {
			rt.Fatal(err)
		}
		if before != after {
			states = append(states, dump(rt, s))
		}
	}
	for i := len(states) - 2; i >= 0; i-- {
		if _, err := s.Undo(ctx); err != nil {
			rt.Fatal(err)
		}
		same(rt, "undo", dump(rt, s), states[i])
	}
	sound(rt, s)
	for i := 1; i < len(states); i++ {
		if _, err := s.Redo(ctx); err != nil {
			rt.Fatal(err)
		}
		same(rt, "redo", dump(rt, s), states[i])
	}
	sound(rt, s)
	if err := s.Close(); err != nil {
		rt.Fatal(err)
	}
}

// try carries out an action; one that is not possible yet does nothing.
func (w *world) try(action func(*rapid.T)) {
	if len(w.orders) == 0 {
		w.addOrder(w.t)
		return
	}
	if len(w.returns)+len(w.claims)+len(w.sent)+len(w.targets)+len(w.costs) == 0 {
		w.addInteraction(w.t)
		return
	}
	action(w.t)
}

// An import in several chunks is taken back whole: what it made is gone, what
// it changed is as before.
func TestUndoOfAnImport(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		w := newWorld(rt, s)
		for range 3 {
			w.addOrder(rt)
		}
		before := dump(rt, s)
		batch, err := s.StartBatch(ctx, app.Batch{Kind: "orders", File: "sales.csv", System: "shop"})
		if err != nil {
			rt.Fatal(err)
		}
		for i := range 3 {
			_, err := s.Do(ctx, app.Action{Text: "Import %s", Args: []any{"sales.csv"}, Batch: batch}, func(u app.Unit) error {
				if err := u.Bulk(ctx); err != nil {
					return err
				}
				old := w.orders[i]
				old.Note, old.Lines[0].Discount = "changed by the import", 7
				o := storetest.Order(pick(w, "buyer", w.contacts), w.day("new").String(), w.products[i], 2)
				if err := u.Put(ctx, o); err != nil {
					return err
				}
				return u.Put(ctx, old)
			})
			if err != nil {
				rt.Fatal(err)
			}
		}
		if err := s.FinishBatch(ctx, app.Batch{ID: batch, Kind: "orders", File: "sales.csv", System: "shop", Rows: 6}); err != nil {
			rt.Fatal(err)
		}
		sound(rt, s)
		if rapid.Bool().Draw(rt, "by number") {
			_, err = s.UndoBatch(ctx, batch)
		} else {
			_, err = s.Undo(ctx)
		}
		if err != nil {
			rt.Fatal(err)
		}
		same(rt, "undo", dump(rt, s), before)
		sound(rt, s)
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}

func TestUndoRefusesWhatLaterActionsRestOn(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	c, p := storetest.Person("Ann"), storetest.Product("10", "4")
	first := storetest.Put(t, s, c)
	storetest.Put(t, s, p)
	o := storetest.Order(c, "2026-01-05", p, 1)
	sale := storetest.Put(t, s, o)
	_, err := s.UndoAction(ctx, first)
	if app.KindOf(err) != app.Conflict || !strings.Contains(err.Error(), "Record 1 things") {
		t.Errorf("a contact with an order was taken back: %v", err)
	}
	o.Note = "later"
	storetest.Put(t, s, o)
	if _, err := s.UndoAction(ctx, sale); app.KindOf(err) != app.Conflict {
		t.Errorf("an order that was changed later was taken back: %v", err)
	}
	for range 2 {
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.UndoAction(ctx, first); err != nil {
		t.Errorf("nothing rests on the contact any more: %v", err)
	}
	storetest.Sound(t, s)
}

func TestNewWorkEndsRedo(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	storetest.Put(t, s, storetest.Person("Ann"))
	if _, err := s.Redo(ctx); app.KindOf(err) != app.NotFound {
		t.Errorf("nothing was taken back: %v", err)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	storetest.Put(t, s, storetest.Person("Bob"))
	if _, err := s.Redo(ctx); app.KindOf(err) != app.NotFound {
		t.Errorf("redo after new work: %v", err)
	}
}

func TestDropBatchLeavesNoTrace(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	batch, err := s.StartBatch(ctx, app.Batch{Kind: "contacts", File: "people.csv"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Do(ctx, app.Action{Text: "Import %s", Args: []any{"people.csv"}, Batch: batch}, func(u app.Unit) error {
		return u.Put(ctx, storetest.Person("Ann"))
	})
	if err != nil {
		t.Fatal(err)
	}
	// Broken off here: the next opening for writing takes the import back.
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if hits, err := again.SearchContacts(ctx, "Ann", 5); err != nil || len(hits) != 0 {
		t.Errorf("found %v, %v", hits, err)
	}
	if done, err := again.History(ctx, 10); err != nil || len(done) != 0 {
		t.Errorf("history %v, %v", done, err)
	}
	storetest.Sound(t, again)
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestActionIsAllOrNothing(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	wrong := errors.New("wrong")
	for _, fn := range []func(app.Unit) error{
		func(app.Unit) error { return wrong },
		func(app.Unit) error { panic(wrong) },
	} {
		func() {
			defer func() { _ = recover() }()
			_, err := s.Do(ctx, app.Action{Text: "Fail"}, func(u app.Unit) error {
				if err := u.Put(ctx, storetest.Person("Ann")); err != nil {
					return err
				}
				return fn(u)
			})
			if !errors.Is(err, wrong) {
				t.Errorf("got %v", err)
			}
		}()
	}
	if hits, err := s.SearchContacts(ctx, "Ann", 5); err != nil || len(hits) != 0 {
		t.Errorf("found %v, %v", hits, err)
	}
	storetest.Put(t, s, storetest.Person("Bob")) // the writer is free again
	if id, err := s.Do(ctx, app.Action{Text: "Nothing"}, func(app.Unit) error { return nil }); err != nil || id != 0 {
		t.Errorf("an action without changes: %d, %v", id, err)
	}
	storetest.Sound(t, s)
}

func TestReturnAgainAndAgain(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Product("10.01", "3.333")
	storetest.Put(t, s, p)
	rapid.Check(t, func(rt *rapid.T) {
		quantity := rapid.IntRange(1, 7).Draw(rt, "quantity")
		o := storetest.Order(nil, "2026-02-01", p, int64(quantity))
		o.Discount = finance.Amount(rapid.IntRange(0, 300).Draw(rt, "discount"))
		if _, err := storetest.TryPut(s, o); err != nil {
			rt.Fatal(err)
		}
		price := finance.Amount(1001*quantity) - o.Discount
		left, refund := quantity, finance.SplitEqually(price, quantity)
		for left > 0 {
			n := rapid.IntRange(1, left).Draw(rt, "back")
			r := storetest.Return(o, "2026-02-10", int64(n), finance.Sum(refund[quantity-left:quantity-left+n]...))
			if _, err := storetest.TryPut(s, r); err != nil {
				rt.Fatal(err)
			}
			left -= n
		}
		var net, cogs finance.Amount
		db, err := sqlx.Open("sqlite", "file:"+s.Path())
		if err != nil {
			rt.Fatal(err)
		}
		defer db.Close()
		err = db.QueryRow(`SELECT sum(iif(account IN (?, ?, ?), amount, 0)), sum(iif(account = ?, amount, 0)) FROM entry WHERE sale_order = ?`,
			finance.Sales, finance.Discount, finance.Returns, finance.COGS, o.ID).Scan(&net, &cogs)
		if err != nil {
			rt.Fatal(err)
		}
		if net != 0 || cogs != 0 {
			rt.Fatalf("sales + discount + returns = %d, cogs = %d", net, cogs)
		}
	})
}
