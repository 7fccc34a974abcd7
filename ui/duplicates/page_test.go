package duplicates

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
)

var commit = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}

// pairs are the names of the pairs in the list.
func (b *bench) pairs() []string {
	var names []string
	for _, d := range b.page.shown {
		names = append(names, pairName(d))
	}
	return names
}

func (b *bench) line(t *testing.T, key string) (line, *fieldRow) {
	t.Helper()
	c := b.page.beside.choices
	for i, l := range c.lines {
		if l.key == key {
			return l, b.page.beside.made[i]
		}
	}
	t.Fatalf("no line %q in %+v", key, c.lines)
	return line{}, nil
}

func TestPairIsMergedFieldByFieldByKeyboard(t *testing.T) {
	ctx := context.Background()
	s, anns := threeAnns(t)
	b := newBench(t, s)
	if got := b.pairs(); !slices.Equal(got, []string{"Ann Lee – Anne Lee"}) {
		t.Fatalf("likely pairs: %q", got)
	}
	c := b.page.beside.choices
	if c == nil || c.contacts[c.keep].Contact.ID != anns[0].ID {
		t.Fatal("the contact with more orders is not the one that stays")
	}
	since, _ := b.line(t, "acquired")
	if c.of(since) != 1 {
		t.Error("the later of two days is taken as the first acquaintance")
	}
	if _, mail := b.line(t, string(app.Email)); mail.open {
		t.Error("there is a choice between equal e-mails")
	}
	_, city := b.line(t, "city")
	row := city.self.(*choiceRow)
	b.Window.Canvas().Focus(row)
	row.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	row.TypedShortcut(commit)

	kept, err := s.Contact(ctx, anns[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if kept.Name != "Ann Lee" || kept.City != "Tacoma" || kept.Acquired != anns[1].Acquired || len(kept.Tags) != 1 {
		t.Errorf("the survivor is %+v", kept)
	}
	if merged, _ := s.Contact(ctx, anns[1].ID); merged.MergedInto != anns[0].ID {
		t.Errorf("Anne Lee is not merged: %+v", merged)
	}
	if len(b.Said) != 1 || len(b.page.shown) != 0 {
		t.Errorf("said %q, still listed %q", b.Said, b.pairs())
	}
	storetest.Sound(t, s)
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	if got := b.pairs(); len(got) != 1 {
		t.Errorf("taken back the pairs are %q", got)
	}
}

func TestWhichStaysCanBeChosen(t *testing.T) {
	s, anns := threeAnns(t)
	b := newBench(t, s)
	test.TapAt(b.page.beside.stays, fyne.NewPos(b.page.beside.stays.Size().Width-20, 10))
	survivor, parts := b.page.beside.choices.parts()
	if survivor != anns[1].ID || len(parts) != 1 || parts[0].Contact != anns[0].ID {
		t.Fatalf("%v stays, merged are %+v", survivor, parts)
	}
	if len(parts[0].Fields) != 0 {
		t.Errorf("without a choice the survivor gives up %v", parts[0].Fields)
	}
	name, row := b.line(t, "name")
	row.self.(*choiceRow).TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if _, parts = b.page.beside.choices.parts(); !slices.Equal(parts[0].Fields, name.fields) {
		t.Errorf("the name chosen takes %v", parts[0].Fields)
	}
	b.page.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := b.Window.Canvas().Focused(); got != b.page.beside.stays {
		t.Errorf("Enter on a pair goes to %T, want the contacts side by side", got)
	}
	b.page.beside.stays.TypedShortcut(commit)
	if got := b.Window.Canvas().Focused(); got != b.page.table {
		t.Errorf("after a merge the keyboard is at %T, want the list", got)
	}
}

func TestNotTheSameIsRememberedAndTakenBack(t *testing.T) {
	s, _ := threeAnns(t)
	b := newBench(t, s)
	b.Window.Canvas().Focus(b.page.table)
	b.page.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if got := b.pairs(); len(got) != 0 || b.page.beside.choices != nil {
		t.Errorf("listed are %q, side by side is %v", got, b.page.beside.choices)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	if got := b.pairs(); len(got) != 1 {
		t.Errorf("taken back the pairs are %q", got)
	}
}

func TestManyAreMergedIntoOne(t *testing.T) {
	ctx := context.Background()
	s, anns := threeAnns(t)
	b := newBench(t, s)
	b.page.score.OnChanged("")
	b.page.score.SetKey("possible")
	b.page.filter()
	if got := len(b.page.shown); got != 3 {
		t.Fatalf("possible pairs: %q", b.pairs())
	}
	more := b.page.alsoLike(b.page.beside.ids)
	if len(more) != 1 || more[0].ID != anns[2].ID {
		t.Fatalf("like them too: %+v", more)
	}
	b.page.beside.show([]app.ID{anns[0].ID, anns[1].ID, anns[2].ID}, nil)
	b.page.Refresh()
	if got := len(b.page.beside.choices.contacts); got != 3 {
		t.Fatalf("read anew, %d contacts are side by side", got)
	}
	b.page.Save()
	for _, gone := range anns[1:] {
		if c, err := s.Contact(ctx, gone.ID); err != nil || c.MergedInto != anns[0].ID {
			t.Errorf("%s: %+v, %v", gone.Name, c, err)
		}
	}
	kept, err := s.Contact(ctx, anns[0].ID)
	if err != nil || kept.Address != "12 Harbour Street" || len(kept.Points) != 2 {
		t.Errorf("the survivor is %+v, %v", kept, err)
	}
	if len(b.page.shown) != 0 {
		t.Errorf("still listed: %q", b.pairs())
	}
	storetest.Sound(t, s)
}

func TestContactsChosenElsewhereAreComparedAndShownWhenMerged(t *testing.T) {
	s, anns := threeAnns(t)
	b := newBench(t, s)
	b.page.Show(shell.Place{Page: PageName, Arg: Arg([]app.ID{anns[1].ID, anns[2].ID})})
	c := b.page.beside.choices
	if c == nil || len(c.contacts) != 2 || c.contacts[1].Contact.ID != anns[2].ID {
		t.Fatalf("side by side is %+v", c)
	}
	b.page.merge()
	if want := (shell.Place{Page: document.ContactsPage, ID: int64(anns[1].ID)}); len(b.Opened) != 1 || b.Opened[0] != want {
		t.Errorf("opened %+v", b.Opened)
	}
}

func TestPersonAndCompanyAreRefused(t *testing.T) {
	s, anns := threeAnns(t)
	firm := &app.Contact{Kind: app.Organisation, Name: "Lee & Co"}
	storetest.Put(t, s, firm)
	b := newBench(t, s)
	b.page.Show(shell.Place{Page: PageName, Arg: Arg([]app.ID{anns[0].ID, firm.ID})})
	b.page.merge()
	if len(b.Failed) != 1 || app.KindOf(b.Failed[0]) != app.BadInput {
		t.Errorf("failed with %v", b.Failed)
	}
	b.Failed = nil
	if b.page.beside.choices == nil {
		t.Error("what was chosen is lost")
	}
}

func TestNoDuplicatesSaysSo(t *testing.T) {
	b := newBench(t, storetest.New(t))
	if len(b.page.shown) != 0 || b.page.beside.choices != nil {
		t.Error("an empty file has duplicates")
	}
}
