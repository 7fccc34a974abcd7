package tasks

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/document/sheet"
	"rapport/ui/widgets"
)

// form is the small form of one task.
type form struct {
	*sheet.Sheet
	desk *Desk
	task *app.Task // as it was read; a new one has no ID

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

// Edit opens the form of a task, with what was typed and not saved.
func (d *Desk) Edit(id app.ID) { d.GoOn(id, document.NewestDraft) }

// New opens the form of a new task: about a contact where it is not 0, else with
// what was typed and not saved.
func (d *Desk) New(contact app.ID) {
	draft := document.NewestDraft
	if contact != 0 {
		draft = document.NoDraft
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
	document.Load(&d.opening, d.deps.Host, func(ctx context.Context) (*loaded, error) {
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
		if l.unsaved, err = document.FindDraft(ctx, data, document.TaskForm, t.ID, draft); err != nil {
			return nil, err
		}
		l.staff, err = data.StaffChoices(ctx)
		return l, err
	}, func(l *loaded) {
		d.form = newForm(d, l)
		d.form.Open(l.unsaved, func() { d.Edit(l.task.ID) })
	})
}

func newForm(d *Desk, l *loaded) *form {
	f := &form{Sheet: sheet.New(d.deps.Data, d.deps.Host), desk: d, task: l.task}
	f.title, f.at = widgets.NewEntry(), widgets.NewEntry()
	f.due = widgets.NewDateField(d.deps.Host.Today)
	f.due.SetPlaceHolder(i18n.T("+7, tomorrow, 12 Apr…"))
	f.at.SetPlaceHolder(i18n.T("any time; 14:30 to be reminded then"))
	f.with = widgets.NewPicker(i18n.T("Nobody in particular"), document.Finder(d.deps.Data.ContactChoices), nil)
	f.with.OnError = d.deps.Host.Fail
	f.owner = widgets.NewSelect(document.StaffOptions(i18n.T("Nobody"), l.staff, f.task.Owner), nil)
	f.build()
	f.fill(l)
	f.Keep(document.TaskForm, f.task.ID, func(u *document.Unsaved) { u.Title = strings.TrimSpace(f.title.Text) })
	return f
}

func (f *form) build() {
	title := i18n.T("New task")
	var left []fyne.CanvasObject
	if f.task.ID != 0 {
		title = i18n.T("Task")
		left = append(left, widgets.NewButton(i18n.T("Mark as done"), func() { f.Leave(func() { f.desk.Finish(*f.task) }) }).WithIcon("check"))
	}
	f.Build(title, f.Column(0,
		f.Field("title", i18n.T("What is to be done"), f.title),
		f.Field("due", i18n.T("Due"), f.due),
		f.Field("at", i18n.T("Time"), f.at),
		f.Field("customer", i18n.T("About"), f.with),
		f.Field("owner", i18n.T("Who does it"), f.owner),
	), i18n.T("Save task"), f.save, left...)
	f.Panel.First = f.title
}

func (f *form) fill(l *loaded) {
	f.title.SetText(l.task.Title)
	f.due.SetDate(l.task.Due)
	f.at.SetText(string(l.task.At))
	f.with.SetChosen(document.ContactOption(l.contact))
	f.owner.SetID(int64(l.task.Owner))
	if l.contact != nil && l.task.ID == 0 {
		f.owner.SetID(int64(l.contact.Owner))
	}
}

// collect is the task as it is typed; a time that cannot be read stays as typed.
func (f *form) collect() app.Task {
	t := *f.task
	t.Title, t.Due = strings.TrimSpace(f.title.Text), f.due.Date()
	t.Contact, t.Owner = app.ID(f.with.ID()), app.ID(f.owner.ID())
	t.At = app.TimeOfDay(f.at.Text)
	if at, err := app.ParseTimeOfDay(f.at.Text); err == nil {
		t.At = at
	}
	return t
}

func (f *form) save() {
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
	f.Save(action, nil, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, &t) },
		func(id app.ID) { f.desk.deps.Host.Done(id, said) })
}
