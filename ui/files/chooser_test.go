package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/ui/uitest"
)

// bench is a chooser in a window over a folder of its own:
//
//	exports/customers.csv  (the newest)
//	exports/notes.md
//	orders.csv
//	.hidden.csv
type bench struct {
	*uitest.Around
	t      *testing.T
	home   string
	chosen []string
	c      *chooser
}

func newBench(t *testing.T, name string) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), t: t, home: t.TempDir()}
	t.Setenv("HOME", b.home)
	t.Setenv("USERPROFILE", b.home)
	if err := os.Mkdir(filepath.Join(b.home, "exports"), 0o700); err != nil {
		t.Fatal(err)
	}
	for i, file := range []string{"orders.csv", ".hidden.csv", "exports/notes.md", "exports/customers.csv"} {
		path := filepath.Join(b.home, filepath.FromSlash(file))
		if err := os.WriteFile(path, []byte("name\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, time.March, 1+i, 12, 0, 0, 0, time.Local)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	b.Window.Resize(fyne.NewSize(1280, 800))
	b.c = newChooser(Wanted{
		Title: "Choose", Confirm: "Open", Folder: b.home, Endings: []string{".csv"}, Name: name,
		Chosen: func(path string) { b.chosen = append(b.chosen, path) },
	})
	b.c.panel.Open(b.Window.Canvas())
	return b
}

// press types keys to what has the keyboard.
func (b *bench) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		b.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (b *bench) typed(text string) { test.Type(b.Window.Canvas().Focused(), text) }

func (b *bench) lists(want ...string) {
	b.t.Helper()
	var names []string
	for _, it := range b.c.shown {
		names = append(names, it.name)
	}
	if !slices.Equal(names, want) {
		b.t.Errorf("lists %q, want %q", names, want)
	}
}

// took checks that the panel closed with this file.
func (b *bench) took(parts ...string) {
	b.t.Helper()
	want := filepath.Join(append([]string{b.home}, parts...)...)
	if len(b.chosen) != 1 || b.chosen[0] != want || b.c.panel.IsOpen() {
		b.t.Errorf("took %q, want %q; the field says %q", b.chosen, want, b.c.field.Error())
	}
}

func TestAFileIsChosenByAPartOfItsName(t *testing.T) {
	b := newBench(t, "")
	b.lists("exports", "orders.csv")
	b.typed("EXP")
	b.press(fyne.KeyReturn)
	b.lists("customers.csv")
	if b.c.name.Text != "" {
		t.Errorf("the field keeps %q in the folder", b.c.name.Text)
	}
	b.typed("cust")
	b.press(fyne.KeyReturn)
	b.took("exports", "customers.csv")
}

func TestAFileIsChosenWithTheArrowKeys(t *testing.T) {
	b := newBench(t, "")
	b.press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyBackspace)
	b.lists("exports", "orders.csv")
	b.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.took("orders.csv")
}

func TestAWholePathIsTaken(t *testing.T) {
	for name, typed := range map[string]string{
		"from the root":        "",
		"from home":            "~/exports/customers.csv",
		"from the folder":      "exports/customers.csv",
		"another kind of file": "exports/notes.md",
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, "")
			if typed == "" {
				typed = filepath.Join(b.home, "exports", "customers.csv")
			}
			b.typed(typed)
			b.press(fyne.KeyReturn)
			b.took("exports", filepath.Base(typed))
		})
	}
}

func TestWhatIsNotThereIsSaidAtTheField(t *testing.T) {
	b := newBench(t, "")
	b.press(fyne.KeyReturn)
	if b.c.field.Error() == "" {
		t.Error("an empty name is taken")
	}
	b.typed("exports/nobody.csv")
	if b.c.field.Error() != "" {
		t.Error("the sentence stays while something else is typed")
	}
	b.lists()
	b.press(fyne.KeyReturn)
	if !strings.Contains(b.c.field.Error(), "nobody.csv") || !b.c.panel.IsOpen() {
		t.Errorf("says %q", b.c.field.Error())
	}
	b.press(fyne.KeyEscape)
	if b.c.panel.IsOpen() || len(b.chosen) != 0 {
		t.Error("Esc does not close")
	}
}

func TestHiddenFilesAreListedWhenAskedFor(t *testing.T) {
	b := newBench(t, "")
	b.typed(".h")
	b.lists(".hidden.csv")
}

func TestTheNewestIsFirstWhereItIsWanted(t *testing.T) {
	items := []item{{name: "b", changed: time.Unix(1, 0)}, {name: "a", changed: time.Unix(2, 0)}, {name: "z", folder: true}, {name: "y", folder: true}}
	order(items, byChanged, true)
	var names []string
	for _, it := range items {
		names = append(names, it.name)
	}
	if want := []string{"y", "z", "a", "b"}; !slices.Equal(names, want) {
		t.Errorf("order %q, want %q", names, want)
	}
}

func TestANewFileGetsItsEndingAndReplacesOnlyWhenAskedTwice(t *testing.T) {
	b := newBench(t, "whale.csv")
	b.c.name.SetText("orders")
	b.press(fyne.KeyReturn)
	if len(b.chosen) != 0 || b.c.confirm.Label != "Replace" || b.c.field.Error() == "" {
		t.Fatalf("took %q at once, the button says %q", b.chosen, b.c.confirm.Label)
	}
	b.c.name.SetText("nowhere/orders")
	if b.c.confirm.Label != "Open" {
		t.Error("the button still replaces after another name was typed")
	}
	b.press(fyne.KeyReturn)
	if !strings.Contains(b.c.field.Error(), "nowhere") {
		t.Errorf("says %q of a folder that is not there", b.c.field.Error())
	}
	b.c.name.SetText("exports")
	b.press(fyne.KeyReturn)
	if b.c.name.Text != "whale.csv" {
		t.Errorf("offers %q in another folder", b.c.name.Text)
	}
	b.press(fyne.KeyReturn)
	b.took("exports", "whale.csv")
}
