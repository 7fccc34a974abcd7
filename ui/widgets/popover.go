package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// Popover is a bordered box that floats over the window at an anchor, has the
// keyboard while it is open, and closes on Esc or a tap elsewhere.
type Popover struct {
	widget.BaseWidget
	// OnClosed is called once when the popover has gone.
	OnClosed func()

	content fyne.CanvasObject
	window  fyne.Canvas
	at      fyne.Position // top left of the box, before it is kept in the window
	below   float32       // the anchor's height: the box may go above it instead
	least   float32       // least width
	open    bool
}

// ShowPopover opens content below anchor, at least as wide as leastWidth. It
// returns nil where the anchor is not shown.
func ShowPopover(content, anchor fyne.CanvasObject, leastWidth float32) *Popover {
	window := canvasOf(anchor)
	if window == nil {
		return nil
	}
	position := fyne.CurrentApp().Driver().AbsolutePositionForObject(anchor)
	return showPopover(content, window, position.AddXY(0, anchor.Size().Height), anchor.Size().Height, leastWidth)
}

// ShowPopoverAt opens content at a position in the window.
func ShowPopoverAt(content fyne.CanvasObject, window fyne.Canvas, position fyne.Position) *Popover {
	return showPopover(content, window, position, 0, 0)
}

func showPopover(content fyne.CanvasObject, window fyne.Canvas, at fyne.Position, below, least float32) *Popover {
	p := &Popover{content: content, window: window, at: at, below: below, least: least, open: true}
	p.ExtendBaseWidget(p)
	p.Resize(window.Size())
	window.Overlays().Add(p)
	return p
}

// Close removes the popover.
func (p *Popover) Close() {
	if p == nil || !p.open {
		return
	}
	p.open = false
	p.window.Overlays().Remove(p)
	if p.OnClosed != nil {
		p.OnClosed()
	}
}

// Tapped closes the popover: taps inside the box reach its content.
func (p *Popover) Tapped(*fyne.PointEvent) { p.Close() }

// TappedSecondary closes the popover.
func (p *Popover) TappedSecondary(*fyne.PointEvent) { p.Close() }

// CreateRenderer implements fyne.Widget.
func (p *Popover) CreateRenderer() fyne.WidgetRenderer {
	frame := newShield(box(theme.ColorRaised, theme.ColorLine))
	d := &drawing{objects: []fyne.CanvasObject{frame, p.content}}
	d.layout = func(size fyne.Size) {
		at, inner := p.place(size)
		frame.Move(at)
		frame.Resize(inner)
		p.content.Move(at.AddXY(theme.LineWidth, theme.LineWidth))
		p.content.Resize(inner.SubtractWidthHeight(2*theme.LineWidth, 2*theme.LineWidth))
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, 0) }
	d.refresh = func() {
		paintBox(frame.back, theme.ColorRaised, theme.ColorLine)
		p.content.Refresh()
		d.layout(p.Size())
		canvas.Refresh(p)
	}
	return d
}

// place keeps the box inside the window: above the anchor where there is no
// room below, and moved left where it would be cut.
func (p *Popover) place(window fyne.Size) (fyne.Position, fyne.Size) {
	size := p.content.MinSize().AddWidthHeight(2*theme.LineWidth, 2*theme.LineWidth)
	size.Width = max(size.Width, p.least)
	at := p.at.AddXY(0, theme.Unit/2)
	if at.Y+size.Height > window.Height {
		above := p.at.Y - p.below - size.Height - theme.Unit/2
		at.Y = max(theme.Unit, min(window.Height-size.Height-theme.Unit, at.Y))
		if above >= theme.Unit && p.below > 0 {
			at.Y = above
		}
	}
	at.X = max(theme.Unit, min(at.X, window.Width-size.Width-theme.Unit))
	return at, size
}

// shield is a rectangle that keeps taps and the pointer from what lies behind.
type shield struct {
	widget.BaseWidget
	back *canvas.Rectangle
}

func newShield(back *canvas.Rectangle) *shield {
	s := &shield{back: back}
	s.ExtendBaseWidget(s)
	return s
}

func (s *shield) Tapped(*fyne.PointEvent)          {}
func (s *shield) TappedSecondary(*fyne.PointEvent) {}
func (s *shield) MouseIn(*desktop.MouseEvent)      {}
func (s *shield) MouseMoved(*desktop.MouseEvent)   {}
func (s *shield) MouseOut()                        {}

func (s *shield) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(s.back)
}
