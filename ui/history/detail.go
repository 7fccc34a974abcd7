package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// detailWidth is the width that the text beside the list wraps in.
const detailWidth float32 = 300

// detail is one action beside the list.
type detail struct {
	page   *Page
	root   *fyne.Container
	undo   *widgets.Button
	merged *merged
	shown  app.ID
}

func newDetail(p *Page) *detail {
	d := &detail{page: p, root: container.NewStack()}
	d.undo = widgets.NewButton(i18n.T("Take back"), p.takeBack).WithIcon("undo")
	d.merged = newMerged(p)
	d.clear()
	return d
}

func (d *detail) clear() {
	d.shown = 0
	d.set(widgets.NewParagraph(i18n.T("Choose an action to see it."), widgets.Muted, detailWidth))
}

// show says what an action did.
func (d *detail) show(r row) {
	parts := []fyne.CanvasObject{widgets.NewParagraph(explain(r), widgets.Muted, detailWidth)}
	if r.canUndo() {
		parts = append(parts, container.NewHBox(d.undo))
	}
	d.draw(r, parts...)
}

func (d *detail) draw(r row, what ...fyne.CanvasObject) {
	d.shown = r.ID
	d.merged.load(r)
	title := widgets.NewParagraph(r.what, widgets.Strong, detailWidth)
	facts := widgets.NewParagraph(r.when+"  ·  "+by(r.Actor)+"  ·  "+
		i18n.N(r.Changes, "%d record changed", "%d records changed"), widgets.Muted, detailWidth)
	parts := append([]fyne.CanvasObject{title, facts, widgets.Pad(theme.Unit, 0, theme.Unit, 0, document.NewRule())}, what...)
	d.set(append(parts, d.merged.root)...)
}

func by(actor string) string {
	if actor == "" {
		return i18n.T("by the program")
	}
	return i18n.T("by %s", actor)
}

// explain says what can be done about an action.
func explain(r row) string {
	switch {
	case r.Undone:
		return i18n.T("This was taken back already.")
	case r.Kind == undone || r.Kind == redone:
		return i18n.T("This took back or repeated another action. Choose that action to change it.")
	case r.Kind == imported:
		return i18n.T("Taking an import back removes what it made and restores what it changed, unless something later rests on it.")
	}
	return i18n.T("Taking this back restores the records as they were and works all figures out anew, unless something later rests on it.")
}

func (d *detail) set(parts ...fyne.CanvasObject) {
	body := widgets.Stack(2*theme.Unit, parts...)
	d.root.Objects = []fyne.CanvasObject{widgets.NewScroll(document.Wide(detailWidth, widgets.Pad(14, 4*theme.Unit, 4*theme.Unit, 4*theme.Unit, body)))}
	d.root.Refresh()
}
