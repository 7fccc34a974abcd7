package definitions

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// markRoom is the room left of a control, outside it, in which the mark of a
// change stands: whoever lays the control out leaves it free.
const markRoom float32 = 2*theme.Unit - 1

// mark puts a bar left of a control where what it says was changed.
type mark struct {
	widget.BaseWidget
	control fyne.CanvasObject
	bar     *canvas.Rectangle
	changed bool
}

func newMark(control fyne.CanvasObject) *mark {
	m := &mark{control: control, bar: canvas.NewRectangle(color.Transparent)}
	m.bar.CornerRadius = 1
	m.ExtendBaseWidget(m)
	return m
}

// SetChanged shows the bar, or takes it away.
func (m *mark) SetChanged(changed bool) {
	if m.changed != changed {
		m.changed = changed
		m.Refresh()
	}
}

// SetInvalid marks the control as wrong, or as right again.
func (m *mark) SetInvalid(invalid bool) {
	if t, ok := m.control.(interface{ SetInvalid(bool) }); ok {
		t.SetInvalid(invalid)
	}
}

// FocusTarget is what takes the keyboard.
func (m *mark) FocusTarget() fyne.Focusable {
	if t, ok := m.control.(interface{ FocusTarget() fyne.Focusable }); ok {
		return t.FocusTarget()
	}
	f, _ := m.control.(fyne.Focusable)
	return f
}

// Refresh takes the colour of the theme in force.
func (m *mark) Refresh() {
	m.paint()
	m.BaseWidget.Refresh()
}

func (m *mark) paint() {
	m.bar.FillColor = color.Transparent
	if m.changed {
		m.bar.FillColor = theme.Accent()
	}
}

// CreateRenderer implements fyne.Widget.
func (m *mark) CreateRenderer() fyne.WidgetRenderer {
	m.paint()
	return &markRenderer{m}
}

type markRenderer struct{ m *mark }

func (r *markRenderer) Destroy() {}

func (r *markRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.bar, r.m.control}
}

func (r *markRenderer) Layout(size fyne.Size) {
	const thick = 3
	r.m.bar.Move(fyne.NewPos(-markRoom, 2))
	r.m.bar.Resize(fyne.NewSize(thick, size.Height-4))
	r.m.control.Resize(size)
}

func (r *markRenderer) MinSize() fyne.Size {
	return r.m.control.MinSize()
}

func (r *markRenderer) Refresh() {
	r.Layout(r.m.Size())
	canvas.Refresh(r.m.bar)
	r.m.control.Refresh()
}
