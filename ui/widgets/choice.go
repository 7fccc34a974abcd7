package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// choice is what Select and Picker have in common: a field that shows a choice
// and opens a popover to make another.
type choice struct {
	widget.DisableableWidget
	// Placeholder is shown in muted text while nothing is chosen.
	Placeholder string

	title, detail    string
	invalid, compact bool
	hovered, focused bool
	open             func(first rune)
	self             fyne.Focusable
}

// SetInvalid marks the field as wrong, or as right again.
func (c *choice) SetInvalid(invalid bool) {
	if c.invalid != invalid {
		c.invalid = invalid
		c.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (c *choice) Tapped(*fyne.PointEvent) {
	if c.Disabled() {
		return
	}
	focus(c.self)
	c.open(0)
}

// MouseIn implements desktop.Hoverable.
func (c *choice) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *choice) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *choice) MouseOut() { c.hovered = false; c.Refresh() }

// FocusGained implements fyne.Focusable.
func (c *choice) FocusGained() {
	c.focused = true
	c.Refresh()
	Reveal(c.self.(fyne.CanvasObject))
}

// FocusLost implements fyne.Focusable.
func (c *choice) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *choice) TypedRune(r rune) {
	if c.Disabled() {
		return
	}
	if r == ' ' {
		r = 0
	}
	c.open(r)
}

// TypedKey implements fyne.Focusable.
func (c *choice) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		if !c.Disabled() {
			c.open(0)
		}
	case fyne.KeySpace: // comes as a rune too
	default:
		bubbleKey(c.self.(fyne.CanvasObject), e)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *choice) CreateRenderer() fyne.WidgetRenderer {
	frame := box(theme.ColorRaised, theme.ColorLine)
	title, detail := &canvas.Text{}, &canvas.Text{}
	caret := &canvas.Text{Text: "▼", TextSize: 7}
	d := &drawing{objects: []fyne.CanvasObject{frame, title, detail, caret}}
	style := func() (string, Style) {
		switch {
		case c.title == "":
			return c.Placeholder, Muted
		case c.Disabled():
			return c.title, Muted
		}
		return c.title, Body
	}
	const pad = 11
	d.layout = func(size fyne.Size) {
		fill, stroke := theme.ColorRaised, theme.ColorLine
		switch {
		case c.Disabled():
			fill = theme.ColorSide
		case c.hovered:
			fill = theme.ColorHover
		}
		switch {
		case c.invalid:
			stroke = theme.ColorLoss
		case c.focused:
			stroke = theme.ColorAccent
		}
		paintBox(frame, fill, stroke)
		if c.invalid && c.focused {
			frame.StrokeWidth = wrongFocus
		}
		frame.Resize(size)
		caret.Color = theme.Muted()
		width := caret.MinSize().Width
		placeText(caret, size.Width-pad-width, 1, width, size.Height)
		end := size.Width - pad - width - 2*theme.Unit
		text, textStyle := style()
		styleText(title, textStyle)
		title.Text = fit(text, end-pad, textStyle)
		width = title.MinSize().Width
		placeText(title, pad, 0, width, size.Height)
		styleText(detail, Muted)
		detail.Text = fit(c.detail, max(0, end-pad-width-2*theme.Unit), Muted)
		width = detail.MinSize().Width
		placeText(detail, end-width, 0, width, size.Height)
	}
	d.min = func() fyne.Size {
		width := float32(40) * theme.Unit
		if c.compact {
			text, textStyle := style()
			width = 2*pad + measure(text, textStyle).Width + 4*theme.Unit
		}
		return fyne.NewSize(width, theme.Control)
	}
	d.refresh = func() {
		d.layout(c.Size())
		canvas.Refresh(c.self.(fyne.CanvasObject))
	}
	return d
}

// Select is a field that chooses one of a few fixed options.
type Select struct {
	choice
	Options   []Option
	OnChanged func(Option)

	chosen int
}

// NewSelect makes a drop-down of options with nothing chosen.
func NewSelect(options []Option, changed func(Option)) *Select {
	s := &Select{Options: options, OnChanged: changed, chosen: -1}
	s.self, s.open = s, s.show
	s.ExtendBaseWidget(s)
	return s
}

// NewCompactSelect makes a drop-down as wide as what is chosen, for tool bars.
func NewCompactSelect(options []Option, changed func(Option)) *Select {
	s := NewSelect(options, changed)
	s.compact = true
	return s
}

// Chosen is the option in force.
func (s *Select) Chosen() (Option, bool) {
	if s.chosen < 0 || s.chosen >= len(s.Options) {
		return Option{}, false
	}
	return s.Options[s.chosen], true
}

// Key is the key of the option in force; empty for none.
func (s *Select) Key() string {
	option, _ := s.Chosen()
	return option.Key
}

// ID is the ID of the option in force; 0 for none.
func (s *Select) ID() int64 {
	option, _ := s.Chosen()
	return option.ID
}

// SetKey chooses the option with that key, without calling OnChanged.
func (s *Select) SetKey(key string) {
	s.set(func(o Option) bool { return o.Key == key })
}

// SetID chooses the option with that ID, without calling OnChanged.
func (s *Select) SetID(id int64) {
	s.set(func(o Option) bool { return o.ID == id })
}

// SetOptions replaces the options and keeps the choice where it is still there.
func (s *Select) SetOptions(options []Option) {
	before, had := s.Chosen()
	s.Options = options
	s.set(func(o Option) bool { return had && o.ID == before.ID && o.Key == before.Key })
}

func (s *Select) set(is func(Option) bool) {
	s.chosen = -1
	for i, option := range s.Options {
		if is(option) {
			s.chosen = i
			break
		}
	}
	option, _ := s.Chosen()
	s.title, s.detail = option.Title, option.Detail
	s.Refresh()
}

func (s *Select) show(first rune) {
	items := make([]Option, len(s.Options))
	for i, option := range s.Options {
		option.Marked = i == s.chosen
		items[i] = option
	}
	var list *Options
	openOptions(items, func(l *Options) *Popover {
		list = l
		return ShowPopover(l, s, s.Size().Width)
	}, s.choose)
	if first != 0 && list != nil {
		list.TypedRune(first)
	}
}

func (s *Select) choose(option Option) {
	s.set(func(o Option) bool { return o.ID == option.ID && o.Key == option.Key })
	if chosen, ok := s.Chosen(); ok && s.OnChanged != nil {
		s.OnChanged(chosen)
	}
}
