package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Tick is a box to tick, with a text behind it where one is given.
type Tick struct {
	widget.BaseWidget
	OnChanged func(on bool)

	label   *widgets.Text
	on      bool
	focused bool
}

// NewTick makes an empty box.
func NewTick(label string, changed func(bool)) *Tick {
	t := &Tick{OnChanged: changed, label: widgets.NewCutText(label, widgets.Body)}
	t.ExtendBaseWidget(t)
	return t
}

// On reports whether the box is ticked.
func (t *Tick) On() bool { return t.on }

// SetOn ticks the box or empties it, without calling OnChanged.
func (t *Tick) SetOn(on bool) {
	if t.on != on {
		t.on = on
		t.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (t *Tick) Tapped(*fyne.PointEvent) {
	t.SetOn(!t.on)
	if t.OnChanged != nil {
		t.OnChanged(t.on)
	}
}

// Cursor implements desktop.Cursorable.
func (t *Tick) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (t *Tick) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost implements fyne.Focusable.
func (t *Tick) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune ticks on the space bar.
func (t *Tick) TypedRune(r rune) {
	if r == ' ' {
		t.Tapped(nil)
	}
}

// TypedKey hands what the box has no use for to the window.
func (t *Tick) TypedKey(e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil && e.Name != fyne.KeySpace {
		if f := c.OnTypedKey(); f != nil {
			f(e)
		}
	}
}

const tickSide float32 = 16

// CreateRenderer implements fyne.Widget.
func (t *Tick) CreateRenderer() fyne.WidgetRenderer {
	r := &tickRenderer{tick: t, frame: canvas.NewRectangle(nil), mark: widgets.NewIcon("check", theme.ColorOnAccent)}
	r.frame.CornerRadius = 3
	r.paint()
	return r
}

// SetLabel changes the text.
func (t *Tick) SetLabel(label string) {
	t.label.Value = label
	t.Refresh()
}

type tickRenderer struct {
	tick  *Tick
	frame *canvas.Rectangle
	mark  *widgets.Icon
}

func (r *tickRenderer) Destroy() {}

func (r *tickRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.mark, r.tick.label}
}

func (r *tickRenderer) paint() {
	fill, stroke := theme.ColorRaised, theme.ColorMuted
	if r.tick.on {
		fill, stroke = theme.ColorAccent, theme.ColorAccent
	}
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = theme.Color(fill), theme.Color(stroke), theme.LineWidth
	if r.tick.focused {
		r.frame.StrokeColor, r.frame.StrokeWidth = theme.Accent(), 2*theme.LineWidth
		if r.tick.on {
			r.frame.StrokeColor = theme.Text()
		}
	}
	r.mark.Hidden = !r.tick.on
}

func (r *tickRenderer) Layout(size fyne.Size) {
	y := (size.Height - tickSide) / 2
	r.frame.Move(fyne.NewPos(0, y))
	r.frame.Resize(fyne.NewSquareSize(tickSide))
	r.mark.Side = tickSide - 3
	r.mark.Move(fyne.NewPos(0, y))
	r.mark.Resize(fyne.NewSquareSize(tickSide))
	x := tickSide + 2*theme.Unit
	r.tick.label.Move(fyne.NewPos(x, 0))
	r.tick.label.Resize(fyne.NewSize(max(0, size.Width-x), size.Height))
}

func (r *tickRenderer) MinSize() fyne.Size {
	size := fyne.NewSize(tickSide, theme.Control)
	if label := r.tick.label; label.Value != "" {
		size.Width += 2*theme.Unit + label.MinSize().Width
	}
	return size
}

func (r *tickRenderer) Refresh() {
	r.paint()
	r.Layout(r.tick.Size())
	r.mark.Refresh()
	r.tick.label.Refresh()
	canvas.Refresh(r.tick)
}
