package history

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// merged offers to split the contacts of a merge off again. That works at any
// later time, unlike taking the merge back.
type merged struct {
	page   *Page
	root   *fyne.Container
	first  *widgets.Button // that splits the first contact off; nil for none
	loader widgets.Loader[[]app.Merged]
}

func newMerged(p *Page) *merged { return &merged{page: p, root: container.NewStack()} }

// load reads which contacts an action merged.
func (m *merged) load(r row) {
	m.loader.Stop()
	m.set(nil)
	if r.Kind != edited || r.Undone {
		return
	}
	data := m.page.deps.Data
	m.loader.Load(func(ctx context.Context) ([]app.Merged, error) { return data.MergedBy(ctx, r.ID) },
		func(all []app.Merged, err error) {
			if err != nil {
				m.page.deps.Host.Fail(err)
				return
			}
			m.set(all)
		})
}

func (m *merged) set(all []app.Merged) {
	m.root.Objects, m.root.Hidden, m.first = nil, len(all) == 0, nil
	if len(all) > 0 {
		parts := []fyne.CanvasObject{widgets.NewParagraph(
			i18n.T("What was recorded since the merge does not stand in the way of splitting off: each record stays with its owner, and of the others you decide."), widgets.Muted, detailWidth)}
		for _, one := range all {
			split := widgets.NewButton(i18n.T("Split off %s again", one.Name), func() { m.page.deps.Split(one.ID) })
			if m.first == nil {
				m.first = split
			}
			parts = append(parts, container.NewHBox(split))
		}
		m.root.Objects = []fyne.CanvasObject{widgets.Stack(2*theme.Unit, parts...)}
	}
	m.root.Refresh()
}
