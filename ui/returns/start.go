package returns

import (
	"context"

	"rapport/app"
	"rapport/ui/document"
)

// NewReturn opens the form of a new return, of an order where order is not 0.
// A return that was closed unsaved comes back as it was.
func (p *Page) NewReturn(order app.ID) {
	if p.draft != nil && order == 0 {
		p.draft.reopen()
		return
	}
	p.openReturn(order, "")
}

// openReturn opens the form with the draft of a name, or without a name the
// newest; a return of an order begins anew.
func (p *Page) openReturn(order app.ID, draft string) {
	data := p.deps.Data
	p.forms.Load(func(ctx context.Context) (*loaded, error) {
		l, err := loadForm(ctx, data, order)
		if err == nil && order == 0 {
			err = l.resumed(ctx, data, draft)
		}
		return l, err
	}, func(l *loaded, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		f := newForm(p, l)
		if l.unsaved != nil {
			f.resume(l)
		}
		f.open()
	})
}

// reopen shows a return that was closed unsaved.
func (f *form) reopen() {
	f.panel.SetChips(document.KeptChips(true, f.afresh)...)
	f.open()
	if contact := app.ID(f.customer.ID()); contact != 0 {
		f.find(contact, 0) // what can come back may have changed meanwhile
	}
}

func (f *form) open() {
	f.page.form = f
	f.panel.Open(f.page.deps.Host.Canvas())
	f.keeper.Watch()
}
