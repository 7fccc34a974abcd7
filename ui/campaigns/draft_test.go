package campaigns

import (
	"strings"
	"testing"

	"rapport/app"
	"rapport/store/storetest"
	"rapport/ui/widgets"
)

func TestCampaignOutlivesTheProgram(t *testing.T) {
	b := newBench(t)
	b.Page.openForm(0)
	f := b.Page.form
	f.name.SetText("Autumn letters")
	f.budget.SetText("12 00x")
	f.ends.SetText("+30")
	f.Keeper.Keep()
	kept := b.Unsaved()
	if len(kept) != 1 || kept[0].Title != "Autumn letters" {
		t.Fatalf("kept %+v", kept)
	}
	b.Restart()
	b.Page.Show(kept[0].Place())
	f = b.Page.form
	if f == nil || f.name.Text != "Autumn letters" || f.budget.Text != "12 00x" || f.ends.Date() == 0 {
		t.Fatalf("came back as %+v", f)
	}
	f.name.SetText("")
	f.budget.SetText("")
	f.ends.SetText("")
	f.Keeper.Keep()
	if len(b.Unsaved()) != 0 {
		t.Error("a form from which all was taken out again is kept")
	}
}

// The line for the next cost comes back with its campaign, and is forgotten once
// the cost is added.
func TestCostLineOutlivesTheProgram(t *testing.T) {
	b := newBench(t)
	row := b.open("Dynamic Sound")
	b.Page.detail.costs.amount.SetText("120")
	b.Page.detail.costs.note.SetText("print")
	kept := b.Unsaved()
	if len(kept) != 1 || kept[0].Of() != row.ID {
		t.Fatalf("kept %+v", kept)
	}
	b.Restart()
	b.Page.Show(kept[0].Place())
	d := b.Page.detail
	if d.tabs.Chosen() != tabCosts || d.costs.amount.Amount() != 12000 || d.costs.note.Text != "print" {
		t.Fatalf("came back with tab %s, %d, %q", d.tabs.Chosen(), d.costs.amount.Amount(), d.costs.note.Text)
	}
	before := len(d.costs.rows)
	d.costs.add()
	if len(d.costs.rows) != before+1 || len(b.Unsaved()) != 0 || d.costs.note.Text != "" {
		t.Errorf("after adding %d rows, kept %+v, note %q", len(d.costs.rows), b.Unsaved(), d.costs.note.Text)
	}
}

// The choice of targets comes back as it was typed, readable or not, and is forgotten
// once they are added.
func TestSegmentOutlivesTheProgram(t *testing.T) {
	b := newBench(t)
	storetest.Put(t, b.Store, &app.FieldDef{Name: "Boats", Kind: app.NumberField})
	b.fresh("Spring mail")
	row := b.Page.detail.InView()
	s := newSegment(b.Page, b.Page.detail.data)
	s.open("")
	s.keeper.Keep()
	if kept := b.Unsaved(); len(kept) != 0 {
		t.Fatalf("kept %+v of what was only looked at", kept)
	}
	s.revenueFrom.SetText("1 0x")
	tags := s.more.add(app.Condition{Way: app.IsNone})
	tags.several.SetKeys([]string{"Home"})
	boats := s.more.fields[0].ID
	s.more.add(app.Condition{Field: boats, Way: app.Between}).from.Control().(*widgets.Entry).SetText("4x")
	s.keeper.Keep()
	kept := b.Unsaved()
	if len(kept) != 1 || kept[0].Of() != row || kept[0].Title != "Spring mail" {
		t.Fatalf("kept %+v", kept)
	}
	b.Restart()
	b.Page.Show(kept[0].Place())
	s = b.Page.segment
	if s == nil || s.revenueFrom.Text != "1 0x" || len(s.more.rows) != 2 || s.more.fault.Value == "" || !s.save.Disabled() {
		t.Fatalf("came back as %+v", s)
	}
	if keys := s.more.rows[0].several.Keys(); len(keys) != 1 || keys[0] != "Home" {
		t.Errorf("the tags came back as %q", keys)
	}
	from := s.more.rows[1].from.Control().(*widgets.Entry)
	if from.Text != "4x" {
		t.Errorf("the limit came back as %q", from.Text)
	}
	s.revenueFrom.SetText("")
	s.more.remove(s.more.rows[1])
	all := len(s.people)
	if len(s.found) == 0 || len(s.found) == all || s.more.fault.Value != "" {
		t.Fatalf("%d of %d found; said %q", len(s.found), all, s.more.fault.Value)
	}
	for _, id := range s.found {
		for _, r := range s.people {
			if r.ID == id && strings.Contains(r.Tags, "Home") {
				t.Errorf("%s has the tag that is left out", r.Name)
			}
		}
	}
	s.add()
	if kept := b.Unsaved(); len(kept) != 0 || len(b.Page.detail.data.targets) == 0 {
		t.Errorf("after adding kept %+v", kept)
	}
}

// A segment of the time when one tag was all that could be asked for is shown as the
// condition that it is.
func TestOlderSegmentShowsItsTag(t *testing.T) {
	b := newBench(t)
	storetest.Put(t, b.Store, &app.Segment{Name: "Homes", Filter: app.SegmentFilter{Contacts: app.ContactFilter{Tag: "home"}}})
	b.fresh("Spring mail")
	s := newSegment(b.Page, b.Page.detail.data)
	s.open("")
	everybody := len(s.found)
	s.saved.SetID(int64(s.kept[0].ID))
	s.choose(s.kept[0].ID)
	if len(s.more.rows) != 1 || len(s.found) == 0 || len(s.found) == everybody {
		t.Fatalf("%d rows, %d of %d found", len(s.more.rows), len(s.found), everybody)
	}
	s.keep()
	g := s.kept[0]
	if g.Filter.Contacts.Tag != "" || len(g.Filter.Conditions) != 1 || g.Filter.Conditions[0].Way != app.IsAny {
		t.Errorf("kept as %+v", g.Filter)
	}
}
