package definitions

import (
	"context"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// poolsBench shows the pools of an empty company.
func poolsBench(t *testing.T) *bench {
	t.Helper()
	b := newBench(t, storetest.New(t))
	b.page.Show(shell.Place{Page: PageName, Tab: tabPools})
	return b
}

func (b *bench) months() []app.PoolMonth {
	b.t.Helper()
	months, err := b.store.PoolMonths(context.Background(), 0)
	if err != nil {
		b.t.Fatal(err)
	}
	return months
}

// openMonth opens the form of a month and gives it back.
func (b *bench) openMonth(m app.PoolMonth) (*widgets.Panel, *monthForm) {
	b.t.Helper()
	f := &monthForm{view: b.page.pools, record: m, fields: map[string]*widgets.Field{}}
	f.make()
	f.fill(m)
	f.panel.Open(b.Window.Canvas())
	return f.panel, f
}

func TestPoolIsAddedAndItsMonthEntered(t *testing.T) {
	b := poolsBench(t)
	b.NoFailures(t)
	if b.page.pools.root.Objects[0] != b.page.pools.empty {
		t.Fatal("without pools the page does not say what a pool is")
	}
	b.page.pools.openPool()
	panel := widgets.TopPanel(b.Window.Canvas())
	panel.Save()
	if !panel.IsOpen() {
		t.Fatal("a pool without a name was taken")
	}
	b.Window.Canvas().Focus(panel.First)
	for _, r := range "Order desk" {
		b.Window.Canvas().Focused().TypedRune(r)
	}
	panel.Save()

	panel, f := b.openMonth(app.PoolMonth{})
	if f.month.Key() != today.Month().String() || f.poolName() != "Order desk" {
		t.Errorf("the form offers %s of %s", f.month.Key(), f.poolName())
	}
	f.cost.SetText("560000")
	for _, capacity := range []string{"", "0", "-5", "abc"} {
		f.capacity.SetText(capacity)
		f.save()
		if f.fields["capacity_minutes"].Error() == "" || !panel.IsOpen() {
			t.Errorf("a capacity of %q was taken", capacity)
		}
	}
	f.cost.SetText("")
	f.capacity.SetText("700000")
	f.save()
	if f.fields["cost"].Error() == "" || len(b.months()) != 0 {
		t.Error("a month without a cost was taken")
	}
	f.cost.SetText("560000")
	if got := f.fields["capacity_minutes"].Hint; got != "0.80 a minute" {
		t.Errorf("the form says %q, want the rate of Kaplan and Anderson", got)
	}
	f.save()
	rows := b.page.pools.table.Source()
	if panel.IsOpen() || rows.Len() != 1 || rows.Cell(0, 6).Text != "0.80" || rows.Cell(0, 7).Text != "560,000.00" || rows.Cell(0, 9).Text != "provisional" {
		t.Errorf("%d rows: %v", rows.Len(), b.page.pools.rows)
	}
}

func TestMonthOfAPoolIsCopiedChangedAndRemoved(t *testing.T) {
	b := poolsBench(t)
	b.NoFailures(t)
	desk := &app.Pool{Name: "Order desk"}
	storetest.Put(t, b.store, desk)
	storetest.Put(t, b.store, &app.PoolMonth{Pool: desk.ID, Month: "2026-02", Cost: 500000, Capacity: decimal.RequireFromString("7000")})
	b.page.Refresh()
	b.page.pools.copyMonth()
	if months := b.months(); len(months) != 2 || months[1].Month != "2026-03" || months[1].Cost != 500000 {
		t.Fatalf("the months are %v", months)
	}
	march, _ := b.page.pools.find(desk.ID, "2026-03")
	_, f := b.openMonth(march)
	f.cost.SetText("6,000")
	f.save()
	if months := b.months(); len(months) != 2 || months[1].ID != march.ID || months[1].Cost != 600000 {
		t.Fatalf("after the change the months are %v", months)
	}
	_, f = b.openMonth(app.PoolMonth{})
	if f.month.Key() != "2026-04" || f.cost.Amount() != 600000 || f.fields["month"].Hint == "" {
		t.Errorf("the next month is %s with %v", f.month.Key(), f.cost.Amount())
	}
	f.panel.Close()
	b.page.pools.remove([]int{0}) // the newest
	if months := b.months(); len(months) != 1 || months[0].Month != "2026-02" {
		t.Errorf("after removing March the months are %v", months)
	}
	if _, err := b.store.Undo(context.Background()); err != nil || len(b.months()) != 2 {
		t.Errorf("undo left %d months, %v", len(b.months()), err)
	}
}

// An order of 10 minutes at .80 uses 10 of 7,000 minutes and absorbs 8.00.
func TestUsedMinutesOfAPool(t *testing.T) {
	s, _ := shop(t)
	b := newBench(t, s)
	b.NoFailures(t)
	desk := &app.Pool{Name: "Order desk"}
	storetest.Put(t, s, desk)
	storetest.Put(t, s, &app.PoolMonth{Pool: desk.ID, Month: "2026-03", Cost: 560000, Capacity: decimal.RequireFromString("7000")})
	b.page.Refresh()
	b.draft("2026-03-01")
	r := b.rate("order.web")
	r.fixed.SetText("0")
	r.minutes.SetText("10")
	if r.note.Value != "Choose the pool whose minutes these are." {
		t.Errorf("minutes of no pool say %q", r.note.Value)
	}
	b.page.register.draft.reset() // the pool is known now
	b.page.register.refresh()
	r = b.rate("order.web")
	r.pool.SetKey("Order desk")
	b.page.register.draft.form.touch()
	b.page.register.draft.choose(tabChange)
	if d := b.change().found; d == nil || d.After-d.Before != -650 {
		t.Fatalf("10 minutes at .80 instead of 1.50 change %+v, want −6.50", d)
	}
	b.page.register.draft.adoptIt()
	b.page.Show(shell.Place{Page: PageName, Tab: tabPools})
	rows := b.page.pools.rows
	if len(rows) == 0 || rows[len(rows)-1].Month != finance.MustDate("2026-03-01").Month() {
		t.Fatalf("the rows are %v", rows)
	}
	march := rows[len(rows)-1]
	if march.UsedMinutes != 10 || march.Absorbed != 800 || march.UnusedCost != 559200 {
		t.Errorf("March used %v minutes, absorbed %v, left %v", march.UsedMinutes, march.Absorbed, march.UnusedCost)
	}
}
