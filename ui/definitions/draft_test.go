package definitions

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// draft begins a draft in force from a day.
func (b *bench) draft(day string) *form {
	b.t.Helper()
	b.page.register.newDraft()
	f := b.page.register.draft.form
	if day != "" {
		f.day.SetDate(finance.MustDate(day))
		f.touch()
	}
	return f
}

// rate is the line of an activity.
func (b *bench) rate(code string) *gridRow {
	b.t.Helper()
	for _, r := range b.page.register.draft.form.grid.rows {
		if r.line.Code == code {
			return r
		}
	}
	b.t.Fatalf("there is no line of %s", code)
	return nil
}

func (b *bench) change() *changeView { return b.page.register.draft.change }

func TestDraftComesBackAsItWasTyped(t *testing.T) {
	b := newBench(t, storetest.New(t))
	f := b.draft("2026-05-01")
	f.discount.SetText("12.5 o")
	f.note.SetText("Dearer money")
	b.rate("order.web").fixed.SetText("-")
	f.grid.addOwn()
	f.grid.rows[len(f.grid.rows)-1].name.SetText("Gift wrapping")

	b.page = b.newPage()
	f = b.page.register.draft.form
	if b.page.register.entries[0].version != 0 || b.page.register.versions.Selected() != 0 {
		t.Fatal("the draft does not stand on top of the versions")
	}
	if f.discount.Text != "12.5 o" || f.note.Text != "Dearer money" || b.rate("order.web").fixed.Text != "-" {
		t.Errorf("the draft came back as %q, %q, %q", f.discount.Text, f.note.Text, b.rate("order.web").fixed.Text)
	}
	if last := f.grid.rows[len(f.grid.rows)-1]; last.name == nil || last.name.Text != "Gift wrapping" {
		t.Error("the activity of one's own did not come back")
	}
	if f.day.Date() != finance.MustDate("2026-05-01") {
		t.Errorf("the day came back as %v", f.day.Date())
	}
}

func TestWhatDiffersFromTheVersionIsMarked(t *testing.T) {
	b := newBench(t, storetest.New(t))
	f := b.draft("")
	for name, m := range f.marks {
		if m.changed {
			t.Errorf("%s is marked in a fresh draft", name)
		}
	}
	f.discount.SetText("12.5")
	f.revenue.SetKey(string(app.RevenueAtShipment))
	f.touch()
	b.rate("visit").fixed.SetText("42")
	if got := f.fields[fieldDiscount].Hint; got != "Version 1: 10 % a year" || !f.marks[fieldDiscount].changed {
		t.Errorf("the discount rate says %q", got)
	}
	if got := f.fields[fieldRevenue].Hint; got != "Version 1: on the day of the order" {
		t.Errorf("the revenue rule says %q", got)
	}
	if got := b.rate("visit").note.Value; got != "Version 1: 35.00  (+20.0\u00a0%)" {
		t.Errorf("the rate of a visit says %q", got)
	}
	if b.rate("letter").mark.changed {
		t.Error("a letter is marked, whose rate is as it was")
	}
	f.discount.SetText("10")
	if f.marks[fieldDiscount].changed || f.fields[fieldDiscount].Hint != "" {
		t.Error("the discount rate is still marked after it was typed back")
	}
}

func TestWhatCannotBeTakenIsSaidAtItsField(t *testing.T) {
	b := newBench(t, storetest.New(t))
	f := b.draft("")
	b.rate("order.phone").fixed.SetText("-3")
	if r := b.rate("order.phone"); r.note.Value != "A rate cannot be below zero." || !r.fixed.Invalid {
		t.Errorf("the rate below zero says %q", r.note.Value)
	}
	for field, bad := range map[string]struct {
		entry *widgets.Entry
		texts []string
	}{
		fieldDiscount: {f.discount, []string{"abc", "-100", "1001"}},
		fieldWindow:   {f.window, []string{"-1", "1.5", "x"}},
		fieldHorizon:  {f.horizon, []string{"0", "x"}},
	} {
		good := bad.entry.Text
		f.day.SetDate(finance.MustDate("2026-05-01"))
		for _, text := range bad.texts {
			bad.entry.SetText(text)
			if f.fields[field].Error() == "" {
				t.Errorf("%s takes %q", field, text)
			}
		}
		bad.entry.SetText(good)
		if sentence := f.fields[field].Error(); sentence != "" {
			t.Errorf("%s still says %q after it was mended", field, sentence)
		}
	}
	f.day.SetDate(0)
	b.Window.Canvas().Focus(f.day.FocusTarget())
	for _, r := range "31 Feb 2026" {
		b.Window.Canvas().Focused().TypedRune(r)
	}
	b.page.register.draft.choose(tabChange)
	if sentence := f.fields[fieldEffective].Error(); sentence == "" || sentence != f.day.Err().Error() {
		t.Errorf("a day that there is not says %q", sentence)
	}
	f.day.SetDate(0)
	b.page.register.draft.choose(tabChange)
	if f.fields[fieldEffective].Error() == "" || b.change().shown() {
		t.Error("a draft without a day was tried")
	}
	if b.page.register.draft.tabs.Chosen() != tabRules {
		t.Error("the fault is not in view")
	}
	register, err := b.store.Register(context.Background())
	if err != nil || len(register) != 1 {
		t.Errorf("there are %d versions, %v", len(register), err)
	}
}

func TestOwnActivityIsAddedRenamedAndTakenAway(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.NoFailures(t)
	f := b.draft("2026-05-01")
	f.grid.addOwn()
	wrap := f.grid.rows[len(f.grid.rows)-1]
	wrap.name.SetText("visit")
	if wrap.note.Value != "There is already an activity Visit." {
		t.Errorf("a second activity of the name says %q", wrap.note.Value)
	}
	wrap.name.SetText("Gift wrapping")
	wrap.fixed.SetText("1.25")
	b.Window.Canvas().Focus(wrap.fixed)
	wrap.fixed.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if b.Window.Canvas().Focused() != f.grid.rows[len(f.grid.rows)-2].fixed {
		t.Error("the arrow does not go to the line above")
	}
	b.page.register.draft.adoptIt()
	if rate, ok := b.page.register.view.version.Rate("Gift wrapping"); !ok || rate.Fixed.String() != "1.25" {
		t.Errorf("the new version has %v", rate)
	}
	f = b.draft("2026-06-01")
	f.grid.remove(b.rate("Gift wrapping"))
	b.page.register.draft.adoptIt()
	if _, ok := b.page.register.view.version.Rate("Gift wrapping"); ok || b.page.register.view.version.Version != 3 {
		t.Error("the activity is still in version 3")
	}
}

func TestTwoVersionsOnOneDayAreRefused(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.draft("2026-05-01")
	b.rate("visit").fixed.SetText("42")
	b.page.register.draft.adoptIt()
	f := b.draft("2026-05-01")
	if sentence := f.fields[fieldEffective].Error(); sentence == "" {
		t.Error("a second version of that day is not refused at the field")
	}
	b.page.register.draft.adoptIt()
	if register, err := b.store.Register(context.Background()); err != nil || len(register) != 2 {
		t.Errorf("there are %d versions, %v", len(register), err)
	}
	if len(b.Failed) > 0 {
		t.Errorf("the page failed with %v", b.Failed)
	}
}

func TestDiscardedDraftCanBeBroughtBack(t *testing.T) {
	b := newBench(t, storetest.New(t))
	f := b.draft("2026-05-01")
	f.note.SetText("Dearer money")
	b.page.register.draft.discard()
	drafts := func() int {
		kept, err := b.store.Drafts(context.Background(), draftForm)
		if err != nil {
			t.Fatal(err)
		}
		return len(kept)
	}
	if drafts() != 0 || b.page.register.entries[0].version == 0 {
		t.Fatal("the draft is still there")
	}
	b.action()
	if drafts() != 1 || b.page.register.draft.form.note.Text != "Dearer money" {
		t.Errorf("%d drafts are kept; the note is %q", drafts(), b.page.register.draft.form.note.Text)
	}
}

// shop is a company in which Ann ordered on the web for 100.00, at no cost but
// that of the order.
func shop(t *testing.T) (*store.Store, *app.Contact) {
	t.Helper()
	s := storetest.New(t)
	ann, lamp := storetest.Person("Ann Lee"), storetest.Product("100", "60")
	storetest.Put(t, s, ann, lamp)
	storetest.Put(t, s, storetest.Order(ann, "2026-02-10", lamp, 1), storetest.Order(ann, "2026-03-10", lamp, 1))
	return s, ann
}

func TestWhatWouldChange(t *testing.T) {
	s, ann := shop(t)
	b := newBench(t, s)
	b.NoFailures(t)
	f := b.draft("2026-03-01")
	b.rate("order.web").fixed.SetText("4")
	f.discount.SetText("15")
	b.page.register.draft.choose(tabChange)
	d := b.change().found
	if d == nil {
		t.Fatal("nothing was found")
	}
	if d.Before != 7700 || d.After != 7450 || d.Documents != 1 || d.Adjusted != 0 {
		t.Errorf("%v → %v in %d documents, %v adjusted; want 77.00 → 74.50 in 1", d.Before, d.After, d.Documents, d.Adjusted)
	}
	rows := b.change().table.Source()
	if rows.Len() != 1 || rows.Cell(0, 0).Text != "Ann Lee" || rows.Cell(0, 3).Text != "−2.50" || rows.Cell(0, 4).Value != -1 {
		t.Errorf("the customers are %d: %v", rows.Len(), b.change().rows)
	}
	if want := "Changes reports only, no entry: discount rate. These take effect when a report is made."; b.change().notes.Value != want {
		t.Errorf("the note says %q", b.change().notes.Value)
	}
	b.change().open(0)
	if len(b.Opened) != 1 || b.Opened[0].ID != int64(ann.ID) {
		t.Errorf("opened %v", b.Opened)
	}
	if register, err := s.Register(context.Background()); err != nil || len(register) != 1 {
		t.Errorf("trying wrote version %d, %v", len(register), err)
	}
	b.rate("order.web").fixed.SetText("1.50")
	b.page.register.draft.choose(tabRules)
	b.page.register.draft.choose(tabChange)
	if d := b.change().found; d == nil || d.After != d.Before {
		t.Errorf("after the rate was typed back the difference is %v", d)
	}
}

func TestClosedMonthComesAsAnAdjustment(t *testing.T) {
	s, _ := shop(t)
	b := newBench(t, s)
	b.NoFailures(t)
	if err := s.ClosePeriod(context.Background(), finance.MustDate("2026-03-01").Month()); err != nil {
		t.Fatal(err)
	}
	b.draft("2026-03-01")
	b.rate("order.web").fixed.SetText("4")
	b.page.register.draft.choose(tabChange)
	if d := b.change().found; d == nil || d.Adjusted != -250 {
		t.Fatalf("found %+v, want −2.50 as an adjustment", d)
	}
}

func TestCancelledTrialLeavesTheDraft(t *testing.T) {
	s, _ := shop(t)
	b := newBench(t, s)
	b.NoFailures(t)
	b.draft("2026-03-01")
	b.before = func(cancel context.CancelFunc) { cancel() }
	b.page.register.draft.choose(tabChange)
	if b.change().shown() || b.change().root.Objects[0] != b.change().again {
		t.Error("the page does not say that it was cancelled")
	}
	b.page.register.draft.adoptIt()
	if register, err := s.Register(context.Background()); err != nil || len(register) != 1 || b.page.register.keeper.draft == nil {
		t.Errorf("there are %d versions, %v", len(register), err)
	}
	b.before = nil
	b.page.register.draft.choose(tabChange)
	if !b.change().shown() {
		t.Error("it cannot be worked out after a cancel")
	}
}

// profit is a customer's in the whole books.
func (b *bench) profit(name string) string {
	b.t.Helper()
	ctx := context.Background()
	id, err := b.store.FindCustomer(ctx, name, "", true)
	if err != nil {
		b.t.Fatal(err)
	}
	totals, err := b.store.CustomerTotals(ctx, finance.Period{})
	if err != nil {
		b.t.Fatal(err)
	}
	for _, c := range totals {
		if c.Customer == id {
			return format.Amount(c.Statement.Profit(), b.page.register.state.currency)
		}
	}
	return ""
}

func TestAdoptedRatesMoveMichelleAndUndoPutsHerBack(t *testing.T) {
	b := sampleBench(t)
	b.NoFailures(t)
	ctx := context.Background()
	f := b.draft("2026-03-01")
	f.author.SetText("Dana")
	// Her web order costs .50 more, her call of 12.5 minutes 2.50, her return 2.00 less.
	b.rate("order.web").fixed.SetText("2")
	b.rate(app.ActivityCallMinute).fixed.SetText("1")
	b.rate("return.store").fixed.SetText("10")
	b.page.register.draft.choose(tabChange)
	d := b.change().found
	_, _, before, err := b.store.Balances(ctx, finance.Period{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Before != before || len(d.Customers) != 10 || b.profit("Michelle Alvarez") != "−13.30" {
		t.Fatalf("before %v, want %v; %d customers; Michelle %s", d.Before, before, len(d.Customers), b.profit("Michelle Alvarez"))
	}
	b.page.register.draft.adoptIt()
	if got := b.profit("Michelle Alvarez"); got != "−14.30" {
		t.Errorf("Michelle's profit is %s, want −14.30", got)
	}
	if _, _, after, err := b.store.Balances(ctx, finance.Period{}); err != nil || after != d.After {
		t.Errorf("the company's profit is %v, %v; %v was foretold", after, err, d.After)
	}
	if v := b.page.register.view.version; v.Version != 2 || v.Author != "Dana" || b.page.register.keeper.draft != nil || b.adopted != 1 {
		t.Errorf("version %d by %q is in view; draft %v", v.Version, v.Author, b.page.register.keeper.draft)
	}
	if _, err := b.store.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	if got := b.profit("Michelle Alvarez"); got != "−13.30" || len(b.page.register.entries) != 1 {
		t.Errorf("after undo Michelle's profit is %s, with %d versions", got, len(b.page.register.entries))
	}
}

func TestDepartmentSigns(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.NoFailures(t)
	b.page.register.view.signs.ask("finance")
	panel := widgets.TopPanel(b.Window.Canvas())
	panel.Save()
	if !panel.IsOpen() {
		t.Fatal("a signature without a name was taken")
	}
	b.Window.Canvas().Focus(panel.First)
	for _, r := range "Ines Moreau" {
		b.Window.Canvas().Focused().TypedRune(r)
	}
	panel.Save()
	register, err := b.store.Register(context.Background())
	if err != nil || len(register[0].SignOffs) != 1 || register[0].SignOffs[0].Person != "Ines Moreau" {
		t.Fatalf("the sign-offs are %v, %v", register[0].SignOffs, err)
	}
	if got := b.page.register.versions.Source().Cell(0, 1).Text; got != "1 of 4" {
		t.Errorf("the list shows %s", got)
	}
	if box := b.page.register.view.signs.cells["finance"]; box.signed.Hidden || !box.sign.Hidden {
		t.Error("the department is not shown as having signed")
	}
}

func TestVersionsAreCompared(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.NoFailures(t)
	f := b.draft("2026-05-01")
	f.revenue.SetKey(string(app.RevenueAtPayment))
	f.touch()
	b.rate("visit").fixed.SetText("42")
	b.page.register.draft.adoptIt()
	v := b.page.register.view
	v.compareWith(widgets.Option{ID: 1})
	got := contrasts(*b.page.register.state.register.At(0), v.version, b.page.register.state.currency)
	if len(got) != 2 || got[0].a != "on the day of the order" || got[0].b != "on the day it is paid" || got[1].what != "Visit" || got[1].a != "35.00" || got[1].b != "42.00" {
		t.Errorf("the versions differ in %v", got)
	}
	if v.body.Objects[0] != v.contrast.root {
		t.Error("the comparison is not in view")
	}
	v.compareWith(widgets.Option{})
	if v.body.Objects[0] != v.cards {
		t.Error("the version is not in view again")
	}
}

func TestPlaceOpensTheTab(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.page.Show(shell.Place{Page: PageName, Tab: tabPools})
	if b.page.tabs.Chosen() != tabPools || b.page.room.Objects[0] != b.page.pools.root {
		t.Error("the pools are not in view")
	}
}
