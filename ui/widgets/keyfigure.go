package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// KeyFigure is a card with one figure: what it is, the figure, and a note. With
// OnTapped it opens what lies behind it.
type KeyFigure struct {
	widget.BaseWidget
	OnTapped func()

	label, figure, note *Text
	whole               string // the figure, which is drawn smaller where room is short
	hovered, focused    bool
	marked              bool
	off                 bool
}

// markHeight is the height of the line below a figure that is marked.
const markHeight float32 = 2

// NewKeyFigure makes a card with an empty figure.
func NewKeyFigure(label string) *KeyFigure {
	k := &KeyFigure{label: NewCutText(label, Small), figure: NewText("–", Figure), whole: "–", note: NewCutText("", Small)}
	k.ExtendBaseWidget(k)
	return k
}

// Set shows a figure in the colour of its meaning (ColorText, ColorProfit,
// ColorLoss) and a note below it.
func (k *KeyFigure) Set(figure string, colour fyne.ThemeColorName, note string) {
	k.whole = figure
	k.figure.Style = Figure.In(colour)
	k.note.Value = note
	k.Refresh()
}

// SetLabel changes what the figure is called.
func (k *KeyFigure) SetLabel(label string) { k.label.Set(label) }

// Note is what stands below the figure.
func (k *KeyFigure) Note() string { return k.note.Value }

// Mark shows that the figure is the chosen one of several.
func (k *KeyFigure) Mark(marked bool) {
	if k.marked != marked {
		k.marked = marked
		k.Refresh()
	}
}

// Marked reports that the figure is the chosen one.
func (k *KeyFigure) Marked() bool { return k.marked }

// Tapped implements fyne.Tappable.
func (k *KeyFigure) Tapped(*fyne.PointEvent) {
	if k.OnTapped != nil {
		k.OnTapped()
	}
}

// Cursor implements desktop.Cursorable.
func (k *KeyFigure) Cursor() desktop.Cursor {
	if k.OnTapped != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (k *KeyFigure) MouseIn(*desktop.MouseEvent) { k.hovered = k.OnTapped != nil; k.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (k *KeyFigure) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (k *KeyFigure) MouseOut() { k.hovered = false; k.Refresh() }

// Enable implements fyne.Disableable.
func (k *KeyFigure) Enable() { k.off = false }

// Disable keeps the keyboard from the figure.
func (k *KeyFigure) Disable() { k.off = true }

// Disabled reports whether the keyboard passes the figure by, as it does where
// nothing lies behind it.
func (k *KeyFigure) Disabled() bool { return k.off || k.OnTapped == nil }

// FocusGained implements fyne.Focusable.
func (k *KeyFigure) FocusGained() { k.focused = true; k.Refresh() }

// FocusLost implements fyne.Focusable.
func (k *KeyFigure) FocusLost() { k.focused = false; k.Refresh() }

// TypedRune opens what lies behind the figure on Space.
func (k *KeyFigure) TypedRune(r rune) {
	if r == ' ' {
		k.Tapped(nil)
		return
	}
	bubbleRune(k, r)
}

// TypedKey opens what lies behind the figure on Enter.
func (k *KeyFigure) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		k.Tapped(nil)
		return
	}
	bubbleKey(k, e)
}

// CreateRenderer implements fyne.Widget.
func (k *KeyFigure) CreateRenderer() fyne.WidgetRenderer {
	frame := box(theme.ColorRaised, theme.ColorLine)
	chosen := box(theme.ColorAccent, "")
	chosen.CornerRadius, chosen.Hidden = 0, !k.marked
	d := &drawing{objects: []fyne.CanvasObject{frame, chosen, k.label, k.figure, k.note}}
	const pad = 3 * theme.Unit
	d.layout = func(size fyne.Size) {
		frame.Resize(size)
		chosen.Resize(fyne.NewSize(size.Width-2*pad, markHeight))
		chosen.Move(fyne.NewPos(pad, size.Height-markHeight))
		y := float32(9)
		style := Figure.In(k.figure.Style.Colour)
		k.figure.SetStyled(fitFigure(k.whole, size.Width-2*pad, style, theme.SmallSize))
		for _, t := range []*Text{k.label, k.figure, k.note} {
			height := measure("Ag", t.Style).Height
			if t == k.figure {
				height = measure("Ag", Figure).Height - 3
			}
			t.Move(fyne.NewPos(pad, y))
			t.Resize(fyne.NewSize(size.Width-2*pad, height))
			y += height
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(26*theme.Unit, 79) }
	d.refresh = func() {
		fill := theme.ColorRaised
		if k.hovered {
			fill = theme.ColorHover
		}
		edge := theme.ColorLine
		if k.focused {
			edge = theme.ColorAccent
		}
		paintBox(frame, fill, edge)
		paintBox(chosen, theme.ColorAccent, "")
		chosen.CornerRadius, chosen.Hidden = 0, !k.marked
		d.layout(k.Size())
		for _, o := range d.objects[2:] {
			o.Refresh()
		}
		canvas.Refresh(k)
	}
	return d
}
