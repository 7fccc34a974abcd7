package shell

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// The golden file holds where everything in the frame stands and in which
// colour: after a deliberate change, look at the window, then put the file
// that the failing test writes in its place.
func TestFrameStandsWhereItStood(t *testing.T) {
	s := newStage(t)
	s.SetPrimary(Command{Menu: FileMenu, Label: "Record call", Keys: Ctrl("L"), Do: func() {}})
	s.Add(Command{Menu: FileMenu, Label: "Order", New: true, Do: func() {}})
	s.build()
	s.show(s.Current())
	s.SetCount("orders", 12)
	s.SetFile("Harbour Audio.rapport")
	s.SetCompany("Harbour Audio")
	s.SetBasis(Basis{Definitions: "Definitions v1, signed 3 of 4", Unsigned: true, Currency: "USD"})
	s.Done("Saved call with Michelle")
	test.AssertRendersToMarkup(t, "frame.xml", s.window.Canvas())
}
