package export

import (
	"bytes"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"rapport/assets"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
)

// family is the embedded font, under which a document knows it.
const family = "Noto"

func weight(bold bool) string {
	if bold {
		return "B"
	}
	return ""
}

// A page of A4 on its side, in points.
const (
	pageWidth  = 842.0
	pageHeight = 595.0
	edge       = 42.0
)

// newPDF begins a document without pages. Its dates are those of the books, so
// that the same figures give the same bytes.
func newPDF(title string, asOf finance.Date, width, height float64) *fpdf.Fpdf {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: width, Ht: height}})
	pdf.AddUTF8FontFromBytes(family, "", assets.FontRegular)
	pdf.AddUTF8FontFromBytes(family, "B", assets.FontBold)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(moment(asOf))
	pdf.SetModificationDate(moment(asOf))
	pdf.SetTitle(title, true)
	pdf.SetCreator("Rapport", true)
	pdf.SetLang(string(i18n.Current()))
	return pdf
}

func moment(d finance.Date) time.Time {
	if d == 0 {
		return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return d.Time()
}

func pdfBytes(pdf *fpdf.Fpdf) ([]byte, error) {
	var out bytes.Buffer
	err := pdf.Output(&out)
	return out.Bytes(), err
}

// ChartPDF is a chart as a page of its own shape, drawn with lines and real
// text. The options' width and height give the shape.
func ChartPDF(d chart.Drawing, o chart.Options) ([]byte, error) {
	const pointsPerPixel = 0.5
	w, h := float64(o.Width)*pointsPerPixel, float64(o.Height)*pointsPerPixel
	title, _ := chart.Titles(d)
	pdf := newPDF(title, chart.AsOf(d), w, h)
	pdf.AddPage()
	if err := place(pdf, d, o.Theme, 0, 0, w, h, pointsPerPixel); err != nil {
		return nil, err
	}
	return pdfBytes(pdf)
}

// place draws a chart on the page in hand; one drawing unit is as many points as
// make the chart 800 by 450 units, as in pictures, and at least so many.
func place(pdf *fpdf.Fpdf, d chart.Drawing, theme chart.Theme, x, y, w, h, least float64) error {
	o := chart.Options{Width: int(w), Height: int(h), Theme: theme, Scale: max(least, min(w/800, h/450))}
	return chart.DrawOn(&vector{pdf: pdf, x: x, y: y}, d, o, fine)
}

// printable keeps what the embedded font's encoding can hold: its characters
// have no more than 16 bits.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return '□'
		}
		return r
	}, text)
}
