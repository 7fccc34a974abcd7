package chart

import (
	"image"
	imagedraw "image/draw"
	"io"
	"sync"

	"github.com/golang/freetype/truetype"
	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"rapport/assets"
)

// raster is go-chart's renderer of pixels with texts of its own: go-chart fills
// letters by the even-odd rule, which leaves holes where the strokes of a letter
// overlap, as they do in bold Chinese.
type raster struct {
	gochart.Renderer
	pixels *image.RGBA // that the renderer draws on
	bold   bool
	size   float64
	colour drawing.Color
	texts  []rasterText
}

// rasterText waits until the shapes are drawn.
type rasterText struct {
	body   string
	x, y   int
	bold   bool
	size   float64
	colour drawing.Color
}

func newRaster(width, height int) (*raster, error) {
	r, err := gochart.PNG(width, height)
	if err != nil {
		return nil, err
	}
	var collected collector
	if err := r.Save(&collected); err != nil {
		return nil, err
	}
	return &raster{Renderer: r, pixels: collected.picture}, nil
}

// rectangle fills whole pixels at once: as a shape like others the page alone
// takes longer than everything on it.
func (r *raster) rectangle(left, top, right, bottom int, colour drawing.Color) {
	imagedraw.Draw(r.pixels, image.Rect(left, top, right, bottom), image.NewUniform(colour), image.Point{}, imagedraw.Over)
}

func (r *raster) SetFont(f *truetype.Font)     { r.bold = f == fonts()[1] }
func (r *raster) SetFontSize(size float64)     { r.size = size }
func (r *raster) SetFontColor(c drawing.Color) { r.colour = c }

func (r *raster) Text(body string, x, y int) {
	r.texts = append(r.texts, rasterText{body, x, y, r.bold, r.size, r.colour})
}

// picture is what was drawn.
func (r *raster) picture() (*image.RGBA, error) {
	faces := map[style]font.Face{}
	for _, t := range r.texts {
		key := style{size: t.size, bold: t.bold}
		if faces[key] == nil {
			face, err := newFace(key)
			if err != nil {
				return nil, err
			}
			faces[key] = face
		}
		t.draw(r.pixels, faces[key], key)
	}
	return r.pixels, nil
}

// draw sets the letters at the advances by which the layout was measured.
func (t rasterText) draw(on *image.RGBA, face font.Face, s style) {
	ink := image.NewUniform(t.colour)
	dot := fixed.P(t.x, t.y)
	start := dot.X
	advance := 0.0
	for _, letter := range t.body {
		dot.X = start + fixed.Int26_6(advance*64+0.5)
		if place, mask, at, _, ok := face.Glyph(dot, letter); ok {
			imagedraw.DrawMask(on, place, ink, image.Point{}, mask, at, imagedraw.Over)
		}
		advance += s.width(string(letter))
	}
}

// outlines parses the fonts once for drawing.
var outlines = sync.OnceValues(func() ([2]*opentype.Font, error) {
	var parsed [2]*opentype.Font
	for i, data := range [][]byte{assets.FontRegular, assets.FontBold} {
		f, err := opentype.Parse(data)
		if err != nil {
			return parsed, err
		}
		parsed[i] = f
	}
	return parsed, nil
})

func newFace(s style) (font.Face, error) {
	parsed, err := outlines()
	if err != nil {
		return nil, err
	}
	f := parsed[0]
	if s.bold {
		f = parsed[1]
	}
	return opentype.NewFace(f, &opentype.FaceOptions{Size: s.size, DPI: 72, Hinting: font.HintingNone})
}

// collector takes the pixels of go-chart's renderer as they are.
type collector struct{ picture *image.RGBA }

var _ io.Writer = (*collector)(nil)

func (c *collector) Write(p []byte) (int, error) { return len(p), nil }

func (c *collector) SetRGBA(i *image.RGBA) { c.picture = i }
