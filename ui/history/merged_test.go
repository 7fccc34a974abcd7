package history

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/store/storetest"
	"rapport/ui/widgets"
)

func TestMergeOffersToSplitOffAgain(t *testing.T) {
	s := storetest.New(t)
	ann, anne, other := storetest.Person("Ann Lee"), storetest.Person("Anne Lee"), storetest.Person("Bob")
	storetest.Put(t, s, ann, anne, other)
	if _, err := s.Merge(t.Context(), ann.ID, []app.ID{anne.ID}, nil); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, s)
	if said := b.page.detail.said(); !strings.Contains(said, "[Split off Anne Lee again]") {
		t.Fatalf("beside the merge stands %q", said)
	}
	if got := b.Window.Canvas().Focused(); got != b.page.table {
		t.Errorf("on the page the keyboard is at %T, want the list", got)
	}
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	b.page.table.TypedKey(enter)
	if got := b.Window.Canvas().Focused(); got != b.page.detail.merged.first {
		t.Errorf("Enter on a merge goes to %T, want to split off", got)
	}
	var tap func(fyne.CanvasObject)
	tap = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Button:
			test.Tap(o)
		case *fyne.Container:
			for _, child := range o.Objects {
				tap(child)
			}
		}
	}
	tap(b.page.detail.merged.root)
	if !slices.Equal(b.split, []app.ID{anne.ID}) {
		t.Errorf("split off %v", b.split)
	}
	b.page.table.Select(1)
	b.page.table.TypedKey(enter)
	if got := b.Window.Canvas().Focused(); got != b.page.detail.undo {
		t.Errorf("Enter on another action goes to %T, want to take it back", got)
	}
	if said := b.page.detail.said(); strings.Contains(said, "Split off") {
		t.Errorf("beside another action stands %q", said)
	}
	if _, err := s.Unmerge(t.Context(), anne.ID); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	b.page.search.SetText("merge anne")
	if said := b.page.detail.said(); !strings.Contains(said, "Anne Lee") || strings.Contains(said, "[Split off") {
		t.Errorf("split off already, there stands %q", said)
	}
}
