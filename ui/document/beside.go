package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/ui/widgets"
)

// Beside puts a list beside its detail with a line to drag between. Until the
// user drags it, the list takes share of the width, and at least what leaves the
// detail no more than most.
func Beside(list, detail fyne.CanvasObject, share, most float32) fyne.CanvasObject {
	split := widgets.NewSplit(list, detail, 0)
	l := &besideLayout{split: split, share: share, most: most}
	split.OnMoved = func(float32) { l.dragged = true }
	return container.New(l, split)
}

type besideLayout struct {
	split       *widgets.Split
	share, most float32
	width       float32 // laid out last
	dragged     bool
}

func (l *besideLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.split.Resize(size)
	if size.Width != l.width && !l.dragged {
		l.width = size.Width
		l.split.SetWidth(max(size.Width*l.share, size.Width-l.most))
	}
}

func (l *besideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.split.MinSize() }
