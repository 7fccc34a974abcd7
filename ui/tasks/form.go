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
	desk   *Desk
	task   *app.Task // as it was read; a new one has no ID
	keeper *document.Keeper
	panel  *widgets.Panel
	form   *widgets.Form
	fields map[string]*widgets.Field

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
	unsaved *document.Unsaved
}

// What open is told of drafts, besides the name of one.
const (
	anyDraft = ""
	noDraft  = "none"
)

// Edit opens the form of a task, with what was typed and not saved.
func (d *Desk) Edit(id app.ID) { d.GoOn(id, anyDraft) }

// New opens the form of a new task: about a contact where it is not 0, else with
// what was typed and not saved.
func (d *Desk) New(contact app.ID) {
	draft := anyDraft
	if contact != 0 {
		draft = noDraft
	}
	d.open(func(context.Context) (*app.Task, error) { return &app.Task{Contact: contact}, nil }, draft)
}

// GoOn opens the form of a task, 0 for a new one, with the draft named or the
// newest.
func (d *Desk) GoOn(id app.ID, draft string) {
	d.open(func(ctx context.Context) (*app.Task, error) {
		if id == 0 {
			return &app.Task{}, nil
		}
		return d.deps.Data.Task(ctx, id)
	}, draft)
}

func (d *Desk) open(task func(context.Context) (*app.Task, error), draft string) {
	data := d.deps.Data
	d.opening.Load(func(ctx context.Context) (*loaded, error) {
		t, err := task(ctx)
		if err != nil {
			return nil, err
		}
		l := &loaded{task: t}
		if t.Contact != 0 {
			if l.contact, err = data.Contact(ctx, t.Contact); err != nil {
				return nil, err
			}
		}
		if draft != noDraft {
			if l.unsaved, err = document.FindDraft(ctx, data, document.TaskForm, t.ID, draft); err != nil {
				return nil, err
			}
		}
		l.staff, err = data.StaffChoices(ctx)
		return l, err
	}, func(l *loaded, err error) {
		if err != nil {
			d.deps.Host.Fail(err)
			return
		}
		d.form = newForm(d, l)
		d.form.open(l.unsaved)
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
	f.makePanel()
	f.keeper = document.NewKeeper(d.deps.Data, d.deps.Host.Fail, document.TaskForm, f.task.ID, func() document.Unsaved {
		return document.Unsaved{Title: strings.TrimSpace(f.title.Text), Typed: document.TypedIn(f.fields)}
	})
	f.panel.OnClosed = f.keeper.Rest
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
		left = append(left, widgets.NewButton(i18n.T("Mark as done"), func() { f.leave(func() { f.desk.Finish(*f.task) }) }).WithIcon("check"))
	}
	f.panel = widgets.NewPanel(title, widgets.Pad(1, 1, 1, theme.LineWidth, f.form), left, []fyne.CanvasObject{
		widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc"),
		widgets.NewPrimary(i18n.T("Save task"), f.save).WithHint("Ctrl ↵"),
	})
	f.form.OnResized = f.panel.FitContent
	f.panel.OnSave, f.panel.First = f.save, f.title
}

// open shows the form, with what was typed into it before; nil for nothing.
func (f *form) open(unsaved *document.Unsaved) {
	if unsaved != nil {
		unsaved.Typed.Fill(f.fields)
		f.panel.SetChips(document.KeptChips(f.keeper.Resume(*unsaved), func() {
			f.leave(func() { f.desk.GoOn(f.task.ID, anyDraft) })
		})...)
	}
	f.panel.Open(f.desk.deps.Host.Canvas())
	f.keeper.Watch()
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

// leave closes the form for good, and then forgets what was typed.
func (f *form) leave(then func()) {
	f.panel.OnClosed = nil
	f.panel.Close()
	f.keeper.Forget(then)
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
			f.leave(nil)
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
