package tasks

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// form is the small form of one task.
type form struct {
	desk    *Desk
	task    *app.Task // as it was read; a new one has no ID
	initial app.Task  // as the form was opened
	panel   *widgets.Panel
	form    *widgets.Form
	fields  map[string]*widgets.Field

	title *widgets.Entry
	due   *widgets.DateField
	at    *widgets.Entry
	with  *widgets.Picker
	owner *widgets.Select
}

// loaded is what the form shows besides what is typed.
type loaded struct {
	task    *app.Task
	contact *app.Contact
	staff   []app.Choice
}

// Edit opens the form of a task, with what was typed and not saved.
func (d *Desk) Edit(id app.ID) {
	d.open(id, func(ctx context.Context) (*app.Task, error) { return d.deps.Data.Task(ctx, id) })
}

// New opens the form of a new task, about a contact where it is not 0.
func (d *Desk) New(contact app.ID) {
	if draft := d.drafts[0]; draft != nil && contact != 0 && draft.task.Contact != contact {
		delete(d.drafts, 0) // it was about somebody else
	}
	d.open(0, func(context.Context) (*app.Task, error) { return &app.Task{Contact: contact}, nil })
}

func (d *Desk) open(id app.ID, task func(context.Context) (*app.Task, error)) {
	if draft := d.drafts[id]; draft != nil {
		draft.panel.SetChips(widgets.NewChip(i18n.T("draft kept")))
		draft.panel.Open(d.deps.Host.Canvas())
		return
	}
	var loader widgets.Loader[*loaded]
	loader.Load(func(ctx context.Context) (*loaded, error) {
		t, err := task(ctx)
		if err != nil {
			return nil, err
		}
		l := &loaded{task: t}
		if t.Contact != 0 {
			if l.contact, err = d.deps.Data.Contact(ctx, t.Contact); err != nil {
				return nil, err
			}
		}
		l.staff, err = d.deps.Data.StaffChoices(ctx)
		return l, err
	}, func(l *loaded, err error) {
		if err != nil {
			d.deps.Host.Fail(err)
			return
		}
		newForm(d, l).panel.Open(d.deps.Host.Canvas())
	})
}

func newForm(d *Desk, l *loaded) *form {
	f := &form{desk: d, task: l.task, fields: map[string]*widgets.Field{}}
	f.title, f.at = widgets.NewEntry(), widgets.NewEntry()
	f.due = widgets.NewDateField(d.deps.Host.Today)
	f.due.SetPlaceHolder(i18n.T("+7, tomorrow, 12 Apr…"))
	f.at.SetPlaceHolder(i18n.T("any time; 14:30 to be reminded then"))
	f.with = widgets.NewPicker(i18n.T("Nobody in particular"), func(ctx context.Context, text string) ([]widgets.Option, error) {
		choices, err := d.deps.Data.ContactChoices(ctx, text, choicesShown)
		return document.Options(choices), err
	}, nil)
	f.with.OnError = d.deps.Host.Fail
	f.owner = widgets.NewSelect(document.WithNone(i18n.T("Nobody"), l.staff), nil)
	f.fill(l)
	f.initial = f.collect()
	f.makePanel()
	return f
}

func (f *form) fill(l *loaded) {
	f.title.SetText(l.task.Title)
	f.due.SetDate(l.task.Due)
	f.at.SetText(string(l.task.At))
	f.owner.SetID(int64(l.task.Owner))
	if l.contact != nil {
		f.with.SetChosen(widgets.Option{ID: int64(l.contact.ID), Title: l.contact.Name, Detail: l.contact.Point(app.Phone)})
		if l.task.ID == 0 {
			f.owner.SetID(int64(l.contact.Owner))
		}
	}
}

func (f *form) field(name, label string, control fyne.CanvasObject) *widgets.Field {
	field := widgets.NewField(label, control)
	f.fields[name] = field
	return field
}

func (f *form) makePanel() {
	f.form = widgets.NewForm(
		f.field("title", i18n.T("What is to be done"), f.title),
		f.field("due", i18n.T("Due"), f.due),
		f.field("at", i18n.T("Time"), f.at),
		f.field("customer", i18n.T("About"), f.with),
		f.field("owner", i18n.T("Who does it"), f.owner),
	)
	title := i18n.T("New task")
	var left []fyne.CanvasObject
	if f.task.ID != 0 {
		title = i18n.T("Task")
		left = append(left, widgets.NewButton(i18n.T("Mark as done"), func() { f.leave(); f.desk.Finish(*f.task) }).WithIcon("check"))
	}
	f.panel = widgets.NewPanel(title, widgets.Pad(1, 1, 1, theme.LineWidth, f.form), left, []fyne.CanvasObject{
		widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc"),
		widgets.NewPrimary(i18n.T("Save task"), f.save).WithHint("Ctrl ↵"),
	})
	f.form.OnResized = f.panel.FitContent
	f.panel.OnSave, f.panel.First = f.save, f.title
	f.panel.OnClosed = func() {
		if f.collect() != f.initial {
			f.desk.drafts[f.task.ID] = f
		}
	}
}

// collect is the task as it is typed; a time that cannot be read stays as typed.
func (f *form) collect() app.Task {
	t := *f.task
	t.Title, t.Due = strings.TrimSpace(f.title.Text), f.due.Date()
	t.Contact, t.Owner = app.ID(max(f.with.ID(), 0)), app.ID(f.owner.ID())
	t.At = app.TimeOfDay(f.at.Text)
	if at, err := app.ParseTimeOfDay(f.at.Text); err == nil {
		t.At = at
	}
	return t
}

// leave closes the form for good.
func (f *form) leave() {
	delete(f.desk.drafts, f.task.ID)
	f.panel.OnClosed = nil
	f.panel.Close()
}

func (f *form) save() {
	f.form.ClearErrors()
	if err := f.due.Err(); err != nil {
		f.fields["due"].SetError(err.Error())
		f.form.FocusFirstError()
		return
	}
	t := f.collect()
	if t.At != "" && t.Due == 0 {
		t.Due = f.desk.deps.Host.Today() // a time alone means today
	}
	action, said := app.Action{Text: i18n.Mark("Add the task %s"), Args: []any{t.Title}}, i18n.T("Task added")
	if t.ID != 0 {
		action.Text, said = i18n.Mark("Change the task %s"), i18n.T("Task saved")
	}
	if t.Due != 0 {
		said += ": " + When(t.Due, t.At)
	}
	f.desk.saver.Save(f.desk.deps.Data, action, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, &t) },
		func(id app.ID, err error) {
			if err != nil {
				f.failed(err)
				return
			}
			f.leave()
			f.desk.deps.Host.Done(id, said)
		})
}

func (f *form) failed(err error) {
	for name, sentence := range shell.FieldErrors(err) {
		if f.fields[name] == nil {
			f.desk.deps.Host.Fail(err)
			return
		}
		f.fields[name].SetError(sentence)
	}
	if !f.form.FocusFirstError() {
		f.desk.deps.Host.Fail(err)
	}
}
