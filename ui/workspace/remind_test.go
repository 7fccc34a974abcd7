package workspace

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/tasks"
)

func TestTaskWhoseTimeHasComeIsAnnouncedByTheSystem(t *testing.T) {
	p := start(t, Start{})
	p.notify = func(*fyne.Notification) {}
	p.Begin()
	p.sample()
	if p.open == nil {
		t.Fatal("the sample company did not open")
	}
	// The window itself announces what of the sample is overdue: only what is
	// announced below counts here.
	p.open.stop()
	p.notify = p.app.SendNotification
	michelle, err := p.open.file.ContactChoices(t.Context(), "Michelle Alvarez", 1)
	if err != nil || len(michelle) != 1 {
		t.Fatal(michelle, err)
	}
	// The wiring sheet of the sample is due on 22 March 2026.
	rows, err := p.open.file.TasksDue(t.Context(), 20260322)
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	rows[0].At = "09:00"
	var r tasks.Reminder
	notices := r.Due(rows, time.Date(2026, 3, 22, 9, 0, 10, 0, time.Local))
	want := fyne.NewNotification("Ask whether the wiring sheet helped · Michelle Alvarez", "due at 09:00")
	test.AssertNotificationSent(t, want, func() { p.open.announce(notices) })
	if len(notices) != 1 || notices[0].Contact != michelle[0].ID {
		t.Errorf("noticed %+v", notices)
	}
}

func TestPagesOfTheWorkingDayOpen(t *testing.T) {
	p := start(t, Start{})
	p.Begin()
	p.sample()
	for page, want := range map[string]string{
		document.DealsPage: "Stereo for the reception", document.ServicePage: "Warranty", document.SubscriptionsPage: "Care plan",
	} {
		p.open.shell.Go(shell.Place{Page: page})
		wantText(t, p, want)
	}
	hits, err := p.open.search(t.Context(), "reception")
	if err != nil || len(hits) == 0 || hits[0].Place.Page != document.DealsPage {
		t.Errorf("found %+v, %v", hits, err)
	}
}
