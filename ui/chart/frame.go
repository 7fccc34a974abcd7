package chart

import (
	"strings"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Meta is what a drawing says about itself.
type Meta struct {
	// Title replaces the drawing's own title; empty keeps it.
	Title string
	// Filter names the part that is shown, such as "Tag: wholesale"; empty for all.
	Filter   string
	Period   finance.Period
	Currency finance.Currency
	AsOf     finance.Date
	// Definitions is the version of the definitions; 0 leaves it out.
	Definitions int
	// Unsigned is how many departments have not agreed to them; 0 says nothing.
	Unsigned int
	// Company is whose books these are; empty leaves it out.
	Company string
}

const (
	titleSize = 17
	textSize  = 13
	smallSize = 12
	margin    = 16
	separator = " · "

	departments = 4 // that sign the definitions
)

// AsOf is the day on which a drawing looks at the books.
func AsOf(d Drawing) finance.Date { return d.meta().AsOf }

// Titles are the two lines above a drawing.
func Titles(d Drawing) (title, subtitle string) {
	title, what, of := titles(d)
	return title, joined(what, of)
}

// titles are the title, what the figures are, and what they are of: period,
// filter and currency.
func titles(d Drawing) (title, what, of string) {
	m := d.meta()
	title, what = d.heading()
	if m.Title != "" {
		title = m.Title
	}
	return title, what, joined(format.Period(m.Period), m.Filter, m.Currency.Code)
}

// footer is "Harbour Audio · As of 15 Mar 2026 · definitions v1, signed 2 of 4".
func (m Meta) footer() string {
	asOf, version := "", ""
	if !m.AsOf.IsZero() {
		asOf = i18n.T("As of %s", format.Date(m.AsOf))
	}
	if m.Definitions > 0 {
		version = i18n.T("definitions v%d", m.Definitions)
	}
	if m.Definitions > 0 && m.Unsigned > 0 {
		version = i18n.T("definitions v%d, signed %d of %d", m.Definitions, departments-m.Unsigned, departments)
	}
	return joined(clean(m.Company), asOf, version)
}

func joined(parts ...string) string { return joinedBy(separator, parts...) }

func joinedBy(separator string, parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, separator)
}

// frame draws the ground, the titles and the footer, and returns the place left
// for the drawing. A small page keeps the title only.
func (c *canvas) frame(d Drawing) rect {
	page := rect{0, 0, c.w, c.h}
	c.bar(page, c.theme.Ground)
	if c.bare {
		return page.inset(4, 4, 4, 4)
	}
	title, what, of := titles(d)
	area := page.inset(margin, margin, margin, margin)
	heading := style{size: titleSize, bold: true, colour: c.theme.Text}
	c.text(heading.fit(title, area.w), area.x, area.y+10, heading)
	area = area.inset(0, 26, 0, 0)
	if c.h < 260 {
		return area
	}
	small := style{size: textSize, colour: c.theme.Muted}
	lines := []string{joined(what, of)}
	if small.width(clean(lines[0])) > area.w && what != "" { // what it is of is never cut for what it is
		lines = []string{what, of}
	}
	for _, line := range lines {
		c.text(small.fit(line, area.w), area.x, area.y+6, small)
		area = area.inset(0, 18, 0, 0)
	}
	area = area.inset(0, 6, 0, 0)
	if footer := d.meta().footer(); footer != "" {
		small.size = smallSize
		c.text(small.fit(footer, area.w), area.x, area.bottom()-4, small)
		area = area.inset(0, 0, 0, 22)
	}
	return area
}

// mark is how a series looks in the drawing, and so in its legend.
type mark struct {
	name     string
	colour   drawing.Color
	outlined bool
	dashed   bool
}

// tight is the height under which a drawing gives up what is not its figures.
const tight = 110

// legend draws the marks in one row, as many as fit, and returns the place left.
// A drawing without height to spare goes without.
func (c *canvas) legend(area rect, marks ...mark) rect {
	if area.h < tight {
		return area
	}
	x, y := area.x, area.y+8
	s := style{size: textSize, colour: c.theme.Muted}
	for _, m := range marks {
		width := 18 + s.width(m.name)
		if x+width > area.right() {
			break
		}
		switch {
		case m.dashed:
			c.dashes(x+6, y-6, 12, m.colour)
		case m.outlined:
			c.outline(rect{x, y - 6, 12, 12}, m.colour)
		default:
			c.bar(rect{x, y - 6, 12, 12}, m.colour)
		}
		c.text(m.name, x+18, y, s)
		x += width + 18
	}
	return area.inset(0, 26, 0, 0)
}

// nothing says why there is no drawing.
func (c *canvas) nothing(area rect, reason string) {
	s := style{size: textSize, colour: c.theme.Muted, anchor: middle}
	c.text(s.fit(reason, area.w), area.x+area.w/2, area.y+area.h/2, s)
}
