package campaigns

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/widgets"
)

// A segment is built, counted, kept, chosen again for another campaign, and its
// making taken back.
func TestSegmentIsBuiltKeptAndChosenAgain(t *testing.T) {
	b := newBench(t)
	b.fresh("Spring mail")
	d := b.Page.detail
	s := newSegment(b.Page, d.data)
	s.open("")
	everybody := len(s.found)
	s.revenueFrom.SetText("100")
	s.ordersFrom.SetText("2")
	s.bought.SetKey(string(app.BoughtProduct))
	s.find()
	if len(s.found) != 0 || s.fields["product"].Error() == "" {
		t.Fatalf("%d found of a product that is not chosen; said %q", len(s.found), s.fields["product"].Error())
	}
	choices, err := b.Store.ProductChoices(t.Context(), "CAM-100", 1)
	if err != nil {
		t.Fatal(err)
	}
	option := widgets.Option{ID: int64(choices[0].ID), Title: choices[0].Name}
	s.product.SetChosen(option)
	s.product.OnChanged(option)
	chosen := len(s.found)
	if chosen == 0 || chosen >= everybody {
		t.Fatalf("%d of %d found", chosen, everybody)
	}
	s.keep()
	if s.name.Error() == "" {
		t.Error("a segment without a name is kept")
	}
	name := s.name.Control.(*widgets.Entry)
	name.SetText("Loyal camera buyers")
	s.keep()
	if len(b.Said) != 2 || s.chosen() == nil || s.chosen().Filter.OrdersFrom != 2 {
		t.Fatalf("said %q, chosen %+v", b.Said, s.chosen())
	}
	s.add()
	if c := d.data.campaign; c.Segment != "Loyal camera buyers" || c.FixedOn != today || len(d.data.targets) != chosen {
		t.Errorf("the campaign has %d targets of %q fixed on %s", len(d.data.targets), c.Segment, c.FixedOn)
	}
	b.fresh("Summer mail")
	again := newSegment(b.Page, b.Page.detail.data)
	again.open("")
	again.saved.SetID(int64(again.kept[0].ID))
	again.choose(again.kept[0].ID)
	if len(again.found) != chosen || again.product.Chosen().Title != choices[0].Name || again.ordersFrom.Text != "2" {
		t.Errorf("chosen again: %d found, product %q", len(again.found), again.product.Chosen().Title)
	}
	again.within.SetText("x")
	if again.fields["last"].Error() == "" || !again.save.Disabled() {
		t.Error("days that cannot be read are taken")
	}
	again.drop()
	if len(again.kept) != 0 {
		t.Error("the segment is still there")
	}
	if _, err := b.Store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if all, err := b.Store.Segments(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("after undo %d segments, %v", len(all), err)
	}
}

// Orders after the touch are found as answers, and the list goes to files with one
// row for each target.
func TestAnswersAreFoundAndTheListIsExported(t *testing.T) {
	b := newBench(t)
	files := map[string][]byte{}
	b.Page.deps.SaveFile = func(name string, data []byte) { files[name] = data }
	b.fresh("Spring mail: a/b")
	d := b.Page.detail
	s := newSegment(b.Page, d.data)
	s.open("")
	s.add()
	d.targets.table.Unselect()
	d.targets.mark(finance.MustDate("2026-03-01"), false)
	d.targets.findAnswers()
	answered := 0
	for _, r := range d.data.targets {
		if r.RespondedOn != 0 {
			answered++
			if r.RespondedOn < r.TouchedOn {
				t.Errorf("%s answered on %s, before the touch", r.Name, r.RespondedOn)
			}
		}
	}
	if answered == 0 || answered == len(d.data.targets) {
		t.Fatalf("%d of %d answered", answered, len(d.data.targets))
	}
	for _, item := range d.targets.more()[1:] {
		item.Do()
	}
	if len(files) != 3 {
		t.Fatalf("%d files", len(files))
	}
	if rows := bytes.Count(files["Spring mail- a-b.csv"], []byte("\r\n")); rows != len(d.data.targets)+1 {
		t.Errorf("%d rows in the CSV", rows)
	}
	if cards := strings.Count(string(files["Spring mail- a-b.vcf"]), "BEGIN:VCARD"); cards != len(d.data.targets) {
		t.Errorf("%d cards", cards)
	}
	f, err := excelize.OpenReader(bytes.NewReader(files["Spring mail- a-b.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil || len(rows) != len(d.data.targets)+1 || rows[0][1] != "Name" {
		t.Errorf("%d rows in the workbook, %v", len(rows), err)
	}
}
