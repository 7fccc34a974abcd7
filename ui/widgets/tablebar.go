package widgets

import (
	"fyne.io/fyne/v2"

	"rapport/ui/theme"
)

// cutMark is the room for the mark at the end of a bar that is longer than its
// column.
const cutMark float32 = 6

// drawBar draws a bar from its column's line of zero: green to the right, red to
// the left, so that its side says what its colour says. One that is too long ends
// in an arrowhead.
func drawBar(parts rowCell, value float64, zero, x, width, height float32, tinted bool) {
	const thick = 12
	if zero <= 0 || zero >= 1 {
		zero = .5
	}
	at, room := x+whole(width*zero), width*(1-zero)
	colour, mark := theme.ColorProfit, "›"
	if value < 0 {
		colour, mark, room = theme.ColorLoss, "‹", width*zero
	}
	if tinted {
		colour = theme.Tinted(colour)
	}
	length := max(2, width*max(zero, 1-zero)*float32(max(value, -value)))
	cut := length > room+.5
	if cut {
		length = max(2, room-cutMark)
	}
	left, end := at, at+length
	if value < 0 {
		left, end = at-length, at-length-cutMark
	}
	parts.zero.Hidden = false
	parts.zero.FillColor = theme.Muted()
	parts.zero.Move(fyne.NewPos(at, (height-thick)/2))
	parts.zero.Resize(fyne.NewSize(theme.LineWidth, thick))
	parts.shape.Hidden = value == 0
	parts.shape.StrokeWidth = 0
	parts.shape.CornerRadius = 2
	parts.shape.FillColor = theme.Color(colour)
	parts.shape.Move(fyne.NewPos(left, (height-thick)/2))
	parts.shape.Resize(fyne.NewSize(length, thick))
	if cut {
		style := Style{Size: theme.TextSize, Bold: true, Colour: colour}
		showText(parts.first, mark, style, fyne.TextAlignCenter, end, -1, cutMark, height)
	}
}
