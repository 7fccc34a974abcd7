package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// entryInset is the space left of the text beyond Fyne's own, so that text in
// fields stands where text in buttons stands.
const entryInset float32 = 5

// wrongFocus is the width of the border of a wrong field that has the keyboard: its
// colour says already that it is wrong.
const wrongFocus = 2 * theme.LineWidth

// Entry is a field for text: Fyne's, in Rapport's frame, handing shortcuts and
// keys that it has no use for to the window.
type Entry struct {
	widget.Entry
	// Invalid draws the border in the colour of errors.
	Invalid bool
	// Trailing is a muted text at the right end: what was understood, a unit, a
	// shortcut.
	Trailing string
	// Frameless leaves the border to what surrounds the entry.
	Frameless bool
	// OnKey is asked first about each key and returns true when it took it.
	OnKey func(*fyne.KeyEvent) bool
	// TakesTab gives the entry the Tab key, by OnKey, instead of moving on.
	TakesTab bool
	// OnFocus is told when the keyboard comes and goes.
	OnFocus func(focused bool)

	focused bool
	self    fyne.CanvasObject // the widget that is shown: this one, or one that holds it
}

// ExtendBaseWidget remembers the widget that is shown where another type embeds
// the entry.
func (e *Entry) ExtendBaseWidget(w fyne.Widget) {
	if e.self == nil {
		e.self = w
	}
	e.Entry.ExtendBaseWidget(w)
}

// NewEntry makes a field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.Wrapping = fyne.TextWrapOff
	e.Scroll = fyne.ScrollHorizontalOnly
	e.ExtendBaseWidget(e)
	return e
}

// NewNote makes a field of several lines, as high as rows of text.
func NewNote(rows int) *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(rows)
	return e
}

// SetInvalid marks the field as wrong, or as right again.
func (e *Entry) SetInvalid(invalid bool) {
	if e.Invalid != invalid {
		e.Invalid = invalid
		e.Refresh()
	}
}

// SetTrailing changes the muted text at the right end.
func (e *Entry) SetTrailing(text string) {
	if e.Trailing != text {
		e.Trailing = text
		e.Refresh()
	}
}

// Focused reports whether the keyboard is here.
func (e *Entry) Focused() bool { return e.focused }

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	Reveal(e.self)
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(key) {
		return
	}
	if key.Name == fyne.KeyEscape {
		bubbleKey(e.self, key)
		return
	}
	e.Entry.TypedKey(key)
}

// AcceptsTab lets Tab leave a note too: a form is walked with Tab.
func (e *Entry) AcceptsTab() bool { return e.TakesTab }

// TypedShortcut implements fyne.Shortcutable.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	e.Entry.TypedShortcut(s)
	if _, custom := s.(*desktop.CustomShortcut); custom {
		bubble(e.self, s)
	}
}

// MouseDown implements desktop.Mouseable.
func (e *Entry) MouseDown(event *desktop.MouseEvent) {
	event.Position.X -= entryInset
	e.Entry.MouseDown(event)
}

// Dragged implements fyne.Draggable.
func (e *Entry) Dragged(event *fyne.DragEvent) {
	event.Position.X -= entryInset
	e.Entry.Dragged(event)
}

// CreateRenderer implements fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	r := &entryRenderer{
		WidgetRenderer: e.Entry.CreateRenderer(),
		entry:          e,
		frame:          box(theme.ColorRaised, theme.ColorLine),
		trailing:       &canvas.Text{Alignment: fyne.TextAlignTrailing},
	}
	r.show()
	return r
}

// entryRenderer draws Fyne's entry without its own box and border, which are
// the first two of its objects, inside our frame.
type entryRenderer struct {
	fyne.WidgetRenderer
	entry    *Entry
	frame    *canvas.Rectangle
	trailing *canvas.Text
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame}
	objects = append(objects, r.WidgetRenderer.Objects()[2:]...)
	return append(objects, r.trailing)
}

func (r *entryRenderer) show() {
	fill, stroke := theme.ColorRaised, theme.ColorLine
	switch {
	case r.entry.Frameless:
		fill, stroke = "", ""
	case r.entry.Invalid:
		stroke = theme.ColorLoss
	case r.entry.focused:
		stroke = theme.ColorAccent
	case r.entry.Disabled():
		fill = theme.ColorSide
	}
	paintBox(r.frame, fill, stroke)
	if r.entry.Invalid && r.entry.focused && !r.entry.Frameless {
		r.frame.StrokeWidth = wrongFocus
	}
	styleText(r.trailing, Muted)
	r.trailing.Text = r.entry.Trailing
}

func (r *entryRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	trailing := float32(0)
	if r.entry.Trailing != "" {
		trailing = r.trailing.MinSize().Width + 2*theme.Unit
		placeText(r.trailing, size.Width-trailing-2, 0, trailing-theme.Unit, size.Height)
	}
	inner := size.SubtractWidthHeight(2*entryInset+trailing, 0)
	r.WidgetRenderer.Layout(inner)
	for _, o := range r.WidgetRenderer.Objects()[2:] {
		o.Move(o.Position().AddXY(entryInset, 0))
	}
	if !r.entry.MultiLine {
		r.centre(size)
	}
}

// centre puts the single line in the middle of a control's height.
func (r *entryRenderer) centre(size fyne.Size) {
	text := measure("Ag", Body).Height + 2*theme.Unit
	for _, o := range r.WidgetRenderer.Objects()[2:] {
		if o.Visible() && o.Size().Height >= text {
			o.Move(fyne.NewPos(o.Position().X, (size.Height-text)/2-textRise))
			o.Resize(fyne.NewSize(o.Size().Width, text))
			return
		}
	}
}

func (r *entryRenderer) MinSize() fyne.Size {
	size := r.WidgetRenderer.MinSize()
	if !r.entry.MultiLine {
		size = fyne.NewSize(max(size.Width, 15*theme.Unit), theme.Control)
	}
	return size.AddWidthHeight(2*entryInset, 0)
}

func (r *entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.show()
	r.Layout(r.entry.Size())
	canvas.Refresh(r.entry.self)
}
