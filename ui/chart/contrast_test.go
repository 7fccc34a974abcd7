package chart

import (
	"math"
	"testing"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// grounds are what drawings lie on: pages, and the cards of the dark window.
func grounds() map[string]Theme {
	card := Dark
	card.Ground = rgb(0x1b1f26)
	return map[string]Theme{"light": Light, "dark": Dark, "a dark card": card}
}

// TestColoursReachAA: WCAG 2.1 AA asks 4.5 for text and 3 for the shapes that
// stand for figures.
func TestColoursReachAA(t *testing.T) {
	for name, theme := range grounds() {
		check := func(what string, front, back drawing.Color, least float64) {
			t.Helper()
			if got := contrast(front, back); got < least {
				t.Errorf("%s: %s has contrast %.2f, needs %.1f", name, what, got, least)
			}
		}
		// These are both: labels, and bars and lines.
		for what, colour := range map[string]drawing.Color{
			"text": theme.Text, "muted": theme.Muted, "accent": theme.Accent, "profit": theme.Profit, "loss": theme.Loss,
		} {
			check(what+" on the ground", colour, theme.Ground, 4.5)
		}
		check("a loss in a cell", theme.Loss, mixed(theme.Ground, theme.Accent, leastTint), 4.5)
		for tint := leastTint; tint <= mostTint; tint += 0.02 {
			check("text in a cell", theme.Text, mixed(theme.Ground, theme.Accent, tint), 4.5)
		}
		band := mixed(theme.Ground, theme.Accent, bandTint)
		check("a curve in its band", theme.Accent, band, 3)
		check("what was seen on the band", theme.Text, band, 3)
	}
}

// TestGreyKeepsWhatColoursSay: the map of values grows steadily darker or
// lighter, and two lines of one drawing differ in lightness.
func TestGreyKeepsWhatColoursSay(t *testing.T) {
	for name, theme := range grounds() {
		before := luminance(theme.Ground)
		rises := luminance(theme.Accent) > before
		for tint := leastTint; tint <= mostTint; tint += 0.05 {
			now := luminance(mixed(theme.Ground, theme.Accent, tint))
			if now > before != rises {
				t.Errorf("%s: at %.2f the map is %.3f after %.3f", name, tint, now, before)
			}
			before = now
		}
		if got := contrast(theme.Accent, theme.Text); got < 1.5 {
			t.Errorf("%s: two lines differ by %.2f in lightness", name, got)
		}
	}
}

func contrast(a, b drawing.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// luminance is the relative luminance of WCAG 2.1.
func luminance(c drawing.Color) float64 {
	channel := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}
