package export

import (
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Quote is what is offered to a customer, to be sent as a page.
type Quote struct {
	Number     string
	Day        finance.Date
	ValidUntil finance.Date // 0: without a limit
	From       []string     // the company: its name, then address and phone
	To         []string     // the customer: the name, then the address
	Subject    string
	Lines      []QuoteLine
	Totals     []QuoteTotal // below the lines; the last is what is to be paid
	Currency   finance.Currency
	Terms      string // below the totals, in lines
}

// QuoteLine is one product that is offered, as it is to be read.
type QuoteLine struct {
	Name, Detail              string
	Quantity, Price, Discount string
	Amount                    finance.Amount
}

// QuoteTotal is a line below the products.
type QuoteTotal struct {
	Label  string
	Amount finance.Amount
}

// A page of A4 upright, in points.
const (
	sheetWidth  = 595.0
	sheetHeight = 842.0
	sheetEdge   = 56.0
	sheetFoot   = sheetHeight - 64 // where the content ends
	quoteText   = 9.5
	quoteRow    = 16.0
)

// quoteColumns are the right ends of the figures of a line, from the left edge of
// the sheet; the name stands before them.
var quoteColumns = [...]float64{338, 408, 464, sheetWidth - sheetEdge}

// PDF is the quote as pages with real text and embedded fonts. The same quote
// gives the same bytes.
func (q *Quote) PDF() ([]byte, error) {
	s := &sheet{pdf: newPDF(i18n.T("Quote %s", q.Number), q.Day, sheetWidth, sheetHeight), quote: q}
	s.add()
	s.letterhead()
	s.heading()
	for _, l := range q.Lines {
		s.line(l)
	}
	s.totals()
	s.terms()
	s.numbers()
	return pdfBytes(s.pdf)
}

// sheet draws a quote from the top to the bottom, over as many pages as it needs.
type sheet struct {
	pdf   *fpdf.Fpdf
	quote *Quote
	y     float64
	pages int
}

func (s *sheet) add() {
	s.pdf.AddPage()
	s.pages++
	s.y = sheetEdge
}

// room begins a new page where less than height is left; it reports whether it did.
func (s *sheet) room(height float64) bool {
	if s.y+height <= sheetFoot {
		return false
	}
	s.add()
	return true
}

// letterhead puts the company at the right, the customer at the left as windowed
// envelopes have it, and below them what the paper is.
func (s *sheet) letterhead() {
	q := s.quote
	y := s.y
	for i, line := range q.From {
		size, c := 9.0, paper.Muted
		if i == 0 {
			size, c = 13, paper.Text
		}
		s.right(line, sheetWidth-sheetEdge, y+10, size, i == 0, c)
		y += size + 4
	}
	to := 128.0
	for i, line := range q.To {
		s.left(line, sheetEdge, to, 10.5, i == 0, paper.Text, 260)
		to += 15
	}
	s.y = max(y, to, 218) + 26
	s.left(i18n.T("Quote %s", q.Number), sheetEdge, s.y, 19, true, paper.Text, 300)
	dates := i18n.T("Date") + "  " + format.Date(q.Day)
	if q.ValidUntil != 0 {
		dates += "  ·  " + i18n.T("Valid until") + "  " + format.Date(q.ValidUntil)
	}
	s.right(dates, sheetWidth-sheetEdge, s.y, quoteText, false, paper.Muted)
	s.y += 22
	if q.Subject != "" {
		s.left(q.Subject, sheetEdge, s.y, 11, false, paper.Text, sheetWidth-2*sheetEdge)
		s.y += 22
	}
}

// heading names the columns.
func (s *sheet) heading() {
	titles := []string{i18n.T("Quantity"), i18n.T("Price"), i18n.T("Discount"), s.quote.Currency.Code}
	s.left(i18n.T("Offered"), sheetEdge, s.y, 8.5, true, paper.Muted, 200)
	for i, title := range titles {
		s.right(title, quoteColumns[i], s.y, 8.5, true, paper.Muted)
	}
	s.y += 5
	s.rule(sheetEdge)
	s.y += quoteRow
}

func (s *sheet) line(l QuoteLine) {
	if s.room(2 * quoteRow) {
		s.heading()
	}
	s.left(l.Name, sheetEdge, s.y, quoteText, false, paper.Text, quoteColumns[0]-sheetEdge-60)
	for i, text := range []string{l.Quantity, l.Price, l.Discount, format.Amount(l.Amount, s.quote.Currency)} {
		s.right(text, quoteColumns[i], s.y, quoteText, false, paper.Text)
	}
	if l.Detail != "" {
		s.y += 11
		s.left(l.Detail, sheetEdge, s.y, 8, false, paper.Muted, quoteColumns[0]-sheetEdge-60)
	}
	s.y += quoteRow
}

// totals stand together on one page.
func (s *sheet) totals() {
	q := s.quote
	s.room(float64(len(q.Totals)+1) * quoteRow)
	s.y -= 8
	for i, t := range q.Totals {
		last := i == len(q.Totals)-1
		if i == 0 || last {
			s.rule(quoteColumns[0])
		}
		s.y += quoteRow
		size := quoteText
		if last {
			size = 11
			s.y += 4
		}
		s.left(t.Label, quoteColumns[0], s.y-4, size, last, paper.Text, 150)
		s.right(format.Amount(t.Amount, q.Currency), sheetWidth-sheetEdge, s.y-4, size, last, paper.Text)
	}
	s.y += 2 * quoteRow
}

func (s *sheet) terms() {
	const size, leading = 9.0, 13.0
	for _, paragraph := range strings.Split(strings.TrimSpace(s.quote.Terms), "\n") {
		for _, line := range wrapped(s.pdf, printable(oneLine(paragraph)), size, sheetWidth-2*sheetEdge) {
			s.room(leading)
			s.left(line, sheetEdge, s.y, size, false, paper.Text, sheetWidth)
			s.y += leading
		}
	}
}

// numbers stand at the foot, where there is more than one page.
func (s *sheet) numbers() {
	if s.pages < 2 {
		return
	}
	for n := 1; n <= s.pages; n++ {
		s.pdf.SetPage(n)
		s.right(strconv.Itoa(n)+" / "+strconv.Itoa(s.pages), sheetWidth-sheetEdge, sheetHeight-36, 8, false, paper.Muted)
		s.left(i18n.T("Quote %s", s.quote.Number), sheetEdge, sheetHeight-36, 8, false, paper.Muted, 300)
	}
}

func (s *sheet) left(text string, x, y, size float64, bold bool, c drawing.Color, width float64) {
	s.font(size, bold, c)
	s.pdf.Text(x, y, fitting(s.pdf, printable(oneLine(text)), width))
}

func (s *sheet) right(text string, end, y, size float64, bold bool, c drawing.Color) {
	s.font(size, bold, c)
	text = printable(oneLine(text))
	s.pdf.Text(end-s.pdf.GetStringWidth(text), y, text)
}

func (s *sheet) font(size float64, bold bool, c drawing.Color) {
	s.pdf.SetFont(family, weight(bold), size)
	s.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
}

func (s *sheet) rule(from float64) {
	s.pdf.SetDrawColor(int(paper.Line.R), int(paper.Line.G), int(paper.Line.B))
	s.pdf.SetLineWidth(0.7)
	s.pdf.Line(from, s.y, sheetWidth-sheetEdge, s.y)
}

// wrapped breaks a text into lines of a width: at spaces, and between characters
// where a word alone is wider, as Chinese text has it.
func wrapped(pdf *fpdf.Fpdf, text string, size, width float64) []string {
	pdf.SetFont(family, "", size)
	var lines []string
	line, space := "", -1 // the last space in the line
	for _, r := range text {
		if r == ' ' {
			space = len(line)
		}
		if line != "" && pdf.GetStringWidth(line+string(r)) > width {
			rest := ""
			if space > 0 && r < 0x2E80 { // not Chinese
				line, rest = line[:min(space, len(line))], strings.TrimLeft(line[min(space, len(line)):], " ")
			}
			lines = append(lines, line)
			line, space = rest, -1
			if r == ' ' && line == "" {
				continue
			}
		}
		line += string(r)
	}
	return append(lines, line)
}
