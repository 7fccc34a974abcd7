package today

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/chart"
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
}

func TestFigureOfTheMonthIsShownThroughTheYear(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	m := b.page.month
	if !m.figures[2].Marked() || !strings.HasPrefix(m.caption.Value, "Company profit by month, USD") {
		t.Fatalf("the chart is of %q", m.caption.Value)
	}
	m.figures[0].Tapped(nil)
	if !m.figures[0].Marked() || m.figures[2].Marked() || !strings.HasPrefix(m.caption.Value, "Company net revenue by month, USD") {
		t.Errorf("after a click on net revenue the chart is of %q", m.caption.Value)
	}
	if drawn := m.chart.Exhibit().Drawing.(chart.BudgetActual); drawn.Line != "Company net revenue" {
		t.Errorf("drawn is %s", drawn.Line)
	}
	// A month of the chart opens the budget.
	m.chart.OnOpen(int64(sampleDay.Month()))
	if n := len(b.Opened); n != 1 || b.Opened[0].Page != financePage || b.Opened[0].Tab != budgetTab {
		t.Errorf("opened %+v", b.Opened)
	}
}

func TestDaySaysWhereTheBooksEnd(t *testing.T) {
	day := finance.MustDate("2026-11-23")
	for _, c := range []struct{ last, want string }{
		{"2026-03-31", "23 Nov 2026  ·  books end on 31 Mar 2026"}, {"2026-11-02", "23 Nov 2026"}, {"2026-12-24", "23 Nov 2026"},
	} {
		if got := dayText(day, finance.MustDate(c.last)); got != c.want {
			t.Errorf("with books to %s the day is %q, want %q", c.last, got, c.want)
		}
	}
	if got := dayText(day, 0); got != "23 Nov 2026" {
		t.Errorf("without books the day is %q", got)
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

func TestEmptyFileShowsWhereToBeginAlone(t *testing.T) {
	b := newBench(t, storetest.New(t))
	if b.page.body.Objects[0] != b.page.first {
		t.Fatal("cards without anything in them are shown")
	}
	for _, o := range test.LaidOutObjects(b.page.first) {
		if button, ok := o.(*widgets.Button); ok {
			test.Tap(button)
		}
	}
	if b.imported != 1 || len(b.Opened) != 1 || b.Opened[0].Arg != document.New {
		t.Errorf("the first steps opened %+v and %d imports", b.Opened, b.imported)
	}
	storetest.Put(t, b.store, storetest.Person("Ann Lee"))
	b.page.Refresh()
	if b.page.body.Objects[0] != b.page.grid {
		t.Error("with somebody in the file the cards are not shown")
	}
}
