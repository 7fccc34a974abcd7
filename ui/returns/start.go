package returns

import (
	"context"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// NewReturn opens the form of a new return, of an order where order is not 0.
// A return that was closed unsaved comes back as it was.
func (p *Page) NewReturn(order app.ID) {
	if p.draft != nil && order == 0 {
		p.draft.reopen()
		return
	}
	data := p.deps.Data
	p.forms.Load(func(ctx context.Context) (*loaded, error) {
		return loadForm(ctx, data, order)
	}, func(l *loaded, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		newForm(p, l).open()
	})
}

// reopen shows a return that was closed unsaved.
func (f *form) reopen() {
	afresh := widgets.NewLink(i18n.T("Start afresh"), func() {
		f.panel.OnClosed = nil
		f.panel.Close()
		f.page.draft = nil
		f.page.NewReturn(0)
	})
	f.panel.SetChips(widgets.NewChip(i18n.T("draft kept")), afresh)
	f.open()
	if contact := app.ID(f.customer.ID()); contact != 0 {
		f.find(contact, 0) // what can come back may have changed meanwhile
	}
}

func (f *form) open() {
	f.page.form = f
	f.panel.Open(f.page.deps.Host.Canvas())
}
