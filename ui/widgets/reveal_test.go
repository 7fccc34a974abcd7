package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// What gets the keyboard in a column that scrolls comes into view, and what lies
// outside leaves the column where it is, though it covers the same place.
func TestWhatGetsTheKeyboardComesIntoView(t *testing.T) {
	test.NewTempApp(t)
	column := container.NewVBox()
	var entries []*Entry
	for range 30 {
		entries = append(entries, NewEntry())
		column.Add(entries[len(entries)-1])
	}
	choice := NewSelect(nil, nil)
	column.Add(NewForm(NewField("Choice", choice))) // inside another widget
	button := NewButton("Below", func() {})
	s := NewScroll(column)
	w := test.NewTempWindow(t, container.NewBorder(nil, button, nil, nil, s))
	w.Resize(fyne.NewSize(300, 200))
	inView := func(o fyne.CanvasObject) bool {
		driver := fyne.CurrentApp().Driver()
		top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s).Y
		return top >= 0 && top+o.Size().Height <= s.Size().Height
	}
	for _, o := range []fyne.Focusable{entries[20], entries[3], choice, entries[0]} {
		object := o.(fyne.CanvasObject)
		if inView(object) {
			t.Fatalf("%T is in view before it has the keyboard: the test shows nothing", o)
		}
		w.Canvas().Focus(o)
		if !inView(object) {
			t.Errorf("%T has the keyboard out of view", o)
		}
	}
	before := s.Offset
	w.Canvas().Focus(button)
	if s.Offset != before {
		t.Errorf("a button outside moved the column from %v to %v", before, s.Offset)
	}
}
