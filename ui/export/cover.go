package export

import (
	"strconv"

	"rapport/assets/i18n"
)

// Places on the title page, in points: what the pack is of stands at the left,
// its contents at the right.
const (
	coverTop      = 130.0
	contentsLeft  = pageWidth/2 + 40
	contentsRight = pageWidth - edge
	aboutWidth    = contentsLeft - edge - 30
)

// cover is the title page: what the pack is of, under which definitions, who
// signed them, and what it lacks.
func (p *Pack) cover(pages *pages) {
	pages.add()
	pages.textWithin(p.Company, edge, coverTop, aboutWidth, 15, false, paper.Muted)
	pages.textWithin(p.Title, edge, coverTop+36, aboutWidth, 30, true, paper.Text)
	y := coverTop + 76
	const labels = 100.0
	for i, l := range p.about() {
		if l.label != "" && i > 0 {
			y += 4
		}
		pages.textWithin(l.label, edge, y, labels-8, 10, false, paper.Muted)
		pages.textWithin(l.text, edge+labels, y, aboutWidth-labels, 10, false, paper.Text)
		y += 15
	}
}

// contents lists on the title page where each part begins, and leads there.
func (p *pages) contents(entries []entry) {
	p.pdf.SetPage(1)
	p.text(i18n.T("Contents"), contentsLeft, coverTop, 10, true, paper.Text)
	y, line := coverTop+20, min(17, (bottom-coverTop-20)/float64(max(len(entries), 1)))
	for _, e := range entries {
		p.textWithin(e.title, contentsLeft, y, contentsRight-contentsLeft-30, 10, false, paper.Text)
		p.textRight(strconv.Itoa(e.page), contentsRight, y, 10, paper.Muted)
		p.pdf.Link(contentsLeft, y-line*0.75, contentsRight-contentsLeft, line, e.link)
		y += line
	}
	p.pdf.SetPage(p.n)
}
