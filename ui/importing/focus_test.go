package importing

import (
	"testing"

	"fyne.io/fyne/v2"

	"rapport/ui/shell"
)

// at fails the test where the keyboard is somewhere else.
func (b *bench) at(want fyne.Focusable, when string) {
	b.t.Helper()
	if got := b.window.Canvas().Focused(); got != want {
		b.t.Errorf("%s the keyboard is at %T, want %T", when, got, want)
	}
}

func TestTheKeyboardStartsAtTheChoiceOfAFile(t *testing.T) {
	b := newBench(t)
	b.page.Show(shell.Place{Page: "import"})
	b.at(b.page.start.choose, "on the page without a file")
	b.window.Canvas().Unfocus()
	b.page.Refresh()
	b.at(nil, "after the data changed, with nothing chosen before,")
}

func TestTheKeyboardGoesToWhatHasToBeSaid(t *testing.T) {
	b := newBench(t)
	b.file("odd.csv", "who,where\nAnn Lee,Oslo\n")
	b.at(b.page.columns.selects["name"], "without a column for the name")
	b.file("bills.csv", "Order No;Order date;Client;Article;Qty;Unit price\nA-1;03/04/2026;Ann Lee;LAMP;1;19.90\n")
	if b.page.plan.Kind != "orders" {
		t.Fatalf("the orders are taken for %q", b.page.plan.Kind)
	}
	b.at(b.page.columns.reading.dates, "with dates that may be two days")
	b.page.Show(shell.Place{Page: "import", Arg: "nowhere.csv"})
	if _, ok := b.window.Canvas().Focused().(interface{ SetLabel(string) }); !ok {
		t.Errorf("with a file that cannot be read the keyboard is at %T, want the choice of another", b.window.Canvas().Focused())
	}
}

// The fields are made anew each time a column is chosen.
func TestTheKeyboardStaysAtTheFieldWhoseColumnWasChosen(t *testing.T) {
	b := newBench(t)
	b.file("odd.csv", "who,where\nAnn Lee,Oslo\n")
	before := b.page.columns.selects["city"]
	b.window.Canvas().Focus(before)
	b.page.setColumn("city", "where")
	if b.page.columns.selects["city"] == before {
		t.Fatal("the field was not made anew: the test shows nothing")
	}
	b.at(b.page.columns.selects["city"], "after a column was chosen")
}

// Tab goes down the page: how the file is read, the columns, the rows, the check.
func TestTabGoesDownTheColumns(t *testing.T) {
	b := newBench(t)
	b.file("people.csv", people)
	c := b.page.columns
	b.window.Canvas().Focus(c.kind)
	var at []fyne.Focusable
	for range 60 {
		b.window.Canvas().FocusNext()
		at = append(at, b.window.Canvas().Focused())
	}
	last := -1
	for _, want := range []fyne.Focusable{c.system, c.reading.dates, c.selects["external_id"], c.rows, c.try, c.run} {
		found := -1
		for i, o := range at {
			if o == want {
				found = i
				break
			}
		}
		if found <= last {
			t.Errorf("%T is number %d after the one of number %d", want, found, last)
		}
		last = found
	}
}

func TestTheFirstRowsAreShownWhereNoneHasAProblem(t *testing.T) {
	b := newBench(t)
	b.file("people.csv", "name,city\nAnn Lee,Oslo\nBen Ray,Bergen\n")
	b.page.columns.try.Tapped(nil)
	if got := b.shown("2", "city"); got != "Oslo" {
		t.Errorf("the preview shows %q", got)
	}
	b.file("people2.csv", people)
	b.page.columns.try.Tapped(nil)
	if v := b.page.result.view; v.which.Key() != showProblems || len(v.shown) != 1 {
		t.Errorf("the preview shows %d rows (%s), want the one with a problem", len(v.shown), v.which.Key())
	}
}

// An import may be taken back and done again from everywhere.
func TestThePageSaysWhetherItsImportStands(t *testing.T) {
	b := newBench(t)
	b.file("people.csv", people)
	b.page.columns.run.Tapped(nil)
	r := b.page.result
	if _, err := b.store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	if r.undo.Visible() || r.title.Value != "The import was taken back." {
		t.Errorf("taken back elsewhere, the page says %q, with Undo %v", r.title.Value, r.undo.Visible())
	}
	b.at(r.more, "after the import was taken back")
	if _, err := b.store.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	if !r.undo.Visible() || r.title.Value != "Imported from 3 rows." {
		t.Errorf("done again, the page says %q, with Undo %v", r.title.Value, r.undo.Visible())
	}
}

// One key goes on to the next step, wherever the keyboard is.
func TestSaveGoesOn(t *testing.T) {
	b := newBench(t)
	b.page.Save()
	b.file("odd.csv", "who,where\nAnn Lee,Oslo\n")
	b.page.Save()
	if b.page.inView(b.page.result.root) {
		t.Fatal("an import without names was checked")
	}
	b.page.setColumn("name", "who")
	b.page.Save()
	if o := b.page.result.outcome; o == nil || o.Created != 1 || len(b.contacts()) != 0 {
		t.Fatalf("the check found %+v and left %d contacts", o, len(b.contacts()))
	}
	b.page.Save()
	if got := len(b.contacts()); got != 1 {
		t.Fatalf("there are %d contacts after the import", got)
	}
	b.page.Save()
	if got := len(b.contacts()); got != 1 || len(b.failed) != 0 {
		t.Errorf("after its end there are %d contacts, failed %v", got, b.failed)
	}
}
