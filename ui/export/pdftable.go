package export

import (
	"codeberg.org/go-pdf/fpdf"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/ui/chart"
)

// Sizes of a table on a page, in points.
const (
	rowHeight = 15.0
	cellGap   = 6.0
)

// textSize is that of a table's texts: smaller where many columns share a page.
func (t *Table) textSize() float64 {
	if len(t.Heading) > 11 {
		return 6.8
	}
	return 8.5
}

// paper is the colours of a page, those of charts in files.
var paper = chart.Light

// tablePage draws as many rows of a table as there is room for and gives the
// rows that are left.
func tablePage(pdf *fpdf.Fpdf, t *Table, first int, y, bottom float64) (next int) {
	widths := t.widths(pdf, pageWidth-2*edge)
	y = t.head(pdf, widths, y)
	for first < len(t.Rows) && y+rowHeight <= bottom {
		t.row(pdf, widths, first, y)
		y += rowHeight
		first++
	}
	return first
}

func (t *Table) head(pdf *fpdf.Fpdf, widths []float64, y float64) float64 {
	x := edge
	for i, title := range t.Heading {
		t.cellText(pdf, title, x, y, widths[i], i, true, paper.Muted)
		x += widths[i]
	}
	rule(pdf, y+rowHeight)
	return y + rowHeight + 2
}

func (t *Table) row(pdf *fpdf.Fpdf, widths []float64, n int, y float64) {
	total := n >= len(t.Rows)-t.Totals
	if total && n == len(t.Rows)-t.Totals {
		rule(pdf, y)
	}
	x := edge
	for i, cell := range t.Rows[n] {
		if i >= len(widths) {
			break
		}
		colour := paper.Text
		if cell.negative() {
			colour = paper.Loss
		}
		words := t.People(cell)
		if words == "" && cell.isNumber() {
			words = "–"
		}
		t.cellText(pdf, words, x, y, widths[i], i, total || cell.bold, colour)
		x += widths[i]
	}
}

func rule(pdf *fpdf.Fpdf, y float64) {
	pdf.SetDrawColor(int(paper.Line.R), int(paper.Line.G), int(paper.Line.B))
	pdf.SetLineWidth(0.5)
	pdf.Line(edge, y, pageWidth-edge, y)
}

// cellText sets a text in its cell, shortened where it is too long. Numbers stand
// at the right; a text behind them keeps its distance.
func (t *Table) cellText(pdf *fpdf.Fpdf, text string, x, y, width float64, column int, bold bool, colour drawing.Color) {
	pdf.SetFont(family, weight(bold), t.textSize())
	pdf.SetTextColor(int(colour.R), int(colour.G), int(colour.B))
	if !t.Right(column) && column > 0 {
		x, width = x+cellGap, width-cellGap
	}
	text = fitting(pdf, printable(oneLine(text)), width-cellGap)
	if t.Right(column) {
		x += width - cellGap - pdf.GetStringWidth(text)
	}
	pdf.Text(x, y+rowHeight*0.7, text)
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

// widths divides the page among the columns by what they hold: each gets what
// its longest cell needs, and where that is too much the texts give way first.
func (t *Table) widths(pdf *fpdf.Fpdf, room float64) []float64 {
	pdf.SetFont(family, "B", t.textSize())
	widths := make([]float64, len(t.Heading))
	const lookAt = 200 // rows; more change little
	for i, title := range t.Heading {
		widths[i] = pdf.GetStringWidth(printable(title))
		for n := 0; n < len(t.Rows); n++ {
			if n >= lookAt && n < len(t.Rows)-t.Totals || i >= len(t.Rows[n]) {
				continue
			}
			widths[i] = max(widths[i], pdf.GetStringWidth(printable(oneLine(t.People(t.Rows[n][i])))))
		}
		widths[i] += 2 * cellGap
	}
	squeeze(widths, t.Right, room)
	return widths
}

// squeeze brings widths down to the room: first the texts, to no less than a
// third of it together, then all alike. What is left over is shared out.
func squeeze(widths []float64, numbers func(column int) bool, room float64) {
	sum, texts := 0.0, 0.0
	for i, w := range widths {
		sum += w
		if !numbers(i) {
			texts += w
		}
	}
	if sum > room && texts > 0 {
		keep := max(room/3, texts-(sum-room)) / texts
		for i := range widths {
			if !numbers(i) && keep < 1 {
				widths[i] *= keep
			}
		}
	}
	sum = 0
	for _, w := range widths {
		sum += w
	}
	if sum > room {
		for i := range widths {
			widths[i] *= room / sum
		}
		return
	}
	if spare := min(room-sum, 240); len(widths) > 0 {
		each := spare / float64(len(widths))
		for i := range widths {
			widths[i] += each
		}
	}
}
