package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// Segmented chooses one of two or three options that are all in view.
type Segmented struct {
	widget.BaseWidget
	OnChanged func(key string)

	options []Option
	chosen  int
	focused bool
	ends    []float32 // right ends of the segments as drawn
}

// NewSegmented makes a choice with the first option chosen.
func NewSegmented(options []Option, changed func(key string)) *Segmented {
	s := &Segmented{options: options, OnChanged: changed}
	s.ExtendBaseWidget(s)
	return s
}

// Key is the key of the chosen option.
func (s *Segmented) Key() string { return s.options[s.chosen].Key }

// SetKey chooses without calling OnChanged; an unknown key is ignored.
func (s *Segmented) SetKey(key string) {
	for i, option := range s.options {
		if option.Key == key {
			s.chosen = i
			s.Refresh()
		}
	}
}

func (s *Segmented) choose(i int) {
	if i < 0 || i >= len(s.options) || i == s.chosen {
		return
	}
	s.chosen = i
	s.Refresh()
	if s.OnChanged != nil {
		s.OnChanged(s.Key())
	}
}

// Tapped implements fyne.Tappable.
func (s *Segmented) Tapped(e *fyne.PointEvent) {
	for i, end := range s.ends {
		if e.Position.X < end {
			s.choose(i)
			return
		}
	}
}

// FocusGained implements fyne.Focusable.
func (s *Segmented) FocusGained() { s.focused = true; s.Refresh(); Reveal(s) }

// FocusLost implements fyne.Focusable.
func (s *Segmented) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune implements fyne.Focusable.
func (s *Segmented) TypedRune(r rune) {
	if r == ' ' {
		s.choose((s.chosen + 1) % len(s.options))
	}
}

// TypedKey implements fyne.Focusable.
func (s *Segmented) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	default:
		bubbleKey(s, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	width := func(o Option) float32 { return measure(o.Title, Body).Width + 22 }
	build := func(size fyne.Size) {
		d.objects = d.objects[:0]
		s.ends = s.ends[:0]
		x := float32(0)
		for i, option := range s.options {
			fill, stroke := theme.ColorRaised, theme.ColorLine
			if i == s.chosen {
				fill, stroke = theme.ColorSelection, theme.ColorAccent
			}
			frame := box(fill, stroke)
			if i == s.chosen && s.focused {
				frame.StrokeWidth = 2 * theme.LineWidth
			}
			frame.Move(fyne.NewPos(x, 0))
			frame.Resize(fyne.NewSize(width(option), theme.Control))
			label := &canvas.Text{Text: option.Title, Alignment: fyne.TextAlignCenter}
			styleText(label, Body)
			placeText(label, x, 0, width(option), theme.Control)
			d.objects = append(d.objects, frame, label)
			x += width(option)
			s.ends = append(s.ends, x)
			x += theme.Unit
		}
	}
	d.layout = build
	d.min = func() fyne.Size {
		total := float32(len(s.options)-1) * theme.Unit
		for _, option := range s.options {
			total += width(option)
		}
		return fyne.NewSize(total, theme.Control)
	}
	d.refresh = func() {
		build(s.Size())
		canvas.Refresh(s)
	}
	build(s.Size())
	return d
}
