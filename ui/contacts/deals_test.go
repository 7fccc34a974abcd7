package contacts

import (
	"testing"

	"rapport/app"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
)

func TestDealsOfAContactAreListedAndOpened(t *testing.T) {
	s := storetest.New(t)
	ann := storetest.Person("Ann Lee")
	storetest.Put(t, s, ann)
	open := &app.Deal{Number: "D-1", Contact: ann.ID, Title: "Sound", Stage: app.StageOffer, StageOn: today, Expected: today.AddDays(-1), Amount: 120_00}
	storetest.Put(t, s, open,
		&app.Deal{Number: "D-2", Contact: ann.ID, Title: "Light", Stage: app.StageLost, StageOn: today, Amount: 50_00})
	b := newBench(t, s)
	b.page.Show(shell.Place{ID: int64(ann.ID), Tab: tabDeals})
	tabs := b.page.record.tabs
	if tabs.deals.Source().Len() != 2 || openDeals(b.page.record.data.deals) != 1 {
		t.Fatalf("listed are %+v", b.page.record.data.deals)
	}
	if got := tabs.deals.Source().Cell(0, 4).Text; got != "120.00" {
		t.Errorf("its value is %q", got)
	}
	tabs.deals.OnActivated(0)
	want := shell.Place{Page: document.DealsPage, ID: int64(open.ID)}
	if n := len(b.Opened); n == 0 || b.Opened[n-1] != want {
		t.Errorf("opened %+v", b.Opened)
	}
}
