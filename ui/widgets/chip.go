package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// NewChip makes a small pill with a text: an ID, a tag, a state.
func NewChip(text string) *Chip {
	c := &Chip{Text: text, Colour: theme.ColorText}
	c.ExtendBaseWidget(c)
	return c
}

// Chip is a small pill with a text.
type Chip struct {
	widget.BaseWidget
	Text   string
	Colour fyne.ThemeColorName
}

// Set changes the text.
func (c *Chip) Set(text string) {
	c.Text = text
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	frame := box(theme.ColorSide, theme.ColorLine)
	text := &canvas.Text{Alignment: fyne.TextAlignCenter}
	d := &drawing{objects: []fyne.CanvasObject{frame, text}}
	const height = 20
	d.layout = func(size fyne.Size) {
		text.Text = c.Text
		styleText(text, Style{Size: theme.SmallSize, Colour: theme.Tinted(c.Colour)})
		paintBox(frame, theme.ColorSide, theme.ColorLine)
		frame.CornerRadius = height / 2
		frame.Move(fyne.NewPos(0, (size.Height-height)/2))
		frame.Resize(fyne.NewSize(size.Width, height))
		placeText(text, 0, 0, size.Width, size.Height)
	}
	d.min = func() fyne.Size {
		return fyne.NewSize(measure(c.Text, Small).Width+4*theme.Unit, height)
	}
	d.refresh = func() {
		d.layout(c.Size())
		canvas.Refresh(c)
	}
	d.layout(fyne.NewSize(0, height))
	return d
}
