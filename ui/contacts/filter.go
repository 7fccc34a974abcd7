package contacts

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// filter is the button that says which contacts are shown, with the menu of
// what is asked for most, of the saved views, and of the panel for the rest.
type filter struct {
	list   *list
	button *widgets.Button
}

func newFilter(l *list) *filter {
	f := &filter{list: l}
	f.button = widgets.NewMenuButton(i18n.T("All"), f.options).WithIcon("filter")
	return f
}

// tagsOffered is how many tags stand in the menu itself.
const tagsOffered = 8

func (f *filter) options() []widgets.Option {
	options := []widgets.Option{
		f.option("", i18n.T("All"), app.ContactFilter{}),
		f.option("", i18n.T("At a loss"), app.ContactFilter{Unprofitable: true}),
		f.option("", i18n.T("Companies"), app.ContactFilter{Kind: app.Organisation}),
		f.option("", i18n.T("People"), app.ContactFilter{Kind: app.Person}),
	}
	for i, tag := range f.list.choices.tags {
		if i < tagsOffered {
			options = append(options, f.option(i18n.T("Tag"), tag, app.ContactFilter{Tag: tag}))
		}
	}
	for _, v := range f.list.views {
		options = append(options, widgets.Option{Group: i18n.T("Saved views"), Title: v.Name, Marked: f.button.Label == v.Name, Do: func() { f.list.openView(v) }})
	}
	more := i18n.T("More")
	options = append(options,
		widgets.Option{Group: more, Title: i18n.T("Filter…"), Icon: "filter", Do: func() { newFilterPanel(f.list).panel.Open(f.list.page.deps.Host.Canvas()) }},
		widgets.Option{Group: more, Title: i18n.T("Save this view…"), Icon: "plus", Do: func() { f.list.nameView() }})
	if v := f.list.viewNamed(f.button.Label); v != nil {
		options = append(options, widgets.Option{Group: more, Title: i18n.T("Remove the view %s", v.Name), Icon: "close", Do: func() { f.list.removeView(*v) }})
	}
	return options
}

func (f *filter) option(group, title string, by app.ContactFilter) widgets.Option {
	return widgets.Option{Group: group, Title: title, Marked: f.list.state.Filter == by, Do: func() { f.set(by, title) }}
}

// set shows the contacts that a filter chooses, under a name.
func (f *filter) set(by app.ContactFilter, name string) {
	f.list.state.Filter = by
	f.button.SetLabel(name)
	f.list.show()
}

// clear lets every contact through.
func (f *filter) clear() {
	f.list.state.Filter = app.ContactFilter{}
	f.button.SetLabel(i18n.T("All"))
}

// ask lists the contacts of a tag or a saved view, where a place says so.
func (l *list) ask(arg string) {
	if tag, ok := strings.CutPrefix(arg, document.TagArg); ok {
		l.search.SetText("")
		l.filter.set(app.ContactFilter{Tag: tag}, tag)
	}
	if view, ok := strings.CutPrefix(arg, document.ViewArg); ok {
		l.view = view
		l.showView()
	}
}

// showView shows the view that was asked for, once the views are read.
func (l *list) showView() {
	if v := l.viewNamed(l.view); v != nil {
		l.view = ""
		l.openView(*v)
	}
}

// viewNamed is the saved view of a name; nil for none.
func (l *list) viewNamed(name string) *app.SavedView {
	for i := range l.views {
		if l.views[i].Name == name {
			return &l.views[i]
		}
	}
	return nil
}

// openView shows the list as a view has it.
func (l *list) openView(v app.SavedView) {
	l.state = v.State
	l.search.SetText(v.State.Filter.Text)
	l.state.Filter.Text = ""
	l.filter.button.SetLabel(v.Name)
	l.show()
	l.arrange()
}

// nameView asks for a name and saves the list as it stands under it; under the
// name of a view it replaces that one.
func (l *list) nameView() {
	name := widgets.NewEntry()
	if v := l.viewNamed(l.filter.button.Label); v != nil {
		name.SetText(v.Name)
	}
	field := widgets.NewField(i18n.T("Name"), name)
	field.SetHint(i18n.T("Filter, columns and order are kept. The name of a view that is there replaces it."))
	form := widgets.NewForm(field)
	var panel *widgets.Panel
	save := func() {
		l.saveView(name.Text, func() { panel.Close() }, func(err error) { field.SetError(firstSentence(err)) })
	}
	closing := widgets.NewButton(i18n.T("Close"), func() { panel.AskClose() }).WithHint("Esc")
	panel = widgets.NewPanel(i18n.T("Save view"), widgets.Pad(1, 1, 1, 1, form), nil,
		[]fyne.CanvasObject{closing, widgets.NewPrimary(i18n.T("Save"), save).WithHint("Ctrl ↵")})
	form.OnResized = panel.FitContent
	panel.OnSave, panel.First = save, name
	panel.Open(l.page.deps.Host.Canvas())
}

// saveView saves the list as it stands under a name.
func (l *list) saveView(name string, saved func(), refused func(error)) {
	v := &app.SavedView{Name: strings.TrimSpace(name), State: l.state}
	v.State.Filter.Text = l.search.Text
	for i := range l.views {
		if app.Fold(l.views[i].Name) == app.Fold(v.Name) {
			v.ID = l.views[i].ID
		}
	}
	action := app.Action{Text: i18n.Mark("Save the view %s"), Args: []any{v.Name}}
	l.saver.Save(l.page.deps.Data, action, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, v) }, func(id app.ID, err error) {
		if err != nil {
			refused(err)
			return
		}
		saved()
		l.filter.button.SetLabel(v.Name)
		l.page.deps.Host.Done(id, i18n.T("View %s saved", v.Name))
	})
}

func (l *list) removeView(v app.SavedView) {
	action := app.Action{Text: i18n.Mark("Remove the view %s"), Args: []any{v.Name}}
	l.saver.Save(l.page.deps.Data, action, func(ctx context.Context, u app.Unit) error { return u.Delete(ctx, &v) }, func(id app.ID, err error) {
		if err != nil {
			l.page.deps.Host.Fail(err)
			return
		}
		l.filter.clear()
		l.show()
		l.page.deps.Host.Done(id, i18n.T(action.Text, action.Args...))
	})
}
