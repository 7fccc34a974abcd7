package chart

import (
	"math"

	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// point and rect are in drawing units, y downwards.
type point struct{ x, y float64 }

type rect struct{ x, y, w, h float64 }

func (r rect) right() float64  { return r.x + r.w }
func (r rect) bottom() float64 { return r.y + r.h }

func (r rect) overlaps(o rect) bool {
	return r.x < o.right() && o.x < r.right() && r.y < o.bottom() && o.y < r.bottom()
}

// inset takes margins off the four sides.
func (r rect) inset(left, top, right, bottom float64) rect {
	return rect{r.x + left, r.y + top, math.Max(0, r.w-left-right), math.Max(0, r.h-top-bottom)}
}

// canvas draws in drawing units on a renderer and notes where texts and figures
// stand. Without a renderer it only notes.
type canvas struct {
	r       gochart.Renderer
	unit    float64 // renderer units per drawing unit
	w, h    float64
	theme   Theme
	bare    bool // without title and footer
	regions []Region
	texts   []label
}

// label is a text that was drawn, with the box that it fills.
type label struct {
	body string
	box  rect
}

// px is a drawing unit in the renderer's whole units, kept near the page
// whatever comes in.
func (c *canvas) px(v float64) int {
	most := 2 * math.Max(c.w, c.h)
	if !(v > -most) { // also where v is not a number
		v = -most
	}
	return int(math.Round(math.Min(v, most) * c.unit))
}

// colours sets both colours, since the SVG renderer looks at both whatever is
// drawn.
func (c *canvas) colours(fill, stroke drawing.Color, width float64) {
	c.r.SetFillColor(fill)
	c.r.SetStrokeColor(stroke)
	c.r.SetFontColor(drawing.Color{})
	c.r.SetStrokeWidth(math.Round(width * c.unit))
	c.r.SetStrokeDashArray(nil)
}

func (c *canvas) path(points []point) {
	for i, p := range points {
		if i == 0 {
			c.r.MoveTo(c.px(p.x), c.px(p.y))
		} else {
			c.r.LineTo(c.px(p.x), c.px(p.y))
		}
	}
}

// area fills a polygon.
func (c *canvas) area(points []point, fill drawing.Color) {
	if c.r == nil || len(points) < 3 {
		return
	}
	c.colours(fill, drawing.Color{}, 0)
	c.path(points)
	c.r.Close()
	c.r.Fill()
}

// rectangles is a renderer with a quick way to fill whole pixels.
type rectangles interface {
	rectangle(left, top, right, bottom int, fill drawing.Color)
}

// bar fills a rectangle; a bar of no length stays a hairline, so that a small
// figure is seen to be there.
func (c *canvas) bar(b rect, fill drawing.Color) {
	if b.w < 0 {
		b.x, b.w = b.x+b.w, -b.w
	}
	if b.h < 0 {
		b.y, b.h = b.y+b.h, -b.h
	}
	b.w, b.h = math.Max(b.w, 1), math.Max(b.h, 1)
	if r, ok := c.r.(rectangles); ok {
		r.rectangle(c.px(b.x), c.px(b.y), c.px(b.right()), c.px(b.bottom()), fill)
		return
	}
	c.area([]point{{b.x, b.y}, {b.right(), b.y}, {b.right(), b.bottom()}, {b.x, b.bottom()}}, fill)
}

// outline draws the inside edge of a rectangle.
func (c *canvas) outline(b rect, stroke drawing.Color) {
	if b.w < 0 {
		b.x, b.w = b.x+b.w, -b.w
	}
	if b.h < 0 {
		b.y, b.h = b.y+b.h, -b.h
	}
	const width = 1.5
	if b.w < 2*width || b.h < 2*width {
		c.bar(b, stroke)
		return
	}
	c.bar(rect{b.x, b.y, b.w, width}, stroke)
	c.bar(rect{b.x, b.bottom() - width, b.w, width}, stroke)
	c.bar(rect{b.x, b.y + width, width, b.h - 2*width}, stroke)
	c.bar(rect{b.right() - width, b.y + width, width, b.h - 2*width}, stroke)
}

// horizontal and vertical draw hairlines as filled bars, which stay sharp.
func (c *canvas) horizontal(x, y, w float64, colour drawing.Color) {
	c.bar(rect{x, y - 0.5, w, 1}, colour)
}

func (c *canvas) vertical(x, y, h float64, colour drawing.Color) {
	c.bar(rect{x - 0.5, y, 1, h}, colour)
}

// dashes draws a broken vertical line.
func (c *canvas) dashes(x, y, h float64, colour drawing.Color) {
	const dash, gap = 3.0, 3.0
	for at := 0.0; at < h; at += dash + gap {
		c.vertical(x, y+at, math.Min(dash, h-at), colour)
	}
}

// line draws a curve.
func (c *canvas) line(points []point, colour drawing.Color, width float64) {
	if c.r == nil || len(points) < 2 {
		return
	}
	c.colours(drawing.Color{}, colour, width)
	c.path(points)
	c.r.Stroke()
}

// dot fills a circle, with a rim in the ground's colour that parts it from the
// line under it.
func (c *canvas) dot(p point, radius float64, fill drawing.Color) {
	if c.r == nil {
		return
	}
	for _, ring := range []struct {
		radius float64
		colour drawing.Color
	}{{radius + 1.5, c.theme.Ground}, {radius, fill}} {
		c.colours(ring.colour, drawing.Color{}, 0)
		r := math.Round(ring.radius * c.unit)
		c.r.ArcTo(c.px(p.x), c.px(p.y), r, r, 0, math.Pi)
		c.r.ArcTo(c.px(p.x), c.px(p.y), r, r, math.Pi, math.Pi)
		c.r.Close()
		c.r.Fill()
	}
}

// box is the place of a text whose middle line is y.
func (s style) box(text string, x, y float64) rect {
	w := s.width(text)
	return rect{x - w*s.anchor, y - s.size*0.6, w, s.size * 1.2}
}

// text sets a text around the height y; an empty one is nothing.
func (c *canvas) text(body string, x, y float64, s style) {
	body = clean(body)
	if body == "" {
		return
	}
	box := s.box(body, x, y)
	c.texts = append(c.texts, label{body, box})
	if c.r == nil {
		return
	}
	c.colours(drawing.Color{}, drawing.Color{}, 0)
	c.r.SetFont(s.font())
	c.r.SetFontSize(s.size * c.unit)
	c.r.SetFontColor(s.colour)
	c.r.Text(body, c.px(box.x), c.px(y+s.size*0.36))
}

// textOver is text with the ground behind it, for a place that lines cross.
func (c *canvas) textOver(body string, x, y float64, s style) {
	box := s.box(clean(body), x, y)
	c.bar(rect{box.x - 3, box.y, box.w + 6, box.h}, c.theme.Ground)
	c.text(body, x, y, s)
}

// apart reports that a box is free with a gap at its sides to other texts, so
// that two do not read as one.
func (c *canvas) apart(box rect) bool {
	const gap = 10
	return c.free(box) && c.free(rect{math.Max(0, box.x-gap), box.y, math.Min(c.w, box.right()+gap) - math.Max(0, box.x-gap), box.h})
}

// free reports that a box touches no text that was drawn and lies on the page.
func (c *canvas) free(box rect) bool {
	if box.x < 0 || box.y < 0 || box.right() > c.w || box.bottom() > c.h {
		return false
	}
	for _, t := range c.texts {
		if t.box.overlaps(box) {
			return false
		}
	}
	return true
}
