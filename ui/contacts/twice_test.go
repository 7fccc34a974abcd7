package contacts

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/store/storetest"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// lees are two records of Ann Lee among others.
func lees(t *testing.T) (b *bench, ann, anne *app.Contact) {
	t.Helper()
	s := storetest.New(t)
	ann, anne = storetest.Person("Ann Lee"), storetest.Person("Anne Lee")
	for _, c := range []*app.Contact{ann, anne} {
		c.Points = []app.ContactPoint{{Kind: app.Email, Raw: "ann@lee.example"}}
	}
	storetest.Put(t, s, ann, anne)
	for _, name := range []string{"Peter Brown", "Rosa Diaz", "Wei Chen", "Tom Hill", "Ida Holm", "Olu Adeyemi", "Jean Petit", "Marta Kowalska"} {
		storetest.Put(t, s, storetest.Person(name))
	}
	return newBench(t, s), ann, anne
}

func TestButtonCountsDuplicatesAndGivesWayToMerge(t *testing.T) {
	b, ann, anne := lees(t)
	l := b.page.list
	if l.twice.button.Label != "Duplicates 1" {
		t.Errorf("the button says %q", l.twice.button.Label)
	}
	test.Tap(l.twice.button)
	l.table.Select(0)
	l.table.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
	l.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if l.merge.Hidden || !l.twice.button.Hidden {
		t.Fatal("two contacts are selected, and no button merges them")
	}
	test.Tap(l.merge)
	if want := [][]app.ID{nil, {ann.ID, anne.ID}}; len(b.compared) != 2 || !slices.Equal(b.compared[1], want[1]) || b.compared[0] != nil {
		t.Errorf("compared %v; want %v", b.compared, want)
	}
	if _, err := b.store.KeepApart(t.Context(), ann.ID, anne.ID); err != nil {
		t.Fatal(err)
	}
	storetest.Put(t, b.store, storetest.Person("Somebody Else"))
	b.page.Refresh()
	if l.twice.button.Label != "Duplicates" {
		t.Errorf("kept apart, the button says %q", l.twice.button.Label)
	}
}

func TestKnownContactsAreNamedWhileANewOneIsTyped(t *testing.T) {
	b, ann, _ := lees(t)
	b.page.edit(0)
	panel := b.Window.Canvas().Overlays().Top().(*widgets.Panel)
	name := b.Window.Canvas().Focused().(*widgets.Entry)
	name.SetText("Nobody We Know")
	if b.page.index == nil {
		t.Fatal("nothing is looked at")
	}
	f := newForm(b.page, formData{})
	if len(f.alike.found) != 0 {
		t.Errorf("an empty form looks like %+v", f.alike.found)
	}
	f.panel.Open(b.Window.Canvas())
	f.name.SetText("lee ann")
	if len(f.alike.found) == 0 || f.alike.found[0].contact.ID != ann.ID || !strings.Contains(f.alike.found[0].text(), "ID 1001 Ann Lee") {
		t.Fatalf("Ann Lee typed again looks like %+v", f.alike.found)
	}
	f.save()
	if f.panel.IsOpen() || len(b.Said) != 1 || !strings.Contains(b.Said[0], "looks like ID 1001 Ann Lee") || b.page.index != nil {
		t.Errorf("said %q", b.Said)
	}
	panel.Close()
}

func TestOpeningTheKnownContactKeepsWhatWasTyped(t *testing.T) {
	b, ann, _ := lees(t)
	f := newForm(b.page, formData{})
	f.panel.Open(b.Window.Canvas())
	f.emails.first().SetText("ann@lee.example")
	f.name.SetText("Ann Lee")
	f.alike.open(ann.ID)
	if f.panel.IsOpen() || b.page.record.id != ann.ID {
		t.Fatalf("the form is open: %v, shown is %q", f.panel.IsOpen(), b.page.record.name.Value)
	}
	b.page.edit(0)
	if b.page.drafts[0] != nil || f.name.Text != "Ann Lee" || !f.panel.IsOpen() || len(f.alike.found) == 0 {
		t.Errorf("the form came back with %q and names %d", f.name.Text, len(f.alike.found))
	}
}

func TestRecordOffersToSplitWhatWasMerged(t *testing.T) {
	b, ann, anne := lees(t)
	if _, err := b.store.Merge(t.Context(), ann.ID, []app.ID{anne.ID}, nil); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	b.page.Show(shell.Place{ID: int64(ann.ID)})
	l := b.page.record.merged
	if l.root.Hidden || len(b.page.record.data.merged) != 1 {
		t.Fatal("the record does not say who was merged into it")
	}
	test.Tap(l.button(b.page.record.data.merged).(*widgets.Button))
	if !slices.Equal(b.split, []app.ID{anne.ID}) {
		t.Errorf("split off %v", b.split)
	}
	b.page.Show(shell.Place{ID: int64(anne.ID)})
	if b.page.record.data.into != "Ann Lee" || l.root.Hidden {
		t.Errorf("the record merged away is merged into %q", b.page.record.data.into)
	}
	b.page.Show(shell.Place{ID: int64(ann.ID)})
	if _, err := b.store.Unmerge(t.Context(), anne.ID); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	if !l.root.Hidden {
		t.Error("split off again, it is said to be merged")
	}
}
