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
	p.openReturn(func(ctx context.Context) (*loaded, error) { return loadForm(ctx, p.deps.Data, order) }, draft,
		func() { p.NewReturn(0) })
}

// Edit opens the form of a return, with what was typed and not saved.
func (p *Page) Edit(id app.ID) { p.goOn(id, document.NewestDraft) }

// goOn opens the form of a return, 0 for a new one, with the draft named or the newest.
func (p *Page) goOn(id app.ID, draft string) {
	p.openReturn(func(ctx context.Context) (*loaded, error) {
		if id == 0 {
			return loadForm(ctx, p.deps.Data, 0)
		}
		return loadOld(ctx, p.deps.Data, id)
	}, draft, func() { p.goOn(id, document.NewestDraft) })
}

// openReturn opens the form of what is read, with the draft of a name, the newest or
// none; again opens it anew.
func (p *Page) openReturn(read func(context.Context) (*loaded, error), draft string, again func()) {
	document.Load(&p.forms, p.deps.Host, func(ctx context.Context) (*loaded, error) {
		l, err := read(ctx)
		if err == nil {
			err = l.resumed(ctx, p.deps.Data, draft)
		}
		return l, err
	}, func(l *loaded) {
		p.form = newForm(p, l)
		p.form.Open(l.unsaved, again)
	})
}
