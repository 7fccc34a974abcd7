package contacts

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// mergedLine says which contacts were merged into the one shown, or into which it
// was merged itself, and splits them off again.
type mergedLine struct {
	page *Page
	root *fyne.Container
}

func newMergedLine(p *Page) *mergedLine { return &mergedLine{page: p, root: container.NewStack()} }

// fill shows the contacts merged; nothing where there are none.
func (l *mergedLine) fill(d *recordData) {
	l.root.Objects = nil
	merged := d.merged
	l.root.Hidden = len(merged) == 0 && d.into == ""
	switch {
	case d.into != "":
		split := widgets.NewLink(i18n.T("Split off again"), func() { l.page.deps.Split(d.contact.ID) })
		text := widgets.NewCutText(i18n.T("Merged into %s, where its records count", d.into), widgets.Muted)
		l.root.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil, split, text)}
	case len(merged) > 0:
		who := ""
		for i, m := range merged {
			if i > 0 {
				who += ", "
			}
			who += fmt.Sprintf("%s (%d)", m.Name, m.Number)
		}
		text := widgets.NewCutText(i18n.T("Merged into this contact: %s", who), widgets.Muted)
		l.root.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil, l.button(merged), text)}
	}
	l.root.Refresh()
}

// button splits the one contact off, or asks which.
func (l *mergedLine) button(merged []app.Merged) fyne.CanvasObject {
	if len(merged) == 1 {
		return widgets.NewLink(i18n.T("Split off again"), func() { l.page.deps.Split(merged[0].ID) })
	}
	return widgets.NewMenuButton(i18n.T("Split off again"), func() []widgets.Option {
		options := make([]widgets.Option, len(merged))
		for i, m := range merged {
			options[i] = widgets.Option{Title: m.Name, Detail: i18n.T("ID %s", fmt.Sprint(m.Number)), Do: func() { l.page.deps.Split(m.ID) }}
		}
		return options
	})
}
