package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/format"
	"rapport/ui/theme"
)

// Tab is one of several views of the same thing.
type Tab struct {
	Key   string
	Label string
	// Count is shown behind the label; negative for none.
	Count int
}

// Tabs is a row of labels with the chosen one underlined. It shows no content
// of its own: OnChanged swaps it. Left and right move when it has the keyboard.
type Tabs struct {
	widget.BaseWidget
	OnChanged func(key string)
	// Inset is the space before the first label.
	Inset float32

	tabs    []Tab
	chosen  string
	focused bool
	hovered string
	spans   []span // where each tab was drawn
}

type span struct {
	key         string
	left, right float32
}

const tabHeight float32 = 32

// NewTabs makes a row of tabs with the first one chosen.
func NewTabs(tabs []Tab, changed func(key string)) *Tabs {
	t := &Tabs{tabs: tabs, OnChanged: changed}
	if len(tabs) > 0 {
		t.chosen = tabs[0].Key
	}
	t.ExtendBaseWidget(t)
	return t
}

// Chosen is the key of the chosen tab.
func (t *Tabs) Chosen() string { return t.chosen }

// Choose changes the chosen tab without calling OnChanged; an unknown key is
// ignored.
func (t *Tabs) Choose(key string) {
	for _, tab := range t.tabs {
		if tab.Key == key && t.chosen != key {
			t.chosen = key
			t.Refresh()
		}
	}
}

// SetCount changes the number behind a label; negative takes it away.
func (t *Tabs) SetCount(key string, count int) {
	for i := range t.tabs {
		if t.tabs[i].Key == key && t.tabs[i].Count != count {
			t.tabs[i].Count = count
			t.Refresh()
		}
	}
}

func (t *Tabs) change(key string) {
	if key == "" || key == t.chosen {
		return
	}
	t.Choose(key)
	if t.OnChanged != nil {
		t.OnChanged(key)
	}
}

// at is the key of the tab at x; empty between them.
func (t *Tabs) at(x float32) string {
	for _, s := range t.spans {
		if x >= s.left-2*theme.Unit && x < s.right+2*theme.Unit {
			return s.key
		}
	}
	return ""
}

// Tapped implements fyne.Tappable.
func (t *Tabs) Tapped(e *fyne.PointEvent) { t.change(t.at(e.Position.X)) }

// Cursor implements desktop.Cursorable.
func (t *Tabs) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (t *Tabs) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (t *Tabs) MouseMoved(e *desktop.MouseEvent) { t.hover(t.at(e.Position.X)) }

// MouseOut implements desktop.Hoverable.
func (t *Tabs) MouseOut() { t.hover("") }

func (t *Tabs) hover(key string) {
	if t.hovered != key {
		t.hovered = key
		t.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (t *Tabs) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost implements fyne.Focusable.
func (t *Tabs) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune implements fyne.Focusable.
func (t *Tabs) TypedRune(r rune) { bubbleRune(t, r) }

// TypedKey implements fyne.Focusable.
func (t *Tabs) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.step(-1)
	case fyne.KeyRight:
		t.step(1)
	default:
		bubbleKey(t, e)
	}
}

func (t *Tabs) step(by int) {
	for i, tab := range t.tabs {
		if next := i + by; tab.Key == t.chosen && next >= 0 && next < len(t.tabs) {
			t.change(t.tabs[next].Key)
			return
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(color.Transparent)
	mark := canvas.NewRectangle(color.Transparent)
	d := &drawing{}
	build := func(size fyne.Size) {
		d.objects = []fyne.CanvasObject{line}
		t.spans = t.spans[:0]
		line.FillColor = theme.Line()
		line.Move(fyne.NewPos(0, size.Height-theme.LineWidth))
		line.Resize(fyne.NewSize(size.Width, theme.LineWidth))
		x := t.Inset
		for _, tab := range t.tabs {
			label := &canvas.Text{Text: tab.text()}
			style := Muted
			switch {
			case tab.Key == t.chosen:
				style = Strong.In(theme.ColorAccent)
			case tab.Key == t.hovered:
				style = Body
			}
			styleText(label, style)
			width := label.MinSize().Width
			placeText(label, x, 0, width, size.Height-2)
			d.objects = append(d.objects, label)
			t.spans = append(t.spans, span{tab.Key, x, x + width})
			if tab.Key == t.chosen {
				thickness := 2 * theme.LineWidth
				if t.focused {
					thickness++
				}
				mark.FillColor = theme.Accent()
				mark.Move(fyne.NewPos(x, size.Height-thickness))
				mark.Resize(fyne.NewSize(width, thickness))
				d.objects = append(d.objects, mark)
			}
			x += width + 18
		}
	}
	d.layout = build
	d.min = func() fyne.Size {
		width := t.Inset
		for _, tab := range t.tabs {
			width += measure(tab.text(), Strong).Width + 18
		}
		return fyne.NewSize(width, tabHeight)
	}
	d.refresh = func() {
		build(t.Size())
		canvas.Refresh(t)
	}
	build(t.Size())
	return d
}

func (t Tab) text() string {
	if t.Count < 0 {
		return t.Label
	}
	return t.Label + " " + format.Count(t.Count)
}
