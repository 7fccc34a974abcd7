package settings

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

func newPage(t *testing.T) (*Page, *store.Store, *uitest.Around) {
	t.Helper()
	around, s := uitest.New(t), storetest.Sample(t)
	page := New(Deps{
		Source: s, Fail: around.Host(0).Fail, FieldErrors: shell.FieldErrors,
		Done:  func(sentence string, _ bool) { around.Say(sentence) },
		Theme: func() theme.Mode { return theme.Light }, SetTheme: func(theme.Mode) {}, SetLanguage: func(i18n.Language) {},
		Canvas:   around.Host(0).Canvas,
		FileCard: func() fyne.CanvasObject { return widgets.Row() }, Today: func() finance.Date { return finance.MustDate("2026-04-02") },
	})
	around.Hold(page.Content(), page.Refresh)
	page.Show(shell.Place{})
	return page, s, around
}

func TestMonthIsClosedAndOpenedAgain(t *testing.T) {
	page, s, around := newPage(t)
	if page.months.months[0] != finance.MustDate("2026-03-31").Month() {
		t.Fatalf("the newest month to close is %s, want the last that has ended", page.months.months[0])
	}
	closed := func() int {
		months, err := s.ClosedMonths(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return len(months)
	}
	page.months.table.Select(0)
	page.months.press()
	if closed() != 1 {
		t.Fatalf("%d months are closed; the page failed with %v", closed(), around.Failed)
	}
	page.months.table.Select(0)
	page.months.press()
	if closed() != 0 {
		t.Errorf("the month is still closed; the page failed with %v", around.Failed)
	}
}

func TestCompanyWithoutANameIsRefusedBesideTheField(t *testing.T) {
	page, s, _ := newPage(t)
	page.company.name.SetText("  ")
	page.company.save()
	if page.company.fields["name"].Error() == "" {
		t.Error("no error stands beside the name")
	}
	company, err := s.Company(context.Background())
	if err != nil || company.Name != "Harbour Audio" {
		t.Errorf("the company is called %q, %v", company.Name, err)
	}
}

func TestPersonIsAddedAndCanBeTakenBack(t *testing.T) {
	page, s, around := newPage(t)
	page.addStaff("Ines Moreau", func(err error) { t.Error(err) })
	count := func() (n int) {
		staff, err := s.StaffChoices(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range staff {
			if p.Name == "Ines Moreau" {
				n++
			}
		}
		return n
	}
	if count() != 1 || len(around.Said) != 1 {
		t.Fatalf("%d of that name, said %q", count(), around.Said)
	}
	page.addStaff("Ines Moreau", func(err error) {
		if app.KindOf(err) != app.Conflict && app.KindOf(err) != app.BadInput {
			t.Errorf("a second of the name failed with %v", err)
		}
	})
	if _, err := s.Undo(context.Background()); err != nil || count() != 0 {
		t.Errorf("undo left %d, %v", count(), err)
	}
}

func TestRebateOfferIsEnteredChangedAndTakenBack(t *testing.T) {
	page, s, around := newPage(t)
	around.NoFailures(t)
	ctx := context.Background()
	choices, err := s.ProductChoices(ctx, "", 1)
	if err != nil || len(choices) != 1 {
		t.Fatal(choices, err)
	}
	before := len(page.offers.rows)
	f := page.offers.open(offerRow{})
	f.name.SetText("Spring")
	f.share.SetText("140")
	f.save()
	for _, name := range []string{"product", "amount", "expected_redemption"} {
		if f.fields[name].Error() == "" {
			t.Errorf("the %s is not refused", name)
		}
	}
	f.product.SetChosen(widgets.Option{ID: int64(choices[0].ID), Title: choices[0].Name})
	f.amount.SetText("25")
	f.starts.SetDate(finance.MustDate("2031-03-01"))
	f.ends.SetDate(finance.MustDate("2031-02-01"))
	f.share.SetText("40 %")
	f.save()
	if f.fields["ends"].Error() == "" || !f.panel.IsOpen() {
		t.Fatal("an offer that ends before it starts was taken")
	}
	f.ends.SetDate(finance.MustDate("2031-03-31"))
	f.save()
	if f.panel.IsOpen() || len(page.offers.rows) != before+1 {
		t.Fatalf("%d offers; the form says %q", len(page.offers.rows), f.fields["name"].Error())
	}
	cell := page.offers.table.Source().Cell(0, 1)
	if cell.Text != "25.00" || cell.Second != "40\u00a0% claim" {
		t.Errorf("the newest offer shows %q, %q", cell.Text, cell.Second)
	}
	twin := page.offers.open(offerRow{RebateOffer: app.RebateOffer{Product: choices[0].ID}, product: choices[0].Name})
	twin.name.SetText("Spring too")
	twin.amount.SetText("10")
	twin.starts.SetDate(finance.MustDate("2031-03-15"))
	twin.save()
	if twin.fields["starts"].Error() == "" || len(page.offers.rows) != before+1 {
		t.Error("two offers run on one product in the same days")
	}
	twin.panel.Close()
	page.offers.remove([]int{0})
	if len(page.offers.rows) != before {
		t.Error("the offer is still there")
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	page.Refresh()
	if len(page.offers.rows) != before+1 || page.offers.rows[0].ExpectedRedemption.String() != "0.4" {
		t.Errorf("undo brought back %+v", page.offers.rows)
	}
}

// A person gets another name and is retired: not to be chosen for new work, but still
// named where they stand; both are taken back with Undo.
func TestPersonIsRenamedAndRetired(t *testing.T) {
	page, s, around := newPage(t)
	people := func() map[string]bool { // whether each may be chosen
		staff, err := s.StaffChoices(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]bool{}
		for _, p := range staff {
			all[p.Name] = !p.Retired
		}
		return all
	}
	first, second := page.staff.people[0], page.staff.people[1]
	page.staff.open(0)
	f := page.staff.form
	f.name.Control.(*widgets.Entry).SetText(second.Name)
	f.panel.Save()
	if f.name.Error() == "" || !f.panel.IsOpen() {
		t.Fatal("two people have one name")
	}
	f.name.Control.(*widgets.Entry).SetText("Ines Moreau")
	f.works.SetKey("left")
	f.panel.Save()
	if works, there := people()["Ines Moreau"]; !there || works || f.panel.IsOpen() || len(around.Failed) > 0 {
		t.Fatalf("people %v; failed %v", people(), around.Failed)
	}
	staff, err := s.StaffChoices(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if free, own := document.StaffOptions("", staff, 0), document.StaffOptions("", staff, first.ID); len(own) != len(free)+1 || own[len(own)-1].Title != "Ines Moreau" {
		t.Errorf("to choose from %v, and in their own record %v", free, own)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if works := people()[first.Name]; !works {
		t.Errorf("after undo %v", people())
	}
}
