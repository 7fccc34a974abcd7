package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rapport/ui/theme"
)

// Least size of what marks a figure, and how much of the accent it takes.
const (
	leastMark  float32 = 3
	markWeight         = 0x2e
)

// CreateRenderer implements fyne.Widget.
func (c *ChartView) CreateRenderer() fyne.WidgetRenderer {
	mark, ring := canvas.NewRectangle(nil), box("", theme.ColorAccent)
	mark.CornerRadius = 2
	tip := &chartTip{frame: box(theme.ColorRaised, theme.ColorMuted)}
	d := &drawing{}
	d.layout = func(size fyne.Size) {
		c.picture.Resize(size)
		d.objects = append(d.objects[:0], c.picture)
		if c.focused {
			paintBox(ring, "", theme.ColorAccent)
			ring.Resize(size)
			d.objects = append(d.objects, ring)
		}
		s, ok := c.pointed()
		if !ok {
			return
		}
		placeMark(mark, s, size)
		d.objects = append(d.objects, mark)
		d.objects = append(d.objects, tip.place(s, c.pointer.at, size)...)
	}
	d.min = func() fyne.Size { return c.Least }
	d.refresh = func() {
		c.update()
		d.layout(c.Size())
		canvas.Refresh(c)
	}
	d.layout(c.Size())
	return d
}

// placeMark lays a veil over the spot, with an edge that is seen in grey as well:
// of the accent where a click opens what is behind it, else of muted ink.
func placeMark(mark *canvas.Rectangle, s Spot, size fyne.Size) {
	width, height := max(leastMark, s.W*size.Width), max(leastMark, s.H*size.Height)
	mark.Move(fyne.NewPos(s.X*size.Width-(width-s.W*size.Width)/2, s.Y*size.Height))
	mark.Resize(fyne.NewSize(width, height))
	ink := theme.ColorMuted
	if s.Opens {
		ink = theme.ColorAccent
	}
	r, g, b, _ := theme.Color(ink).RGBA()
	veil := color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: markWeight}
	mark.FillColor = veil
	veil.A = 3 * markWeight
	mark.StrokeColor, mark.StrokeWidth = veil, theme.LineWidth
}

// chartTip says a figure beside the pointer.
type chartTip struct{ frame *canvas.Rectangle }

const tipWidth = 60 * theme.Unit

// place lays the tip out within the chart, right of the pointer and above it
// where there is room.
func (t *chartTip) place(s Spot, pointer fyne.Position, size fyne.Size) []fyne.CanvasObject {
	lines := wrap(s.Text, tipWidth, Body)
	width, line := float32(0), measure("Ag", Body).Height
	for _, text := range lines {
		width = max(width, measure(text, Body).Width)
	}
	box := fyne.NewSize(width+4*theme.Unit, line*float32(len(lines))+2*theme.Unit)
	at := pointer.AddXY(3*theme.Unit, -box.Height-theme.Unit)
	if at.X+box.Width > size.Width {
		at.X = max(0, pointer.X-box.Width-3*theme.Unit)
	}
	at.Y = max(0, at.Y)
	paintBox(t.frame, theme.ColorRaised, theme.ColorMuted)
	t.frame.Move(at)
	t.frame.Resize(box)
	objects := []fyne.CanvasObject{t.frame}
	for i, text := range lines {
		o := &canvas.Text{Text: text}
		styleText(o, Body)
		placeText(o, at.X+2*theme.Unit, at.Y+theme.Unit+float32(i)*line, width, line)
		objects = append(objects, o)
	}
	return objects
}
