package chart

import (
	"image/color"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// Theme is the colours of a drawing. Profit and loss are always told apart by a
// sign or a place as well, budget and actual by outline and fill, so that
// drawings can be read in grey.
type Theme struct {
	Ground, Line, Zero, Text, Muted, Accent, Profit, Loss, LossShade drawing.Color
}

// Light and Dark are the themes of the window; files use Light.
var (
	Light = Theme{
		Ground: rgb(0xffffff), Line: rgb(0xdfe2e7), Zero: rgb(0x9aa2af), Text: rgb(0x1d2430), Muted: rgb(0x687284),
		Accent: rgb(0x2459c3), Profit: rgb(0x1b7f4d), Loss: rgb(0xbd3124), LossShade: rgb(0xf6dedc),
	}
	Dark = Theme{
		Ground: rgb(0x171a20), Line: rgb(0x343a46), Zero: rgb(0x6b7484), Text: rgb(0xe7eaf0), Muted: rgb(0x98a2b3),
		Accent: rgb(0x7ea6ff), Profit: rgb(0x5cc792), Loss: rgb(0xff8a7d), LossShade: rgb(0x472523),
	}
)

func rgb(hex uint32) drawing.Color {
	return drawing.Color{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}

// signed is the colour of a figure: profit, loss, or neither at zero.
func (t Theme) signed(positive, negative bool) drawing.Color {
	switch {
	case positive:
		return t.Profit
	case negative:
		return t.Loss
	}
	return t.Muted
}

// On is the theme on another ground, such as that of the card that a window
// shows the drawing in.
func (t Theme) On(ground color.Color) Theme {
	r, g, b, _ := ground.RGBA()
	t.Ground = drawing.Color{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 0xff}
	return t
}
