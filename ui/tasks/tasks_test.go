package tasks

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/uitest"
	"rapport/ui/widgets"
)

var (
	noon  = time.Date(2026, 3, 16, 12, 2, 0, 0, time.Local)
	today = finance.DateOf(noon)
)

type bench struct {
	*uitest.Around
	t     *testing.T
	store *store.Store
	desk  *Desk
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), t: t, store: storetest.New(t)}
	b.NoFailures(t)
	b.Window.SetContent(container.NewStack())
	b.Window.Resize(fyne.NewSize(1280, 800))
	b.desk = New(Deps{Data: b.store, Host: b.Host(today), Now: func() time.Time { return noon }})
	return b
}

func (b *bench) panel() *widgets.Panel { return widgets.TopPanel(b.Window.Canvas()) }

func (b *bench) task(id app.ID) *app.Task {
	b.t.Helper()
	t, err := b.store.Task(b.t.Context(), id)
	if err != nil {
		b.t.Fatal(err)
	}
	return t
}

func choose(t *testing.T, items []widgets.Option, title string) {
	t.Helper()
	for _, o := range items {
		if o.Title == title {
			o.Do()
			return
		}
	}
	t.Fatalf("no %q among %+v", title, items)
}

func TestTaskIsPutOffDoneAndTakenBack(t *testing.T) {
	b := newBench(t)
	task := &app.Task{Title: "Call back", Due: today, At: "09:30"}
	storetest.Put(t, b.store, task)
	choose(t, b.desk.Menu(*task), "Tomorrow")
	if got := b.task(task.ID); got.Due != today.AddDays(1) || got.At != "09:30" {
		t.Errorf("put off to %v %s", got.Due, got.At)
	}
	choose(t, b.desk.Menu(*task), "In an hour")
	if got := b.task(task.ID); got.Due != today || got.At != "13:00" {
		t.Errorf("in an hour is %v %s", got.Due, got.At)
	}
	choose(t, b.desk.Menu(*b.task(task.ID)), "Mark as done")
	if got := b.task(task.ID); got.Done != today {
		t.Errorf("done on %v", got.Done)
	}
	if _, err := b.store.Undo(t.Context()); err != nil || b.task(task.ID).Done != 0 {
		t.Errorf("taken back it is %+v, %v", b.task(task.ID), err)
	}
	choose(t, b.desk.Menu(*task), "Delete this task")
	if _, err := b.store.Task(t.Context(), task.ID); app.KindOf(err) != app.NotFound {
		t.Errorf("deleted it is %v", err)
	}
}

func TestTaskIsEditedAndKeptWhenTheFormIsClosed(t *testing.T) {
	b := newBench(t)
	staff := &app.Staff{Name: "Dana", Active: true}
	ann := storetest.Person("Ann Lee")
	storetest.Put(t, b.store, staff)
	ann.Owner = staff.ID
	storetest.Put(t, b.store, ann)
	b.desk.New(ann.ID)
	b.panel().Save()
	if b.panel() == nil || b.desk.form.Fields["title"].Error() == "" {
		t.Fatal("a task without a title was taken")
	}
	test.Type(b.desk.form.title, "Send the list")
	b.panel().AskClose()
	b.desk = New(b.desk.deps) // the next start
	b.desk.GoOn(0, "")
	f := b.desk.form
	if f.title.Text != "Send the list" || f.owner.ID() != int64(staff.ID) || f.with.ID() != int64(ann.ID) {
		t.Fatalf("came back %q of %d about %d", f.title.Text, f.owner.ID(), f.with.ID())
	}
	f.at.SetText("half past")
	f.Panel.Save()
	if f.Fields["at"].Error() == "" {
		t.Error("a time that is none is taken")
	}
	f.at.SetText("2:30 pm")
	f.Panel.Save()
	rows, err := b.store.TaskRows(t.Context(), ann.ID)
	if err != nil || len(rows) != 1 || rows[0].At != "14:30" || rows[0].Due != today || rows[0].Owned != "Dana" {
		t.Fatalf("saved %+v, %v", rows, err)
	}
	b.desk.Edit(rows[0].ID)
	test.Type(b.panel().First, "! ")
	b.panel().Save()
	if got := b.task(rows[0].ID); got.Title != "! Send the list" || b.panel() != nil {
		t.Errorf("changed it is %+v", got)
	}
}

func TestRemindersComeOnceATimeThatATaskIsDueAt(t *testing.T) {
	uitest.New(t)
	row := func(id app.ID, title string, due finance.Date, at app.TimeOfDay) app.TaskRow {
		return app.TaskRow{Task: app.Task{ID: id, Title: title, Due: due, At: at}, Customer: "Ann Lee"}
	}
	rows := []app.TaskRow{
		row(1, "Late", today.AddDays(-3), "10:00"), row(2, "Today", today, ""), row(3, "At two", today, "14:00"), row(4, "At ten", today, "10:00"),
		row(5, "Tomorrow", today.AddDays(1), ""),
	}
	var r Reminder
	first := r.Due(rows, noon)
	if len(first) != 2 || first[0].Title != "At ten · Ann Lee" || !first[0].Timed || first[1].Title != "2 follow-ups are due" {
		t.Errorf("at noon: %+v", first)
	}
	if again := r.Due(rows, noon.Add(time.Minute)); len(again) != 0 {
		t.Errorf("a minute later: %+v", again)
	}
	if two := r.Due(rows, noon.Add(2*time.Hour)); len(two) != 1 || two[0].Title != "At two · Ann Lee" {
		t.Errorf("at two: %+v", two)
	}
	rows[2].At = "15:00" // put off
	if three := r.Due(rows, noon.Add(3*time.Hour)); len(three) != 1 || three[0].Text != "due at 15:00" {
		t.Errorf("at three: %+v", three)
	}
	if next := r.Due(rows, noon.AddDate(0, 0, 1)); len(next) != 1 || next[0].Title != "Tomorrow · Ann Lee" {
		t.Errorf("the next day: %+v", next)
	}
}
