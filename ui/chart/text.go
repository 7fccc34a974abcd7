package chart

import (
	"strings"
	"sync"
	"unicode"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2/drawing"
	"golang.org/x/image/math/fixed"

	"rapport/assets"
)

// fonts parses the embedded fonts once.
var fonts = sync.OnceValue(func() [2]*truetype.Font {
	var parsed [2]*truetype.Font
	for i, data := range [][]byte{assets.FontRegular, assets.FontBold} {
		f, err := truetype.Parse(data)
		if err != nil {
			panic(err) // the fonts are part of the program
		}
		parsed[i] = f
	}
	return parsed
})

// Bold reports which of the two embedded fonts a renderer was given.
func Bold(f *truetype.Font) bool { return f == fonts()[1] }

// style is how a text is set.
type style struct {
	size   float64 // drawing units
	bold   bool
	colour drawing.Color
	anchor float64 // the part of its width that lies left of the given x
}

const (
	left   = 0.0
	middle = 0.5
	right  = 1.0
)

func (s style) font() *truetype.Font {
	if s.bold {
		return fonts()[1]
	}
	return fonts()[0]
}

// width measures text in drawing units by the advances of the font that every
// renderer draws with, so that a layout is the same in all outputs.
func (s style) width(text string) float64 {
	f, total := s.font(), fixed.Int26_6(0)
	const em = 1000
	for _, r := range text {
		total += f.HMetric(fixed.I(em), f.Index(r)).AdvanceWidth
	}
	return float64(total) / 64 / em * s.size
}

// fit shortens text with an ellipsis to at most most units; empty where not
// even that fits.
func (s style) fit(text string, most float64) string {
	text = clean(text)
	if s.width(text) <= most {
		return text
	}
	runes := []rune(text)
	room := most - s.width("…")
	kept := 0
	for kept < len(runes) && room > 0 {
		room -= s.width(string(runes[kept]))
		if room >= 0 {
			kept++
		}
	}
	if kept == 0 {
		return ""
	}
	return strings.TrimRight(string(runes[:kept]), " ") + "…"
}

// longestText is more than any label shows; the rest of a longer one is not
// looked at.
const longestText = 300

// clean drops what a line of text cannot hold: control and format characters
// (among them those that reverse the direction of what follows), variation
// selectors, characters that XML forbids, broken UTF-8.
func clean(text string) string {
	kept := 0
	return strings.Map(func(r rune) rune {
		switch {
		case kept >= longestText, r == unicode.ReplacementChar, r >= 0xFE00 && r <= 0xFE0F, r&0xFFFE == 0xFFFE:
			return -1
		case r == '\n', r == '\t', r == '\r':
			r = ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Cs, r), unicode.Is(unicode.Co, r):
			return -1
		}
		kept++
		return r
	}, text)
}
