package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// Card frames a part of a page: title, muted subtitle and actions in its head,
// content below.
type Card struct {
	widget.BaseWidget
	Content fyne.CanvasObject
	// Flush lets the content reach the border, for tables.
	Flush bool

	title    *Text
	subtitle *Text
	actions  *fyne.Container
}

// NewCard makes a card; title may be empty for no head.
func NewCard(title, subtitle string, content fyne.CanvasObject, actions ...fyne.CanvasObject) *Card {
	c := &Card{
		Content:  content,
		title:    NewText(title, Strong),
		subtitle: NewCutText(subtitle, Muted),
		actions:  container.New(&rowLayout{gap: 3 * theme.Unit}, actions...),
	}
	c.ExtendBaseWidget(c)
	return c
}

// NewFlushCard makes a card whose content reaches the border.
func NewFlushCard(title, subtitle string, content fyne.CanvasObject, actions ...fyne.CanvasObject) *Card {
	c := NewCard(title, subtitle, content, actions...)
	c.Flush = true
	return c
}

// SetTitle changes title and subtitle.
func (c *Card) SetTitle(title, subtitle string) {
	c.title.Value, c.subtitle.Value = title, subtitle
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	frame := box(theme.ColorRaised, theme.ColorLine)
	d := &drawing{objects: []fyne.CanvasObject{frame, c.title, c.subtitle, c.actions, c.Content}}
	const pad = 3 * theme.Unit
	headed := func() bool { return c.title.Value != "" || len(c.actions.Objects) > 0 }
	inset := func() (side, top, bottom float32) {
		side, top, bottom = pad, pad, pad
		if headed() {
			top = 36
		}
		if c.Flush {
			side, bottom = theme.LineWidth, theme.LineWidth
			if !headed() {
				top = theme.LineWidth
			}
		}
		return side, top, bottom
	}
	d.layout = func(size fyne.Size) {
		frame.Resize(size)
		side, top, bottom := inset()
		const head = 36
		title := c.title.MinSize().Width
		c.title.Move(fyne.NewPos(pad, 2))
		c.title.Resize(fyne.NewSize(title, head))
		actions := c.actions.MinSize()
		c.actions.Move(fyne.NewPos(size.Width-pad-actions.Width, 2+(head-actions.Height)/2))
		c.actions.Resize(actions)
		x := pad + title + 2*theme.Unit
		c.subtitle.Move(fyne.NewPos(x, 2))
		c.subtitle.Resize(fyne.NewSize(max(0, size.Width-x-actions.Width-2*pad), head))
		c.Content.Move(fyne.NewPos(side, top))
		c.Content.Resize(size.SubtractWidthHeight(2*side, top+bottom))
	}
	d.min = func() fyne.Size {
		side, top, bottom := inset()
		size := c.Content.MinSize().AddWidthHeight(2*side, top+bottom)
		head := c.title.MinSize().Width + c.actions.MinSize().Width + 4*pad
		return size.Max(fyne.NewSize(head, 0))
	}
	d.refresh = func() {
		paintBox(frame, theme.ColorRaised, theme.ColorLine)
		for _, o := range d.objects[1:] {
			o.Refresh()
		}
		d.objects[4] = c.Content
		d.layout(c.Size())
		canvas.Refresh(c)
	}
	return d
}
