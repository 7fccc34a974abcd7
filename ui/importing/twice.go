package importing

import (
	"context"

	"rapport/app/match"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// twice says after an import of contacts how many may be there twice now, and
// leads to them.
type twice struct {
	page   *Page
	link   *widgets.Button
	loader widgets.Loader[int]
}

func newTwice(p *Page) *twice {
	t := &twice{page: p, link: widgets.NewLink("", p.deps.Duplicates)}
	t.link.Hide()
	return t
}

// hide takes the link away.
func (t *twice) hide() {
	t.loader.Stop()
	t.link.Hide()
}

// count looks for duplicates among all contacts.
func (t *twice) count() {
	t.hide()
	data := t.page.deps.Data
	t.loader.Load(func(ctx context.Context) (int, error) {
		pairs, err := data.Duplicates(ctx, match.DefaultScore)
		return len(pairs), err
	}, func(n int, err error) {
		switch {
		case err != nil:
			t.page.deps.Host.Fail(err)
		case n > 0:
			t.link.SetLabel(i18n.N(n, "%d possible duplicate: look at it", "%d possible duplicates: look at them"))
			t.link.Show()
			t.page.result.root.Refresh()
		}
	})
}
