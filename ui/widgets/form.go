package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// invalidator is a control that can be marked as wrong.
type invalidator interface{ SetInvalid(bool) }

// focusTarget is a control that passes the keyboard to a part of itself.
type focusTarget interface{ FocusTarget() fyne.Focusable }

// Field is a line of a form: the label, the control, and below it a hint or,
// where something is wrong, the error.
type Field struct {
	Label   string
	Control fyne.CanvasObject
	Hint    string

	form    *Form
	problem string
	label   *Text
	note    *Paragraph
}

// NewField makes a field.
func NewField(label string, control fyne.CanvasObject) *Field {
	f := &Field{Label: label, Control: control, label: NewCutText(label, Muted), note: NewParagraph("", Small, noteWidth)}
	f.note.Hide()
	return f
}

// SetError shows what is wrong with the field; empty takes it away.
func (f *Field) SetError(sentence string) {
	if f.problem == sentence {
		return
	}
	f.problem = sentence
	if control, ok := f.Control.(invalidator); ok {
		control.SetInvalid(sentence != "")
	}
	f.refreshNote()
}

// Error is what is wrong with the field; empty for nothing.
func (f *Field) Error() string { return f.problem }

// SetHint changes the muted text below the control.
func (f *Field) SetHint(text string) {
	if f.Hint != text {
		f.Hint = text
		f.refreshNote()
	}
}

// Focus moves the keyboard to the control.
func (f *Field) Focus() {
	switch control := f.Control.(type) {
	case focusTarget:
		focus(control.FocusTarget())
	case fyne.Focusable:
		focus(control)
	}
}

func (f *Field) refreshNote() {
	if f.problem != "" {
		f.note.Value, f.note.Style = f.problem, Error
	} else {
		f.note.Value, f.note.Style = f.Hint, Small
	}
	f.note.Refresh()
	if f.note.Value == "" {
		f.note.Hide()
	} else {
		f.note.Show()
	}
	if f.form != nil {
		f.form.Refresh()
		if f.form.OnResized != nil {
			f.form.OnResized()
		}
	}
}

// Form lays fields out as a grid: labels left, controls right.
type Form struct {
	widget.BaseWidget
	// LabelWidth is the width of the labels; 0 for that of the longest.
	LabelWidth float32
	// OnResized is told when an error came or went and the height changed.
	OnResized func()

	fields []*Field
}

// NewForm makes a form of fields.
func NewForm(fields ...*Field) *Form {
	f := &Form{}
	f.ExtendBaseWidget(f)
	f.Add(fields...)
	return f
}

// Add puts fields at the end.
func (f *Form) Add(fields ...*Field) {
	for _, field := range fields {
		field.form = f
		field.note.Hidden = true
		if field.Hint != "" {
			field.note.Value = field.Hint
			field.note.Hidden = false
		}
	}
	f.fields = append(f.fields, fields...)
	f.Refresh()
}

// ClearErrors takes all errors away.
func (f *Form) ClearErrors() {
	for _, field := range f.fields {
		field.SetError("")
	}
}

// FocusFirstError moves the keyboard to the first field with an error and
// reports whether there is one.
func (f *Form) FocusFirstError() bool {
	for _, field := range f.fields {
		if field.problem != "" {
			field.Focus()
			return true
		}
	}
	return false
}

const (
	fieldGap  float32 = 2 * theme.Unit
	noteGap   float32 = 1
	noteWidth float32 = 320 // before the first layout
)

// CreateRenderer implements fyne.Widget.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	collect := func() {
		d.objects = d.objects[:0]
		for _, field := range f.fields {
			d.objects = append(d.objects, field.label, field.Control, field.note)
		}
	}
	d.layout = func(size fyne.Size) {
		left := f.labelWidth()
		y := float32(0)
		for i, field := range f.fields {
			if !field.Control.Visible() {
				field.label.Hide()
				field.note.Hide()
				continue
			}
			field.label.Show()
			if i > 0 && y > 0 {
				y += fieldGap
			}
			height := field.Control.MinSize().Height
			field.label.Move(fyne.NewPos(0, y))
			field.label.Resize(fyne.NewSize(left-2*theme.Unit, min(height, theme.Control)))
			field.Control.Move(fyne.NewPos(left, y))
			field.Control.Resize(fyne.NewSize(size.Width-left, height))
			y += height
			if field.note.Value != "" {
				field.note.SetWidth(size.Width - left)
				noteHeight := field.note.MinSize().Height
				field.note.Move(fyne.NewPos(left, y+noteGap))
				field.note.Resize(fyne.NewSize(size.Width-left, noteHeight))
				y += noteGap + noteHeight
			}
		}
	}
	d.min = func() fyne.Size {
		size := fyne.NewSize(0, 0)
		for _, field := range f.fields {
			if !field.Control.Visible() {
				continue
			}
			if size.Height > 0 {
				size.Height += fieldGap
			}
			control := field.Control.MinSize()
			size.Width = max(size.Width, control.Width)
			size.Height += control.Height
			if field.note.Value != "" {
				size.Height += noteGap + field.note.MinSize().Height
			}
		}
		return size.AddWidthHeight(f.labelWidth(), 0)
	}
	d.refresh = func() {
		collect()
		d.layout(f.Size())
		for _, o := range d.objects {
			o.Refresh()
		}
		canvas.Refresh(f)
	}
	collect()
	return d
}

func (f *Form) labelWidth() float32 {
	if f.LabelWidth > 0 {
		return f.LabelWidth
	}
	width := float32(0)
	for _, field := range f.fields {
		width = max(width, measure(field.Label, Muted).Width)
	}
	return width + 4*theme.Unit
}
