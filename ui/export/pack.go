package export

import (
	"strconv"

	"codeberg.org/go-pdf/fpdf"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/format"
)

// Exhibit is one question's answer: a chart with the figures behind it. Either
// may be missing.
type Exhibit struct {
	Title   string
	Drawing chart.Drawing
	// Table makes the figures; nil for none. Of many customers they take their
	// time, which a chart alone need not wait for.
	Table  func() *Table
	Native *Native
}

// Made is the maker of a table that is there already.
func Made(t *Table) func() *Table { return func() *Table { return t } }

// figures are the exhibit's table; nil for none.
func (e *Exhibit) figures() *Table {
	if e.Table == nil {
		return nil
	}
	return e.Table()
}

// asOf is the day on which the exhibit looks at the books.
func (e *Exhibit) asOf() finance.Date {
	if e.Drawing == nil {
		return 0
	}
	return chart.AsOf(e.Drawing)
}

// XLSX is the pack as a workbook: a sheet that says what it is of, then one for
// each exhibit.
func (p *Pack) XLSX() ([]byte, error) {
	about := &Table{Title: p.Title, About: p.foot(), Heading: []string{i18n.T("Pack"), p.Company}}
	line := func(label, text string) {
		if text != "" {
			about.Add(Text(label), Text(text))
		}
	}
	line(i18n.T("Period"), format.Period(p.Period))
	line(i18n.T("As of"), dateOrNone(p.AsOf))
	line(i18n.T("Filter"), p.Filter)
	line(i18n.T("Definitions"), p.Definitions)
	for _, s := range p.SignedBy {
		line(i18n.T("Signed by"), s)
	}
	for _, s := range p.Incomplete {
		line(i18n.T("Incomplete"), s)
	}
	return XLSX(append([]Exhibit{{Title: p.Title, Table: Made(about)}}, p.Exhibits...), p.AsOf)
}

// Pack is what is taken to a meeting.
type Pack struct {
	Company     string
	Title       string
	Period      finance.Period
	AsOf        finance.Date
	Filter      string
	Definitions string   // "Version 2, in force from …"
	SignedBy    []string // "Finance: Ann Lee, 5 Mar 2026"
	Incomplete  []string // "12 orders without a media source"
	Exhibits    []Exhibit
	// Most is how many rows of a table the pages show at most, besides its
	// totals; 0 for all.
	Most int
}

// PDF is the pack as pages: a title page, then each chart with its table, every
// page with its number.
func (p *Pack) PDF() ([]byte, error) {
	pdf := newPDF(p.Company+" – "+p.Title, p.AsOf, pageWidth, pageHeight)
	pages := &pages{pdf: pdf, foot: p.foot()}
	p.cover(pages)
	for i := range p.Exhibits {
		if err := p.exhibit(pages, &p.Exhibits[i]); err != nil {
			return nil, err
		}
	}
	pages.number()
	return pdfBytes(pdf)
}

// foot stands on every page.
func (p *Pack) foot() string {
	foot := p.Company + "  ·  " + p.Title + "  ·  " + format.Period(p.Period)
	if p.AsOf != 0 {
		foot += "  ·  " + i18n.T("As of %s", format.Date(p.AsOf))
	}
	return foot + "  ·  " + p.Definitions
}

// pages numbers its pages at the end, when it is known how many there are.
type pages struct {
	pdf  *fpdf.Fpdf
	foot string
	n    int
}

func (p *pages) add() {
	p.pdf.AddPage()
	p.n++
}

func (p *pages) number() {
	for n := 1; n <= p.n; n++ {
		p.pdf.SetPage(n)
		p.text(p.foot, edge, pageHeight-24, 7.5, false, paper.Muted)
		number := strconv.Itoa(n) + " / " + strconv.Itoa(p.n)
		p.text(number, pageWidth-edge-p.pdf.GetStringWidth(number), pageHeight-24, 7.5, false, paper.Muted)
	}
	p.pdf.SetPage(p.n)
}

// cover is the title page: what the pack is of, under which definitions, who
// signed them, and what it lacks.
func (p *Pack) cover(pages *pages) {
	pages.add()
	y := 150.0
	pages.text(p.Company, edge, y, 15, false, paper.Muted)
	pages.text(p.Title, edge, y+36, 30, true, paper.Text)
	y += 76
	line := func(label, text string) {
		if text == "" {
			return
		}
		pages.text(label, edge, y, 10, false, paper.Muted)
		pages.text(text, edge+140, y, 10, false, paper.Text)
		y += 17
	}
	line(i18n.T("Period"), format.Period(p.Period))
	line(i18n.T("As of"), dateOrNone(p.AsOf))
	line(i18n.T("Filter"), p.Filter)
	line(i18n.T("Definitions"), p.Definitions)
	for i, s := range p.SignedBy {
		label := ""
		if i == 0 {
			label = i18n.T("Signed by")
		}
		line(label, s)
	}
	y += 10
	for i, s := range p.Incomplete {
		label := ""
		if i == 0 {
			label = i18n.T("Incomplete")
		}
		line(label, s)
	}
	p.contents(pages, y+10)
}

// contents lists the exhibits from a height on, in as many columns as they need.
func (p *Pack) contents(pages *pages, y float64) {
	pages.text(i18n.T("Contents"), edge, y, 10, true, paper.Text)
	const line, most = 16.0, 3
	fit := max(1, int((pageHeight-60-y)/line))
	fit = max(fit, (len(p.Exhibits)+most-1)/most)
	for i, e := range p.Exhibits {
		x := edge + float64(i/fit)*(pageWidth-2*edge)/most
		pages.text(strconv.Itoa(i+1)+".  "+e.Title, x, y+float64(i%fit+1)*line, 10, false, paper.Text)
	}
}

func dateOrNone(d finance.Date) string {
	if d == 0 {
		return ""
	}
	return format.Date(d)
}

// exhibit draws a chart and below it its table, which goes on for as many pages
// as it needs.
func (p *Pack) exhibit(pages *pages, e *Exhibit) error {
	pages.add()
	pages.pdf.Bookmark(e.Title, 0, 0)
	const top, bottom = 36.0, pageHeight - 44
	y, whole := top, e.figures()
	if e.Drawing != nil {
		height := chartHeight(whole, bottom-top)
		if err := place(pages.pdf, e.Drawing, paper, edge-10, y-10, pageWidth-2*edge+20, height); err != nil {
			return err
		}
		y += height - 4
	} else {
		y = pages.heading(whole, y)
	}
	if whole == nil {
		return nil
	}
	t := whole.beginning(p.Most)
	for next := 0; ; {
		if next = tablePage(pages.pdf, t, next, y, bottom); next >= len(t.Rows) {
			return nil
		}
		pages.add()
		y = pages.heading(t, top)
	}
}

// chartHeight leaves room for the whole table below a chart where it can, and else
// for its first rows.
func chartHeight(t *Table, room float64) float64 {
	const usual, least = 330.0, 250.0
	if t == nil {
		return room
	}
	below := room - float64(len(t.Rows)+2)*rowHeight
	if below < least {
		return usual
	}
	return min(usual, below)
}

// heading names a table that stands without its chart.
func (p *pages) heading(t *Table, y float64) float64 {
	p.text(t.Title, edge, y+8, 14, true, paper.Text)
	p.text(t.About, edge, y+24, 9, false, paper.Muted)
	return y + 36
}

func (p *pages) text(text string, x, y, size float64, bold bool, c drawing.Color) {
	p.pdf.SetFont(family, weight(bold), size)
	p.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
	p.pdf.Text(x, y, fitting(p.pdf, printable(oneLine(text)), pageWidth-edge-x))
}
