package contacts

import (
	"testing"

	"fyne.io/fyne/v2"

	"rapport/store/storetest"
	"rapport/ui/document"
	"rapport/ui/shell"
)

// TestJourneyChartOpensDocuments: the arrows go along the journey, Enter opens the
// document behind a point, and t shows the steps as a table.
func TestJourneyChartOpensDocuments(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	b.page.Show(shell.Place{ID: int64(b.find(t, "Michelle Alvarez"))})
	journey := b.page.record.worth.journey
	press := func(keys ...fyne.KeyName) {
		for _, key := range keys {
			journey.Chart.TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	b.Window.Canvas().Focus(journey.Chart)
	press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	if want := "10 Mar 2026, Return in store R-1001: −191.00, running −129.40"; journey.Chart.Said() != want {
		t.Errorf("the third point says %q, want %q", journey.Chart.Said(), want)
	}
	press(fyne.KeyEnter)
	if n := len(b.Opened); n != 1 || b.Opened[0].Page != document.ReturnsPage {
		t.Errorf("opened %+v", b.Opened)
	}
	press(fyne.KeyRight, fyne.KeyEnter) // an e-mail has no page
	if n := len(b.Opened); n != 1 {
		t.Errorf("an e-mail opened %+v", b.Opened[1:])
	}
	if journey.Chart.TypedRune('t'); !journey.Tabled() || len(journey.Exhibit().Table().Rows) != 5 {
		t.Error("t does not show the five steps")
	}
}
