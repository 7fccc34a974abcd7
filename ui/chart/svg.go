package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"

	gochart "github.com/wcharczuk/go-chart/v2"
)

// fineSVG is how many of the renderer's whole units make one output pixel.
const fineSVG = 4

// renderSVG draws on go-chart's SVG renderer and completes what it leaves out:
// the size, a title for screen readers, and escaped text.
func renderSVG(d Drawing, o Options) ([]byte, error) {
	r, err := gochart.SVG(o.Width*fineSVG, o.Height*fineSVG)
	if err != nil {
		return nil, err
	}
	r.SetDPI(72)
	if err := DrawOn(escaping{r}, d, o, fineSVG); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := r.Save(&out); err != nil {
		return nil, err
	}
	_, body, found := bytes.Cut(out.Bytes(), []byte(">"))
	if !found {
		return nil, fmt.Errorf("the SVG renderer wrote no element")
	}
	title, subtitle := Titles(d)
	head := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img"><title>%s</title><desc>%s</desc>`,
		o.Width, o.Height, o.Width*fineSVG, o.Height*fineSVG, escape(clean(title)), escape(clean(subtitle)))
	return append([]byte(head), styleAttribute.ReplaceAllFunc(body, plainStyle)...), nil
}

var (
	// styleAttribute matches markup only: in text a quote is escaped.
	styleAttribute = regexp.MustCompile(`style="[^"]*"`)
	opaque         = regexp.MustCompile(`rgba\((\d+),(\d+),(\d+),1\.0\)`)
)

// family names the fonts that a viewer may have in place of the embedded one.
const family = `font-family:'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif`

// plainStyle writes colours and weights as every viewer of SVG reads them.
func plainStyle(s []byte) []byte {
	s = opaque.ReplaceAll(s, []byte("rgb($1,$2,$3)"))
	s = bytes.ReplaceAll(s, []byte(`font-family:'Noto Sans SC SemiBold',sans-serif`), []byte(family+";font-weight:600"))
	return bytes.ReplaceAll(s, []byte(`font-family:'Noto Sans SC',sans-serif`), []byte(family))
}

// escaping escapes text, which go-chart writes into the XML as it is.
type escaping struct{ gochart.Renderer }

func (e escaping) Text(body string, x, y int) { e.Renderer.Text(escape(body), x, y) }

func escape(text string) string {
	var b strings.Builder
	// Writing to a strings.Builder does not fail.
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}
