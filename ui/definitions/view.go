package definitions

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// Widths of a rule: what it is about, and, where two stand side by side, what
// was agreed.
const (
	ruleLabel = 166
	ruleWidth = 270
)

// versionView shows one version whole, or what it has differently from another.
type versionView struct {
	register *register
	root     fyne.CanvasObject
	version  app.Definitions
	other    int // compared with; 0 for none

	head         *fyne.Container
	title, about *widgets.Text
	compare      *widgets.Select
	start        *widgets.Button
	signs        *signStrip
	rules        *fyne.Container
	rates        *widgets.Table
	serving      *widgets.Card // of the rates
	body         *fyne.Container
	cards        fyne.CanvasObject
	contrast     *contrastView
}

func newVersionView(r *register) *versionView {
	v := &versionView{register: r, rules: container.New(ruleLayout{}), contrast: newContrastView()}
	v.title = widgets.NewText(i18n.T("Definitions"), widgets.Heading)
	v.about = widgets.NewText("", widgets.Small)
	v.compare = widgets.NewCompactSelect(nil, v.compareWith)
	v.compare.Placeholder = i18n.T("Compare with…")
	v.start = widgets.NewPrimary(i18n.T("New version"), r.newDraft)
	v.signs = newSignStrip(r)
	v.rates = widgets.NewTable(
		widgets.Column{Key: "activity", Title: i18n.T("Activity"), Kind: widgets.TextCell, Width: 160, Min: 90, Weight: 1},
		widgets.Column{Key: "rate", Title: i18n.T("Cost of one"), Align: fyne.TextAlignTrailing, Width: 164, Min: 90, Weight: 1},
	)
	v.serving = widgets.NewFlushCard(i18n.T("Cost to serve"), "", v.rates)
	v.cards = container.New(sideBySide{.54}, widgets.NewCard(i18n.T("Rules"), "", container.NewVScroll(v.rules)), v.serving)
	v.body = container.NewStack(v.cards)
	v.head = actionHead(v.title, v.about, v.compare, v.start)
	v.root = headed(v.head, container.NewBorder(widgets.Pad(0, 0, cardGap, 0, v.signs.root), nil, nil, nil, v.body))
	return v
}

// show brings a version into view.
func (v *versionView) show(d app.Definitions) {
	if d.Version != v.version.Version {
		v.other = 0
	}
	v.version = d
	v.title.Set(i18n.T("Definitions, version %d", d.Version))
	v.about.Set(joined(v.span(d), authorOf(d), noteOf(d)))
	v.serving.SetTitle(i18n.T("Cost to serve"), i18n.T("one unit of each")+"  ·  "+v.register.state.currency.Code)
	label := i18n.T("New version")
	if v.register.state.draft != nil {
		label = i18n.T("Go on with the draft")
	}
	v.start.SetLabel(label)
	v.showOthers()
	v.head.Refresh()
	v.signs.show(d)
	if other, ok := v.register.state.register.Version(v.other); ok {
		v.contrast.show(*other, d, v.register.state.currency)
		v.put(v.contrast.root)
		return
	}
	v.showRules(d)
	v.put(v.cards)
}

// span says from when a version is in force, and until when.
func (v *versionView) span(d app.Definitions) string {
	if next := v.register.state.register.Until(d.Effective); next != 0 {
		return i18n.T("In force %s until %s", since(d), format.Date(next.AddDays(-1)))
	}
	return i18n.T("In force %s", since(d))
}

// noteOf is why a version was made; that of version 1 comes with the program.
func noteOf(d app.Definitions) string {
	if d.Version == 1 && d.Effective == 0 {
		return i18n.T("standard set")
	}
	return d.Note
}

func (v *versionView) put(body fyne.CanvasObject) {
	if v.body.Objects[0] != body {
		v.body.Objects = []fyne.CanvasObject{body}
		v.body.Refresh()
	}
}

// showOthers lists the versions that this one can be compared with.
func (v *versionView) showOthers() {
	options := []widgets.Option{{Title: i18n.T("Not compared")}}
	for _, d := range v.register.state.register {
		if d.Version != v.version.Version {
			options = append(options, widgets.Option{ID: int64(d.Version), Title: i18n.T("Compared with version %d", d.Version)})
		}
	}
	v.compare.SetOptions(options)
	v.compare.Hidden = len(options) == 1
	if v.other == 0 {
		v.compare.SetID(-1) // none: the placeholder says what it is for
		return
	}
	v.compare.SetID(int64(v.other))
}

func (v *versionView) compareWith(o widgets.Option) {
	v.other = int(o.ID)
	v.show(v.version)
}

func (v *versionView) showRules(d app.Definitions) {
	v.rules.Objects = nil
	for _, r := range rulesOf(d) {
		v.rules.Objects = append(v.rules.Objects,
			widgets.NewCutText(r.what, widgets.Muted), widgets.NewParagraph(r.text, widgets.Body, ruleLeast))
	}
	v.rules.Refresh()
	currency := v.register.state.currency
	v.rates.SetSource(widgets.Rows(d.Activities, func(a app.ActivityRate, column int) widgets.Cell {
		if column == 0 {
			return widgets.Cell{Text: ActivityName(a.Code)}
		}
		return widgets.Cell{Text: costWords(a, currency)}
	}))
}
