package calls

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// drafts is how many unsaved calls the file keeps.
func (b *bench) drafts() int {
	b.t.Helper()
	drafts, err := b.store.Drafts(b.t.Context(), draftForms)
	if err != nil {
		b.t.Fatal(err)
	}
	return len(drafts)
}

// calls lists the calls with a contact, newest first.
func (b *bench) calls(contact app.ID) []app.InteractionRow {
	b.t.Helper()
	rows, err := b.store.InteractionRows(b.t.Context(), contact, 0)
	if err != nil {
		b.t.Fatal(err)
	}
	return rows
}

func TestCallIsSavedWithMinutesCampaignOrderAndFollowUp(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	michelle := b.person("Michelle Alvarez")
	before := len(b.calls(michelle))
	b.recorder.Open(michelle)
	f := b.recorder.form
	if chosen := f.with.Chosen(); chosen.Title != "Michelle Alvarez" || chosen.Detail != "+1 415 555 0134" {
		t.Errorf("the call is with %+v", chosen)
	}
	b.pass(750 * time.Second)
	if f.clock.entry.Text != "12:30" || f.cost.Value != "costs 10.00 at 0.80 a minute" {
		t.Errorf("after 750 seconds: %q, %q", f.clock.entry.Text, f.cost.Value)
	}
	campaigns, err := f.campaigns(t.Context(), "")
	if err != nil || campaigns[0].Title != "Dynamic Sound" {
		t.Fatalf("the campaign that reached her last comes first: %+v, %v", campaigns, err)
	}
	f.answers.SetChosen(campaigns[0])
	f.outcome.SetKey("Reached")
	test.Type(f.note, "Wiring sheet sent")
	f.follow.SetDate(today.AddDays(7))
	f.panel.Save()
	if b.recorder.IsOpen() {
		t.Fatal("the panel is still open")
	}
	calls := b.calls(michelle)
	if len(calls) != before+1 {
		t.Fatalf("%d calls, before %d", len(calls), before)
	}
	c := calls[0]
	if c.Day != today || c.Minutes.Decimal.String() != "12.5" || c.Campaign != "Dynamic Sound" ||
		c.Outcome != "Reached" || c.Note != "Wiring sheet sent" || c.Direction != app.Inbound {
		t.Errorf("saved: %+v", c)
	}
	tasks, err := b.store.TaskRows(t.Context(), michelle)
	if err != nil || !slices.ContainsFunc(tasks, func(t app.TaskRow) bool {
		return t.Due == today.AddDays(7) && t.Title == "Call Michelle Alvarez back: Wiring sheet sent"
	}) {
		t.Errorf("follow-up: %+v, %v", tasks, err)
	}
	if b.drafts() != 0 {
		t.Error("the draft of a saved call is still there")
	}
	if _, err := b.store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(b.calls(michelle)) != before {
		t.Error("undo left the call")
	}
}

func TestTypingOverTheClockStopsIt(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.recorder.Open(0)
	f := b.recorder.form
	b.pass(65 * time.Second)
	if f.clock.entry.Text != "1:05" {
		t.Fatalf("the clock says %q", f.clock.entry.Text)
	}
	f.clock.entry.SetText("12.5")
	b.pass(time.Minute)
	if f.clock.entry.Text != "12.5" || f.clock.running() {
		t.Errorf("typed over it says %q, running %v", f.clock.entry.Text, f.clock.running())
	}
	test.Tap(f.stop) // goes on from what was typed
	b.pass(30 * time.Second)
	if f.clock.entry.Text != "13:00" {
		t.Errorf("gone on it says %q", f.clock.entry.Text)
	}
}

func TestUnreadableMinutesAreSaidBesideTheField(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.recorder.Open(0)
	f := b.recorder.form
	f.note.SetText("keep me")
	f.clock.entry.SetText("a while")
	f.panel.Save()
	if f.fields["minutes"].Error() == "" || !b.recorder.IsOpen() {
		t.Fatal("minutes that cannot be read were taken")
	}
	if f.note.Text != "keep me" || len(b.calls(0)) != 0 {
		t.Error("something was lost or saved")
	}
	f.clock.entry.SetText("2")
	f.panel.Save()
	if len(b.calls(0)) != 1 || b.recorder.IsOpen() {
		t.Error("mended, the call was not saved")
	}
}

func TestNewCallerBecomesAContactWithTheCall(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.recorder.Open(0)
	b.recorder.form.with.OnCreate("Zoë Quinn")
	b.recorder.form.panel.Save()
	if calls := b.calls(b.person("Zoë Quinn")); len(calls) != 1 {
		t.Errorf("calls: %+v", calls)
	}
}

func TestCrashLosesNothingThatWasTyped(t *testing.T) {
	s := storetest.New(t)
	ann, bob := storetest.Person("Ann"), storetest.Person("Bob")
	storetest.Put(t, s, ann, bob)
	b := newBench(t, s)
	b.recorder.Open(ann.ID)
	b.pass(90 * time.Second)
	test.Type(b.recorder.form.note, "half a sentence")
	b.restart()

	// With somebody else another call begins, and the first is offered.
	b.recorder.Open(bob.ID)
	f := b.recorder.form
	if f.note.Text != "" || f.others.Hidden || f.others.Label != "1 more unsaved call" {
		t.Errorf("with Bob: note %q, offer %q", f.note.Text, f.others.Label)
	}
	f.panel.AskClose()
	if b.drafts() != 1 {
		t.Errorf("%d drafts; nothing was typed about Bob", b.drafts())
	}

	b.recorder.Open(ann.ID)
	f = b.recorder.form
	if f.note.Text != "half a sentence" || f.clock.entry.Text != "1:30" || f.with.ID() != int64(ann.ID) {
		t.Errorf("came back: note %q, minutes %q, with %d", f.note.Text, f.clock.entry.Text, f.with.ID())
	}
	b.pass(time.Hour)
	if f.clock.entry.Text != "1:30" {
		t.Errorf("the clock of a call that was broken off ran on to %q", f.clock.entry.Text)
	}
	f.panel.Save()
	if calls := b.calls(ann.ID); len(calls) != 1 || calls[0].Note != "half a sentence" || b.drafts() != 0 {
		t.Errorf("saved %+v, %d drafts left", calls, b.drafts())
	}
}

func TestOtherUnsavedCallIsGoneOnWith(t *testing.T) {
	s := storetest.New(t)
	ann := storetest.Person("Ann")
	storetest.Put(t, s, ann)
	b := newBench(t, s)
	b.recorder.Open(ann.ID)
	test.Type(b.recorder.form.note, "about Ann")
	b.recorder.form.panel.AskClose()
	b.now = b.now.Add(time.Minute)
	b.recorder.Open(ann.ID)
	f := b.recorder.form
	f.with.SetChosen(widgets.Option{})
	f.personChanged()
	f.switchTo(f.draft.name, typed{Note: "another", Minutes: "3:00"})
	if next := b.recorder.form; next == f || next.note.Text != "another" || !next.panel.IsOpen() || f.panel.IsOpen() {
		t.Error("the other call was not gone on with")
	}
}

func TestOrderTakenDuringTheCallBelongsToIt(t *testing.T) {
	s := storetest.New(t)
	ann, product := storetest.Person("Ann"), storetest.Product("10", "4")
	storetest.Put(t, s, ann, product)
	storetest.Put(t, s, storetest.Order(ann, "2026-03-20", product, 1)) // there before
	b := newBench(t, s)
	b.recorder.Open(ann.ID)
	f := b.recorder.form
	test.Tap(f.addOrder)
	if want := (shell.Place{Page: document.OrdersPage, ID: int64(ann.ID), Arg: document.New}); len(b.Opened) != 1 || b.Opened[0] != want {
		t.Fatalf("opened %+v", b.Opened)
	}
	b.recorder.Refresh()
	if f.order.ID() != 0 {
		t.Fatal("an order that was there before became the call's")
	}
	order := storetest.Order(ann, "2026-03-15", product, 1)
	storetest.Put(t, s, order)
	b.recorder.Refresh()
	if f.order.ID() != int64(order.ID) || f.outcome.Key() != "Ordered" {
		t.Fatalf("the call's order is %+v", f.order.Chosen())
	}
	f.panel.Save()
	if calls := b.calls(ann.ID); len(calls) != 1 || calls[0].OrderNo != order.Number {
		t.Errorf("saved %+v", calls)
	}
}

func TestEscapeClosesAndKeepsWhatWasTyped(t *testing.T) {
	b := newBench(t, storetest.New(t))
	b.recorder.Open(0)
	test.Type(b.recorder.form.note, "kept")
	b.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.recorder.IsOpen() || b.drafts() != 1 {
		t.Errorf("open %v, %d drafts", b.recorder.IsOpen(), b.drafts())
	}
}
