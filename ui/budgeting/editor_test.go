package budgeting

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/uitest"
)

func opened(t *testing.T, lines ...app.BudgetLine) (*uitest.Around, *store.Store, *Editor, *string) {
	t.Helper()
	around, s := uitest.New(t), storetest.New(t)
	around.Hold(fyne.NewContainerWithoutLayout(), func() {})
	around.Window.Resize(fyne.NewSize(1280, 800))
	name := ""
	e := Open(s, around.Host(finance.MustDate("2026-04-01")), NewSheet(usd, 202604, app.Budget{}, lines), func(saved string) { name = saved })
	return around, s, e, &name
}

func versions(t *testing.T, s *store.Store) []report.BudgetVersion {
	t.Helper()
	all, err := s.BudgetVersions(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestABudgetIsTypedAndSavedAsOneAction: keys alone, from the name to Ctrl+Enter.
func TestABudgetIsTypedAndSavedAsOneAction(t *testing.T) {
	around, s, e, name := opened(t)
	canvas := around.Window.Canvas()
	test.Type(e.name, "Plan")
	canvas.Focus(e.Grid)
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			canvas.Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	write := func(text string) {
		for _, r := range text {
			canvas.Focused().TypedRune(r)
		}
	}
	write("1200.50")
	press(fyne.KeyTab)
	write("300")
	press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyLeft)
	if a, ok := e.Grid.Account(); !ok || a != finance.Discount || e.Grid.Column() != 0 {
		t.Fatalf("the cursor is at %v, %d", a, e.Grid.Column())
	}
	write("50")
	press(fyne.KeyReturn)
	e.Grid.move(e.Grid.row-1, 0)
	if !strings.Contains(e.hint.Value, "minus sign") {
		t.Errorf("nothing is said of the sign: %q", e.hint.Value)
	}
	e.save()
	if len(versions(t, s)) != 0 || !e.Panel.IsOpen() {
		t.Fatal("a budget with a fault was saved")
	}
	press(fyne.KeyDelete)
	e.save()
	all := versions(t, s)
	if len(all) != 1 || *name != "Plan" || e.Panel.IsOpen() {
		t.Fatalf("versions %v, saved %q", all, *name)
	}
	lines, err := s.BudgetLines(context.Background(), all[0].ID, 202604, 202703)
	if err != nil || len(lines) != 2 || lines[0].Amount != 120050 || lines[1].Month != "2026-05" || lines[1].Amount != 30000 {
		t.Errorf("lines %+v, %v", lines, err)
	}
	if _, err := s.Undo(context.Background()); err != nil || len(versions(t, s)) != 0 {
		t.Errorf("after undo: %v, %v", versions(t, s), err)
	}
}

func TestPasteByKeyboardSaysWhatItDid(t *testing.T) {
	around, _, e, _ := opened(t)
	around.Window.Canvas().Focus(e.Grid)
	clip := test.NewClipboard()
	clip.SetContent("10\t20\n30\t40\n")
	e.Grid.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	s := e.Grid.Sheet
	if s.Amount(finance.Sales, 1) != 2000 || s.Amount(finance.ShippingIncome, 1) != 4000 || !strings.Contains(e.hint.Value, "4 cells") {
		t.Errorf("pasted %v, says %q", s.Statement(1), e.hint.Value)
	}
}

// TestNothingTypedIsLost: closing asks once more, and a name that is taken keeps
// the panel open.
func TestNothingTypedIsLost(t *testing.T) {
	_, s, e, _ := opened(t)
	storetest.Put(t, s, &app.Budget{Name: "original"})
	e.Grid.Sheet.Set(finance.Sales, 0, "10")
	e.Panel.AskClose()
	if !e.Panel.IsOpen() || !strings.Contains(e.hint.Value, "not saved") {
		t.Fatal("the panel closed over what was typed")
	}
	e.name.SetText("ORIGINAL")
	e.save()
	if !e.Panel.IsOpen() || !strings.Contains(e.field.Error(), "original") {
		t.Errorf("a second original: %q", e.field.Error())
	}
	e.Panel.AskClose()
	if e.Panel.IsOpen() {
		t.Error("the second Esc does not leave")
	}
}

// TestAnotherYearKeepsWhatWasTyped.
func TestAnotherYearKeepsWhatWasTyped(t *testing.T) {
	_, _, e, _ := opened(t)
	e.Grid.Sheet.Set(finance.Sales, 0, "10")
	e.turn(Months)
	if e.Grid.Sheet.First != 202704 || e.Grid.Sheet.Amount(finance.Sales, 0) != 0 {
		t.Errorf("the year is %s", e.Grid.Sheet.First)
	}
	e.turn(-Months)
	if e.Grid.Sheet.Amount(finance.Sales, 0) != 1000 {
		t.Error("what was typed is gone")
	}
}
