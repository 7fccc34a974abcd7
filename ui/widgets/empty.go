package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/ui/theme"
)

// How wide the words of an empty place are, where there is room, and where there
// is little.
const (
	emptyWidth float32 = 340
	emptyLeast float32 = 140
)

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
	return container.New(&emptyLayout{words: text}, Stack(theme.Unit+2, parts...))
}

// emptyLayout puts its one object in the middle, its words wrapped in the width
// that there is.
type emptyLayout struct{ words *Paragraph }

func (l *emptyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.words.SetWidth(max(emptyLeast, min(emptyWidth, size.Width-6*theme.Unit)))
	for _, o := range objects {
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos((size.Width-least.Width)/2, max(0, (size.Height-least.Height)/2)))
	}
}

func (l *emptyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(emptyLeast, least.Height)
}
