package export

import (
	"strconv"

	"codeberg.org/go-pdf/fpdf"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/assets/i18n"
	"rapport/ui/chart"
)

// Where the contents of a page begin and end, and the gap between two things on
// it, in points.
const (
	top           = 36.0
	bottom        = pageHeight - 44
	gap           = 10.0
	headingHeight = 36.0
)

// pages is a document being filled from page to page. Pages are numbered at the
// end, when it is known how many there are.
type pages struct {
	pdf  *fpdf.Fpdf
	foot string
	n    int
	y    float64 // how far down the page is filled
}

func newPages(pdf *fpdf.Fpdf, foot string) *pages { return &pages{pdf: pdf, foot: foot} }

func (p *pages) add() {
	p.pdf.AddPage()
	p.n++
	p.y = top
}

// entry is a place to be found from the contents.
type entry struct {
	title string
	page  int
	link  int
}

// entry makes the place in hand one that contents and bookmarks lead to.
func (p *pages) entry(title string) entry {
	p.pdf.Bookmark(title, 0, p.y)
	link := p.pdf.AddLink()
	p.pdf.SetLink(link, p.y-gap, p.n)
	return entry{title, p.n, link}
}

// chart draws a chart over the width of the page.
func (p *pages) chart(d chart.Drawing, height float64) error {
	const beyond = 10.0   // a chart has a margin of its own
	const readable = 0.68 // of a unit, in which its letters are 12 and 13
	err := place(p.pdf, d, paper, edge-beyond, p.y-beyond, pageWidth-2*(edge-beyond), height, readable)
	p.y += height - 4
	return err
}

// heading names a table that stands without its chart.
func (p *pages) heading(title, about string) {
	p.text(title, edge, p.y+8, 14, true, paper.Text)
	p.text(about, edge, p.y+24, 9, false, paper.Muted)
	p.y += headingHeight
}

// table sets a table, on as many pages as it needs.
func (p *pages) table(g *grid) {
	for next := 0; ; {
		if next, p.y = g.draw(next, p.y, bottom); next >= len(g.t.Rows) {
			return
		}
		p.add()
		p.heading(i18n.T("%s (continued)", g.t.Title), g.t.About)
	}
}

func (p *pages) number() {
	for n := 1; n <= p.n; n++ {
		p.pdf.SetPage(n)
		number := strconv.Itoa(n) + " / " + strconv.Itoa(p.n)
		p.text(p.foot, edge, pageHeight-24, 7.5, false, paper.Muted)
		p.textRight(number, pageWidth-edge, pageHeight-24, 7.5, paper.Muted)
	}
	p.pdf.SetPage(p.n)
}

func (p *pages) text(text string, x, y, size float64, bold bool, c drawing.Color) {
	p.textWithin(text, x, y, pageWidth-edge-x, size, bold, c)
}

// textWithin sets a text, shortened to a width.
func (p *pages) textWithin(text string, x, y, width, size float64, bold bool, c drawing.Color) {
	p.pdf.SetFont(family, weight(bold), size)
	p.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
	p.pdf.Text(x, y, fitting(p.pdf, printable(oneLine(text)), width))
}

func (p *pages) textRight(text string, x, y, size float64, c drawing.Color) {
	p.pdf.SetFont(family, "", size)
	p.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
	p.pdf.Text(x-p.pdf.GetStringWidth(text), y, text)
}
