package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/ui/theme"
)

const emptyWidth float32 = 340

// NewEmptyState says what belongs in an empty place and offers the first steps.
func NewEmptyState(icon, title, body string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	picture := NewIcon(icon, theme.ColorMuted)
	picture.Side = 32
	heading := NewText(title, Strong)
	heading.Align = fyne.TextAlignCenter
	text := NewParagraph(body, Muted, emptyWidth)
	text.Centred = true
	parts := []fyne.CanvasObject{picture, heading, text}
	if len(actions) > 0 {
		parts = append(parts, Pad(2*theme.Unit, 0, 0, 0, container.NewCenter(Row(actions...))))
	}
	return container.NewCenter(Stack(theme.Unit+2, parts...))
}
