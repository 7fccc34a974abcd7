package export

import (
	"io"
	"math"

	"codeberg.org/go-pdf/fpdf"
	"github.com/golang/freetype/truetype"
	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/ui/chart"
)

// fine is how many of the renderer's whole units make one point of the page.
const fine = 20.0

// vector is a renderer of charts on a page of a PDF, with its origin at a point
// of the page. Texts stay texts, in the embedded fonts.
type vector struct {
	pdf  *fpdf.Fpdf
	x, y float64 // of the chart on the page, in points
	text drawing.Color
	size float64 // in points
	bold bool
	open bool // a path has begun
}

var _ gochart.Renderer = (*vector)(nil)

func (v *vector) at(x, y int) (float64, float64) {
	return v.x + float64(x)/fine, v.y + float64(y)/fine
}

// ResetStyle does nothing: the canvas sets every style anew before it draws.
func (v *vector) ResetStyle() {}

// GetDPI is such that a point is one unit of the renderer.
func (v *vector) GetDPI() float64 { return 72 }

// SetDPI is not needed, since texts are set in points of the page.
func (v *vector) SetDPI(float64) {}

// SetClassName belongs to SVG.
func (v *vector) SetClassName(string) {}

// The canvas sets colours and widths before it begins a path, as a PDF wants it:
// they go to the page at once.

// SetStrokeColor sets the colour of lines.
func (v *vector) SetStrokeColor(c drawing.Color) { v.pdf.SetDrawColor(int(c.R), int(c.G), int(c.B)) }

// SetFillColor sets the colour of areas.
func (v *vector) SetFillColor(c drawing.Color) { v.pdf.SetFillColor(int(c.R), int(c.G), int(c.B)) }

// SetStrokeWidth sets the width of lines.
func (v *vector) SetStrokeWidth(width float64) { v.pdf.SetLineWidth(width / fine) }

// SetStrokeDashArray sets the dashes of lines.
func (v *vector) SetStrokeDashArray(dashes []float64) {
	scaled := make([]float64, len(dashes))
	for i, d := range dashes {
		scaled[i] = d / fine
	}
	v.pdf.SetDashPattern(scaled, 0)
}

// MoveTo begins a path.
func (v *vector) MoveTo(x, y int) { v.begin(v.at(x, y)) }

// LineTo goes on with a path.
func (v *vector) LineTo(x, y int) { v.pdf.LineTo(v.at(x, y)) }

// QuadCurveTo goes on with a path.
func (v *vector) QuadCurveTo(cx, cy, x, y int) {
	ax, ay := v.at(cx, cy)
	bx, by := v.at(x, y)
	v.pdf.CurveTo(ax, ay, bx, by)
}

// ArcTo draws an arc around a centre, from an angle on, clockwise as the page
// sees it.
func (v *vector) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	x, y := v.at(cx, cy)
	rx, ry = rx/fine, ry/fine
	// Quarters of a circle are close enough to Bézier curves.
	const quarter = math.Pi / 2
	steps := max(1, int(math.Ceil(math.Abs(delta)/quarter)))
	step := delta / float64(steps)
	bend := 4.0 / 3 * math.Tan(step/4)
	for i := range steps {
		a, b := start+float64(i)*step, start+float64(i+1)*step
		ax, ay, bx, by := math.Cos(a), math.Sin(a), math.Cos(b), math.Sin(b)
		if i == 0 && v.open {
			v.pdf.LineTo(x+rx*ax, y+ry*ay)
		} else if i == 0 {
			v.begin(x+rx*ax, y+ry*ay)
		}
		v.pdf.CurveBezierCubicTo(x+rx*(ax-bend*ay), y+ry*(ay+bend*ax), x+rx*(bx+bend*by), y+ry*(by-bend*bx), x+rx*bx, y+ry*by)
	}
}

func (v *vector) begin(x, y float64) {
	v.pdf.MoveTo(x, y)
	v.open = true
}

// Close ends a path where it began.
func (v *vector) Close() { v.pdf.ClosePath() }

func (v *vector) paint(how string) {
	v.pdf.DrawPath(how)
	v.open = false
}

// Stroke draws the path as a line.
func (v *vector) Stroke() { v.paint("D") }

// Fill fills the path.
func (v *vector) Fill() { v.paint("F") }

// FillStroke fills the path and draws its edge.
func (v *vector) FillStroke() { v.paint("FD") }

// Circle draws a circle.
func (v *vector) Circle(radius float64, x, y int) {
	cx, cy := v.at(x, y)
	v.pdf.Circle(cx, cy, radius/fine, "F")
}

// SetFont tells the regular font from the bold one; there are no others.
func (v *vector) SetFont(f *truetype.Font) { v.bold = chart.Bold(f) }

// SetFontColor sets the colour of texts.
func (v *vector) SetFontColor(c drawing.Color) { v.text = c }

// SetFontSize sets the size of texts, in units of the renderer.
func (v *vector) SetFontSize(size float64) { v.size = size / fine }

// Text sets a text on its base line.
func (v *vector) Text(body string, x, y int) {
	px, py := v.at(x, y)
	v.pdf.SetFont(family, weight(v.bold), v.size)
	v.pdf.SetTextColor(int(v.text.R), int(v.text.G), int(v.text.B))
	v.pdf.Text(px, py, printable(body))
}

// MeasureText is not used: charts measure by the fonts themselves.
func (v *vector) MeasureText(body string) gochart.Box {
	v.pdf.SetFont(family, weight(v.bold), v.size)
	return gochart.Box{Right: int(v.pdf.GetStringWidth(printable(body)) * fine), Bottom: int(v.size * fine)}
}

// SetTextRotation is not used: charts set no slanted texts.
func (v *vector) SetTextRotation(float64) {}

// ClearTextRotation undoes SetTextRotation.
func (v *vector) ClearTextRotation() {}

// Save is done by the document.
func (v *vector) Save(io.Writer) error { return nil }
