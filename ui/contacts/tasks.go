package contacts

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// newTask opens a small form for something to do about the contact.
func (p *Page) newTask() {
	contact := p.record.id
	title, due := widgets.NewEntry(), widgets.NewDateField(p.deps.Host.Today)
	due.SetPlaceHolder(i18n.T("+7, tomorrow, 12 Apr…"))
	what, when := widgets.NewField(i18n.T("What is to be done"), title), widgets.NewField(i18n.T("Due"), due)
	fields := widgets.NewForm(what, when)
	var panel *widgets.Panel
	var saver document.Saver
	save := func() {
		fields.ClearErrors()
		if err := due.Err(); err != nil {
			when.SetError(err.Error())
			return
		}
		task := &app.Task{Contact: contact, Title: strings.TrimSpace(title.Text), Due: due.Date()}
		action := app.Action{Text: i18n.Mark("Add the task %s"), Args: []any{task.Title}}
		saver.Save(p.deps.Data, action, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, task) }, func(id app.ID, err error) {
			if err != nil {
				what.SetError(shell.FieldErrors(err)["title"])
				return
			}
			panel.Close()
			p.deps.Host.Done(id, i18n.T("Task added"))
		})
	}
	panel = widgets.NewPanel(i18n.T("New task"), fields, nil, []fyne.CanvasObject{
		widgets.NewButton(i18n.T("Close"), func() { panel.AskClose() }).WithHint("Esc"),
		widgets.NewPrimary(i18n.T("Save task"), save).WithHint("Ctrl ↵"),
	})
	fields.OnResized = panel.FitContent
	panel.OnSave, panel.First = save, title
	panel.Open(p.deps.Host.Canvas())
}

// finish marks a task as done today, or as open again.
func (p *Page) finish(t app.Task) {
	action := app.Action{Text: i18n.Mark("Finish the task %s"), Args: []any{t.Title}}
	day := p.deps.Host.Today()
	if t.Done != 0 {
		action.Text, day = i18n.Mark("Take up the task %s again"), finance.Date(0)
	}
	var saver document.Saver
	saver.Save(p.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		task, err := u.Task(ctx, t.ID)
		if err != nil {
			return err
		}
		task.Done = day
		return u.Put(ctx, task)
	}, func(id app.ID, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.deps.Host.Done(id, i18n.T(action.Text, t.Title))
	})
}
