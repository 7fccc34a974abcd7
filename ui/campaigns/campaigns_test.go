package campaigns

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// open shows a campaign of the sample company.
func (b *bench) open(name string) app.CampaignRow {
	b.T.Helper()
	for _, r := range b.Page.list.All {
		if r.Name == name {
			b.Page.Show(shell.Place{Page: document.CampaignsPage, ID: int64(r.ID)})
			return r
		}
	}
	b.T.Fatalf("no campaign %s", name)
	return app.CampaignRow{}
}

// fresh makes a campaign by the form and shows it.
func (b *bench) fresh(name string) {
	b.T.Helper()
	b.Page.openForm(0)
	f := b.Page.form
	f.name.SetText(name)
	for _, o := range f.source.Options {
		if o.Title == "E-mail" {
			f.source.SetID(o.ID)
		}
	}
	f.save()
	if len(b.Failed) != 0 || b.Page.detail.data == nil || b.Page.detail.data.campaign.Name != name {
		b.T.Fatalf("the new campaign is not shown; failed %v", b.Failed)
	}
}

func TestReturnIsThatOfTheMediaReport(t *testing.T) {
	b := newBench(t)
	row := b.open("Dynamic Sound")
	r, err := report.MediaROI(t.Context(), b.Store, report.MediaROIQuery{By: report.ByCampaign})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range r.Rows {
		if want.ID == row.ID {
			got := b.Page.detail.media
			if got.Cost != want.Cost || got.Margin != want.Margin || *got.ROI != *want.ROI {
				t.Errorf("shown %+v, report %+v", got, want)
			}
			return
		}
	}
	t.Error("the media report has no Dynamic Sound")
}

func TestCampaignFromFormToTargetsAndCosts(t *testing.T) {
	b := newBench(t)
	b.fresh("Spring mail")
	d := b.Page.detail
	s := newSegment(b.Page, d.data)
	s.open("")
	everybody := len(s.found)
	s.profitFrom.SetText("0.01")
	profitable := len(s.found)
	if everybody == 0 || profitable == 0 || profitable >= everybody {
		t.Fatalf("%d contacts, of them %d profitable", everybody, profitable)
	}
	for _, r := range s.people {
		if slices.Contains(s.found, r.ID) && r.Profit <= 0 {
			t.Fatalf("%s earns %d and counts as profitable", r.Name, r.Profit)
		}
	}
	s.add()
	if len(d.data.targets) != profitable {
		t.Fatalf("%d targets, %d were added", len(d.data.targets), profitable)
	}
	again := newSegment(b.Page, d.data)
	again.open("")
	if len(again.found) != everybody-profitable {
		t.Errorf("%d are offered again, %d are left", len(again.found), everybody-profitable)
	}
	again.panel.Close()

	d.costs.amount.SetText("100*2")
	d.costs.note.SetText("Printing")
	d.costs.add()
	if len(d.data.costs) != 1 || d.data.costs[0].Amount != 20000 || d.data.costs[0].Day != today {
		t.Errorf("costs %+v, failed %v", d.data.costs, b.Failed)
	}
	d.costs.amount.SetText("")
	d.costs.add()
	if d.costs.fault.Hidden {
		t.Error("a cost of nothing is not refused")
	}
}

func TestTouchesAndAnswersAreDated(t *testing.T) {
	b := newBench(t)
	b.fresh("Spring mail")
	d := b.Page.detail
	s := newSegment(b.Page, d.data)
	s.open("")
	s.add()
	day := finance.MustDate("2026-04-10")
	d.targets.table.Select(2)
	chosen := d.data.targets[2].ID
	d.targets.mark(day, true)
	for _, r := range d.data.targets {
		if answered := r.RespondedOn == day && r.TouchedOn == day; answered != (r.ID == chosen) {
			t.Fatalf("target %s touched %s, answered %s", r.Name, r.TouchedOn, r.RespondedOn)
		}
	}
	d.targets.table.Unselect()
	later := day.AddDays(1)
	d.targets.mark(later, false)
	for _, r := range d.data.targets {
		want := later
		if r.ID == chosen {
			want = day
		}
		if r.TouchedOn != want {
			t.Fatalf("%s was touched on %s, want %s", r.Name, r.TouchedOn, want)
		}
	}
	before := len(d.data.targets)
	d.targets.table.Select(0)
	d.targets.remove(nil)
	if len(d.data.targets) != before-1 {
		t.Errorf("%d targets after one of %d was removed", len(d.data.targets), before)
	}
}

func TestFormRefusesBesideTheField(t *testing.T) {
	b := newBench(t)
	b.Page.openForm(0)
	f := b.Page.form
	f.ends.SetDate(today.AddDays(-5))
	f.save()
	for _, name := range []string{"name", "media_source", "end"} {
		if f.Fields[name].Error() == "" {
			t.Errorf("no error beside %s", name)
		}
	}
	if !f.Panel.IsOpen() || len(b.Said) != 0 {
		t.Error("a campaign without a name was saved")
	}
}

func TestOrdersThatNameTheCampaign(t *testing.T) {
	b := newBench(t)
	row := b.open("Dynamic Sound")
	b.Page.detail.showTab(tabOrders)
	if got := len(b.Page.detail.orders.rows); got != row.Orders || got == 0 {
		t.Errorf("%d orders beside the campaign, %d in the list", got, row.Orders)
	}
}

// TestMarkingAsksForTheDay below the button, and refuses one that is none.
func TestMarkingAsksForTheDay(t *testing.T) {
	b := newBench(t)
	b.open("Dynamic Sound")
	d := b.Page.detail
	d.targets.table.Select(0)
	test.Tap(d.targets.respond)
	pop := b.Window.Canvas().Overlays().Top()
	if pop == nil {
		t.Fatal("nobody asks for the day")
	}
	var day *widgets.DateField
	var mark *widgets.Button
	for _, o := range test.LaidOutObjects(pop) {
		switch o := o.(type) {
		case *widgets.DateField:
			day = o
		case *widgets.Button:
			if o.Kind == widgets.Primary {
				mark = o
			}
		}
	}
	if day.Date() != today {
		t.Errorf("the day offered is %s", day.Date())
	}
	day.SetText("never")
	test.Tap(mark)
	if b.Window.Canvas().Overlays().Top() == nil || len(b.Said) != 0 {
		t.Fatal("never is taken for a day")
	}
	chosen := d.data.targets[0].ID
	day.SetText("2026-03-20")
	test.Tap(mark)
	for _, r := range d.data.targets {
		if r.ID == chosen && r.RespondedOn != finance.MustDate("2026-03-20") {
			t.Errorf("the answer is of %s", r.RespondedOn)
		}
	}
	if b.Window.Canvas().Overlays().Top() != nil {
		t.Error("the question stays open")
	}
}

// TestCostOverTheBudgetIsSaid in the tile of the cost.
func TestCostOverTheBudgetIsSaid(t *testing.T) {
	b := newBench(t)
	b.open("Dynamic Sound")
	d := b.Page.detail
	if got := d.figure.cost.Note(); got != "15.00 over budget" {
		t.Errorf("the tile says %q", got)
	}
	d.data.campaign.Budget = 0
	d.setReturn(b.Page.list.returns)
	if got := d.figure.cost.Note(); got != "75.00 media, 15.00 sending" {
		t.Errorf("without a budget the tile says %q", got)
	}
	if got := d.figure.roi.Note(); got != "+1,563.95 net" {
		t.Errorf("beside the ROI stands %q", got)
	}
}
