package export

import (
	"cmp"
	"slices"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/ui/chart"
)

// cellGap stands at both sides of a cell, in points.
const cellGap = 5.0

// type of a table: the size of its letters and how far its lines are apart, in
// points.
type typeSize struct{ letters, line float64 }

// The sizes of tables: as read at a desk, and where that keeps a table on its
// chart's page or its columns whole.
var (
	usualType = typeSize{8.5, 13.5}
	smallType = typeSize{7.5, 10.5}
)

// paper is the colours of a page, those of charts in files.
var paper = chart.Light

// grid is a table laid out for a page: its columns, and its texts in lines.
type grid struct {
	t      *Table
	pdf    *fpdf.Fpdf
	size   typeSize
	widths []float64
	head   [][]string
}

// mostLines is how many lines of a cell are shown.
const mostLines = 3

// newGrid lays a table out on the width of a page.
func newGrid(pdf *fpdf.Fpdf, t *Table, size typeSize) *grid {
	g := &grid{t: t, pdf: pdf, size: size, widths: make([]float64, len(t.Heading))}
	pdf.SetFont(family, "B", size.letters)
	for i, title := range t.Heading {
		cells := 0.0
		const lookAt = 200 // rows; more change little
		for n, row := range t.Rows {
			if n >= lookAt && n < len(t.Rows)-t.Totals || i >= len(row) || g.remark(n) {
				continue
			}
			cells = max(cells, pdf.GetStringWidth(g.words(row[i])))
		}
		g.widths[i] = max(cells, g.headWidth(title, cells)) + 2*cellGap
	}
	squeeze(g.widths, g.right, pageWidth-2*edge)
	for i, title := range t.Heading {
		g.head = append(g.head, g.lines(title, g.widths[i]-2*cellGap, 2))
	}
	return g
}

// headWidth is how wide a heading is on two lines, or on one where the cells
// leave that much.
func (g *grid) headWidth(title string, cells float64) float64 {
	whole := g.pdf.GetStringWidth(printable(title))
	width := max(cells, whole/2)
	for _, word := range strings.Fields(title) {
		if !hasChinese(word) { // which breaks anywhere
			width = max(width, g.pdf.GetStringWidth(printable(word)))
		}
	}
	for width < whole && len(g.lines(title, width, mostLines)) > 2 {
		width += 4
	}
	return min(width, whole)
}

// right reports a column whose cells stand at the right; the first names the
// rows, and stands at the left whatever it holds.
func (g *grid) right(column int) bool { return column > 0 && g.t.Right(column) }

func (g *grid) words(c Cell) string {
	words := printable(oneLine(g.t.People(c)))
	if words == "" && c.isNumber() {
		return "–"
	}
	return words
}

// lines breaks a text to a width; what does not fit on the most lines ends in an
// ellipsis.
func (g *grid) lines(text string, width float64, most int) []string {
	var all []string
	rest := []rune(printable(oneLine(text)))
	for len(rest) > 0 && len(all) < most-1 {
		n := g.fits(rest, width)
		if n >= len(rest) {
			break
		}
		all = append(all, string(rest[:n]))
		for rest = rest[n:]; len(rest) > 0 && rest[0] == ' '; {
			rest = rest[1:]
		}
	}
	return append(all, fitting(g.pdf, string(rest), width))
}

// fits is how many letters of a text fit a width, up to a place where it may
// break: at a space, or between Chinese characters.
func (g *grid) fits(text []rune, width float64) int {
	if g.pdf.GetStringWidth(string(text)) <= width {
		return len(text)
	}
	n := 0
	for used := 0.0; n < len(text); n++ {
		if used += g.pdf.GetStringWidth(string(text[n])); used > width {
			break
		}
	}
	for at := n; at > 0; at-- {
		if at < len(text) && (text[at] == ' ' || chinese(text[at-1]) || chinese(text[at])) {
			return at
		}
	}
	return max(1, n)
}

// chinese reports a letter that a line may break beside.
func chinese(r rune) bool { return r > 0x2E80 }

func hasChinese(word string) bool { return strings.ContainsFunc(word, chinese) }

// rowLines are the cells of a row in lines, and how many lines it has.
func (g *grid) rowLines(n int) (cells [][]string, high int) {
	row, high := g.t.Rows[n], 1
	if g.remark(n) {
		return [][]string{{g.words(row[0])}}, 1
	}
	for i, c := range row[:min(len(row), len(g.widths))] {
		g.pdf.SetFont(family, weight(g.strong(n, c)), g.size.letters)
		words := g.words(c)
		lines := []string{words}
		if !g.right(i) {
			lines = g.lines(words, g.widths[i]-2*cellGap, mostLines)
		}
		cells, high = append(cells, lines), max(high, len(lines))
	}
	return cells, high
}

// remark reports a row that says something across the table.
func (g *grid) remark(row int) bool { return len(g.t.Rows[row]) == 1 && len(g.t.Heading) > 1 }

func (g *grid) strong(row int, c Cell) bool { return c.bold || g.total(row) }

func (g *grid) total(row int) bool { return row >= len(g.t.Rows)-g.t.Totals }

// width is that of the table, which its rules have.
func (g *grid) width() float64 {
	sum := 0.0
	for _, w := range g.widths {
		sum += w
	}
	return sum
}

func (g *grid) headHeight() float64 {
	high := 1
	for _, lines := range g.head {
		high = max(high, len(lines))
	}
	return float64(high)*g.lineHeight() + 6
}

// lineHeight is that of the lines of one cell.
func (g *grid) lineHeight() float64 { return g.size.letters * 1.2 }

func (g *grid) rowHeight(lines int) float64 {
	return g.size.line + float64(lines-1)*g.lineHeight()
}

// height is that of the whole table.
func (g *grid) height() float64 {
	sum := g.headHeight()
	for n := range g.t.Rows {
		_, lines := g.rowLines(n)
		sum += g.rowHeight(lines)
	}
	return sum
}

// draw sets as many rows, from the first on, as there is room for, and gives the
// next row and how far down it came.
func (g *grid) draw(first int, y, bottom float64) (next int, end float64) {
	y = g.drawHead(y)
	for ; first < len(g.t.Rows); first++ {
		cells, lines := g.rowLines(first)
		high := g.rowHeight(lines)
		if y+high > bottom {
			break
		}
		if g.total(first) && (first == 0 || !g.total(first-1)) {
			g.rule(y)
		}
		g.drawRow(first, cells, y)
		y += high
	}
	return first, y
}

func (g *grid) drawHead(y float64) float64 {
	x, high := edge, g.headHeight()
	for i, lines := range g.head {
		for k, text := range slices.Backward(lines) { // from the rule upwards
			up := float64(len(lines)-1-k) * g.lineHeight()
			g.text(text, x, y+high-5-up, i, true, paper.Muted)
		}
		x += g.widths[i]
	}
	g.rule(y + high)
	return y + high + 2
}

func (g *grid) drawRow(n int, cells [][]string, y float64) {
	x := edge
	for i, lines := range cells {
		c := g.t.Rows[n][i]
		colour := paper.Text
		if c.negative() {
			colour = paper.Loss
		}
		if g.remark(n) {
			colour = paper.Muted
		}
		for k, text := range lines {
			g.text(text, x, y+g.size.line*0.72+float64(k)*g.lineHeight(), i, g.strong(n, c), colour)
		}
		x += g.widths[i]
	}
}

// text sets one line of a cell.
func (g *grid) text(text string, x, y float64, column int, bold bool, colour drawing.Color) {
	g.pdf.SetFont(family, weight(bold), g.size.letters)
	g.pdf.SetTextColor(int(colour.R), int(colour.G), int(colour.B))
	switch {
	case g.right(column):
		x += g.widths[column] - cellGap - g.pdf.GetStringWidth(text)
	case column > 0:
		x += cellGap
	}
	g.pdf.Text(x, y, text)
}

func (g *grid) rule(y float64) {
	g.pdf.SetDrawColor(int(paper.Line.R), int(paper.Line.G), int(paper.Line.B))
	g.pdf.SetLineWidth(0.5)
	g.pdf.Line(edge, y, edge+g.width(), y)
}

// fitting shortens a text with an ellipsis to a width.
func fitting(pdf *fpdf.Fpdf, text string, width float64) string {
	if pdf.GetStringWidth(text) <= width {
		return text
	}
	runes := []rune(text)
	for n := len(runes) - 1; n > 0; n-- {
		if short := string(runes[:n]) + "…"; pdf.GetStringWidth(short) <= width {
			return short
		}
	}
	return ""
}

// squeeze brings widths down to the room: first the widest texts, all texts
// together to no less than a third of it, then all alike. Of what is left over,
// columns get some.
func squeeze(widths []float64, numbers func(column int) bool, room float64) {
	sum, texts := 0.0, []int{}
	for i, w := range widths {
		sum += w
		if !numbers(i) {
			texts = append(texts, i)
		}
	}
	if sum > room {
		of := 0.0
		for _, i := range texts {
			of += widths[i]
		}
		sum += level(widths, texts, max(room/3, of-(sum-room))) - of
	}
	if sum > room {
		for i := range widths {
			widths[i] *= room / sum
		}
		return
	}
	const most = 46.0 // more would part what belongs together
	for i := range widths {
		widths[i] += min(most, (room-sum)/float64(len(widths)))
	}
}

// level lowers the widest of some columns until they have a width together, so
// that narrow ones stay whole, and gives the width that they have then.
func level(widths []float64, columns []int, together float64) float64 {
	slices.SortFunc(columns, func(a, b int) int { return cmp.Compare(widths[a], widths[b]) })
	left := together
	for n, i := range columns {
		widths[i] = min(widths[i], left/float64(len(columns)-n))
		left -= widths[i]
	}
	return together - left
}
