package widgets

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	// Spots are the places of the drawn chart that stand for a figure, in the order
	// in which the arrow keys go through them; nil for none.
	Spots func() []Spot
	// OnOpen is told which of the spots was clicked, or opened with Enter.
	OnOpen func(spot int)
	// OnTable is asked, by the key t, to show the figures as a table.
	OnTable func()
	// OnError is told when drawing failed.
	OnError func(error)
	// Least is the least size.
	Least fyne.Size

	loader  Loader[image.Image]
	picture *canvas.Image
	drawn   chartKey
	timer   *time.Timer
	tries   int
	pointer pointer
	focused bool
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
	c.pointer.spot = -1
	c.ExtendBaseWidget(c)
	return c
}

// Redraw draws the chart anew because its data changed.
func (c *ChartView) Redraw() {
	c.drawn = chartKey{}
	c.point(pointer{spot: -1})
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
