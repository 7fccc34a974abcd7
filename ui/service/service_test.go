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

func (b *bench) cases(t *testing.T) []app.ServiceRow {
	t.Helper()
	rows, err := b.Store.ServiceRows(t.Context(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCaseAboutAnOrderIsCostedAsItIsPosted(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	before := len(b.cases(t))
	orders, err := b.Store.OrderRows(t.Context(), 0, 50)
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
	b.Page.Show(shell.Place{Arg: document.ForOrder, ID: int64(order.ID)})
	f := b.Page.form
	if f.with.ID() != int64(order.Contact) || f.order.ID() != int64(order.ID) || !f.warranty.On() {
		t.Fatalf("begun with %+v, %+v", f.with.Chosen(), f.order.Chosen())
	}
	f.minutes.SetText("a while")
	f.parts.SetText("12.345.6")
	f.Panel.Save()
	if f.Fields["minutes"].Error() == "" || f.Fields["parts_cost"].Error() == "" || len(b.cases(t)) != before {
		t.Fatal("what cannot be read was taken")
	}
	f.minutes.SetText("30")
	f.parts.SetText("9.50")
	f.note.SetText("Belt replaced")
	said := f.cost.Value
	f.Panel.Save()
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
	if got := b.Page.list.Shown[b.Page.list.Table.Selected()].ID; got != r.ID {
		t.Errorf("selected is %d, want %d", got, r.ID)
	}
	b.Page.delete(r)
	if len(b.cases(t)) != before {
		t.Error("deleted it is still there")
	}
	if _, err := b.Store.Undo(t.Context()); err != nil || len(b.cases(t)) != before+1 {
		t.Errorf("taken back: %d cases, %v", len(b.cases(t)), err)
	}
	storetest.Sound(t, b.Store)
}

func amount(a finance.Amount) string {
	usd, _ := finance.CurrencyByCode("USD")
	return a.Text(usd)
}

func TestCaseWithoutACustomerIsSaidBesideTheFieldAndKept(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.Page.NewCase(0)
	f := b.Page.form
	f.note.SetText("keep me")
	f.Panel.Save()
	if f.Fields["customer"].Error() == "" || len(b.cases(t)) != 0 {
		t.Error("a case without a customer was taken")
	}
	f.Panel.AskClose()
	b.Page.NewCase(0)
	if f = b.Page.form; !f.Panel.IsOpen() || f.note.Text != "keep me" {
		t.Error("what was typed is gone")
	}
}

func TestCasesAreFilteredAndSummed(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	l := b.Page.list
	if len(l.Shown) == 0 || len(l.Shown) != len(b.cases(t)) {
		t.Fatalf("%d shown of %d", len(l.Shown), len(b.cases(t)))
	}
	l.kind.SetKey(warranty)
	l.Show()
	for _, r := range l.Shown {
		if !r.Warranty {
			t.Errorf("%s is not under warranty", r.Number)
		}
	}
	l.Table.OnSort("cost", true)
	for i, r := range l.Shown[1:] {
		if r.Cost > l.Shown[i].Cost {
			t.Fatalf("%s costs more than %s above it", r.Number, l.Shown[i].Number)
		}
	}
	first := l.All[len(l.All)-1]
	l.kind.SetKey(chargeable)
	l.Show()
	b.Page.Show(shell.Place{ID: int64(first.ID)})
	if i := l.Table.Selected(); i < 0 || l.Shown[i].ID != first.ID {
		t.Errorf("the case asked for is not selected but row %d", i)
	}
}
