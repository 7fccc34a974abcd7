package backups

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

// bench is a desk over a real company file, with everything done at once.
type bench struct {
	*Desk
	t        *testing.T
	around   *uitest.Around
	file     *store.Store
	routine  Routine
	target   string // where the user wants new files
	proposed string // the name offered for the last one
	restored []string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, around: uitest.New(t), file: storetest.Sample(t), routine: Daily}
	host := b.around.Host(0)
	askNew := func(name string, chosen func(string)) { b.proposed = name; chosen(b.target) }
	b.Desk = New(Deps{
		Source: b.file, Say: func(sentence, _ string, _ func()) { b.around.Say(sentence) }, Fail: host.Fail, AskNew: askNew, Canvas: host.Canvas,
		Routine: func() Routine { return b.routine }, SetRoutine: func(r Routine) { b.routine = r }, Check: func() {},
		Job: func(_ string, work func(context.Context, shell.Progress) error, done func(error)) {
			done(work(context.Background(), func(int, int) {}))
		},
		Restorer: &Restorer{
			Canvas: host.Canvas, Fail: host.Fail, AskNew: askNew, Sealed: store.Sealed,
			Restore: func(backup, path, passphrase string) {
				if err := store.Restore(context.Background(), backup, path, passphrase); err != nil {
					host.Fail(err)
					return
				}
				b.restored = append(b.restored, path)
			},
		},
	})
	return b
}

// fill types into the fields of the panel on top, in their order, and saves.
func (b *bench) fill(words ...string) {
	b.t.Helper()
	panel := widgets.TopPanel(b.around.Host(0).Canvas())
	if panel == nil {
		b.t.Fatal("no panel is open")
	}
	for _, o := range test.LaidOutObjects(panel) {
		if e, ok := o.(*widgets.Entry); ok && len(words) > 0 {
			e.SetText(words[0])
			words = words[1:]
		}
	}
	panel.Save()
}

func (b *bench) shown(o fyne.CanvasObject) []string {
	var texts []string
	for _, o := range test.LaidOutObjects(o) {
		if text, ok := o.(*canvas.Text); ok && text.Visible() {
			texts = append(texts, text.Text)
		}
	}
	return texts
}

func wants(t *testing.T, shown []string, want string) {
	t.Helper()
	if !slices.ContainsFunc(shown, func(s string) bool { return strings.Contains(s, want) }) {
		t.Errorf("not shown: %q in %q", want, shown)
	}
}

// A copy sealed with a passphrase comes back with it.
func TestSealedCopyComesBack(t *testing.T) {
	b := newBench(t)
	b.target = filepath.Join(t.TempDir(), "Copy.rapport.age")
	b.Backup()
	b.fill("blue kettle", "blue kettel")
	if _, err := store.Sealed(context.Background(), b.target); err == nil {
		t.Fatal("two passphrases that differ were taken")
	}
	b.fill("blue kettle", "blue kettle")
	if !strings.HasSuffix(b.proposed, ".rapport"+SealedExtension) {
		t.Errorf("proposed %q", b.proposed)
	}
	backup := b.target
	b.target = filepath.Join(t.TempDir(), "Back.rapport")
	b.Desk.deps.Restorer.From(backup)
	b.fill("another")
	if len(b.around.Failed) != 1 || app.KindOf(b.around.Failed[0]) != app.BadInput || len(b.restored) > 0 {
		t.Errorf("with another passphrase: %v, made %v", b.around.Failed, b.restored)
	}
	b.Desk.deps.Restorer.From(backup)
	b.fill("blue kettle")
	if len(b.restored) != 1 {
		t.Fatalf("made %v: %v", b.restored, b.around.Failed)
	}
	s, err := store.Open(context.Background(), b.restored[0], store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
}

// The routine makes a copy where one is due, and the card and the list show it.
func TestRoutineKeepsACopy(t *testing.T) {
	b := newBench(t)
	card := b.Card()
	window := b.around.Host(0).Canvas()
	window.SetContent(card)
	wants(t, b.shown(card), "No copy in the folder")
	b.routine = Never
	b.Routinely()
	if kept, err := b.file.Backups(context.Background()); err != nil || len(kept) != 0 {
		t.Errorf("kept %v against the routine: %v", kept, err)
	}
	b.routine = Daily
	b.Routinely()
	b.Routinely() // one a day
	kept, err := b.file.Backups(context.Background())
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept %v: %v", kept, err)
	}
	wants(t, b.shown(card), "Newest copy")
	b.Restore()
	panel := widgets.TopPanel(window)
	if panel == nil {
		t.Fatal("no list of copies")
	}
	wants(t, b.shown(panel), format.Moment(kept[0].Made))
	b.target = filepath.Join(t.TempDir(), "Back.rapport")
	panel.Save()
	if len(b.restored) != 1 || len(b.around.Failed) > 0 {
		t.Errorf("restored %v: %v", b.restored, b.around.Failed)
	}
	if want := strings.TrimSuffix(filepath.Base(b.file.Path()), ".rapport") + " restored"; !strings.HasPrefix(b.proposed, want) {
		t.Errorf("proposed %q, want %q…", b.proposed, want)
	}
}
