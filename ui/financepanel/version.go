package financepanel

import (
	"context"
	"errors"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Posted is the whole company posted under one version of the definitions.
type Posted struct {
	Source
	once  sync.Once
	close func() error
}

// NewPosted takes a source and what takes it away again.
func NewPosted(source Source, close func() error) *Posted {
	return &Posted{Source: source, close: close}
}

// Close takes it away; a second time does nothing.
func (p *Posted) Close() (err error) {
	p.once.Do(func() { err = p.close() })
	return err
}

// UnderVersion posts the whole company under a version, for a comparison.
type UnderVersion func(ctx context.Context, version int, progress app.Progress) (*Posted, error)

// versionPicker chooses the definitions that the panel's figures rest on: those
// in force on each document's day, as agreed, or one version for all of them.
type versionPicker struct {
	deps    Deps
	button  *widgets.Button
	title   *widgets.Text
	root    *fyne.Container // of the banner
	changed func()
	loader  widgets.Loader[app.Register]

	register app.Register
	version  int // 0: as agreed
	posted   *Posted
	waiting  int // the version being posted; 0 for none
	asks     int // counts what was asked for, so that only the last is shown
}

func newVersionPicker(deps Deps, changed func()) *versionPicker {
	v := &versionPicker{deps: deps, changed: changed}
	v.button = widgets.NewMenuButton(i18n.T("Definitions: as agreed"), v.options)
	v.title = widgets.NewText("", widgets.Strong)
	about := widgets.NewText(i18n.T("Every document whatever its date, as if no month had been closed; the company file is left alone."), widgets.Small)
	back := widgets.NewButton(i18n.T("Back to the definitions as agreed"), func() { v.choose(0) })
	line := widgets.Ends(widgets.RowGap(12, v.title, about), back)
	v.root = container.NewStack(widgets.NewGround(theme.ColorWarning), widgets.Pad(4, 8, 4, 12, line))
	v.root.Hide()
	v.button.Hide()
	return v
}

// load looks how many versions there are: with one there is nothing to choose.
func (v *versionPicker) load() {
	v.loader.Load(v.deps.Source.Register, orFail(v.deps, func(r app.Register) {
		v.register = r
		v.button.Hidden = v.deps.Under == nil || len(r) < 2
		v.button.Refresh()
	}))
}

func (v *versionPicker) options() []widgets.Option {
	options := []widgets.Option{{Title: i18n.T("As agreed"), Right: i18n.T("each document by its day"), Marked: v.version == 0, Do: func() { v.choose(0) }}}
	for _, d := range v.register {
		right := i18n.T("from the beginning")
		if d.Effective != 0 {
			right = i18n.T("from %s", format.Date(d.Effective))
		}
		n := d.Version
		options = append(options, widgets.Option{Title: i18n.T("Version %d for all", n), Right: right, Marked: v.version == n, Do: func() { v.choose(n) }})
	}
	return options
}

// source is what the figures come from.
func (v *versionPicker) source() Source {
	if v.posted != nil {
		return v.posted.Source
	}
	return v.deps.Source
}

// choose shows the figures under a version; 0 is as agreed. Posting under another
// version takes a while: until it is done, what is shown stays.
func (v *versionPicker) choose(version int) {
	if version == v.version || version == v.waiting && version != 0 {
		return
	}
	v.stop()
	if version == 0 {
		v.show(0, nil)
		return
	}
	v.waiting = version
	v.asks++
	ask := v.asks
	var posted *Posted
	v.deps.Job(i18n.T("Posting everything under version %d", version), func(ctx context.Context, progress shell.Progress) (err error) {
		posted, err = v.deps.Under(ctx, version, app.Progress(progress))
		return err
	}, func(err error) {
		switch {
		case ask != v.asks && posted != nil: // something else was asked for meanwhile
			v.close(posted)
		case ask != v.asks:
		case err != nil:
			v.waiting = 0
			if !errors.Is(err, context.Canceled) {
				v.deps.Fail(err)
			}
		default:
			v.show(version, posted)
		}
	})
}

// stop drops what is being posted.
func (v *versionPicker) stop() {
	v.asks++
	v.waiting = 0
}

func (v *versionPicker) show(version int, posted *Posted) {
	before := v.posted
	v.version, v.posted, v.waiting = version, posted, 0
	v.button.SetLabel(i18n.T("Definitions: as agreed"))
	v.root.Hidden = version == 0
	if version != 0 {
		v.button.SetLabel(i18n.T("Definitions: version %d", version))
		v.title.Set(i18n.T("Shown under version %d", version))
	}
	v.changed()
	if before != nil {
		v.close(before)
	}
}

func (v *versionPicker) close(posted *Posted) {
	if err := posted.Close(); err != nil {
		v.deps.Fail(err)
	}
}

// rebuild makes all tabs anew over the source that was chosen.
func (p *Page) rebuild() {
	p.views = p.freshViews()
	p.show(p.tabs.Chosen())
	p.root.Refresh() // the banner came or went
	p.reload()
}

// freshViews makes the tabs. What an earlier set still reads, of a company posted
// under another version, may fail and is of no interest.
func (p *Page) freshViews() map[string]view {
	p.built++
	built, deps := p.built, p.deps
	deps.Source, deps.Books = p.version.source(), p.deps.Source
	deps.Fail = func(err error) {
		if built == p.built {
			p.deps.Fail(err)
		}
	}
	return newViews(deps)
}
