package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// calloutWidth is the width that a callout's height is told for before it is
// laid out.
const calloutWidth = 65 * theme.Unit

// Callout is a box on a yellow ground that says what asks for attention and
// offers what to do about it.
type Callout struct {
	widget.BaseWidget

	title  *Text
	body   string
	action *Button
}

// NewCallout makes a callout; an empty action shows no button.
func NewCallout(title, body, action string, tapped func()) *Callout {
	c := &Callout{title: NewCutText(title, Strong), body: body, action: NewButton(action, tapped)}
	c.action.Hidden = action == ""
	c.ExtendBaseWidget(c)
	return c
}

// Set changes the texts.
func (c *Callout) Set(title, body, action string) {
	c.title.Value, c.body, c.action.Label = title, body, action
	c.action.Hidden = action == ""
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *Callout) CreateRenderer() fyne.WidgetRenderer {
	frame := box(theme.ColorWarning, theme.ColorWarnLine)
	style := Style{Size: theme.SmallSize, Colour: theme.ColorText}
	var lines []fyne.CanvasObject
	d := &drawing{}
	const pad = 10
	rewrap := func(width float32) {
		lines = lines[:0]
		if c.body != "" {
			if width == 0 { // before the first layout
				width = calloutWidth
			}
			for _, part := range wrap(c.body, width-2*pad, style) {
				line := &canvas.Text{Text: part}
				styleText(line, style)
				lines = append(lines, line)
			}
		}
		d.objects = append([]fyne.CanvasObject{frame, c.title, c.action}, lines...)
	}
	d.layout = func(size fyne.Size) {
		rewrap(size.Width)
		paintBox(frame, theme.ColorWarning, theme.ColorWarnLine)
		frame.Resize(size)
		y := float32(8)
		height := c.title.MinSize().Height
		c.title.Move(fyne.NewPos(pad, y))
		c.title.Resize(fyne.NewSize(size.Width-2*pad, height))
		y += height + 2
		for _, line := range lines {
			line.Move(fyne.NewPos(pad, y))
			line.Resize(line.MinSize())
			y += line.MinSize().Height
		}
		c.action.Move(fyne.NewPos(pad, y+theme.Unit))
		c.action.Resize(c.action.MinSize())
	}
	d.min = func() fyne.Size {
		height := 8 + c.title.MinSize().Height + 2 + float32(len(lines))*measure("Ag", style).Height + 8
		if c.action.Visible() {
			height += theme.Unit + theme.Control
		}
		return fyne.NewSize(40*theme.Unit, height)
	}
	d.refresh = func() {
		d.layout(c.Size())
		c.title.Refresh()
		c.action.Refresh()
		canvas.Refresh(c)
	}
	rewrap(c.Size().Width)
	return d
}
