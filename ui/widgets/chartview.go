package widgets

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// ChartView shows a chart that is drawn anew, at the pixels of the screen,
// whenever its size, the scale or the theme changes. Drawing runs off Fyne's
// goroutine.
type ChartView struct {
	widget.BaseWidget
	// Draw makes the picture, width by height device pixels; scale is the number
	// of device pixels to one of Fyne's. It may run on any goroutine.
	Draw func(width, height int, scale float32, dark bool) (image.Image, error)
	// Hover says what to show for a point of the chart, given from 0 to 1 from
	// the top left; empty for nothing.
	Hover func(x, y float32) string
	// OnTapped is told the point that was tapped, from 0 to 1.
	OnTapped func(x, y float32)
	// OnError is told when drawing failed.
	OnError func(error)
	// Least is the least size.
	Least fyne.Size

	loader  Loader[image.Image]
	picture *canvas.Image
	drawn   chartKey
	timer   *time.Timer
	tries   int
	tip     string
	tipAt   fyne.Position
}

// chartKey is all that a drawn chart depends on besides its data.
type chartKey struct {
	width, height int
	scale         float32
	dark          bool
}

// resizePause is how long a chart waits for the window to be dragged further
// before it is drawn at the new size; until then the old picture is stretched.
const resizePause = 60 * time.Millisecond

// NewChartView makes a view of what draw draws.
func NewChartView(draw func(width, height int, scale float32, dark bool) (image.Image, error)) *ChartView {
	c := &ChartView{Draw: draw, Least: fyne.NewSize(60*theme.Unit, 40*theme.Unit), picture: &canvas.Image{}}
	c.picture.ScaleMode = canvas.ImageScaleSmooth
	c.ExtendBaseWidget(c)
	return c
}

// Redraw draws the chart anew because its data changed.
func (c *ChartView) Redraw() {
	c.drawn = chartKey{}
	c.update()
}

func (c *ChartView) key() (chartKey, bool) {
	window := canvasOf(c)
	if window == nil || c.Size().Width < 1 || c.Size().Height < 1 {
		return chartKey{}, false
	}
	// The pixels of the screen, not the window's scale: on some displays there
	// are two to each of its points.
	width, height := window.PixelCoordinateForPosition(fyne.NewPos(c.Size().Width, c.Size().Height))
	key := chartKey{width: width, height: height, scale: float32(width) / c.Size().Width, dark: theme.IsDark()}
	return key, key.width > 0 && key.height > 0
}

// update draws the chart where the last drawing is of another key.
func (c *ChartView) update() {
	key, ok := c.key()
	if !ok {
		c.later()
		return
	}
	if key == c.drawn || c.Draw == nil {
		return
	}
	c.tries = 0
	c.drawn = key
	draw := c.Draw
	c.loader.Load(func(context.Context) (image.Image, error) {
		return draw(key.width, key.height, key.scale, key.dark)
	}, func(picture image.Image, err error) {
		if err != nil {
			if c.OnError != nil {
				c.OnError(err)
			}
			return
		}
		c.picture.Image = picture
		c.picture.Refresh()
	})
}

// later draws in a moment: a chart that is laid out for the first time is not
// yet known to its window, which tells the scale.
func (c *ChartView) later() {
	if c.tries >= 20 || inline.Load() || c.Size().IsZero() {
		return
	}
	c.tries++
	c.soon()
}

func (c *ChartView) soon() {
	if c.timer != nil {
		c.timer.Stop()
	}
	c.timer = time.AfterFunc(resizePause, func() { fyne.Do(c.update) })
}

// Resize implements fyne.CanvasObject.
func (c *ChartView) Resize(size fyne.Size) {
	if c.Size() == size {
		return
	}
	c.BaseWidget.Resize(size)
	if c.picture.Image == nil || inline.Load() {
		c.update()
		return
	}
	c.soon()
}

// Tapped implements fyne.Tappable.
func (c *ChartView) Tapped(e *fyne.PointEvent) {
	if c.OnTapped != nil {
		c.OnTapped(c.relative(e.Position))
	}
}

// Cursor implements desktop.Cursorable.
func (c *ChartView) Cursor() desktop.Cursor {
	if c.tip != "" && c.OnTapped != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (c *ChartView) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (c *ChartView) MouseMoved(e *desktop.MouseEvent) {
	if c.Hover == nil {
		return
	}
	tip := c.Hover(c.relative(e.Position))
	if tip != c.tip || tip != "" {
		c.tip, c.tipAt = tip, e.Position
		c.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (c *ChartView) MouseOut() {
	if c.tip != "" {
		c.tip = ""
		c.Refresh()
	}
}

func (c *ChartView) relative(p fyne.Position) (x, y float32) {
	size := c.Size()
	return p.X / max(size.Width, 1), p.Y / max(size.Height, 1)
}

// CreateRenderer implements fyne.Widget.
func (c *ChartView) CreateRenderer() fyne.WidgetRenderer {
	frame := box(theme.ColorRaised, theme.ColorLine)
	d := &drawing{}
	d.layout = func(size fyne.Size) {
		c.picture.Resize(size)
		d.objects = append(d.objects[:0], c.picture)
		if c.tip == "" {
			return
		}
		lines := wrap(c.tip, 60*theme.Unit, Body)
		width, line := float32(0), measure("Ag", Body).Height
		for _, text := range lines {
			width = max(width, measure(text, Body).Width)
		}
		box := fyne.NewSize(width+4*theme.Unit, line*float32(len(lines))+2*theme.Unit)
		at := c.tipAt.AddXY(3*theme.Unit, -box.Height-theme.Unit)
		if at.X+box.Width > size.Width {
			at.X = max(0, c.tipAt.X-box.Width-3*theme.Unit)
		}
		at.Y = max(0, at.Y)
		paintBox(frame, theme.ColorRaised, theme.ColorMuted)
		frame.Move(at)
		frame.Resize(box)
		d.objects = append(d.objects, frame)
		for i, text := range lines {
			t := &canvas.Text{Text: text}
			styleText(t, Body)
			placeText(t, at.X+2*theme.Unit, at.Y+theme.Unit+float32(i)*line, width, line)
			d.objects = append(d.objects, t)
		}
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
