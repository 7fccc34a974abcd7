package chart

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"math"

	gochart "github.com/wcharczuk/go-chart/v2"

	"rapport/assets/i18n"
)

// Drawing is one picture: Whale, MediaROI, BudgetActual, Ranking or Journey.
type Drawing interface {
	meta() Meta
	// heading is the drawing's own title, and what its figures are.
	heading() (title, what string)
	// body draws inside area; an error says which figures cannot be drawn.
	body(c *canvas, area rect) error
}

// Format is a kind of file.
type Format string

// The formats.
const (
	PNG Format = "png"
	SVG Format = "svg"
)

// Options say how a drawing is put out.
type Options struct {
	Format Format
	// Width and Height are output pixels.
	Width, Height int
	// Scale is output pixels per drawing unit, in which text is 12 to 16 high:
	// the screen's scale in the window. Zero picks one that suits the size, as
	// files want it.
	Scale float64
	Theme Theme
	// Bare leaves title and footer out, where what is around the drawing says them.
	Bare bool
}

// Limits of a picture in output pixels.
const (
	minSide   = 80
	maxSide   = 10000
	maxPixels = 40_000_000
)

// scale is Scale or, where none is given, one at which the drawing is as large
// as a page of 800 by 450 units.
func (o Options) scale() float64 {
	if o.Scale > 0 {
		return o.Scale
	}
	return math.Max(1, math.Min(float64(o.Width)/800, float64(o.Height)/450))
}

func (o Options) check() error {
	if o.Width < minSide || o.Height < minSide || o.Width > maxSide || o.Height > maxSide || o.Width*o.Height > maxPixels {
		return errors.New(i18n.T("A chart can be %d to %d pixels wide and high, and %d million pixels in all", minSide, maxSide, maxPixels/1_000_000))
	}
	if math.IsNaN(o.Scale) || o.Scale < 0 || o.Scale > 16 {
		return errors.New(i18n.T("A chart can be enlarged up to 16 times"))
	}
	return nil
}

// Render draws d as a file.
func Render(d Drawing, o Options) ([]byte, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	switch o.Format {
	case PNG:
		picture, err := Image(d, o)
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		err = png.Encode(&out, picture)
		return out.Bytes(), err
	case SVG:
		return renderSVG(d, o)
	}
	return nil, errors.New(i18n.T("%q is not a format of charts; use png or svg", string(o.Format)))
}

// Image draws d as pixels for the window. Renderers take whole numbers, so that
// all but large pictures are drawn at twice the size and reduced: curves stay
// smooth.
func Image(d Drawing, o Options) (*image.RGBA, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	times := 1
	if o.Width*o.Height <= 4_000_000 {
		times = 2
	}
	r, err := newRaster(o.Width*times, o.Height*times)
	if err != nil {
		return nil, err
	}
	if err := DrawOn(r, d, o, float64(times)); err != nil {
		return nil, err
	}
	picture, err := r.picture()
	if err != nil || times == 1 {
		return picture, err
	}
	return halved(picture), nil
}

// DrawOn puts d on any renderer whose page is fine times the size of o, in the
// renderer's whole units. The renderer's dots per inch must be such that a point
// is one of these units.
func DrawOn(r gochart.Renderer, d Drawing, o Options, fine float64) error {
	if err := o.check(); err != nil {
		return err
	}
	return draw(&canvas{r: r, unit: o.scale() * fine, theme: o.Theme}, d, o)
}

// Regions lists the places of d that stand for a figure, in drawing units:
// output pixels divided by the scale.
func Regions(d Drawing, o Options) ([]Region, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	c := &canvas{unit: 1, theme: o.Theme}
	if err := draw(c, d, o); err != nil {
		return nil, err
	}
	return c.regions, nil
}

func draw(c *canvas, d Drawing, o Options) error {
	c.w, c.h, c.bare = float64(o.Width)/o.scale(), float64(o.Height)/o.scale(), o.Bare
	area := c.frame(d)
	if area.w < 40 || area.h < 30 {
		return nil // no room for anything but the title
	}
	return d.body(c, area)
}

// halved averages two by two pixels.
func halved(big *image.RGBA) *image.RGBA {
	small := image.NewRGBA(image.Rect(0, 0, big.Rect.Dx()/2, big.Rect.Dy()/2))
	const block = 64 // pixels of the picture looked at in one go
	ground := bytes.Repeat(big.Pix[:4], 2*block)
	for y := range small.Rect.Dy() {
		upper, lower := big.Pix[2*y*big.Stride:], big.Pix[(2*y+1)*big.Stride:]
		row := small.Pix[y*small.Stride : (y+1)*small.Stride]
		for from := 0; from < len(row); from += 4 * block {
			to := min(from+4*block, len(row))
			a, b, plain := upper[2*from:2*to], lower[2*from:2*to], ground[:2*(to-from)]
			if bytes.Equal(a, plain) && bytes.Equal(b, plain) { // as most of a page is
				copy(row[from:to], plain)
				continue
			}
			average(row[from:to], a, b)
		}
	}
	return small
}

// average makes a row of pixels of two rows of twice as many.
func average(row, upper, lower []byte) {
	for i := 0; i+4 <= len(row); i += 4 {
		a, b, to := upper[2*i:2*i+8:2*i+8], lower[2*i:2*i+8:2*i+8], row[i:i+4:i+4]
		to[0] = uint8((uint(a[0]) + uint(a[4]) + uint(b[0]) + uint(b[4]) + 2) >> 2)
		to[1] = uint8((uint(a[1]) + uint(a[5]) + uint(b[1]) + uint(b[5]) + 2) >> 2)
		to[2] = uint8((uint(a[2]) + uint(a[6]) + uint(b[2]) + uint(b[6]) + 2) >> 2)
		to[3] = uint8((uint(a[3]) + uint(a[7]) + uint(b[3]) + uint(b[7]) + 2) >> 2)
	}
}
