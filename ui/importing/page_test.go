package importing

import (
	"context"
	"os"
	"strings"
	"testing"

	"rapport/app/importer"
	"rapport/ui/shell"
)

func TestAFileIsRecognisedAndItsColumnsMatched(t *testing.T) {
	b := newBench(t)
	b.file("people.csv", people)
	if b.page.plan.Kind != "contacts" {
		t.Fatalf("people are taken for %q", b.page.plan.Kind)
	}
	c := b.page.columns
	for field, column := range map[string]string{"external_id": "Customer number", "name": "Full name", "email": "Mail", "city": "Town", "phone": ""} {
		if got := c.selects[field].Key(); got != column {
			t.Errorf("%s is read from %q, want %q", field, got, column)
		}
	}
	if got := c.rows.Source().Len(); got != 3 {
		t.Errorf("%d of the 3 rows are shown", got)
	}
	if !strings.Contains(c.unused.Value, "Shoe size") {
		t.Errorf("the column that is not read is not told: %q", c.unused.Value)
	}

	b.file("orders.csv", orders)
	if b.page.plan.Kind != "orders" || b.page.columns.selects["sku"].Key() != "Article" {
		t.Errorf("orders are taken for %q, with %q as the SKU", b.page.plan.Kind, b.page.columns.selects["sku"].Key())
	}
}

func TestAColumnIsChosenByHand(t *testing.T) {
	b := newBench(t)
	b.file("odd.csv", "who,where\nAnn Lee,Oslo\n")
	c := b.page.columns
	if c.run.Visible() || !strings.Contains(c.problem.Value, "Name") {
		t.Fatalf("an import without names can begin: %q", c.problem.Value)
	}
	b.page.setColumn("name", "who")
	if c = b.page.columns; !c.run.Visible() || c.selects["name"].Key() != "who" {
		t.Fatalf("with the column chosen the import cannot begin: %q", c.problem.Value)
	}
	b.page.setColumn("city", "where")
	c.run.Tapped(nil)
	rows := b.contacts()
	if len(rows) != 1 || rows[0].Name != "Ann Lee" {
		t.Fatalf("imported %+v", rows)
	}
	contact, err := b.store.Contact(t.Context(), rows[0].ID)
	if err != nil || contact.City != "Oslo" {
		t.Errorf("the city is %q, %v", contact.City, err)
	}
}

func TestATrialListsProblemsAndWritesNothing(t *testing.T) {
	b := newBench(t)
	b.file("orders.csv", orders)
	b.page.columns.try.Tapped(nil)
	r := b.page.result
	if r.outcome == nil || r.outcome.Created != 2 || r.outcome.Rejected != 2 {
		t.Fatalf("the trial found %+v; %s", r.outcome, b.page.columns.problem.Value)
	}
	if got := b.shown("3", "Qty"); got != "▲ -2" {
		t.Errorf("the negative quantity is shown as %q", got)
	}
	if got := b.shown("4", "Order date"); got != "▲ 2026-13-02" {
		t.Errorf("the false date is shown as %q", got)
	}
	if got := b.contacts(); len(got) != 0 || b.changed != 0 {
		t.Errorf("the trial wrote %d contacts", len(got))
	}
}

func TestAnImportIsDoneSavedAndTakenBack(t *testing.T) {
	b := newBench(t)
	b.file("people.csv", people)
	b.page.columns.run.Tapped(nil)
	r := b.page.result
	if r.outcome == nil || r.outcome.Created != 2 || r.outcome.Rejected != 1 || b.changed != 1 {
		t.Fatalf("the import did %+v", r.outcome)
	}
	if got := b.contacts(); len(got) != 2 {
		t.Fatalf("there are %d contacts, want 2", len(got))
	}
	r.save.Tapped(nil)
	if saved := b.saved["people refused rows.csv"]; !strings.Contains(saved, "9,,,,") || !strings.Contains(saved, "rejected_because") {
		t.Errorf("the refused rows were saved as %q", b.saved)
	}
	r.undo.Tapped(nil)
	if got := b.contacts(); len(got) != 0 || len(b.said) != 1 || r.undo.Visible() {
		t.Errorf("after Undo there are %d contacts, said %q, failed %v", len(got), b.said, b.failed)
	}
}

func TestDuplicatesAreLeftOrUpdated(t *testing.T) {
	b := newBench(t)
	b.file("people.csv", people)
	b.page.columns.run.Tapped(nil)
	b.file("people2.csv", strings.Replace(people, "Oslo", "Narvik", 1))
	b.page.columns.run.Tapped(nil)
	if o := b.page.result.outcome; o.Skipped != 2 || o.Created != 0 {
		t.Fatalf("a second import did %+v", o)
	}
	b.page.show(1, b.page.columns.root)
	b.page.plan.OnDuplicate = importer.Update
	b.page.columns.run.Tapped(nil)
	if o := b.page.result.outcome; o.Updated < 1 || o.Created != 0 {
		t.Fatalf("an import that updates did %+v", o)
	}
	for _, row := range b.contacts() {
		contact, err := b.store.Contact(t.Context(), row.ID)
		if err != nil {
			t.Fatal(err)
		}
		if row.Name == "Ann Lee" && contact.City != "Narvik" {
			t.Errorf("the city of %s is %q", row.Name, contact.City)
		}
	}
}

func TestACancelledImportKeepsNothing(t *testing.T) {
	b := newBench(t)
	b.before = func(cancel context.CancelFunc) { cancel() }
	b.file("people.csv", people)
	b.page.columns.run.Tapped(nil)
	if got := b.contacts(); len(got) != 0 || b.page.running || b.changed != 0 {
		t.Errorf("after Cancel there are %d contacts", len(got))
	}
	if !strings.Contains(b.page.columns.problem.Value, "Cancelled") {
		t.Errorf("it says %q", b.page.columns.problem.Value)
	}
}

func TestAFileThatIsNoTableIsRefused(t *testing.T) {
	b := newBench(t)
	b.file("empty.csv", "")
	if b.page.plan.File != "" || b.page.room.Objects[0] == b.page.columns.root {
		t.Error("an empty file was opened")
	}
	b.file("people.csv", people)
	if b.page.room.Objects[0] != b.page.columns.root {
		t.Error("after a refused file a good one is not opened")
	}
}

func TestEveryKindAndFieldHasAName(t *testing.T) {
	for _, kind := range importer.Kinds() {
		if kindNames[kind] == "" {
			t.Errorf("the kind %s has no name", kind)
		}
		for _, f := range importer.Fields(kind) {
			if fieldNames[f.Name] == "" {
				t.Errorf("the field %s of %s has no name", f.Name, kind)
			}
		}
	}
}

func TestAFileThatWasMendedIsReadAnew(t *testing.T) {
	b := newBench(t)
	path := b.file("orders.csv", orders)
	b.page.columns.try.Tapped(nil)
	tried := b.page.room.Objects[0]
	b.page.Show(shell.Place{Arg: path})
	if b.page.room.Objects[0] != tried {
		t.Fatal("coming back to the same file left its trial")
	}
	if err := os.WriteFile(path, []byte(strings.Replace(orders, ";-2;", ";2;", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	b.page.Show(shell.Place{Arg: path})
	b.page.columns.try.Tapped(nil)
	if got := b.page.result.outcome.Rejected; got != 1 {
		t.Errorf("of the mended file %d rows are refused, want 1", got)
	}
}

func TestAnImportSaysHowManyMayBeThereTwice(t *testing.T) {
	b := newBench(t)
	b.file("people.csv", people)
	b.page.columns.run.Tapped(nil)
	link := b.page.result.twice
	if link.Visible() {
		t.Fatalf("the first people are said to be there twice: %q", link.Label)
	}
	b.file("again.csv", "Customer number,Full name,Town\n17,Ann Lee,Oslo\n")
	b.page.columns.run.Tapped(nil)
	if link = b.page.result.twice; !link.Visible() || link.Label != "1 possible duplicate: look at it" {
		t.Errorf("a second Ann Lee: %q, shown: %v, %+v", link.Label, link.Visible(), b.page.result.outcome)
	}
	b.page.result.undo.Tapped(nil)
	if link.Visible() {
		t.Error("taken back, she is said to be there twice")
	}
}
