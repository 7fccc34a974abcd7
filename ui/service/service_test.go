package service

import (
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/uitest"
)

var today = finance.MustDate("2026-03-16")

type bench struct {
	*uitest.Around
	store *store.Store
	page  *Page
}

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), store: s}
	b.NoFailures(t)
	b.page = New(Deps{Data: s, Host: b.Host(today)})
	b.Hold(b.page.Content(), b.page.Refresh)
	b.page.Show(shell.Place{})
	return b
}

func (b *bench) cases(t *testing.T) []app.ServiceRow {
	t.Helper()
	rows, err := b.store.ServiceRows(t.Context(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCaseAboutAnOrderIsCostedAsItIsPosted(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	before := len(b.cases(t))
	orders, err := b.store.OrderRows(t.Context(), 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	order := orders[0]
	for _, o := range orders {
		if o.Contact != 0 {
			order = o
			break
		}
	}
	b.page.Show(shell.Place{Arg: document.ForOrder, ID: int64(order.ID)})
	f := b.page.form
	if f.with.ID() != int64(order.Contact) || f.order.ID() != int64(order.ID) || !f.warranty.On() {
		t.Fatalf("begun with %+v, %+v", f.with.Chosen(), f.order.Chosen())
	}
	f.minutes.SetText("a while")
	f.parts.SetText("12.345.6")
	f.panel.Save()
	if f.fields["minutes"].Error() == "" || f.fields["parts_cost"].Error() == "" || len(b.cases(t)) != before {
		t.Fatal("what cannot be read was taken")
	}
	f.minutes.SetText("30")
	f.parts.SetText("9.50")
	f.note.SetText("Belt replaced")
	said := f.cost.Value
	f.panel.Save()
	rows := b.cases(t)
	if len(rows) != before+1 {
		t.Fatalf("%d cases, before %d", len(rows), before)
	}
	r := rows[0]
	if r.Note != "Belt replaced" || r.Order != order.ID || r.Parts != 9_50 || r.Minutes.Decimal.String() != "30" || !r.Warranty {
		t.Errorf("saved %+v", r)
	}
	if want := "costs " + amount(r.Cost); said != want || r.Cost <= r.Parts {
		t.Errorf("the form said %q, posted was %q", said, want)
	}
	if got := b.page.list.shown[b.page.list.table.Selected()].ID; got != r.ID {
		t.Errorf("selected is %d, want %d", got, r.ID)
	}
	b.page.delete(r)
	if len(b.cases(t)) != before {
		t.Error("deleted it is still there")
	}
	if _, err := b.store.Undo(t.Context()); err != nil || len(b.cases(t)) != before+1 {
		t.Errorf("taken back: %d cases, %v", len(b.cases(t)), err)
	}
	storetest.Sound(t, b.store)
}

func amount(a finance.Amount) string {
	usd, _ := finance.CurrencyByCode("USD")
	return a.Text(usd)
}

func TestCaseWithoutACustomerIsSaidBesideTheFieldAndKept(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.page.NewCase(0)
	f := b.page.form
	f.note.SetText("keep me")
	f.panel.Save()
	if f.fields["customer"].Error() == "" || len(b.cases(t)) != 0 {
		t.Error("a case without a customer was taken")
	}
	f.panel.AskClose()
	b.page.NewCase(0)
	if f = b.page.form; !f.panel.IsOpen() || f.note.Text != "keep me" {
		t.Error("what was typed is gone")
	}
}

func TestCasesAreFilteredAndSummed(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	l := b.page.list
	if len(l.shown) == 0 || len(l.shown) != len(b.cases(t)) {
		t.Fatalf("%d shown of %d", len(l.shown), len(b.cases(t)))
	}
	l.kind.SetKey(warranty)
	l.filter()
	for _, r := range l.shown {
		if !r.Warranty {
			t.Errorf("%s is not under warranty", r.Number)
		}
	}
	first := l.all[len(l.all)-1]
	l.kind.SetKey(chargeable)
	l.filter()
	b.page.Show(shell.Place{ID: int64(first.ID)})
	if i := l.table.Selected(); i < 0 || l.shown[i].ID != first.ID {
		t.Errorf("the case asked for is not selected but row %d", i)
	}
}
