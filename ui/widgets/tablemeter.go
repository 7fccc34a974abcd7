package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rapport/ui/theme"
)

// meterText is the room for the figure before the bar of a MeterCell.
const meterText float32 = 38

// drawMeter draws a figure, and behind it how much that is of the whole.
func drawMeter(parts rowCell, text string, value float64, style Style, x, width, height float32) {
	showText(parts.first, text, style, fyne.TextAlignTrailing, x, 0, min(meterText, width), height)
	room := width - meterText - 2*theme.Unit
	if room < 2*theme.Unit {
		return
	}
	x += meterText + 2*theme.Unit
	// The shape of a row lies below its line of zero, so that the ground is the shape.
	meterBar(parts.shape, theme.ColorLine, x, height, room)
	meterBar(parts.zero, theme.ColorAccent, x, height, room*float32(max(0, min(1, value))))
}

func meterBar(bar *canvas.Rectangle, colour fyne.ThemeColorName, x, height, length float32) {
	const thick = 6
	bar.Hidden = length == 0
	bar.StrokeWidth, bar.CornerRadius = 0, thick/2
	bar.FillColor = theme.Color(colour)
	bar.Move(fyne.NewPos(x, (height-thick)/2))
	bar.Resize(fyne.NewSize(length, thick))
}
