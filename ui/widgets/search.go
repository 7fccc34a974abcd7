package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// SearchBox looks like a field; a tap, or Open by a shortcut, lets the user
// type in it and shows the results grouped below.
type SearchBox struct {
	widget.BaseWidget
	Placeholder string
	Hint        string
	Provider    Provider
	OnChosen    func(Option)
	OnError     func(error)

	hovered bool
}

// NewSearchBox makes a search box over a provider.
func NewSearchBox(placeholder, hint string, provider Provider, chosen func(Option)) *SearchBox {
	s := &SearchBox{Placeholder: placeholder, Hint: hint, Provider: provider, OnChosen: chosen}
	s.ExtendBaseWidget(s)
	return s
}

// Open starts a search.
func (s *SearchBox) Open() {
	f := newFinder(s.Placeholder, s.Provider)
	f.onError = s.OnError
	f.openOver(s, "", s.OnChosen)
}

// Tapped implements fyne.Tappable.
func (s *SearchBox) Tapped(*fyne.PointEvent) { s.Open() }

// Cursor implements desktop.Cursorable.
func (s *SearchBox) Cursor() desktop.Cursor { return desktop.TextCursor }

// MouseIn implements desktop.Hoverable.
func (s *SearchBox) MouseIn(*desktop.MouseEvent) { s.hovered = true; s.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (s *SearchBox) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *SearchBox) MouseOut() { s.hovered = false; s.Refresh() }

// CreateRenderer implements fyne.Widget.
func (s *SearchBox) CreateRenderer() fyne.WidgetRenderer {
	frame, key := box(theme.ColorRaised, theme.ColorLine), box("", theme.ColorLine)
	text, hint := &canvas.Text{}, &canvas.Text{}
	d := &drawing{objects: []fyne.CanvasObject{frame, text, key, hint}}
	d.layout = func(size fyne.Size) {
		fill := theme.ColorRaised
		if s.hovered {
			fill = theme.ColorHover
		}
		paintBox(frame, fill, theme.ColorLine)
		paintBox(key, fill, theme.ColorLine)
		styleText(text, Muted)
		styleText(hint, Small)
		hint.Text, hint.TextSize = s.Hint, 11
		frame.Resize(size)
		width := whole(hint.MinSize().Width)
		key.Resize(fyne.NewSize(width+8, 18))
		key.Move(fyne.NewPos(size.Width-width-18, (size.Height-18)/2))
		placeText(hint, size.Width-width-14, 0, width, size.Height)
		text.Text = fit(s.Placeholder, size.Width-width-40, Muted)
		placeText(text, 10, 0, size.Width-width-40, size.Height)
	}
	d.min = func() fyne.Size { return fyne.NewSize(60*theme.Unit, theme.Control) }
	d.refresh = func() {
		d.layout(s.Size())
		canvas.Refresh(s)
	}
	return d
}
