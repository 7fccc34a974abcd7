package definitions

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// register is the versions, and beside them the one that is chosen or the draft.
type register struct {
	deps   Deps
	root   fyne.CanvasObject
	loader widgets.Loader[state]
	state  state
	keeper keeper
	loaded bool
	wanted int // the version to choose at the next refresh; 0 for none

	versions *widgets.Table
	entries  []entry
	room     *fyne.Container
	view     *versionView
	draft    *draftView
}

// state is what the register shows.
type state struct {
	register app.Register
	currency finance.Currency
	pools    []string
	draft    *typed
}

// entry is a line of the list: a version, or the draft.
type entry struct {
	version int // 0: the draft
	app.Definitions
}

const draftKey = -1

func (e entry) key() int64 {
	if e.version == 0 {
		return draftKey
	}
	return int64(e.version)
}

func newRegister(deps Deps) *register {
	r := &register{deps: deps, keeper: keeper{source: deps.Source, fail: deps.Host.Fail}}
	r.versions = widgets.NewTable(
		widgets.Column{Key: "version", Title: i18n.T("Version"), Kind: widgets.TwoLineCell, Width: 160, Weight: 1},
		widgets.Column{Key: "signed", Title: i18n.T("Signed"), Align: fyne.TextAlignTrailing, Width: 66},
	)
	r.versions.Headless = true
	r.versions.OnSelected = r.show
	r.view = newVersionView(r)
	r.draft = newDraftView(r)
	r.room = container.NewStack(r.view.root)
	title := widgets.Pad(12, 12, 10, 12, widgets.NewText(i18n.T("Versions"), widgets.Heading))
	r.root = widgets.NewSplit(container.NewBorder(title, nil, nil, nil, r.versions), r.room, 240)
	return r
}

// refresh reads everything anew; the draft in the form stays as it is typed.
func (r *register) refresh() {
	r.loader.Load(r.read, func(s state, err error) {
		if err != nil {
			r.deps.Host.Fail(err)
			return
		}
		if r.loaded {
			s.draft = r.keeper.draft
		}
		first := !r.loaded
		r.loaded, r.keeper.draft = true, s.draft
		r.state = s
		r.list()
		defer func() { r.wanted = 0 }()
		switch {
		case first && s.draft != nil:
			r.choose(0)
		case first:
			r.choose(s.register.At(r.deps.Host.Today()).Version)
		case r.wanted != 0:
			r.choose(r.wanted)
		case r.versions.Selected() < 0: // what was in view is gone
			r.choose(s.register.At(r.deps.Host.Today()).Version)
		default:
			r.show(r.versions.Selected())
		}
	})
}

func (r *register) read(ctx context.Context) (s state, err error) {
	company, err := r.deps.Source.Company(ctx)
	if err != nil {
		return s, err
	}
	s.currency = company.Currency()
	if s.register, err = r.deps.Source.Register(ctx); err != nil {
		return s, err
	}
	pools, err := r.deps.Source.Pools(ctx)
	if err != nil {
		return s, err
	}
	for _, p := range pools {
		s.pools = append(s.pools, p.Name)
	}
	s.draft, err = readDraft(ctx, r.deps.Source)
	return s, err
}

// list fills the list: the draft on top, then the versions, the newest first.
func (r *register) list() {
	r.entries = nil
	if r.state.draft != nil {
		r.entries = append(r.entries, entry{})
	}
	for i := len(r.state.register) - 1; i >= 0; i-- {
		d := r.state.register[i]
		r.entries = append(r.entries, entry{version: d.Version, Definitions: d})
	}
	r.versions.SetSource(widgets.KeyedRows(r.entries, entry.key, r.cell))
}

func (r *register) cell(e entry, column int) widgets.Cell {
	if e.version == 0 {
		if column == 1 {
			return widgets.Cell{}
		}
		return widgets.Cell{Text: i18n.T("Draft"), Second: i18n.T("from version %d", r.state.draft.From), Colour: theme.ColorAccent}
	}
	if column == 1 {
		return signCell(e.Definitions)
	}
	return widgets.Cell{Text: r.nameOf(e.Definitions), Second: joined(since(e.Definitions), authorOf(e.Definitions))}
}

// nameOf names a version and says whether it is in force.
func (r *register) nameOf(d app.Definitions) string {
	name := versionName(d.Version)
	if r.inForce().Version == d.Version {
		name += " · " + i18n.T("in force")
	}
	return name
}

// inForce is the version of today.
func (r *register) inForce() app.Definitions {
	return *r.state.register.At(r.deps.Host.Today())
}

// signCell says how many departments have signed.
func signCell(d app.Definitions) widgets.Cell {
	signed, all := 0, app.Departments()
	for _, department := range all {
		if _, is := signOf(d, department); is {
			signed++
		}
	}
	colour := theme.ColorMuted
	if signed == len(all) {
		colour = theme.ColorProfit
	}
	return widgets.Cell{Text: i18n.T("%s of %s", format.Count(signed), format.Count(len(all))), Colour: colour}
}

func since(d app.Definitions) string {
	if d.Effective == 0 {
		return i18n.T("from the start")
	}
	return i18n.T("from %s", format.Date(d.Effective))
}

// authorOf is who wrote a version; version 1 comes with the program.
func authorOf(d app.Definitions) string {
	if d.Version == 1 && d.Effective == 0 {
		return ""
	}
	return d.Author
}

// joined puts parts on one line and leaves out what is empty.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// choose selects a version in the list, 0 the draft.
func (r *register) choose(version int) {
	for i, e := range r.entries {
		if e.version == version {
			r.versions.Select(i)
		}
	}
}

// show brings what was chosen in the list into view.
func (r *register) show(row int) {
	if row < 0 || row >= len(r.entries) {
		row = 0
	}
	if len(r.entries) == 0 {
		return
	}
	body := r.view.root
	if e := r.entries[row]; e.version == 0 {
		r.draft.show()
		body = r.draft.root
	} else {
		r.view.show(e.Definitions)
	}
	if r.room.Objects[0] != body {
		r.room.Objects = []fyne.CanvasObject{body}
		r.room.Refresh()
	}
}

// newDraft begins a draft of the version in view, which is at first the one in
// force, or goes on with the draft that is kept.
func (r *register) newDraft() {
	if !r.loaded { // there is no version in view yet
		return
	}
	if r.keeper.draft == nil {
		t := typedFrom(r.view.version, r.state.currency)
		r.setDraft(&t)
	}
	r.choose(0)
}

// setDraft takes a draft over, or gives it up where it is nil.
func (r *register) setDraft(t *typed) {
	r.keeper.keep(t)
	r.state.draft = t
	r.draft.reset()
	r.list()
}
