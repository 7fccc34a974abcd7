package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// Split shows a list beside its detail with a 1-pixel line between, which can
// be dragged.
type Split struct {
	widget.BaseWidget
	// OnMoved is told the new width of the left side, to be kept.
	OnMoved func(left float32)

	left, right fyne.CanvasObject
	width       float32
	grip        *grip
}

// NewSplit makes a split whose left side is width wide.
func NewSplit(left, right fyne.CanvasObject, width float32) *Split {
	s := &Split{left: left, right: right, width: width}
	s.grip = newGrip(desktop.HResizeCursor, func(delta fyne.Delta) { s.SetWidth(s.width + delta.DX) }, func() {
		if s.OnMoved != nil {
			s.OnMoved(s.width)
		}
	})
	s.ExtendBaseWidget(s)
	return s
}

// SetWidth changes the width of the left side, within what both sides need.
func (s *Split) SetWidth(width float32) {
	s.width = width
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(theme.Line())
	d := &drawing{objects: []fyne.CanvasObject{s.left, s.right, line, s.grip}}
	d.layout = func(size fyne.Size) {
		most := size.Width - s.right.MinSize().Width - theme.LineWidth
		width := max(s.left.MinSize().Width, min(s.width, most))
		s.left.Resize(fyne.NewSize(width, size.Height))
		line.Move(fyne.NewPos(width, 0))
		line.Resize(fyne.NewSize(theme.LineWidth, size.Height))
		s.grip.Move(fyne.NewPos(width-2, 0))
		s.grip.Resize(fyne.NewSize(2*theme.Unit, size.Height))
		s.right.Move(fyne.NewPos(width+theme.LineWidth, 0))
		s.right.Resize(fyne.NewSize(size.Width-width-theme.LineWidth, size.Height))
	}
	d.min = func() fyne.Size {
		left, right := s.left.MinSize(), s.right.MinSize()
		return fyne.NewSize(left.Width+right.Width+theme.LineWidth, max(left.Height, right.Height))
	}
	d.refresh = func() {
		line.FillColor = theme.Line()
		d.layout(s.Size())
		canvas.Refresh(s)
	}
	return d
}

// grip is an invisible edge that can be dragged.
type grip struct {
	widget.BaseWidget
	cursor  desktop.Cursor
	dragged func(fyne.Delta)
	ended   func()
}

func newGrip(cursor desktop.Cursor, dragged func(fyne.Delta), ended func()) *grip {
	g := &grip{cursor: cursor, dragged: dragged, ended: ended}
	g.ExtendBaseWidget(g)
	return g
}

func (g *grip) Cursor() desktop.Cursor         { return g.cursor }
func (g *grip) Dragged(e *fyne.DragEvent)      { g.dragged(e.Dragged) }
func (g *grip) DragEnd()                       { g.ended() }
func (g *grip) MouseIn(*desktop.MouseEvent)    {}
func (g *grip) MouseMoved(*desktop.MouseEvent) {}
func (g *grip) MouseOut()                      {}

func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
