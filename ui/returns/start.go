package returns

import (
	"context"

	"rapport/app"
	"rapport/ui/document"
)

// NewReturn opens the form of a new return, of an order where order is not 0. A
// return of nothing in particular that was closed unsaved comes back as it was.
func (p *Page) NewReturn(order app.ID) {
	draft := document.NewestDraft
	if order != 0 {
		draft = document.NoDraft
	}
	p.openReturn(order, draft)
}

// openReturn opens the form with the draft of a name, the newest or none.
func (p *Page) openReturn(order app.ID, draft string) {
	document.Load(&p.forms, p.deps.Host, func(ctx context.Context) (*loaded, error) {
		l, err := loadForm(ctx, p.deps.Data, order)
		if err == nil {
			err = l.resumed(ctx, p.deps.Data, draft)
		}
		return l, err
	}, func(l *loaded) {
		p.form = newForm(p, l)
		p.form.Open(l.unsaved, func() { p.NewReturn(0) })
	})
}
