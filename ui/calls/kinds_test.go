package calls

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/store/storetest"
)

func TestLetterIsRecordedAsQuicklyAsACall(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	michelle := b.person("Michelle Alvarez")
	b.recorder.OpenKind(michelle, app.Letter)
	f := b.recorder.form
	if f.clock.running() || !f.minutes.Hidden || f.panel.Title != "Record letter" || f.fields["kind"].Hint == "" {
		t.Errorf("clock %v, minutes hidden %v, title %q, cost %q", f.clock.running(), f.minutes.Hidden, f.panel.Title, f.fields["kind"].Hint)
	}
	test.Type(f.note, "Wiring sheet")
	f.day.SetDate(today.AddDays(-2))
	f.follow.SetDate(today.AddDays(3))
	f.changed()
	b.restart()

	b.recorder.Open(michelle) // a call is another thing
	if f = b.recorder.form; f.note.Text != "" || f.kind().kind != app.Call || !f.clock.running() {
		t.Errorf("the call begins with %q as %q", f.note.Text, f.kind().kind)
	}
	f.panel.AskClose()
	b.recorder.OpenKind(michelle, app.Letter)
	f = b.recorder.form
	if f.note.Text != "Wiring sheet" || f.day.Date() != today.AddDays(-2) {
		t.Fatalf("after a crash: %q on %v", f.note.Text, f.day.Date())
	}
	f.panel.Save()
	letters := b.calls(michelle)
	found := false
	for _, l := range letters {
		found = found || l.Kind == app.Letter && l.Note == "Wiring sheet" && l.Day == today.AddDays(-2) && l.Direction == app.Outbound && !l.Minutes.Valid
	}
	if !found || b.drafts() != 0 {
		t.Errorf("saved %+v, %d drafts", letters, b.drafts())
	}
	tasks, err := b.store.TaskRows(t.Context(), michelle)
	if err != nil || len(tasks) == 0 || tasks[0].Title != "Follow up with Michelle Alvarez: Wiring sheet" {
		t.Errorf("follow-up %+v, %v", tasks, err)
	}
}

func TestCallTurnsIntoAVisitAndBack(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.recorder.Open(0)
	f := b.recorder.form
	b.pass(time.Minute)
	f.kinds.SetKey(string(app.Visit))
	f.became(f.kind())
	if f.clock.running() || f.minutes.Hidden || f.stop.Label != "Start" {
		t.Errorf("a visit: clock %v, hidden %v, button %q", f.clock.running(), f.minutes.Hidden, f.stop.Label)
	}
	f.kinds.SetKey(string(app.WebActivity))
	f.became(f.kind())
	if f.direction.Key() != string(app.Inbound) || !f.minutes.Hidden {
		t.Errorf("a web contact: %q", f.direction.Key())
	}
	f.panel.Save()
	if rows := b.calls(0); len(rows) != 1 || rows[0].Kind != app.WebActivity || rows[0].Minutes.Valid {
		t.Errorf("saved %+v", rows)
	}
}

func TestFollowUpWithATimeIsToBeRemindedOf(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	michelle := b.person("Michelle Alvarez")
	b.recorder.Open(michelle)
	f := b.recorder.form
	f.followAt.SetText("noon")
	f.panel.Save()
	if f.fields["due"].Error() != "Give the time as 14:30." {
		t.Errorf("a time that is none: %q", f.fields["due"].Error())
	}
	f.followAt.SetText("9:30")
	f.panel.Save()
	if f.fields["due"].Error() != "Give the day for that time." {
		t.Errorf("a time without a day: %q", f.fields["due"].Error())
	}
	f.follow.SetDate(today.AddDays(1))
	f.panel.Save()
	tasks, err := b.store.TaskRows(t.Context(), michelle)
	if err != nil || len(tasks) == 0 || tasks[0].At != "09:30" || tasks[0].Due != today.AddDays(1) {
		t.Errorf("follow-up %+v, %v", tasks, err)
	}
}
