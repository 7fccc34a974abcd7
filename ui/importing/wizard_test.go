package importing

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/app/importer"
	"rapport/ui/shell"
)

func TestProblemsAreMendedInThePreview(t *testing.T) {
	b := newBench(t)
	path := b.file("orders.csv", orders+"A-5;2026-03-05;Cy Lu;LAMP;1;19.90;extra\n")
	b.page.columns.try.Tapped(nil)
	r := b.page.result
	if r.outcome == nil || r.outcome.Rejected != 3 {
		t.Fatalf("the trial found %+v", r.outcome)
	}
	if line := r.view.mend.line; line == nil || line.number != 3 {
		t.Fatalf("the row to be mended first is %+v", line)
	}
	b.typed("Qty", "2")
	if got := b.shown("3", "Qty"); r.outcome.Rejected != 2 || got != "✓ 2" {
		t.Errorf("mended, the cell is %q; %+v", got, r.outcome)
	}
	if line := r.view.mend.line; line.number != 4 {
		t.Errorf("after row 3 row %d is mended", line.number)
	}
	b.typed("Order date", "2026-03-02")
	mend := r.view.mend
	if !mend.asIs.Visible() || mend.whole.Hidden {
		t.Error("the row of seven cells cannot be taken as it stands")
	}
	mend.entries["Client"].SetText("Cy Lu of Bergen")
	mend.asIs.Tapped(nil)
	if r.outcome.Rejected != 0 {
		t.Fatalf("all mended, still refused: %+v", r.outcome)
	}
	if mend.asIs.Visible() || !mend.whole.Hidden {
		t.Error("taken, the row is still told")
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r.run.Tapped(nil)
	if r.outcome.Created != 5 || r.outcome.Rejected != 0 {
		t.Errorf("imported %+v", r.outcome)
	}
	names := ""
	for _, c := range b.contacts() {
		names += c.Name + ";"
	}
	if !strings.Contains(names, "Cy Lu of Bergen") {
		t.Errorf("the contacts are %s", names)
	}
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("the file was changed")
	}
}

func TestHowTheFileIsWrittenIsFoundAndCorrected(t *testing.T) {
	b := newBench(t)
	b.file("german.csv", "Order No;Order date;Client;Article;Qty;Unit price\nA-1;31.03.2026;J\xfcrgen;RADIO;1;1.049,90\n")
	c := b.page.columns
	if plan := b.page.plan; plan.DateFormat != "DD.MM.YYYY" || plan.Decimal != "," || c.looked.Encoding != "windows-1252" || c.looked.Separator != ";" {
		t.Fatalf("found %+v, %s, %q", plan.Format, c.looked.Encoding, c.looked.Separator)
	}
	if got, _ := c.meaning("date"); got != "31.03.2026  →  31 Mar 2026" {
		t.Errorf("the date is understood as %q", got)
	}
	if got, _ := c.meaning("unit_price"); got != "1.049,90  →  1,049.9" {
		t.Errorf("the price is understood as %q", got)
	}
	c.reading.encoding.OnChanged(option(c.reading.encoding.Options, "gb18030"))
	if got := c.example("Client"); got == "Jürgen" {
		t.Error("another encoding changes no letter")
	}
	c.reading.encoding.OnChanged(option(c.reading.encoding.Options, ""))
	if got := c.example("Client"); got != "Jürgen" {
		t.Errorf("found out again, it reads %q", got)
	}
	c.reading.decimal.OnChanged(option(c.reading.decimal.Options, "."))
	if got, _ := c.meaning("unit_price"); !strings.HasSuffix(got, "?") {
		t.Errorf("with a point the price is understood as %q", got)
	}
	c.reading.separator.OnChanged(option(c.reading.separator.Options, "\t"))
	if len(c.looked.Columns) != 1 {
		t.Errorf("cut at tabs the columns are %q", c.looked.Columns)
	}
}

func TestDatesThatMayBeTwoDaysAreAsked(t *testing.T) {
	b := newBench(t)
	b.file("orders.csv", "Order No,Order date,Client,Article,Qty,Unit price\nA-1,03/04/2026,Ann,RADIO,1,10\n")
	c := b.page.columns
	if c.run.Visible() || !strings.Contains(c.problem.Value, "3 Apr 2026") || !strings.Contains(c.problem.Value, "4 Mar 2026") {
		t.Fatalf("it says %q; can be imported: %v", c.problem.Value, c.run.Visible())
	}
	c.reading.dates.OnChanged(option(c.reading.dates.Options, "MM/DD/YYYY"))
	if got, _ := c.meaning("date"); !c.run.Visible() || !strings.HasSuffix(got, "4 Mar 2026") {
		t.Errorf("chosen, the date is %q", got)
	}
	c.run.Tapped(nil)
	// The next file of these columns is read so too, also after a column is changed.
	b.file("next.csv", "Order No,Order date,Client,Article,Qty,Unit price\nA-2,05/04/2026,Ann,RADIO,1,10\n")
	b.page.setColumn("customer", "Client")
	if got, _ := c.meaning("date"); !c.run.Visible() || !strings.HasSuffix(got, "4 May 2026") {
		t.Errorf("remembered, the date is %q", got)
	}
}

func TestColumnsAreRememberedForASystem(t *testing.T) {
	b := newBench(t)
	const odd = "wer,wo\nAnn Lee,Oslo\n"
	b.file("a.csv", odd)
	b.page.setKind("contacts")
	b.page.setColumn("name", "wer")
	b.page.setColumn("city", "wo")
	b.page.columns.system.SetText("cards")
	b.page.columns.run.Tapped(nil)
	if o := b.page.result.outcome; o == nil || o.Created != 1 {
		t.Fatalf("%+v, %q", o, b.page.columns.problem.Value)
	}
	b.file("b.csv", strings.Replace(odd, "Ann", "Ben", 1))
	if p := b.page.plan; p.Kind != "contacts" || p.System != "cards" || b.page.columns.looked.Mapping["city"] != "wo" || b.page.steps.note.Value == "" {
		t.Errorf("the next file of these columns: %+v", p)
	}
	// Other columns around them: only the system tells.
	b.file("c.csv", "nummer,wer,wo\n1,Cy Lu,Rome\n")
	b.page.columns.system.SetText("")
	b.page.plan.System = ""
	b.page.setKind("contacts")
	b.page.columns.system.SetText("Cards")
	b.page.columns.settle()
	if got := b.page.columns.looked.Mapping["name"]; got != "wer" {
		t.Errorf("of the system named the name is read from %q", got)
	}
}

func TestAnImportIsKeptAsAProfileAndRunAgain(t *testing.T) {
	b := newBench(t)
	path := b.file("people 1.csv", people)
	b.page.columns.system.SetText("shop")
	b.page.columns.run.Tapped(nil)
	keep := b.page.result.keep
	if !keep.offer.Visible() {
		t.Fatal("the import cannot be kept")
	}
	keep.offer.Tapped(nil)
	keep.name.SetText("")
	keep.keep()
	if !keep.root.Visible() || keep.say.Value == "" {
		t.Fatal("a profile without a name was kept")
	}
	keep.name.SetText("Shop people")
	keep.keep()
	if keep.root.Visible() {
		t.Fatalf("not kept: %s", keep.say.Value)
	}

	b.page.result.more.Tapped(nil)
	s := b.page.start
	if len(s.list) != 1 || s.list[0].Name != "Shop people" || s.list[0].last == nil || s.list[0].last.File != "people 1.csv" {
		t.Fatalf("the start page lists %+v", s.list)
	}
	next := filepath.Join(filepath.Dir(path), "people 2.csv")
	if err := os.WriteFile(next, []byte("Customer number,Full name,Mail,Town,Shoe size\n10,Dee Ray,dee@example.com,Rome,40\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.again.Tapped(nil)
	if o := b.page.result.outcome; b.page.plan.File != next || b.page.plan.System != "shop" || o == nil || o.Created != 1 || o.Batch != 0 {
		t.Fatalf("run again: %+v, %+v", b.page.plan, o)
	}
	b.page.result.run.Tapped(nil)
	if got := b.contacts(); len(got) != 3 {
		t.Errorf("there are %d contacts, want 3", len(got))
	}

	b.page.showEmpty()
	s.drop.Tapped(nil)
	if len(s.list) != 0 {
		t.Errorf("deleted, it is listed: %+v", s.list)
	}
	if _, err := b.store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	if len(s.list) != 1 {
		t.Error("after undo it is not listed")
	}
}

func TestAProfileAsksForAFileWhereItsFolderHasNone(t *testing.T) {
	b := newBench(t)
	asked := 0
	b.page.deps.Choose = func() { asked++ }
	folder := t.TempDir()
	profile := &app.ImportProfile{Name: "p", Kind: "contacts", Folder: filepath.Join(folder, "gone"), Pattern: "x*.csv", Way: importer.Way{Columns: map[string]string{"name": "wer"}}.JSON()}
	if _, err := b.store.Do(t.Context(), app.Action{Text: "Keep"}, func(u app.Unit) error { return u.Put(t.Context(), profile) }); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
	b.page.start.again.Tapped(nil)
	if asked != 1 || len(b.failed) != 1 {
		t.Fatalf("asked %d times, told %v", asked, b.failed)
	}
	path := filepath.Join(folder, "other.csv")
	if err := os.WriteFile(path, []byte("wer\nAnn\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.page.Show(shell.Place{Arg: path})
	if o := b.page.result.outcome; o == nil || o.Created != 1 {
		t.Errorf("with the file chosen: %+v", o)
	}
}

func TestAColumnIsKeptAsAFieldOfItsOwn(t *testing.T) {
	b := newBench(t)
	b.file("people.csv", people)
	choose := b.page.columns.own["Shoe size"]
	if choose == nil || choose.Key() != noColumn {
		t.Fatalf("the column that no field takes is offered as %+v", choose)
	}
	choose.OnChanged(option(choose.Options, "Shoe size"))
	if got := b.page.columns.own["Shoe size"].Key(); got != "Shoe size" {
		t.Fatalf("chosen, it is %q", got)
	}
	b.page.columns.run.Tapped(nil)
	for _, row := range b.contacts() {
		contact, err := b.store.Contact(t.Context(), row.ID)
		if err != nil {
			t.Fatal(err)
		}
		if contact.Custom["Shoe size"] == "" {
			t.Errorf("%s has %v", contact.Name, contact.Custom)
		}
	}
}

func TestAnotherFileWaitsForTheEndOfAnImport(t *testing.T) {
	b := newBench(t)
	path := b.file("people.csv", people)
	b.page.running = true
	b.page.Show(shell.Place{Arg: path + ".other"})
	if len(b.failed) != 1 || b.page.plan.File != path {
		t.Errorf("told %v, the file is %s", b.failed, b.page.plan.File)
	}
	b.page.Show(shell.Place{Arg: path})
	if len(b.failed) != 1 {
		t.Errorf("coming back to the file tells %v", b.failed)
	}
}

func TestTheKeyboardGoesWhereTheWorkIs(t *testing.T) {
	b := newBench(t)
	b.file("orders.csv", orders)
	if got := b.window.Canvas().Focused(); got != b.page.columns.try {
		t.Errorf("a file opened that can be imported, the keyboard is at %T", got)
	}
	b.page.columns.try.Tapped(nil)
	r := b.page.result
	if got := b.window.Canvas().Focused(); got != r.view.table {
		t.Fatalf("with problems found, the keyboard is at %T", got)
	}
	r.view.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := b.window.Canvas().Focused(); got != r.view.mend.entries["Qty"] {
		t.Errorf("Enter on a row goes to %T", got)
	}
	b.typed("Qty", "2")
	if got := b.window.Canvas().Focused(); got != r.view.mend.entries["Order date"] {
		t.Errorf("after a correction the keyboard is at %T", got)
	}
	b.typed("Order date", "2026-03-02")
	r.run.Tapped(nil)
	if got := b.window.Canvas().Focused(); got != r.more {
		t.Errorf("all imported, the keyboard is at %T", got)
	}
}

// Work goes on beside the window: what is typed meanwhile is checked after it, and
// an import asked for meanwhile is done with what was typed.
func TestCorrectionsDoNotWaitForTheCheck(t *testing.T) {
	b := newBench(t)
	b.file("orders.csv", orders)
	b.page.columns.try.Tapped(nil)
	var queue []func()
	b.page.deps.Job = func(label string, work func(context.Context, shell.Progress) error, done func(error)) {
		queue = append(queue, func() { b.job(label, work, done) })
	}
	next := func() {
		t.Helper()
		if len(queue) != 1 {
			t.Fatalf("%d jobs wait", len(queue))
		}
		job := queue[0]
		queue = nil
		job()
	}
	r := b.page.result
	b.typed("Qty", "2")
	b.typed("Order date", "2026-03-02")
	next() // the check of the first correction, which is out of date
	next()
	if r.outcome.Rejected != 0 || len(queue) != 0 {
		t.Fatalf("both corrected, still refused: %+v", r.outcome)
	}
	r.view.which.SetKey(showFirst)
	r.view.show()
	r.view.table.Select(3)
	b.typed("Client", "Cy Lu")
	r.run.Tapped(nil)
	next()
	next()
	if r.outcome.Batch == 0 || r.outcome.Created != 4 || r.mendable {
		t.Errorf("the import asked for meanwhile did %+v", r.outcome)
	}
	if got := b.contacts(); len(got) != 3 {
		t.Errorf("there are %d contacts, want Ann, Ben and Cy", len(got))
	}
}
