package export

import (
	"slices"

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

// Pack is what is taken to a meeting.
type Pack struct {
	Company     string
	Title       string
	Period      finance.Period
	AsOf        finance.Date
	Filter      string
	Version     int      // of the definitions
	Definitions string   // "Version 2, in force from …"
	SignedBy    []string // "Finance: Ann Lee, 5 Mar 2026"
	Incomplete  []string // "Orders without a media source: 12"
	Exhibits    []Exhibit
	// Most is how many rows of a table the pages show at most, besides its
	// totals: beside a chart the first and the last; 0 for all.
	Most int
}

// line is one of the lines that say what a pack is of.
type line struct{ label, text string }

// about are the lines that say what the pack is of, under which definitions, who
// signed them, and what it lacks; a label stands at the first of several.
func (p *Pack) about() []line {
	all := []line{
		{i18n.T("Period"), format.Period(p.Period)}, {i18n.T("As of"), dateOrNone(p.AsOf)},
		{i18n.T("Filter"), p.Filter}, {i18n.T("Definitions"), p.Definitions},
	}
	list := func(label string, texts []string) {
		for _, text := range texts {
			all = append(all, line{label, text})
			label = ""
		}
	}
	list(i18n.T("Signed by"), p.SignedBy)
	list(i18n.T("Incomplete"), p.Incomplete)
	return slices.DeleteFunc(all, func(l line) bool { return l.text == "" })
}

// XLSX is the pack as a workbook: a sheet that says what it is of, then one for
// each exhibit.
func (p *Pack) XLSX() ([]byte, error) {
	about := &Table{Title: p.Title, About: p.foot(), Heading: []string{i18n.T("Pack"), p.Company}}
	for _, l := range p.about() {
		about.Add(Text(l.label), Text(l.text))
	}
	return XLSX(append([]Exhibit{{Title: p.Title, Table: Made(about)}}, p.Exhibits...), p.AsOf)
}

// PDF is the pack as pages: a title page, then each chart with its table, every
// page with its number.
func (p *Pack) PDF() ([]byte, error) {
	pages := newPages(newPDF(p.Company+" – "+p.Title, p.AsOf, pageWidth, pageHeight), p.foot())
	p.cover(pages)
	entries := make([]entry, len(p.Exhibits))
	for i := range p.Exhibits {
		var err error
		if entries[i], err = p.exhibit(pages, &p.Exhibits[i]); err != nil {
			return nil, err
		}
	}
	pages.contents(entries)
	pages.number()
	return pdfBytes(pages.pdf)
}

// foot stands on every page.
func (p *Pack) foot() string {
	foot := p.Company + "  ·  " + p.Title + "  ·  " + format.Period(p.Period)
	if p.AsOf != 0 {
		foot += "  ·  " + i18n.T("As of %s", format.Date(p.AsOf))
	}
	if p.Version > 0 {
		foot += "  ·  " + i18n.T("definitions v%d", p.Version)
	}
	return foot
}

func dateOrNone(d finance.Date) string {
	if d == 0 {
		return ""
	}
	return format.Date(d)
}

// exhibit draws a chart and below it its table, which goes on for as many pages
// as it needs; a table without a chart follows what came before, if the page has
// room for all of it.
func (p *Pack) exhibit(pages *pages, e *Exhibit) (entry, error) {
	whole := e.figures()
	if e.Drawing == nil {
		g := newGrid(pages.pdf, whole.beginning(p.Most), usualType)
		if pages.y == top || pages.y+headingHeight+2*gap+g.height() > bottom {
			pages.add()
		} else {
			pages.y += 2 * gap
		}
		at := pages.entry(e.Title)
		pages.heading(whole.Title, whole.About)
		pages.table(g)
		return at, nil
	}
	pages.add()
	at := pages.entry(e.Title)
	if whole == nil {
		return at, pages.chart(e.Drawing, bottom-top)
	}
	g := newGrid(pages.pdf, whole.ends(p.Most), usualType)
	const least, most = 235.0, 360.0
	if g.height() > bottom-top-least {
		g = newGrid(pages.pdf, g.t, smallType)
	}
	if err := pages.chart(e.Drawing, max(least, min(most, bottom-top-g.height()))); err != nil {
		return at, err
	}
	pages.table(g)
	return at, nil
}
