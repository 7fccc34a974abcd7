package contacts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/tasks"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// taskList is the tab of what is to be done about a contact.
type taskList struct {
	page   *Page
	root   fyne.CanvasObject
	table  *widgets.Table
	finish *widgets.Button
	edit   *widgets.Button
	tasks  []app.TaskRow
}

func newTaskList(p *Page) *taskList {
	l := &taskList{page: p}
	l.table = widgets.NewTable(
		column("due", i18n.T("Due"), 112), wide(column("title", i18n.T("What is to be done"), 260), widgets.TextCell, 160),
		column("owner", i18n.T("Who does it"), 120), column("done", i18n.T("Done"), 112),
	)
	l.table.Empty = widgets.NewEmptyState("check", i18n.T("Nothing to do"), i18n.T("A follow-up of a call becomes a task."))
	l.finish = widgets.NewButton(i18n.T("Mark as done"), l.toggle)
	l.edit = widgets.NewButton(i18n.T("Edit"), l.change)
	l.table.OnMenu = func(row int, at fyne.Position) {
		widgets.ShowMenuAt(l.table, at, p.deps.Tasks.Menu(l.tasks[row].Task))
	}
	l.table.OnSelected = func(int) { l.show() }
	l.table.OnActivated = func(int) { l.toggle() }
	tools := widgets.Pad(6, 16, 6, 14, widgets.Row(widgets.NewButton(i18n.T("New task"), func() { p.deps.Tasks.New(p.record.id) }), l.finish, l.edit))
	l.root = container.NewBorder(tools, nil, nil, nil, l.table)
	l.show()
	return l
}

func (l *taskList) fill(tasks []app.TaskRow) {
	l.tasks = tasks
	today := l.page.deps.Host.Today()
	l.table.SetSource(widgets.KeyedRows(tasks, func(t app.TaskRow) int64 { return int64(t.ID) },
		func(t app.TaskRow, c int) widgets.Cell { return taskCell(t, c, today) }))
	if l.table.Selected() < 0 && len(tasks) > 0 {
		l.table.Select(0)
	}
	l.show()
}

// open is how many tasks are still to be done.
func (l *taskList) open() int {
	n := 0
	for _, t := range l.tasks {
		if t.Done == 0 {
			n++
		}
	}
	return n
}

func (l *taskList) selected() (app.TaskRow, bool) {
	i := l.table.Selected()
	if i < 0 || i >= len(l.tasks) {
		return app.TaskRow{}, false
	}
	return l.tasks[i], true
}

// toggle marks the selected task as done, or as open again.
func (l *taskList) toggle() {
	if t, ok := l.selected(); ok {
		l.page.deps.Tasks.Finish(t.Task)
	}
}

// change opens the form of the selected task.
func (l *taskList) change() {
	if t, ok := l.selected(); ok {
		l.page.deps.Tasks.Edit(t.ID)
	}
}

// show lets the button say what it does to the selected task.
func (l *taskList) show() {
	t, ok := l.selected()
	if t.Done != 0 {
		l.finish.SetLabel(i18n.T("Take up again"))
	} else {
		l.finish.SetLabel(i18n.T("Mark as done"))
	}
	for _, b := range []*widgets.Button{l.finish, l.edit} {
		if ok {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

func taskCell(t app.TaskRow, c int, today finance.Date) widgets.Cell {
	muted := theme.ColorMuted
	switch c {
	case 0:
		cell := widgets.Cell{Text: tasks.When(t.Due, t.At), Colour: muted}
		if t.Done == 0 && t.Due != 0 && t.Due < today {
			cell.Colour = theme.ColorLoss
		}
		return cell
	case 1:
		cell := widgets.Cell{Text: t.Title, Bold: t.Done == 0}
		if t.Done != 0 {
			cell.Colour = muted
		}
		return cell
	case 2:
		return widgets.Cell{Text: t.Owned, Colour: muted}
	}
	return widgets.Cell{Text: format.Date(t.Done), Colour: muted}
}
