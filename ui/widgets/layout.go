package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// rowLayout puts objects side by side at their least width, each in the middle
// of the height.
type rowLayout struct{ gap float32 }

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		o.Resize(least)
		x += least.Width + l.gap
	}
}

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if size.Width > 0 {
			size.Width += l.gap
		}
		size.Width += least.Width
		size.Height = max(size.Height, least.Height)
	}
	return size
}

// Row puts objects side by side, two units apart.
func Row(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap: 2 * theme.Unit}, objects...)
}

// RowGap is Row with another space between.
func RowGap(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap: gap}, objects...)
}

// Ends puts left at the left end and right at the right end of a row.
func Ends(left, right fyne.CanvasObject) *fyne.Container {
	return container.NewBorder(nil, nil, left, right)
}

// Pad puts space around an object.
func Pad(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// Stack puts objects one below the other over the whole width with gap between them.
func Stack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
}

// Even gives objects the same width, gap apart, over the whole width.
func Even(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&evenLayout{gap: gap}, objects...)
}

type evenLayout struct{ gap float32 }

func (l *evenLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := float32(len(objects))
	width := (size.Width - l.gap*(n-1)) / n
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+l.gap), 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

func (l *evenLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	n := float32(len(objects))
	return fyne.NewSize(size.Width*n+l.gap*(n-1), size.Height)
}

// Tall gives an object a least height, for tables in panels.
func Tall(o fyne.CanvasObject, height float32) *fyne.Container {
	return container.New(&tallLayout{height}, o)
}

type tallLayout struct{ height float32 }

func (l *tallLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (l *tallLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, l.height)
	for _, o := range objects {
		size.Width = max(size.Width, o.MinSize().Width)
	}
	return size
}

// Ground is a colour over the whole of its place, following the theme.
type Ground struct {
	widget.BaseWidget
	Colour fyne.ThemeColorName
}

// NewGround makes a ground of the colour of that name.
func NewGround(colour fyne.ThemeColorName) *Ground {
	g := &Ground{Colour: colour}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	back := canvas.NewRectangle(theme.Color(g.Colour))
	d := &drawing{objects: []fyne.CanvasObject{back}}
	d.layout = func(size fyne.Size) { back.Resize(size) }
	d.min = func() fyne.Size { return fyne.NewSize(0, 0) }
	d.refresh = func() {
		back.FillColor = theme.Color(g.Colour)
		canvas.Refresh(g)
	}
	return d
}

// TextWidth is the width that a text would take uncut.
func TextWidth(t *Text) float32 { return measure(t.Value, t.Style).Width }
