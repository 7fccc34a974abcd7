package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// toastTime is how long a toast stays: long enough to read it and reach for
// Undo.
const toastTime = 8 * time.Second

// Toasts is the layer over a window where what just happened is said, with a
// way to take it back. A new toast replaces the one before.
type Toasts struct {
	widget.BaseWidget

	text     *Text
	action   *Button
	close    *Button
	shown    bool
	warning  bool
	sequence int
}

// NewToasts makes the layer; put it over the content in a stack.
func NewToasts() *Toasts {
	t := &Toasts{text: NewCutText("", Body), action: NewLink("", nil), close: NewIconButton("close", nil)}
	t.close.Kind = Quiet
	t.close.OnTapped = t.Hide
	t.ExtendBaseWidget(t)
	t.BaseWidget.Hide()
	return t
}

// Say shows a sentence, with an action where its label is not empty.
func (t *Toasts) Say(sentence, action string, tapped func()) {
	t.show(sentence, action, tapped, false)
	sequence := t.sequence
	time.AfterFunc(toastTime, func() {
		fyne.Do(func() {
			if sequence == t.sequence {
				t.Hide()
			}
		})
	})
}

// Warn shows what went wrong until it is closed or something else is said.
func (t *Toasts) Warn(sentence string) { t.show(sentence, "", nil, true) }

func (t *Toasts) show(sentence, action string, tapped func(), warning bool) {
	t.warning = warning
	t.text.Value = sentence
	t.action.Label = action
	t.action.Hidden = action == ""
	t.action.OnTapped = func() {
		t.Hide()
		tapped()
	}
	t.shown = true
	t.sequence++
	t.BaseWidget.Show()
	t.Refresh()
}

// Sentence is what is being said; empty for nothing.
func (t *Toasts) Sentence() string {
	if !t.shown {
		return ""
	}
	return t.text.Value
}

// Hide takes the toast away.
func (t *Toasts) Hide() {
	t.shown = false
	t.sequence++
	t.BaseWidget.Hide()
}

// CreateRenderer implements fyne.Widget.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer {
	frame := newShield(box(theme.ColorRaised, theme.ColorText))
	d := &drawing{objects: []fyne.CanvasObject{frame, t.text, t.action, t.close}}
	const pad, height = 3 * theme.Unit, 40
	d.layout = func(size fyne.Size) {
		stroke := theme.ColorMuted
		if t.warning {
			stroke = theme.ColorLoss
		}
		paintBox(frame.back, theme.ColorRaised, stroke)
		action := float32(0)
		if t.action.Visible() {
			action = t.action.MinSize().Width + pad
		}
		text := min(measure(t.text.Value, Body).Width, size.Width-action-theme.Control-20*theme.Unit)
		width := pad + text + pad + action + theme.Control + theme.Unit
		x, y := (size.Width-width)/2, size.Height-height-4*theme.Unit
		frame.Move(fyne.NewPos(x, y))
		frame.Resize(fyne.NewSize(width, height))
		x += pad
		t.text.Move(fyne.NewPos(x, y))
		t.text.Resize(fyne.NewSize(text, height))
		x += text + pad
		t.action.Move(fyne.NewPos(x, y+(height-theme.Control)/2))
		t.action.Resize(fyne.NewSize(max(0, action-pad), theme.Control))
		x += action
		t.close.Move(fyne.NewPos(x, y+(height-theme.Control)/2))
		t.close.Resize(fyne.NewSquareSize(theme.Control))
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, 0) }
	d.refresh = func() {
		d.layout(t.Size())
		for _, o := range d.objects {
			o.Refresh()
		}
		canvas.Refresh(t)
	}
	return d
}
