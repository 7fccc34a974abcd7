package financepanel

import (
	"context"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// filterPicker chooses whose figures the panel shows: all customers, or those
// of a tag, an acquisition source or an owner.
type filterPicker struct {
	deps    Deps
	button  *widgets.Button
	changed func()
	loader  widgets.Loader[groups]
	groups  groups
	filter  report.Filter
}

// groups is what customers can be chosen by.
type groups struct{ tags, sources, owners []app.Choice }

func newFilterPicker(deps Deps, changed func()) *filterPicker {
	f := &filterPicker{deps: deps, changed: changed}
	f.button = widgets.NewMenuButton(i18n.T("All customers"), f.options)
	return f
}

func (f *filterPicker) load() {
	f.loader.Load(func(ctx context.Context) (g groups, err error) {
		if g.tags, err = f.deps.Source.TagChoices(ctx); err != nil {
			return g, err
		}
		if g.sources, err = f.deps.Source.SourceChoices(ctx); err != nil {
			return g, err
		}
		g.owners, err = f.deps.Source.StaffChoices(ctx)
		return g, err
	}, orFail(f.deps, func(g groups) {
		f.groups = g
	}))
}

// offer lets customers be chosen, or says that what is in view is of all of them,
// whatever was chosen.
func (f *filterPicker) offer(choose bool) {
	label := i18n.T("All customers")
	if choose && !f.filter.IsZero() {
		label = f.filter.Text().In(format.Say)
	}
	f.button.SetLabel(label)
	if choose {
		f.button.Enable()
	} else {
		f.button.Disable()
	}
}

func (f *filterPicker) options() []widgets.Option {
	choose := func(group, label string, filter report.Filter) widgets.Option {
		return widgets.Option{Group: group, Title: label, Marked: f.filter == filter, Do: func() {
			f.filter = filter
			f.offer(true)
			f.changed()
		}}
	}
	options := []widgets.Option{choose("", i18n.T("All customers"), report.Filter{})}
	for _, c := range f.groups.tags {
		options = append(options, choose(i18n.T("Tag"), c.Name, report.Filter{Tag: c.Name}))
	}
	for _, c := range f.groups.sources {
		options = append(options, choose(i18n.T("First came from"), c.Name, report.Filter{Source: c.ID, Name: c.Name}))
	}
	for _, c := range f.groups.owners {
		options = append(options, choose(i18n.T("Owner"), c.Name, report.Filter{Owner: c.ID, Name: c.Name}))
	}
	return options
}
