package store_test

import (
	"context"
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

// ledger writes out the entries without what differs from file to file: the
// documents by number, the contacts by name.
func ledger(t *rapid.T, s *store.Store) string {
	db, err := sqlx.Open("sqlite", "file:"+s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var rows []struct {
		Document, Customer, Company, Product, Activity string
		Day, Cash, Account, Amount, Source, Channel    int64
	}
	err = db.Select(&rows, `SELECT coalesce(o.number, r.number, cl.number, '') document, coalesce(c.name, '') customer, coalesce(b.name, '') company,
			coalesce(p.sku, '') product, e.activity, e.day, e.cash_day cash, e.account, e.amount, e.media_source source, e.channel
		FROM entry e LEFT JOIN contact c ON c.id = e.customer LEFT JOIN contact b ON b.id = e.company LEFT JOIN product p ON p.id = e.product
		LEFT JOIN sale_order o ON o.id = e.document LEFT JOIN sale_return r ON r.id = e.document LEFT JOIN rebate_claim cl ON cl.id = e.document`)
	if err != nil {
		t.Fatal(err)
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = fmt.Sprint(row)
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}

// Merging contacts and splitting them again changes nothing; while merged, the
// survivor has what all had together.
func TestMergeAndUnmergeIsIdentity(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		w := newWorld(rt, s)
		acts := w.actions()
		delete(acts, "merge")
		rt.Repeat(acts)
		before := ledger(rt, s)
		if rapid.Bool().Draw(rt, "closed") {
			if err := s.ClosePeriod(ctx, firstMonth); err != nil {
				rt.Fatal(err)
			}
		}
		order := rapid.Permutation([]int{0, 1, 2}).Draw(rt, "order")
		for _, i := range order {
			w.contacts[i].MergedInto = w.contacts[i+1].ID
			w.must(w.contacts[i])
		}
		sound(rt, s)
		for _, i := range rapid.Permutation(order).Draw(rt, "back") {
			w.contacts[i].MergedInto = 0
			w.must(w.contacts[i])
		}
		same(rt, "unmerge", ledger(rt, s), before)
		sound(rt, s)
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}

func TestMergeInARingIsRefused(t *testing.T) {
	s := storetest.New(t)
	a, b := storetest.Person("Ann"), storetest.Person("Anne")
	storetest.Put(t, s, a, b)
	a.MergedInto = b.ID
	storetest.Put(t, s, a)
	b.MergedInto = a.ID
	if _, err := storetest.TryPut(s, b); app.KindOf(err) != app.Conflict {
		t.Errorf("got %v", err)
	}
	a.MergedInto = a.ID
	if _, err := storetest.TryPut(s, a); app.KindOf(err) != app.Conflict {
		t.Errorf("merged into itself: %v", err)
	}
}

// The order of recording does not matter: a return, a claim, calls, targets, a
// touch, cost lines and the product's cost may come in any order.
func TestOrderOfRecordingDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var want string
		for round := range 2 {
			s := fresh(t)
			things := recordings(rt, s)
			places := make([]int, len(things))
			for i := range places {
				places[i] = i
			}
			if round > 0 {
				places = rapid.Permutation(places).Draw(rt, "order")
			}
			for _, i := range places {
				things[i]()
			}
			sound(rt, s)
			got := ledger(rt, s)
			if round == 0 {
				want = got
			}
			same(rt, "other order", got, want)
			if err := s.Close(); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

// recordings saves what all the rest needs, and gives the rest to be saved in
// any order. It draws nothing, so that each file tells the same story.
func recordings(t *rapid.T, s *store.Store) []func() {
	ann, bob, p := storetest.Person("Ann"), storetest.Person("Bob"), &app.Product{SKU: "P", Name: "P", Price: storetest.Product("9.99", "").Price}
	campaign := &app.Campaign{Name: "Spring", Source: 2, Starts: finance.MustDate("2026-03-01")}
	must := func(r ...app.Record) {
		if _, err := storetest.TryPut(s, r...); err != nil {
			t.Fatal(err)
		}
	}
	must(ann, bob, p, campaign)
	o := storetest.Order(ann, "2026-03-02", p, 3)
	o.Number, o.Source, o.Campaign = "O", 2, campaign.ID
	must(o)
	one := storetest.Return(o, "2026-03-05", 1, 999)
	one.Number = "R1"
	two := storetest.Return(o, "2026-03-09", 2, 1998)
	two.Number = "R2"
	claim := storetest.Claim(o, "2026-03-04", 300)
	claim.Number = "C"
	later := *o
	later.Channel, later.Salesperson = app.ChannelPhone, 0
	cost := *p
	cost.Cost = storetest.Product("1", "3.333").Cost
	interaction := func(contact *app.Contact, kind app.InteractionKind, day string) *app.Interaction {
		return &app.Interaction{Contact: contact.ID, Kind: kind, Direction: app.Outbound, Day: finance.MustDate(day), Campaign: campaign.ID, Order: o.ID}
	}
	target := func(contact *app.Contact) *app.Target {
		return &app.Target{Contact: contact.ID, Campaign: campaign.ID, TouchedOn: finance.MustDate("2026-03-01")}
	}
	var things []func()
	for _, r := range []app.Record{
		one, two, claim, &later, &cost, target(ann), target(bob),
		interaction(ann, app.EmailSent, "2026-03-03"), interaction(bob, app.Call, "2026-03-06"),
		&app.MediaCost{Campaign: campaign.ID, Source: 2, Day: finance.MustDate("2026-03-01"), Amount: 1001},
		&app.MediaCost{Campaign: campaign.ID, Source: 2, Day: finance.MustDate("2026-03-20"), Amount: 7},
	} {
		things = append(things, func() { must(r) })
	}
	return things
}
