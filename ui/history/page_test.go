package history

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/widgets"
)

// put does one action under a sentence.
func put(t *testing.T, s *store.Store, sentence, arg string, r app.Record) app.ID {
	t.Helper()
	id, err := s.Do(t.Context(), app.Action{Text: sentence, Args: []any{arg}}, func(u app.Unit) error { return u.Put(t.Context(), r) })
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func (b *bench) sentences() []string {
	var all []string
	for _, r := range b.page.shown {
		all = append(all, r.what)
	}
	return all
}

// said is all text beside the list.
func (d *detail) said() string {
	var all []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			all = append(all, o.Text)
		case *widgets.Text:
			all = append(all, o.Value)
		case *widgets.Paragraph:
			all = append(all, o.Value)
		case *widgets.Button:
			all = append(all, "["+o.Label+"]")
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(d.root)
	return strings.Join(all, " | ")
}

func TestActionsAreListedFilteredAndTakenBack(t *testing.T) {
	s := storetest.New(t)
	ann, bob := storetest.Person("Ann"), storetest.Person("Bob")
	put(t, s, "Add contact %s", "Ann", ann)
	put(t, s, "Add contact %s", "Bob", bob)
	b := newBench(t, s)
	if got := b.sentences(); len(got) < 2 || got[0] != "Add contact Bob" || got[1] != "Add contact Ann" {
		t.Fatalf("the history is %q", got)
	}
	b.page.search.SetText("ann")
	if got := b.sentences(); len(got) != 1 || got[0] != "Add contact Ann" {
		t.Fatalf("filtered: %q", got)
	}
	b.page.table.Select(0)
	test.Tap(b.page.detail.undo)
	if _, err := s.Contact(t.Context(), ann.ID); app.KindOf(err) != app.NotFound {
		t.Errorf("Ann is still there: %v", err)
	}
	if _, err := s.Contact(t.Context(), bob.ID); err != nil {
		t.Errorf("Bob is gone: %v", err)
	}
	if len(b.Said) != 1 || !strings.Contains(b.Said[0], "Add contact Ann") {
		t.Errorf("said %q", b.Said)
	}
	b.page.search.SetText("")
	if got := b.sentences()[0]; got != "Took back: Add contact Ann" {
		t.Errorf("the newest action is %q", got)
	}
	b.page.kind.SetKey(undone)
	b.page.load()
	if got := b.sentences(); len(got) != 2 {
		t.Errorf("taken back: %q", got)
	}
	if strings.Contains(b.page.detail.said(), "["+i18n.T("Take back")+"]") {
		t.Error("an action that was taken back offers to take it back")
	}
}

func TestRefusalSaysWhy(t *testing.T) {
	s := storetest.New(t)
	ann, product := storetest.Person("Ann"), storetest.Product("10", "4")
	put(t, s, "Add contact %s", "Ann", ann)
	storetest.Put(t, s, product)
	put(t, s, "Record order %s", "O-1", storetest.Order(ann, "2026-03-02", product, 1))
	b := newBench(t, s)
	b.page.search.SetText("add contact")
	b.page.table.Select(0)
	test.Tap(b.page.detail.undo)
	if _, err := s.Contact(t.Context(), ann.ID); err != nil {
		t.Fatalf("Ann is gone although her order needs her: %v", err)
	}
	said := b.page.detail.said()
	if !strings.Contains(said, "This cannot be taken back alone") || !strings.Contains(said, "[Record order O-1]") {
		t.Errorf("beside the list stands %q", said)
	}
	r, _ := b.page.selected()
	b.page.choose(b.resting(t, r.ID)[0].ID)
	if r, _ := b.page.selected(); r.what != "Record order O-1" {
		t.Errorf("its line leads to %q", r.what)
	}
	b.page.takeAllBack(r)
	if _, err := s.Contact(t.Context(), ann.ID); app.KindOf(err) != app.NotFound {
		t.Errorf("Ann is still there: %v", err)
	}
	if len(b.Said) != 1 || b.Said[0] != "Taken back: Add contact Ann and 1 other action" {
		t.Errorf("said %q", b.Said)
	}
}

func (b *bench) resting(t *testing.T, id app.ID) []app.Done {
	t.Helper()
	all, err := b.store.RestingOn(t.Context(), id)
	if err != nil || len(all) == 0 {
		t.Fatalf("nothing rests on it: %v", err)
	}
	return all
}

// byDana is an empty file in which Dana acts.
func byDana(t *testing.T) *store.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Dana.rapport")
	made, err := store.Create(t.Context(), path, storetest.Company())
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), path, store.Options{Actor: "Dana"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// The fields choose by person, kind and day, and the list goes on past its first
// part.
func TestHistoryByPersonAndDay(t *testing.T) {
	s := byDana(t)
	put(t, s, "Add contact %s", "Ann", storetest.Person("Ann"))
	b := newBench(t, s)
	if len(b.page.actor.Options) != 2 {
		t.Fatalf("people %v", b.page.actor.Options)
	}
	b.page.actor.SetKey(b.page.actor.Options[1].Key)
	b.page.load()
	now := finance.DateOf(time.Now())
	b.page.from.SetDate(now)
	b.page.to.SetDate(now)
	b.page.load()
	if got := b.sentences(); len(got) == 0 || got[0] != "Add contact Ann" {
		t.Errorf("today: %q", got)
	}
	b.page.to.SetDate(now.AddDays(-1))
	b.page.from.SetDate(0)
	b.page.load()
	if got := b.sentences(); len(got) != 0 {
		t.Errorf("until yesterday: %q", got)
	}
	b.page.to.SetDate(0)
	f := b.page.asked()
	f.Limit = 1
	put(t, s, "Add contact %s", "Bob", storetest.Person("Bob"))
	b.page.read(f, nil)
	if b.page.older.Hidden || len(b.page.all) != 1 {
		t.Fatalf("%d read, no way on", len(b.page.all))
	}
	b.page.loadOlder()
	if got := b.sentences(); len(got) < 2 || got[0] != "Add contact Bob" || got[1] != "Add contact Ann" {
		t.Errorf("with the older ones: %q", got)
	}
}

func TestMomentsAreSaidAsPeopleSayThem(t *testing.T) {
	noon := time.Date(2026, 4, 2, 12, 5, 0, 0, time.Local)
	for _, c := range []struct {
		at   time.Time
		want string
	}{
		{noon, "Today 12:05"},
		{noon.AddDate(0, 0, -1), "Yesterday 12:05"},
		{noon.AddDate(0, -1, 0), "2 Mar 12:05"},
		{noon.AddDate(-1, 0, 0), "2 Apr 2025 12:05"},
	} {
		if got := moment(c.at.UTC().Format(time.RFC3339), finance.DateOf(noon)); got != c.want {
			t.Errorf("%s is said as %q, want %q", c.at, got, c.want)
		}
	}
}
