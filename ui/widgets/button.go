package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// ButtonKind is how much a button stands out.
type ButtonKind int

// The kinds of button.
const (
	Plain   ButtonKind = iota // a border on the ground
	Primary                   // filled with the accent: one a screen
	Link                      // text in the accent colour, as in a card's head
	Quiet                     // muted, for icons that repeat on each line
)

// Button does something when it is tapped or, focused, on Enter or Space. Hint
// is the shortcut that does the same, shown in small.
type Button struct {
	widget.DisableableWidget
	Label    string
	Hint     string
	IconName string
	Caret    bool // the button opens a menu
	Kind     ButtonKind
	Small    bool // in small text, for the status line
	OnTapped func()

	hovered, focused bool
}

// NewButton makes a plain button.
func NewButton(label string, tapped func()) *Button {
	return newButton(label, Plain, tapped)
}

// NewPrimary makes the button for the main thing to do here.
func NewPrimary(label string, tapped func()) *Button {
	return newButton(label, Primary, tapped)
}

// NewLink makes a button that looks like a link.
func NewLink(label string, tapped func()) *Button {
	return newButton(label, Link, tapped)
}

// NewIconButton makes a square button with an icon alone.
func NewIconButton(icon string, tapped func()) *Button {
	b := newButton("", Plain, tapped)
	b.IconName = icon
	return b
}

func newButton(label string, kind ButtonKind, tapped func()) *Button {
	b := &Button{Label: label, Kind: kind, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// WithHint shows the shortcut beside the label.
func (b *Button) WithHint(hint string) *Button {
	b.Hint = hint
	return b
}

// WithIcon shows an icon before the label.
func (b *Button) WithIcon(name string) *Button {
	b.IconName = name
	return b
}

// SetLabel changes the label.
func (b *Button) SetLabel(label string) {
	if b.Label != label {
		b.Label = label
		b.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor {
	if b.Disabled() || b.Kind == Plain || b.Kind == Primary {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() { b.hovered = false; b.Refresh() }

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.focused = true; b.Refresh(); Reveal(b) }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(r rune) {
	if r != ' ' {
		bubbleRune(b, r)
		return
	}
	b.Tapped(nil)
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	case fyne.KeySpace: // comes as a rune, which is not to be typed into what the button opens
	case fyne.KeyDown:
		if b.Caret {
			b.Tapped(nil)
		}
	default:
		bubbleKey(b, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button: b,
		frame:  box("", ""),
		key:    box("", ""),
		label:  &canvas.Text{},
		hint:   &canvas.Text{},
		caret:  &canvas.Text{Text: "▼", TextSize: 7},
	}
	if b.IconName != "" {
		r.icon = NewIcon(b.IconName, theme.ColorText)
	}
	r.show()
	return r
}

type buttonRenderer struct {
	button             *Button
	frame, key         *canvas.Rectangle
	label, hint, caret *canvas.Text
	icon               *Icon
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame, r.label}
	if r.button.Hint != "" {
		objects = append(objects, r.key, r.hint)
	}
	if r.button.Caret {
		objects = append(objects, r.caret)
	}
	if r.icon != nil {
		objects = append(objects, r.icon)
	}
	return objects
}

// style is the button's text, which says what kind it is.
func (r *buttonRenderer) style() Style {
	style := r.kindStyle()
	if r.button.Small {
		style.Size = theme.SmallSize
	}
	return style
}

func (r *buttonRenderer) kindStyle() Style {
	b := r.button
	switch {
	case b.Disabled():
		return Muted
	case b.Kind == Primary:
		return Body.In(theme.ColorOnAccent)
	case b.Kind == Link:
		return Body.In(theme.ColorAccent)
	case b.Kind == Quiet && !b.hovered && !b.focused:
		return Muted
	}
	return Body
}

func (r *buttonRenderer) show() {
	b := r.button
	style := r.style()
	styleText(r.label, style)
	r.label.Text = b.Label
	styleText(r.hint, Small)
	r.hint.Text, r.hint.TextSize = b.Hint, 11
	r.caret.Color = theme.Color(style.Colour)
	if r.icon != nil {
		if r.icon.Name != b.IconName {
			r.icon.Name = b.IconName
			r.icon.Refresh()
		}
		r.icon.SetColour(style.Colour)
	}
	fill, stroke := b.colours()
	paintBox(r.frame, fill, stroke)
	paintBox(r.key, fill, theme.ColorLine)
	if b.Kind == Primary {
		paintBox(r.key, "", "")
		r.hint.Color = theme.Color(theme.ColorOnAccent)
	}
	if b.focused && b.Kind == Primary {
		r.frame.StrokeColor, r.frame.StrokeWidth = theme.Text(), 2*theme.LineWidth
	}
}

func (b *Button) colours() (fill, stroke fyne.ThemeColorName) {
	switch b.Kind {
	case Primary:
		fill, stroke = theme.ColorAccent, theme.ColorAccent
		if b.Disabled() {
			fill, stroke = theme.ColorSide, theme.ColorLine
		}
	case Plain:
		fill, stroke = theme.ColorRaised, theme.ColorLine
		if b.hovered && !b.Disabled() {
			fill = theme.ColorHover
		}
	}
	if b.focused && b.Kind != Primary {
		stroke = theme.ColorAccent
	}
	return fill, stroke
}

// pad is the space between the border and the content.
func (r *buttonRenderer) pad() float32 {
	b := r.button
	switch {
	case b.Label == "":
		return (theme.Control - theme.IconSize) / 2
	case b.Kind == Link || b.Kind == Quiet:
		return theme.Unit / 2
	}
	return 11
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	b := r.button
	r.frame.Resize(size)
	pad := r.pad()
	x := pad + whole(max(0, (size.Width-r.MinSize().Width)/2))
	if r.icon != nil {
		r.icon.Resize(fyne.NewSize(theme.IconSize, size.Height))
		r.icon.Move(fyne.NewPos(x, 0))
		x += theme.IconSize + theme.Unit + 2
	}
	width := r.label.MinSize().Width
	placeText(r.label, x, 0, width, size.Height)
	x += width
	if b.Hint != "" {
		x = whole(x + 6)
		hint := whole(r.hint.MinSize().Width)
		if b.Kind != Primary {
			r.key.Resize(fyne.NewSize(hint+8, 18))
			r.key.Move(fyne.NewPos(x, (size.Height-18)/2))
			x += 4
		}
		placeText(r.hint, x, 0, hint, size.Height)
	}
	if b.Caret {
		caret := r.caret.MinSize().Width
		placeText(r.caret, size.Width-pad-caret, 1, caret, size.Height)
	}
}

func (r *buttonRenderer) MinSize() fyne.Size {
	b := r.button
	width := 2 * r.pad()
	if b.Label != "" {
		width += measure(b.Label, r.style()).Width
	}
	if r.icon != nil {
		width += theme.IconSize
		if b.Label != "" {
			width += theme.Unit + 2
		}
	}
	if b.Hint != "" {
		width += 7 + measure(b.Hint, Style{Size: 11}).Width
		if b.Kind != Primary {
			width += 5
		}
	}
	if b.Caret {
		width += r.caret.MinSize().Width + theme.Unit
	}
	return fyne.NewSize(whole(width), theme.Control)
}

func (r *buttonRenderer) Refresh() {
	r.show()
	r.Layout(r.button.Size())
	canvas.Refresh(r.button)
}
