package subscriptions

import (
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

var today = finance.MustDate("2026-05-16")

// bench is the page over a company file, which tells of no error.
type bench struct {
	*uitest.Bench[*store.Store, *Page]
}

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{uitest.NewBench(t, s, today, func(s *store.Store, host document.Host) *Page { return New(Deps{Data: s, Host: host}) })}
	b.NoFailures(t)
	return b
}

func (b *bench) rows() []app.SubscriptionRow {
	b.T.Helper()
	rows, err := b.Store.SubscriptionRows(b.T.Context(), 0)
	if err != nil {
		b.T.Fatal(err)
	}
	return rows
}

func (b *bench) with(name string) *app.Contact {
	c := storetest.Person(name)
	storetest.Put(b.T, b.Store, c)
	return c
}

func TestSubscriptionIsTypedBilledEndedAndGoesOn(t *testing.T) {
	b := newBench(t, storetest.New(t))
	ann := b.with("Ann Lee")
	b.Page.Show(shell.Place{Arg: "new", ID: int64(ann.ID)})
	f := b.Page.form
	f.Panel.Save()
	if f.Fields["amount"].Error() == "" {
		t.Fatal("a plan without an amount was taken")
	}
	f.amount.SetText("10")
	f.Panel.Save()
	if f.Fields["plan"].Error() == "" || len(b.rows()) != 0 {
		t.Fatal("a plan without a name was taken")
	}
	f.plan.SetText("Care")
	f.starts.SetDate(finance.MustDate("2026-01-31"))
	f.Panel.Save()
	l := b.Page.list
	if len(l.Shown) != 1 || l.Shown[0].Made != 0 || len(l.offer.Objects) != 1 {
		t.Fatalf("saved %+v, offers %d", l.Shown, len(l.offer.Objects))
	}
	if n, sum := due(l.Shown[0], today); n != 4 || sum != 40_00 { // 31 Jan, 28 Feb, 31 Mar, 30 Apr
		t.Fatalf("due are %d bills, %d", n, sum)
	}
	b.Page.bill()
	if r := b.rows()[0]; r.Made != 4 || r.Billed != 40_00 || r.Next() != finance.MustDate("2026-05-31") {
		t.Errorf("billed: %+v, next %v", r, r.Next())
	}
	b.Page.askEnd(l.Shown[0])
	if got := b.Page.ending.day.Date(); got != finance.MustDate("2026-05-31") {
		t.Errorf("the end proposed is %v", got)
	}
	b.Page.ending.day.SetDate(finance.MustDate("2025-12-31"))
	b.Page.ending.panel.Save()
	if b.Page.ending.field.Error() == "" || b.rows()[0].Ends != 0 {
		t.Fatal("an end before the start was taken")
	}
	b.Page.ending.day.SetDate(finance.MustDate("2026-03-31"))
	b.Page.ending.panel.Save()
	if r := b.rows()[0]; r.Made != 2 || r.Next() != 0 || running(r, today) {
		t.Errorf("ended: %+v", r)
	}
	if len(l.Shown) != 0 {
		t.Errorf("among those running are %+v", l.Shown)
	}
	b.Page.end(b.rows()[0], 0)
	if r := b.rows()[0]; r.Made != 4 || r.Ends != 0 {
		t.Errorf("going on: %+v", r)
	}
	storetest.Sound(t, b.Store)
	for range 3 {
		if _, err := b.Store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if r := b.rows()[0]; r.Made != 0 {
		t.Errorf("taken back: %+v", r)
	}
	storetest.Sound(t, b.Store)
}

func TestUnsavedSubscriptionComesBackAfterACrash(t *testing.T) {
	b := newBench(t, storetest.New(t))
	ann := b.with("Ann Lee")
	b.Page.New(0)
	f := b.Page.form
	f.with.SetChosen(widgets.Option{ID: int64(ann.ID), Title: ann.Name})
	f.plan.SetText("Care")
	f.Keeper.Rest()
	b.Restart()
	b.Page.New(0)
	f = b.Page.form
	if f.plan.Text != "Care" || f.with.ID() != int64(ann.ID) {
		t.Fatalf("came back %q with %d", f.plan.Text, f.with.ID())
	}
	f.amount.SetText("12")
	f.Panel.Save()
	if rows := b.rows(); len(rows) != 1 || rows[0].Amount != 12_00 {
		t.Errorf("saved %+v", rows)
	}
	if left := b.Unsaved(); len(left) != 0 {
		t.Errorf("left are %+v", left)
	}
}

func TestSampleSubscriptionsAreFilteredByState(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	l := b.Page.list
	all := len(l.All)
	if all == 0 {
		t.Fatal("the sample company has none")
	}
	seen := 0
	for _, state := range []string{goingOn, ended} {
		l.state.SetKey(state)
		l.Show()
		seen += len(l.Shown)
		for _, r := range l.Shown {
			if running(r, today) != (state == goingOn) {
				t.Errorf("%s of %s is not %s", r.Plan, r.Customer, state)
			}
		}
	}
	if seen != all {
		t.Errorf("%d seen of %d", seen, all)
	}
	l.state.SetKey(goingOn)
	l.Show()
	l.Search.SetText("nobody at all")
	if b.Page.bills.InView() != 0 {
		t.Error("what the search takes away stays beside the list")
	}
	l.Search.SetText("")
	if b.Page.bills.InView() != l.Shown[0].ID || b.Page.bills.row.ID != l.Shown[0].ID || b.Page.bills.table.Source().Len() == 0 {
		t.Errorf("beside the list: %+v", b.Page.bills.row)
	}
}
