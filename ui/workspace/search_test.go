package workspace

import (
	"context"
	"errors"
	"slices"
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
)

// The empty search box lists the records visited last, at the next start too, by
// names that are read anew; one that is gone is left out.
func TestSearchBoxRemembersPlaces(t *testing.T) {
	p := start(t, Start{})
	p.Begin()
	p.sample()
	ctx := context.Background()
	orders, err := p.open.file.OrderRows(ctx, 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	who := michelle(t, p)
	p.open.shell.Go(shell.Place{Page: document.ContactsPage, ID: int64(who)})
	p.open.shell.Go(shell.Place{Page: document.OrdersPage, ID: int64(orders[0].ID)})
	p.open.shell.Go(shell.Place{Page: "finance"})
	recent, err := p.open.recent(ctx)
	if err != nil || len(recent) < 2 || recent[0].Title != orders[0].Number || recent[1].Title != "Michelle Alvarez" {
		t.Fatalf("remembered %+v, %v", recent, err)
	}
	if _, err := p.open.file.Do(ctx, app.Action{Text: "Change contact %s", Args: []any{"Michelle"}}, func(u app.Unit) error {
		c, err := u.Contact(ctx, who)
		if err != nil {
			return err
		}
		c.Name = "Michelle Newman"
		return u.Put(ctx, c)
	}); err != nil {
		t.Fatal(err)
	}
	p.leave()
	again := New(p.app, realOpener{}, Start{})
	again.Begin()
	defer again.leave()
	recent, err = again.open.recent(ctx)
	if err != nil || len(recent) < 2 || recent[1].Title != "Michelle Newman" {
		t.Errorf("at the next start %+v, %v", recent, err)
	}
}

// A product is found and shown by its orders.
func TestProductIsShownByItsOrders(t *testing.T) {
	p := start(t, Start{})
	p.Begin()
	p.sample()
	results, err := p.open.search(context.Background(), "CAM-100")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.Kind == "Products" {
			p.open.shell.Go(r.Place)
			wantText(t, p, r.Title)
			return
		}
	}
	t.Errorf("no product among %+v", results)
}

// What is found leads to its record, its list, its page or its definition, under the
// name of its kind.
func TestSearchLeadsToEverything(t *testing.T) {
	p := start(t, Start{})
	p.Begin()
	p.sample()
	ctx := context.Background()
	who := michelle(t, p)
	plan := &app.Subscription{Contact: who, Plan: "Cable care", Starts: finance.MustDate("2026-03-01"), Amount: 900, Period: app.Monthly}
	task := &app.Task{Title: "Order new business cards"}
	if _, err := p.open.file.Do(ctx, app.Action{Text: "Record"}, func(u app.Unit) error {
		return errors.Join(u.Put(ctx, plan), u.Put(ctx, task), u.Put(ctx, &app.SavedView{Name: "Coast", State: app.ViewState{Filter: app.ContactFilter{Tag: "Home"}}}))
	}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		text, kind, title string
		place             shell.Place
	}{
		{"pier street", "Contacts", "Michelle Alvarez", shell.Place{Page: document.ContactsPage, ID: int64(who)}},
		{"wiring sheet", "Calls, letters and visits", "Michelle Alvarez", shell.Place{Page: document.ContactsPage, ID: int64(who), Tab: "journey"}},
		{"cable care", "Subscriptions", "Cable care", shell.Place{Page: document.SubscriptionsPage, ID: int64(plan.ID)}},
		{"business cards", "Tasks", "Order new business cards", shell.Place{Page: todayPage}},
		{"home", "Tags", "Home", shell.Place{Page: document.ContactsPage, Arg: document.TagArg + "Home"}},
		{"coast", "Saved views", "Coast", shell.Place{Page: document.ContactsPage, Arg: document.ViewArg + "Coast"}},
		{"lifetime", "Pages", "Lifetime value", shell.Place{Page: "finance", Tab: "value"}},
		{"closed months", "Pages", "Closed months", shell.Place{Page: settingsPage}},
		{"discounted", "Definitions", "Money is discounted at", shell.Place{Page: definitionsPage, Tab: "register"}},
	} {
		results, err := p.open.search(ctx, want.text)
		if err != nil {
			t.Fatal(err)
		}
		found := slices.IndexFunc(results, func(r shell.Result) bool { return r.Kind == want.kind && r.Title == want.title })
		if found < 0 || results[found].Place != want.place {
			t.Errorf("%q: %+v", want.text, results)
			continue
		}
		p.open.shell.Go(results[found].Place)
		if at := p.open.shell.Current(); at.Page != want.place.Page {
			t.Errorf("%q leads to %+v", want.text, at)
		}
	}
	p.open.shell.Go(shell.Place{Page: document.ContactsPage, Arg: document.TagArg + "Home"})
	wantText(t, p, "Home")
	p.open.shell.Go(shell.Place{Page: document.ContactsPage, Arg: document.ViewArg + "Coast"})
	wantText(t, p, "Coast")
}
