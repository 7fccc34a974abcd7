package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
)

// byKeyboard goes through the three figures of a chart with the arrow keys.
func byKeyboard(t *testing.T, chart *ChartView, opened *int) {
	t.Helper()
	press := func(keys ...fyne.KeyName) {
		for _, key := range keys {
			chart.TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	chart.FocusGained()
	*opened = -1
	for _, c := range []struct {
		keys []fyne.KeyName
		said string
	}{
		{[]fyne.KeyName{fyne.KeyRight}, "left"}, {[]fyne.KeyName{fyne.KeyRight}, "middle"}, {[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyDown}, "right"},
		{[]fyne.KeyName{fyne.KeyLeft}, "middle"}, {[]fyne.KeyName{fyne.KeyHome}, "left"}, {[]fyne.KeyName{fyne.KeyUp}, "left"},
		{[]fyne.KeyName{fyne.KeyPageDown}, "right"}, {[]fyne.KeyName{fyne.KeyPageUp}, "left"},
	} {
		if press(c.keys...); chart.Said() != c.said {
			t.Errorf("after %v the chart says %q, want %q", c.keys, chart.Said(), c.said)
		}
	}
	press(fyne.KeyRight, fyne.KeyReturn)
	if *opened != -1 {
		t.Error("Enter opened a figure with nothing behind it")
	}
	press(fyne.KeyEnd, fyne.KeyReturn)
	if *opened != 2 {
		t.Errorf("Enter opened %d", *opened)
	}
	tabled := false
	chart.OnTable = func() { tabled = true }
	if chart.TypedRune('t'); !tabled {
		t.Error("t does not ask for the table")
	}
	if press(fyne.KeyEscape); chart.Said() != "" {
		t.Error("Esc leaves the tip")
	}
	press(fyne.KeyEnd)
	if chart.FocusLost(); chart.Said() != "" {
		t.Error("the tip stays when the keyboard has gone")
	}
}
