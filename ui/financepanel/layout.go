package financepanel

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/ui/widgets"
)

// newTab frames a tab: key figures and choices above, the figures, and under them
// what they are of.
func newTab(head, body fyne.CanvasObject, below *foot) fyne.CanvasObject {
	return container.NewBorder(widgets.Pad(0, 0, 10, 0, head), widgets.Pad(6, 0, 0, 0, below.root), nil, nil, body)
}

// newColumns puts two objects side by side over the whole height; the left takes
// share of the width that the gap leaves.
func newColumns(share, gap float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(shared{share, gap, fyne.NewSize(1, 0)}, left, right)
}

// newRows puts two objects one below the other over the whole width; the upper
// takes share of the height that the gap leaves.
func newRows(share, gap float32, upper, lower fyne.CanvasObject) *fyne.Container {
	return container.New(shared{share, gap, fyne.NewSize(0, 1)}, upper, lower)
}

// shared lays two objects out along a direction, which is 1 in the dimension that
// they share and 0 in the other.
type shared struct {
	share, gap float32
	along      fyne.Size
}

func (s shared) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	room := size.Width*s.along.Width + size.Height*s.along.Height - s.gap
	first := float32(math.Round(float64(room * s.share))) // a picture between two pixels is blurred
	s.place(objects[0], 0, first, size)
	s.place(objects[1], first+s.gap, room-first, size)
}

// place puts an object at a place along the direction, over all of the other.
func (s shared) place(o fyne.CanvasObject, at, length float32, size fyne.Size) {
	o.Move(fyne.NewPos(at*s.along.Width, at*s.along.Height))
	o.Resize(fyne.NewSize(length*s.along.Width+size.Width*s.along.Height, length*s.along.Height+size.Height*s.along.Width))
}

func (s shared) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	both, larger := a.Add(b).AddWidthHeight(s.gap, s.gap), a.Max(b)
	return fyne.NewSize(both.Width*s.along.Width+larger.Width*s.along.Height, both.Height*s.along.Height+larger.Height*s.along.Width)
}

// newLeast gives an object a least size.
func newLeast(size fyne.Size, o fyne.CanvasObject) *fyne.Container {
	return container.New(least(size), o)
}

type least fyne.Size

func (l least) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (l least) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size(l)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
