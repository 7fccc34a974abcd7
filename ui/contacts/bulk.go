package contacts

import (
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// changes is the menu of what can be changed for all contacts selected.
func (l *list) changes() []widgets.Option {
	options := []widgets.Option{{Title: i18n.T("Add a tag…"), Icon: "plus", Do: l.askTag}}
	for _, tag := range l.choices.tags {
		if l.anyTagged(tag) {
			options = append(options, widgets.Option{Group: i18n.T("Take a tag away"), Title: tag, Do: func() { l.changeAll(app.ContactChange{RemoveTag: tag}, l.page.deps.Host.Fail) }})
		}
	}
	for _, o := range document.StaffOptions(i18n.T("Nobody"), l.choices.staff, 0) {
		owner := app.ID(o.ID)
		options = append(options, widgets.Option{Group: i18n.T("Owner"), Title: o.Title, Do: func() { l.changeAll(app.ContactChange{Owner: &owner}, l.page.deps.Host.Fail) }})
	}
	for _, o := range document.WithNone(i18n.T("Not told"), l.choices.source) {
		source := app.ID(o.ID)
		options = append(options, widgets.Option{Group: i18n.T("First came from"), Title: o.Title, Do: func() { l.changeAll(app.ContactChange{Source: &source}, l.page.deps.Host.Fail) }})
	}
	return options
}

// anyTagged reports whether one of the contacts selected has a tag.
func (l *list) anyTagged(tag string) bool {
	has := app.ContactFilter{Tag: tag}.Matcher(nil)
	for _, row := range l.table.Selection() {
		if has(l.at(row)) {
			return true
		}
	}
	return false
}

// askTag asks for the tag that all contacts selected are to have.
func (l *list) askTag() {
	tag := widgets.NewEntry()
	field := widgets.NewField(i18n.T("Tag"), tag)
	form := widgets.NewForm(field)
	var panel *widgets.Panel
	save := func() {
		l.changeAll(app.ContactChange{AddTag: tag.Text}, func(err error) { field.SetError(firstSentence(err)) }, func() { panel.Close() })
	}
	known := widgets.NewMenuButton(i18n.T("Tags in use"), func() []widgets.Option {
		var options []widgets.Option
		for _, t := range l.choices.tags {
			options = append(options, widgets.Option{Title: t, Do: func() { tag.SetText(t) }})
		}
		return options
	})
	closing := widgets.NewButton(i18n.T("Close"), func() { panel.AskClose() }).WithHint("Esc")
	n := len(l.table.Selection())
	panel = widgets.NewPanel(i18n.N(n, "Tag %d contact", "Tag %d contacts"), widgets.Pad(1, 1, 1, 1, form), []fyne.CanvasObject{known},
		[]fyne.CanvasObject{closing, widgets.NewPrimary(i18n.T("Add tag"), save).WithHint("Ctrl ↵")})
	if len(l.choices.tags) == 0 {
		known.Hide()
	}
	form.OnResized = panel.FitContent
	panel.OnSave, panel.First = save, tag
	panel.Open(l.page.deps.Host.Canvas())
}

// changeAll makes one change for all contacts selected, as one action.
func (l *list) changeAll(c app.ContactChange, refused func(error), then ...func()) {
	ids, data := l.selection(), l.page.deps.Data
	l.bulk.Load(func(ctx context.Context) (app.ID, error) { return data.ChangeContacts(ctx, ids, c) }, func(id app.ID, err error) {
		if err == nil && id == 0 {
			err = app.Invalid("tag", "The contacts are so already; nothing was changed.")
		}
		if err != nil {
			refused(err)
			return
		}
		for _, f := range then {
			f()
		}
		l.page.deps.Host.Done(id, i18n.N(len(ids), "%d contact changed", "%d contacts changed"))
	})
}

// moreOptions is the menu of what else can be done with the list.
func (l *list) moreOptions() []widgets.Option {
	options := l.exportOptions()
	for _, o := range l.columnOptions() {
		o.Group = i18n.T("Columns")
		options = append(options, o)
	}
	return options
}
