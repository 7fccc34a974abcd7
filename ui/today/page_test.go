package today

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// texts are the titles of a section's lines.
func (s *section) titles() []string {
	var titles []string
	for _, o := range s.lines.Objects {
		if l, ok := o.(*line); ok {
			titles = append(titles, l.title.Value)
		}
	}
	return titles
}

func lineOf(t *testing.T, s *section, title string) *line {
	t.Helper()
	for _, o := range s.lines.Objects {
		if l, ok := o.(*line); ok && l.title.Value == title {
			return l
		}
	}
	t.Fatalf("no line %q among %q", title, s.titles())
	return nil
}

func TestDueFollowUpsAreListedAndTickedOff(t *testing.T) {
	s := storetest.New(t)
	ann := storetest.Person("Ann Lee")
	storetest.Put(t, s, ann)
	late := &app.Task{Contact: ann.ID, Title: "Call Ann back", Due: sampleDay.AddDays(-2)}
	storetest.Put(t, s, late,
		&app.Task{Title: "Far away", Due: sampleDay.AddDays(30)},
		&app.Task{Title: "Done before", Due: sampleDay, Done: sampleDay})
	b := newBench(t, s)
	if got := b.page.tasks.titles(); len(got) != 1 || got[0] != "Call Ann back" {
		t.Fatalf("follow-ups: %q", got)
	}
	l := lineOf(t, b.page.tasks, "Call Ann back")
	if l.last.Value != "2 days late" {
		t.Errorf("due is said as %q", l.last.Value)
	}
	test.Tap(l)
	if want := (shell.Place{Page: document.ContactsPage, ID: int64(ann.ID)}); len(b.Opened) != 1 || b.Opened[0] != want {
		t.Errorf("the line opened %+v", b.Opened)
	}
	test.Tap(l.lead.(fyne.Tappable))
	task, err := s.Task(t.Context(), late.ID)
	if err != nil || task.Done != sampleDay {
		t.Errorf("the task is done on %v, %v", task.Done, err)
	}
	if got := b.page.tasks.titles(); len(got) != 0 {
		t.Errorf("still listed: %q", got)
	}
	if len(b.Said) != 1 {
		t.Errorf("said %q", b.Said)
	}
}

func TestSampleCompanyShowsMichellesLeakAndTheMonth(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	leak := lineOf(t, b.page.leaks, "Michelle Alvarez")
	if leak.last.Value != "100.00" {
		t.Errorf("her leak is %s", leak.last.Value)
	}
	calls := lineOf(t, b.page.calls, "Michelle Alvarez")
	if !strings.Contains(calls.last.Value, "12:30") || !strings.Contains(calls.detail.Value, "O-1002") {
		t.Errorf("her call is %q, %q", calls.detail.Value, calls.last.Value)
	}
	// A click on a figure opens the budget.
	b.page.month.figures[0].Tapped(nil)
	if n := len(b.Opened); n != 1 || b.Opened[0].Page != financePage || b.Opened[0].Tab != budgetTab {
		t.Errorf("opened %+v", b.Opened)
	}
}

func TestUnsavedCallIsOffered(t *testing.T) {
	s := storetest.New(t)
	if err := s.SaveDraft(t.Context(), callDrafts+"1", `{"note":"half a call"}`); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, s)
	if len(b.page.unsaved.Objects) != 2 {
		t.Fatalf("%d objects beside the title", len(b.page.unsaved.Objects))
	}
	test.Tap(b.page.unsaved.Objects[1].(*widgets.Button))
	if len(b.called) != 1 || b.called[0] != 0 {
		t.Errorf("called %v", b.called)
	}
}

func TestFiscalYearBeginsInItsMonth(t *testing.T) {
	for _, c := range []struct {
		day   string
		start int
		want  string
	}{
		{"2026-03-16", 4, "2025-04-01"}, {"2026-04-01", 4, "2026-04-01"}, {"2026-12-31", 1, "2026-01-01"},
	} {
		if got := yearStart(finance.MustDate(c.day), c.start); got != finance.MustDate(c.want) {
			t.Errorf("the year of %s from month %d begins on %s, want %s", c.day, c.start, got, c.want)
		}
	}
}
