package widgets

import (
	"slices"
	"weak"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// scrolls are the columns made by NewScroll that are still in use.
var scrolls []weak.Pointer[container.Scroll]

// NewScroll makes a column that scrolls, and that brings into view what gets the
// keyboard in it: Tab otherwise walks on below the edge, unseen.
func NewScroll(content fyne.CanvasObject) *container.Scroll {
	s := container.NewVScroll(content)
	scrolls = slices.DeleteFunc(scrolls, func(p weak.Pointer[container.Scroll]) bool { return p.Value() == nil })
	scrolls = append(scrolls, weak.Make(s))
	return s
}

// Reveal scrolls what holds an object until it is in view. It is for widgets to
// call when they get the keyboard.
func Reveal(o fyne.CanvasObject) {
	for _, p := range scrolls {
		if s := p.Value(); s != nil && s.Visible() && s.Size().Height > 0 && holds(s, o) {
			revealIn(s, o)
		}
	}
}

// holds reports an object inside a column. Fyne does not tell what holds an
// object; but what moves when the content moves is held by it.
func holds(s *container.Scroll, o fyne.CanvasObject) bool {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(s) == nil {
		return false
	}
	before, at := driver.AbsolutePositionForObject(o), s.Content.Position()
	s.Content.Move(at.AddXY(0, 1))
	moved := driver.AbsolutePositionForObject(o) != before
	s.Content.Move(at)
	return moved
}

func revealIn(s *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.Content).Y
	view := s.Size().Height
	switch bottom := top + o.Size().Height; {
	case top < s.Offset.Y || o.Size().Height > view:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, top-revealRoom))
	case bottom > s.Offset.Y+view:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, bottom+revealRoom-view))
	}
}

// revealRoom is kept free beyond what is brought into view, so that one sees that
// something follows.
const revealRoom float32 = 12
