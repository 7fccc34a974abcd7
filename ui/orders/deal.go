package orders

import (
	"context"

	"rapport/app"
	"rapport/ui/document"
)

// fromDeal opens the form of the order that a deal becomes.
func (p *Page) fromDeal(id app.ID) {
	document.Load(&p.opening, p.deps.Host, func(ctx context.Context) (*loaded, error) {
		l, err := loadForm(ctx, p.deps.Data, func(ctx context.Context) (*app.Order, error) {
			d, err := p.deps.Data.Deal(ctx, id)
			if err != nil {
				return nil, err
			}
			if d.Order != 0 {
				return nil, app.Errorf(app.Conflict, "Deal %s has become an order already.", d.Number)
			}
			o := d.AsOrder(p.deps.Host.Today())
			o.Channel = app.ChannelPhone
			return o, nil
		}, document.NoDraft)
		if err == nil {
			l.deal = id
		}
		return l, err
	}, p.show)
}

// win lets the deal, where the order came from one, be won with it.
func (f *form) win(ctx context.Context, u app.Unit, o *app.Order) error {
	if f.deal == 0 {
		return nil
	}
	d, err := u.Deal(ctx, f.deal)
	if err != nil {
		return err
	}
	d.Order = o.ID
	d.Reach(app.StageWon, o.Day)
	return u.Put(ctx, d)
}

// quote makes a quote of the order as it is typed.
func (f *form) quote() {
	if !f.Unread(nil) {
		f.page.deps.Quote(f.collect(), f.customer.Chosen().Title)
	}
}
