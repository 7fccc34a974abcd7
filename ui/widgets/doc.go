// Package widgets holds the parts that Rapport's screens are made of: tables,
// fields, panels, cards and charts. They know nothing of the domain; they show
// what they are given and call back.
//
// All functions are to be called on Fyne's goroutine unless they say otherwise.
package widgets

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rapport/ui/theme"
)

// drawing is a widget renderer put together from functions.
type drawing struct {
	objects []fyne.CanvasObject
	layout  func(size fyne.Size)
	min     func() fyne.Size
	refresh func()
}

func (d *drawing) Destroy()                     {}
func (d *drawing) Layout(size fyne.Size)        { d.layout(size) }
func (d *drawing) MinSize() fyne.Size           { return d.min() }
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawing) Refresh()                     { d.refresh() }

// box is a rectangle with a 1-pixel border and the radius of everything.
func box(fill, stroke fyne.ThemeColorName) *canvas.Rectangle {
	r := canvas.NewRectangle(theme.Color(fill))
	r.CornerRadius = theme.Radius
	paintBox(r, fill, stroke)
	return r
}

// paintBox gives the box its colours; an empty name is transparent. A
// transparent inside takes the colour of the border without its strength: drawn
// in plain transparent, which is black, the border gets a dark edge.
func paintBox(r *canvas.Rectangle, fill, stroke fyne.ThemeColorName) {
	r.FillColor, r.StrokeColor, r.StrokeWidth = color.Transparent, color.Transparent, 0
	if stroke != "" {
		line := color.NRGBAModel.Convert(theme.Color(stroke)).(color.NRGBA)
		r.StrokeColor = line
		r.StrokeWidth = theme.LineWidth
		line.A = 0
		r.FillColor = line
	}
	if fill != "" {
		r.FillColor = theme.Color(fill)
	}
}

// whole rounds a length up, so that lines lie on pixels and stay sharp.
func whole(length float32) float32 { return float32(math.Ceil(float64(length))) }

// textRise lifts text so that its small letters stand in the middle: the font
// has more room above them than below.
const textRise float32 = 1

// placeText centres a line of text in the height given.
func placeText(t *canvas.Text, x, y, width, height float32) {
	h := t.MinSize().Height
	t.Move(fyne.NewPos(x, y+(height-h)/2-textRise))
	t.Resize(fyne.NewSize(width, h))
}

// canvasOf is the canvas that shows o, or nil before it is shown.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// focus moves the keyboard to o where it is shown.
func focus(o fyne.Focusable) {
	object, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := canvasOf(object); c != nil {
		c.Focus(o)
	}
}

// bubble hands a shortcut that a focused widget has no use for to the window.
func bubble(from fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := canvasOf(from).(interface{ TypedShortcut(fyne.Shortcut) }); ok {
		c.TypedShortcut(s)
	}
}

// bubbleKey hands a key that a focused widget has no use for to the window.
func bubbleKey(from fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := canvasOf(from); c != nil {
		if f := c.OnTypedKey(); f != nil {
			f(e)
		}
	}
}

// bubbleRune hands a character that a focused widget has no use for to the
// window.
func bubbleRune(from fyne.CanvasObject, r rune) {
	if c := canvasOf(from); c != nil {
		if f := c.OnTypedRune(); f != nil {
			f(r)
		}
	}
}
