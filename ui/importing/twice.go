package importing

import (
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// newTwice leads after an import of contacts to those that may be there twice
// now.
func newTwice(p *Page) *widgets.Button {
	link := widgets.NewLink("", p.deps.Duplicates)
	link.Hide()
	return link
}

// showTwice says how many may be there twice.
func (r *result) showTwice(n int) {
	r.twice.Hidden = n == 0
	if n > 0 {
		r.twice.SetLabel(i18n.N(n, "%d possible duplicate: look at it", "%d possible duplicates: look at them"))
	}
	r.root.Refresh()
}
