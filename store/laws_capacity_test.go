package store_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// otherwise are definitions under which postings depend on most: pools with
// minutes that differ by month, rebates at the sale, media spread over the
// customers that it acquired, unused capacity over the active ones.
func otherwise(effective string) app.Definitions {
	d := app.DefaultDefinitions()
	d.Effective, d.Author, d.Note = finance.MustDate(effective), "Dana", "otherwise"
	d.Rebate, d.Broadcast, d.UnusedCapacity = app.RebateAtSale, app.SpreadOverNew, app.SpreadOverActive
	for i := range d.Activities {
		a := &d.Activities[i]
		a.Minutes, a.Pool = decimal.New(int64(i)+25, -1), "Order desk"
		if i%2 == 1 {
			a.Pool = "Warehouse"
		}
	}
	return d
}

// pooledWorld is a world under such definitions from February on.
type pooledWorld struct {
	*world
	pools  []*app.Pool
	months map[string]*app.PoolMonth
	offers []*app.RebateOffer
	named  int
}

// next is a number for a name that nothing has yet.
func (w *pooledWorld) next() int {
	w.named++
	return w.named
}

func newPooledWorld(t *rapid.T, s *store.Store) *pooledWorld {
	w := &pooledWorld{months: map[string]*app.PoolMonth{}}
	w.world = newWorld(t, s)
	for _, name := range []string{"Order desk", "Warehouse"} {
		p := &app.Pool{Name: name}
		w.must(p)
		w.pools = append(w.pools, p)
	}
	for i, c := range w.contacts {
		c.Source = app.ID(i%3 + 1)
		w.must(c)
	}
	if _, err := s.Adopt(context.Background(), otherwise("2026-02-01"), nil); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *pooledWorld) poolMonth(t *rapid.T) {
	w.t = t
	p := pick(w.world, "pool", w.pools)
	month := firstMonth.Add(rapid.IntRange(0, monthCount-1).Draw(t, "month")).String()
	m := w.months[p.Name+month]
	if m == nil {
		m = &app.PoolMonth{Pool: p.ID, Month: month}
	}
	if w.maybe("of a new pool too") {
		fresh := &app.Pool{Name: fmt.Sprintf("Pool %d", w.next())}
		if _, err := w.s.Do(context.Background(), app.Action{Text: "A pool and its month"}, func(u app.Unit) error {
			if err := u.Put(context.Background(), fresh); err != nil {
				return err
			}
			return u.Put(context.Background(), &app.PoolMonth{Pool: fresh.ID, Month: month, Cost: 1, Capacity: decimal.NewFromInt(1)})
		}); err != nil {
			t.Fatal(err)
		}
		return
	}
	m.Cost = finance.Amount(rapid.IntRange(0, 99999).Draw(t, "cost"))
	m.Capacity = decimal.NewFromInt(int64(rapid.IntRange(1, 900).Draw(t, "capacity")))
	w.must(m)
	w.months[p.Name+month] = m
}

func (w *pooledWorld) dropPoolMonth(t *rapid.T) {
	w.t = t
	for _, p := range w.pools {
		for i := range monthCount {
			key := p.Name + firstMonth.Add(i).String()
			if m := w.months[key]; m != nil && w.maybe("drop") {
				w.deleteRecord(m)
				delete(w.months, key)
				return
			}
		}
	}
	t.Skip("no pool month")
}

func (w *pooledWorld) deleteRecord(r app.Record) {
	ctx := context.Background()
	if _, err := w.s.Do(ctx, app.Action{Text: "Delete"}, func(u app.Unit) error { return u.Delete(ctx, r) }); err != nil {
		w.t.Fatal(err)
	}
}

func (w *pooledWorld) offer(t *rapid.T) {
	w.t = t
	if len(w.offers) > 0 && w.maybe("end an offer") {
		o := w.offers[0]
		w.deleteRecord(o)
		w.offers = w.offers[1:]
		return
	}
	o := &app.RebateOffer{Name: fmt.Sprintf("Offer %d", w.next()), Product: pick(w.world, "product", w.products).ID,
		Amount: finance.Amount(rapid.IntRange(1, 400).Draw(t, "amount")), Starts: w.day("starts"),
		ExpectedRedemption: decimal.New(int64(rapid.IntRange(0, 100).Draw(t, "share")), -2)}
	o.Ends = o.Starts.AddDays(rapid.IntRange(0, 60).Draw(t, "runs"))
	if _, err := storetest.TryPut(w.s, o); err == nil {
		w.offers = append(w.offers, o)
	} else if app.KindOf(err) != app.BadInput { // two on one day
		t.Fatal(err)
	}
}

func (w *pooledWorld) acquire(t *rapid.T) {
	w.t = t
	c := pick(w.world, "contact", w.contacts)
	c.Source = app.ID(rapid.IntRange(0, 3).Draw(t, "source"))
	w.must(c)
}

func (w *pooledWorld) close(t *rapid.T) {
	month := firstMonth.Add(rapid.IntRange(0, monthCount-1).Draw(t, "closed month"))
	err := w.s.ClosePeriod(context.Background(), month)
	if app.KindOf(err) == app.Conflict {
		err = w.s.ReopenPeriod(context.Background(), month)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (w *pooledWorld) actions() map[string]func(*rapid.T) {
	all := w.world.actions()
	all["pool month"], all["drop pool month"], all["offer"] = w.poolMonth, w.dropPoolMonth, w.offer
	all["acquisition"], all["close or open"] = w.acquire, w.close
	return all
}

// The same holds under definitions with which postings depend on pools, offers,
// first orders and closed months.
func TestLedgerIsTheRebuildUnderPools(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		w := newPooledWorld(rt, s)
		rt.Repeat(w.actions())
		sound(rt, s)
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}

// Undo brings such a file back to what it was, too.
func TestUndoIsTheFileBeforeUnderPools(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		w := newPooledWorld(rt, s)
		acts := w.actions()
		delete(acts, "close or open") // taking back what reaches into a closed month is refused
		thereAndBack(rt, s, w.world, acts)
	})
}
