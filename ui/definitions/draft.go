package definitions

import (
	"context"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// The tabs of a draft.
const (
	tabRules  = "rules"
	tabChange = "change"
)

// draftView is the draft of the next version: its form, and what it would
// change.
type draftView struct {
	register *register
	root     fyne.CanvasObject
	form     *form
	filled   bool // the form shows the draft
	working  bool // it is being tried or adopted

	title, about *widgets.Text
	adopt        *widgets.Button
	head         *fyne.Container
	tabs         *widgets.Tabs
	body         *fyne.Container
	cards        fyne.CanvasObject
	change       *changeView
	tried        *typed // what the change view is about
}

func newDraftView(r *register) *draftView {
	v := &draftView{register: r}
	v.form = newForm(r.deps.Host.Today, v.typedOn)
	v.title = widgets.NewText("", widgets.Heading)
	v.about = widgets.NewText("", widgets.Small)
	v.adopt = widgets.NewPrimary("", v.adoptIt)
	v.change = newChangeView(r, func() { v.choose(tabChange) })
	v.tabs = widgets.NewTabs([]widgets.Tab{
		{Key: tabRules, Label: i18n.T("Rules and rates"), Count: -1}, {Key: tabChange, Label: i18n.T("What would change"), Count: -1},
	}, v.choose)
	v.cards = container.New(sideBySide{.48},
		widgets.NewCard(i18n.T("Rules"), "", v.form.scroll),
		widgets.NewCard(i18n.T("Cost to serve"), i18n.T("one unit of each"), v.form.grid.root))
	v.body = container.NewStack(v.cards)
	discard := widgets.NewButton(i18n.T("Discard the draft"), v.discard)
	v.head = actionHead(v.title, v.about, discard, v.adopt)
	v.root = headed(v.head, container.NewBorder(widgets.Pad(0, 0, cardGap, 0, v.tabs), nil, nil, nil, v.body))
	return v
}

// reset makes the next show fill the form anew.
func (v *draftView) reset() {
	v.filled, v.tried = false, nil
	v.tabs.Choose(tabRules)
	v.put(v.cards)
}

// show brings the draft into view.
func (v *draftView) show() {
	s := v.register.state
	if s.draft == nil {
		return
	}
	if !v.filled {
		v.filled = true
		v.form.fill(*s.draft, s.register, s.currency, s.pools)
	} else {
		v.form.register = s.register
		v.form.show()
	}
	v.describe()
}

func (v *draftView) describe() {
	s := v.register.state
	v.title.Set(i18n.T("Draft of version %d", nextVersion(s.register)))
	v.about.Set(joined(i18n.T("from version %d", s.draft.From), i18n.T("kept in the file as you type")))
	label := i18n.T("Adopt…")
	if day, err := finance.ParseDate(s.draft.Effective); err == nil {
		label = i18n.T("Adopt from %s", format.Date(day))
	}
	v.adopt.SetLabel(label)
	v.head.Refresh()
}

// typedOn is told each change of the draft.
func (v *draftView) typedOn(t typed) {
	v.register.keeper.keep(&t)
	v.register.state.draft = &t
	v.describe()
}

func (v *draftView) put(body fyne.CanvasObject) {
	if v.body.Objects[0] != body {
		v.body.Objects = []fyne.CanvasObject{body}
		v.body.Refresh()
	}
}

// choose brings a tab into view; what the draft would change is worked out where
// that is not known yet.
func (v *draftView) choose(tab string) {
	if v.working {
		v.tabs.Choose(tabChange)
		return
	}
	v.tabs.Choose(tab)
	if tab == tabRules {
		v.put(v.cards)
		return
	}
	if v.tried != nil && reflect.DeepEqual(*v.tried, v.form.typed()) && v.change.shown() {
		v.put(v.change.root)
		return
	}
	v.try()
}

// ready reads the draft; where it cannot be used yet, the form says why.
func (v *draftView) ready() (app.Definitions, bool) {
	d, ok := v.form.check()
	if !ok {
		v.tabs.Choose(tabRules)
		v.put(v.cards)
		v.form.focusFault()
	}
	return d, ok
}

// try works out what the draft would change, without changing anything.
func (v *draftView) try() {
	d, ok := v.ready()
	if !ok {
		return
	}
	t := v.form.typed()
	v.run(i18n.T("Trying version %d", d.Version), i18n.T("Posting everything once more, without writing anything …"),
		func(ctx context.Context, progress app.Progress) (*app.Difference, error) {
			return v.register.deps.Source.WhatChanges(ctx, d, progress)
		}, func(difference *app.Difference) {
			v.tried = &t
			v.change.result(difference, contrasts(base(v.register.state.register, t.From), d, v.register.state.currency))
		})
}

// adoptIt puts the draft in force.
func (v *draftView) adoptIt() {
	if v.working {
		return
	}
	d, ok := v.ready()
	if !ok {
		return
	}
	r := v.register
	v.tabs.Choose(tabChange)
	v.run(i18n.T("Adopting version %d", d.Version), i18n.T("Posting what the new version touches …"),
		func(ctx context.Context, progress app.Progress) (*app.Difference, error) {
			return r.deps.Source.Adopt(ctx, d, progress)
		}, func(difference *app.Difference) {
			r.setDraft(nil)
			r.wanted = difference.Version
			c := r.state.currency
			r.deps.Host.Done(0, i18n.T("Version %d is in force from %s: company profit %s → %s",
				difference.Version, format.Date(difference.Effective), format.Amount(difference.Before, c), format.Amount(difference.After, c)))
			r.deps.Adopted()
		})
}

// run does long work on the draft with progress and Cancel, here and in the
// status line.
func (v *draftView) run(label, about string, work func(context.Context, app.Progress) (*app.Difference, error), done func(*app.Difference)) {
	v.working = true
	v.change.begin(about)
	v.put(v.change.root)
	var difference *app.Difference
	v.register.deps.Job(label, func(ctx context.Context, progress shell.Progress) (err error) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		fyne.Do(func() { v.change.stop = stop })
		difference, err = work(ctx, v.change.follow(progress))
		return err
	}, func(err error) {
		v.working, v.change.stop = false, nil
		if err != nil {
			v.failed(err)
			return
		}
		done(difference)
	})
}

// failed says what stands in the way: beside its field, where it has one.
func (v *draftView) failed(err error) {
	if v.change.failed(err) {
		return
	}
	v.tabs.Choose(tabRules)
	v.put(v.cards)
	if !v.form.refuse(shell.FieldErrors(err)) {
		v.register.deps.Host.Fail(err)
	}
}

// discard gives the draft up, and offers it back.
func (v *draftView) discard() {
	if v.working {
		return
	}
	r, t := v.register, v.form.typed()
	r.setDraft(nil)
	r.choose(r.inForce().Version)
	r.deps.Say(i18n.T("The draft is discarded"), i18n.T("Bring it back"), func() {
		if r.keeper.draft == nil {
			r.setDraft(&t)
		}
		r.choose(0)
	})
}
