package subscriptions

import (
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/shell"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

var today = finance.MustDate("2026-05-16")

type bench struct {
	*uitest.Around
	t     *testing.T
	store *store.Store
	page  *Page
}

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), t: t, store: s}
	b.NoFailures(t)
	b.restart()
	return b
}

// restart makes the page anew over the same file, as the next start does.
func (b *bench) restart() {
	for _, overlay := range b.Window.Canvas().Overlays().List() {
		b.Window.Canvas().Overlays().Remove(overlay)
	}
	b.page = New(Deps{Data: b.store, Host: b.Host(today)})
	b.Hold(b.page.Content(), b.page.Refresh)
	b.page.Show(shell.Place{})
}

func (b *bench) rows() []app.SubscriptionRow {
	b.t.Helper()
	rows, err := b.store.SubscriptionRows(b.t.Context(), 0)
	if err != nil {
		b.t.Fatal(err)
	}
	return rows
}

func (b *bench) with(name string) *app.Contact {
	c := storetest.Person(name)
	storetest.Put(b.t, b.store, c)
	return c
}

func TestSubscriptionIsTypedBilledEndedAndGoesOn(t *testing.T) {
	b := newBench(t, storetest.New(t))
	ann := b.with("Ann Lee")
	b.page.Show(shell.Place{Arg: "new", ID: int64(ann.ID)})
	f := b.page.form
	f.panel.Save()
	if f.fields["amount"].Error() == "" {
		t.Fatal("a plan without an amount was taken")
	}
	f.amount.SetText("10")
	f.panel.Save()
	if f.fields["plan"].Error() == "" || len(b.rows()) != 0 {
		t.Fatal("a plan without a name was taken")
	}
	f.plan.SetText("Care")
	f.starts.SetDate(finance.MustDate("2026-01-31"))
	f.panel.Save()
	l := b.page.list
	if len(l.shown) != 1 || l.shown[0].Made != 0 || len(l.offer.Objects) != 1 {
		t.Fatalf("saved %+v, offers %d", l.shown, len(l.offer.Objects))
	}
	if n, sum := due(l.shown[0], today); n != 4 || sum != 40_00 { // 31 Jan, 28 Feb, 31 Mar, 30 Apr
		t.Fatalf("due are %d bills, %d", n, sum)
	}
	b.page.bill()
	if r := b.rows()[0]; r.Made != 4 || r.Billed != 40_00 || r.Next() != finance.MustDate("2026-05-31") {
		t.Errorf("billed: %+v, next %v", r, r.Next())
	}
	b.page.askEnd(l.shown[0])
	if got := b.page.ending.day.Date(); got != finance.MustDate("2026-05-31") {
		t.Errorf("the end proposed is %v", got)
	}
	b.page.ending.day.SetDate(finance.MustDate("2025-12-31"))
	b.page.ending.panel.Save()
	if b.page.ending.field.Error() == "" || b.rows()[0].Ends != 0 {
		t.Fatal("an end before the start was taken")
	}
	b.page.ending.day.SetDate(finance.MustDate("2026-03-31"))
	b.page.ending.panel.Save()
	if r := b.rows()[0]; r.Made != 2 || r.Next() != 0 || running(r, today) {
		t.Errorf("ended: %+v", r)
	}
	if len(l.shown) != 0 {
		t.Errorf("among those running are %+v", l.shown)
	}
	b.page.end(b.rows()[0], 0)
	if r := b.rows()[0]; r.Made != 4 || r.Ends != 0 {
		t.Errorf("going on: %+v", r)
	}
	storetest.Sound(t, b.store)
	for range 3 {
		if _, err := b.store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if r := b.rows()[0]; r.Made != 0 {
		t.Errorf("taken back: %+v", r)
	}
	storetest.Sound(t, b.store)
}

func TestUnsavedSubscriptionComesBackAfterACrash(t *testing.T) {
	b := newBench(t, storetest.New(t))
	ann := b.with("Ann Lee")
	b.page.open(0, 0, "")
	f := b.page.form
	f.with.SetChosen(widgets.Option{ID: int64(ann.ID), Title: ann.Name})
	f.plan.SetText("Care")
	f.keeper.Rest()
	b.restart()
	b.page.open(0, 0, "")
	f = b.page.form
	if f.plan.Text != "Care" || f.with.ID() != int64(ann.ID) {
		t.Fatalf("came back %q with %d", f.plan.Text, f.with.ID())
	}
	f.amount.SetText("12")
	f.panel.Save()
	if rows := b.rows(); len(rows) != 1 || rows[0].Amount != 12_00 {
		t.Errorf("saved %+v", rows)
	}
	if drafts, err := b.store.Drafts(t.Context(), "form/"); err != nil || len(drafts) != 0 {
		t.Errorf("left are %+v, %v", drafts, err)
	}
}

func TestSampleSubscriptionsAreFilteredByState(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	l := b.page.list
	all := len(l.all)
	if all == 0 {
		t.Fatal("the sample company has none")
	}
	seen := 0
	for _, state := range []string{goingOn, ended} {
		l.state.SetKey(state)
		l.filter()
		seen += len(l.shown)
		for _, r := range l.shown {
			if running(r, today) != (state == goingOn) {
				t.Errorf("%s of %s is not %s", r.Plan, r.Customer, state)
			}
		}
	}
	if seen != all {
		t.Errorf("%d seen of %d", seen, all)
	}
	l.state.SetKey(goingOn)
	l.filter()
	if b.page.bills.row.ID != l.shown[0].ID || b.page.bills.table.Source().Len() == 0 {
		t.Errorf("beside the list: %+v", b.page.bills.row)
	}
}
