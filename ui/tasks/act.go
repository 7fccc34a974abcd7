package tasks

import (
	"time"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// change changes a task as one action.
func (d *Desk) change(id app.ID, action app.Action, change func(*app.Task), said string) {
	document.Change(&d.acts, action, said, app.Unit.Task, id, func(t *app.Task) error {
		change(t)
		return nil
	})
}

// Finish marks a task as done today, or takes up again one that was done.
func (d *Desk) Finish(t app.Task) {
	if t.Done != 0 {
		d.change(t.ID, app.Action{Text: i18n.Mark("Take up the task %s again"), Args: []any{t.Title}},
			func(t *app.Task) { t.Done = 0 }, i18n.T("Taken up again: %s", t.Title))
		return
	}
	today := d.deps.Host.Today()
	d.change(t.ID, app.Action{Text: i18n.Mark("Finish task “%s”"), Args: []any{t.Title}},
		func(t *app.Task) { t.Done = today }, i18n.T("Done: %s", t.Title))
}

// PutOff makes a task due at a later time.
func (d *Desk) PutOff(t app.Task, day finance.Date, at app.TimeOfDay) {
	d.change(t.ID, app.Action{Text: i18n.Mark("Put off task “%s”"), Args: []any{t.Title}},
		func(t *app.Task) { t.Due, t.At = day, at },
		i18n.T("Put off to %s: %s", When(day, at), t.Title))
}

// Delete takes a task off the list.
func (d *Desk) Delete(t app.Task) {
	action := app.Action{Text: i18n.Mark("Delete task “%s”"), Args: []any{t.Title}}
	document.Delete(&d.acts, action, i18n.T("Deleted: %s", t.Title), app.Unit.Task, t.ID)
}

// When says a day with its time, where it has one.
func When(day finance.Date, at app.TimeOfDay) string {
	if at == "" {
		return format.Date(day)
	}
	return format.Date(day) + " " + string(at)
}

// Menu is what can be done with a task.
func (d *Desk) Menu(t app.Task) []widgets.Option {
	var items []widgets.Option
	if t.Done != 0 {
		items = append(items, widgets.Option{Title: i18n.T("Take up again"), Icon: "undo", Do: func() { d.Finish(t) }})
	} else {
		items = append(items, widgets.Option{Title: i18n.T("Mark as done"), Icon: "check", Do: func() { d.Finish(t) }})
		items = append(items, d.later(t)...)
	}
	items = append(items, widgets.Option{Title: i18n.T("Edit…"), Icon: "edit", Do: func() { d.Edit(t.ID) }})
	if t.Contact != 0 {
		items = append(items, d.deps.Host.CustomerItem(t.Contact))
	}
	return append(items, widgets.Option{Title: i18n.T("Delete this task"), Icon: "close", Do: func() { d.Delete(t) }})
}

// later offers the times to which a task is usually put off; one that has a time
// keeps it on another day.
func (d *Desk) later(t app.Task) []widgets.Option {
	today, now := d.deps.Host.Today(), d.deps.Now()
	to := func(title string, day finance.Date, at app.TimeOfDay) widgets.Option {
		return widgets.Option{Title: title, Right: When(day, at), Icon: "calendar", Do: func() { d.PutOff(t, day, at) }}
	}
	hour := now.Add(time.Hour).Truncate(5 * time.Minute)
	var items []widgets.Option
	if finance.DateOf(hour) == today {
		items = append(items, to(i18n.T("In an hour"), today, app.TimeOfDayOf(hour)))
	}
	return append(items,
		to(i18n.T("Tomorrow"), today.AddDays(1), t.At),
		to(i18n.T("In three days"), today.AddDays(3), t.At),
		to(i18n.T("In a week"), today.AddDays(7), t.At))
}
