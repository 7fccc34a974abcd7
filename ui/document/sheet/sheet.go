// Package sheet is the form of one record over the window: its fields with what
// is wrong beside them, what is typed kept until it is saved or given up, and
// saving as one action of the history.
package sheet

import (
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// Data is what a form asks of the company file.
type Data interface {
	app.Books
	document.DraftData
}

// Sheet is one form. Make it with New, its fields with Field and Column, then
// Build it, fill it from the record, Keep it, and Open it.
type Sheet struct {
	Panel *widgets.Panel
	// Fields are by the names that errors and drafts have for them.
	Fields map[string]*widgets.Field
	// Lines is what is listed below the fields; nil for nothing.
	Lines Lines
	// Refill shows what else than the fields was typed before; nil for nothing.
	Refill func(document.Unsaved)
	Keeper *document.Keeper

	again   func() // opens the form anew
	data    Data
	host    document.Host
	columns []*widgets.Form
	saver   document.Saver
}

// New makes a form without fields.
func New(data Data, host document.Host) *Sheet {
	return &Sheet{Fields: map[string]*widgets.Field{}, data: data, host: host}
}

// Field makes a line of the form that shows the errors of a name.
func (s *Sheet) Field(name, label string, control fyne.CanvasObject) *widgets.Field {
	field := widgets.NewField(label, control)
	s.Fields[name] = field
	return field
}

// Column puts fields below each other; labels are as wide as given, 0 for as wide
// as the longest.
func (s *Sheet) Column(labels float32, fields ...*widgets.Field) *widgets.Form {
	c := widgets.NewForm(fields...)
	c.LabelWidth, c.OnResized = labels, s.Fit
	s.columns = append(s.columns, c)
	return c
}

// Fit lays the form out anew when its height changed.
func (s *Sheet) Fit() {
	if s.Panel != nil {
		s.Panel.FitContent()
	}
}

// Refresh lays the fields out anew when one was hidden or shown.
func (s *Sheet) Refresh() {
	for _, c := range s.columns {
		c.Refresh()
	}
	s.Fit()
}

// Build puts the form together: content is its columns and what stands around
// them, left what else can be done. save is called by the button of that name
// and by Ctrl/Cmd+Enter.
func (s *Sheet) Build(title string, content fyne.CanvasObject, name string, save func(), left ...fyne.CanvasObject) {
	// The pixel around the form keeps its borders from being cut where it scrolls.
	s.Panel = widgets.NewPanel(title, widgets.Pad(1, 1, 1, 1, content), left, []fyne.CanvasObject{
		widgets.NewButton(i18n.T("Close"), func() { s.Panel.AskClose() }).WithHint("Esc"),
		widgets.NewPrimary(name, save).WithHint("Ctrl ↵"),
	})
	s.Panel.OnSave = save
}

// Keep begins to keep what is typed, once the form has been filled from its
// record, 0 for a new one. read adds to the fields what else stands in the form.
func (s *Sheet) Keep(kind string, of app.ID, read func(*document.Unsaved)) {
	s.Keeper = document.NewKeeper(s.data, s.host.Fail, kind, of, func() document.Unsaved {
		u := document.Unsaved{Typed: document.TypedIn(s.Fields)}
		read(&u)
		return u
	})
	s.Panel.OnClosed = s.Keeper.Rest
}

// Open shows the form, with what was typed into it before, nil for nothing; again
// opens it anew where the user gives that up.
func (s *Sheet) Open(unsaved *document.Unsaved, again func()) {
	s.again = again
	if unsaved != nil {
		unsaved.Typed.Fill(s.Fields)
		if s.Refill != nil {
			s.Refill(*unsaved)
		}
		s.Panel.SetChips(document.KeptChips(s.Keeper.Resume(*unsaved), s.Afresh)...)
	}
	s.Panel.Open(s.host.Canvas())
	s.Keeper.Watch()
}

// Afresh gives what was typed up and begins anew.
func (s *Sheet) Afresh() { s.Leave(s.again) }

// Leave closes the form for good, and then forgets what was typed; then may be
// nil.
func (s *Sheet) Leave(then func()) {
	s.Panel.OnClosed = nil
	s.Panel.Close()
	s.Keeper.Forget(then)
}

// Save carries out put as one action, unless something typed cannot be read or,
// by more, is missing: that is said beside the fields. Saved, the form is left
// and then told the action.
func (s *Sheet) Save(action app.Action, more map[string]string, put func(context.Context, app.Unit) error, then func(action app.ID)) {
	if s.Unread(more) {
		return
	}
	s.saver.Save(s.data, action, put, func(id app.ID, err error) {
		if err != nil {
			s.Refuse(err)
			return
		}
		s.Leave(nil)
		then(id)
	})
}
