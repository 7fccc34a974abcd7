package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
)

// DateField takes a date as people type it ("3/10", "10 Mar", "today", "+7"),
// shows beside it what was understood, and opens a calendar.
type DateField struct {
	widget.BaseWidget
	// OnChanged is told each change that can be read; 0 for an empty field.
	OnChanged func(finance.Date)

	entry   *Entry
	opener  *Button
	today   func() finance.Date
	date    finance.Date
	problem error
}

// NewDateField makes an empty field; today says what "today" and "+7" count
// from.
func NewDateField(today func() finance.Date) *DateField {
	f := &DateField{entry: NewEntry(), today: today}
	f.opener = NewIconButton("calendar", f.showCalendar)
	f.entry.OnChanged = f.read
	f.entry.OnFocus = func(focused bool) {
		if !focused {
			f.settle()
		}
	}
	f.ExtendBaseWidget(f)
	return f
}

// Date is the date in the field; 0 for none or one that cannot be read.
func (f *DateField) Date() finance.Date { return f.date }

// Err is why the text is no date, as a sentence; nil where it is one or empty.
func (f *DateField) Err() error { return f.problem }

// SetDate fills the field without calling OnChanged.
func (f *DateField) SetDate(d finance.Date) {
	changed := f.OnChanged
	f.OnChanged = nil
	f.entry.SetText(format.DateField(d))
	f.OnChanged = changed
	f.read(f.entry.Text)
}

// Text is what is typed, whether it can be read or not.
func (f *DateField) Text() string { return f.entry.Text }

// SetText types into the field.
func (f *DateField) SetText(text string) { f.entry.SetText(text) }

// SetPlaceHolder shows what belongs in the empty field.
func (f *DateField) SetPlaceHolder(text string) { f.entry.SetPlaceHolder(text) }

// SetInvalid marks the field as wrong, or as right again.
func (f *DateField) SetInvalid(invalid bool) { f.entry.SetInvalid(invalid) }

// FocusTarget is what takes the keyboard.
func (f *DateField) FocusTarget() fyne.Focusable { return f.entry }

func (f *DateField) read(text string) {
	before := f.date
	f.date, f.problem = format.ParseDate(text, f.today())
	if f.problem != nil {
		f.date = 0
	}
	shown := format.Date(f.date)
	if text == shown || text == format.DateField(f.date) {
		shown = "" // the text is the date already
	}
	f.entry.SetTrailing(shown)
	if f.problem == nil {
		f.entry.SetInvalid(false)
	}
	if f.date != before && f.OnChanged != nil && f.problem == nil {
		f.OnChanged(f.date)
	}
}

// settle writes the date out when the keyboard leaves, so that "+7" does not
// mean another day tomorrow, and marks what could not be read.
func (f *DateField) settle() {
	if f.problem != nil {
		f.entry.SetInvalid(true)
		return
	}
	if full := format.DateField(f.date); full != f.entry.Text {
		f.entry.SetText(full)
	}
}

func (f *DateField) showCalendar() {
	start := f.date
	if start.IsZero() {
		start = f.today()
	}
	calendar := newCalendar(start, f.today())
	popover := ShowPopover(calendar, f.opener, 0)
	if popover == nil {
		return
	}
	calendar.closed = popover.Close
	calendar.chosen = func(d finance.Date) {
		popover.Close()
		f.entry.SetText(format.DateField(d))
		focus(f.entry)
	}
	popover.window.Focus(calendar)
}

// CreateRenderer implements fyne.Widget.
func (f *DateField) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{f.entry, f.opener}}
	d.layout = func(size fyne.Size) {
		side := theme.Control
		f.entry.Resize(fyne.NewSize(size.Width-side-theme.Unit, size.Height))
		f.opener.Move(fyne.NewPos(size.Width-side, 0))
		f.opener.Resize(fyne.NewSize(side, size.Height))
	}
	d.min = func() fyne.Size { return fyne.NewSize(44*theme.Unit, theme.Control) }
	d.refresh = func() {
		f.entry.Refresh()
		f.opener.Refresh()
	}
	return d
}
