package store_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rapport/app"
	"rapport/store"
	"rapport/store/storetest"
)

const (
	// longRun is how many actions are taken back in a row.
	longRun = 50
	// longRunTime bounds the law about them: what is left of its cases when it has
	// passed is for another run, with another seed.
	longRunTime = 9 * time.Second
)

// mergeWhole merges as a person does, with the fields chosen, and at times splits a
// merged contact off again.
func (w *world) mergeWhole(t *rapid.T) {
	w.t = t
	ctx := context.Background()
	a, b := pick(w, "survivor", w.contacts), pick(w, "merged", w.contacts)
	_, err := w.s.Merge(ctx, a.ID, []app.ID{b.ID}, nil)
	switch app.KindOf(err) {
	case app.Internal:
		if err != nil {
			t.Fatal(err)
		}
	case app.Conflict, app.BadInput: // with itself, merged already, or a ring
	default:
		t.Fatal(err)
	}
	w.reload()
}

func (w *world) unmergeWhole(t *rapid.T) {
	w.t = t
	c := pick(w, "merged", w.contacts)
	if c.MergedInto == 0 {
		return
	}
	if _, err := w.s.Unmerge(context.Background(), c.ID); err != nil {
		t.Fatal(err)
	}
	w.reload()
}

// reload reads the contacts as merging left them.
func (w *world) reload() {
	for i, c := range w.contacts {
		now, err := w.s.Contact(context.Background(), c.ID)
		if err != nil {
			w.t.Fatal(err)
		}
		w.contacts[i] = now
	}
}

// importOrders imports new orders and changes of a known one, in chunks.
func (w *world) importOrders(t *rapid.T) {
	w.t = t
	ctx := context.Background()
	batch, err := w.s.StartBatch(ctx, app.Batch{Kind: "orders", File: "sales.csv", System: "shop"})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		o := storetest.Order(pick(w, "buyer", w.contacts), w.day("imported").String(), pick(w, "product", w.products), 3)
		changed := pick(w, "changed", w.orders)
		changed.Note = fmt.Sprintf("changed by %d", batch)
		_, err := w.s.Do(ctx, app.Action{Text: "Import %s", Args: []any{"sales.csv"}, Batch: batch}, func(u app.Unit) error {
			if err := u.Put(ctx, o); err != nil {
				return err
			}
			return u.Put(ctx, changed)
		})
		if err != nil {
			t.Fatal(err)
		}
		w.orders = append(w.orders, o)
	}
	if err := w.s.FinishBatch(ctx, app.Batch{ID: batch, Kind: "orders", File: "sales.csv", System: "shop", Rows: 4}); err != nil {
		t.Fatal(err)
	}
}

// adoptDrawn adopts drawn definitions, where their day is still free.
func (w *world) adoptDrawn(t *rapid.T) {
	w.t = t
	_, err := w.s.Adopt(context.Background(), w.drawn(), nil)
	if err != nil && app.KindOf(err) != app.BadInput {
		t.Fatal(err)
	}
}

// all is every kind of action that the history takes back; those of every day
// come oftener.
func (w *world) all() []func(*rapid.T) {
	return []func(*rapid.T){
		w.addOrder, w.addOrder, w.changeOrder, w.changeOrder, w.addReturn, w.addReturn, w.addClaim, w.addInteraction,
		w.addTarget, w.addCost, w.addService, w.addDeal, w.changeCost, w.delete, w.mergeWhole, w.unmergeWhole, w.importOrders, w.adoptDrawn,
	}
}

// Any fifty actions, taken back in reverse, leave rows, ledger and totals as they
// were before, at every tenth on the way.
func TestFiftyActionsTakenBackAreTheFileBefore(t *testing.T) {
	start := time.Now()
	runs := 0
	rapid.Check(t, func(rt *rapid.T) {
		if runs++; runs > 1 && time.Since(start) > longRunTime {
			return
		}
		ctx := context.Background()
		s := fresh(t)
		w := newWorld(rt, s)
		acts := w.all()
		type mark struct {
			version int64
			state   string
		}
		marks := []mark{{version(rt, s), dump(rt, s)}}
		for i := 1; i <= longRun; i++ {
			w.try(pick(w, "action", acts))
			if i%10 == 0 {
				marks = append(marks, mark{version(rt, s), dump(rt, s)})
			}
		}
		sound(rt, s)
		done, err := s.History(ctx, 1000)
		if err != nil {
			rt.Fatal(err)
		}
		for _, d := range done {
			for int64(d.ID) <= marks[len(marks)-1].version { // all after the mark are taken back
				same(rt, "undo", dump(rt, s), marks[len(marks)-1].state)
				if marks = marks[:len(marks)-1]; len(marks) == 0 {
					break
				}
			}
			if len(marks) == 0 {
				break
			}
			if _, err := s.Undo(ctx); err != nil {
				rt.Fatalf("%s: %v", d.Text(), err)
			}
		}
		if len(marks) > 0 {
			rt.Fatalf("the history ends before %d of the states", len(marks))
		}
		sound(rt, s)
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
	t.Logf("%d runs in %s", runs, time.Since(start).Round(time.Second))
}

// version is the last action of the file.
func version(t *rapid.T, s *store.Store) int64 {
	v, err := s.DataVersion(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Whatever was done, any action is taken back with all that rests on it; where
// nothing rests on it, alone. What rests on it is newer and not taken back.
func TestAnyActionIsTakenBackWithWhatRestsOnIt(t *testing.T) {
	start := time.Now()
	rapid.Check(t, func(rt *rapid.T) {
		if time.Since(start) > longRunTime {
			return
		}
		ctx := context.Background()
		s := fresh(t)
		w := newWorld(rt, s)
		acts := w.all()
		for range rapid.IntRange(1, 20).Draw(rt, "steps") {
			w.try(pick(w, "action", acts))
		}
		done, err := s.History(ctx, 1000)
		if err != nil {
			rt.Fatal(err)
		}
		d := pick(w, "taken back", done)
		resting, err := s.RestingOn(ctx, d.ID)
		if err != nil {
			rt.Fatal(err)
		}
		for i, r := range resting {
			if r.ID <= d.ID && r.Batch == 0 || r.Undone || i > 0 && r.ID >= resting[i-1].ID {
				rt.Fatalf("%s is said to rest on %s", r.Text(), d.Text())
			}
		}
		if _, err := s.UndoAction(ctx, d.ID); (err == nil) != (len(resting) == 0) {
			rt.Fatalf("%s, on which %d rest: %v", d.Text(), len(resting), err)
		} else if err != nil {
			taken, err := s.UndoWith(ctx, d.ID)
			if err != nil || len(taken) != len(resting)+1 {
				rt.Fatalf("%s with %d others: %d taken back, %v", d.Text(), len(resting), len(taken), err)
			}
		}
		sound(rt, s)
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}
