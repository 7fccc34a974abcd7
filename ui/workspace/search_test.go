package workspace

import (
	"context"
	"testing"

	"rapport/app"
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
