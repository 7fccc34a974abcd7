package returns

import (
	"context"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/sheet"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// claimForm is the form of a new rebate claim.
type claimForm struct {
	*sheet.Sheet
	page   *Page
	buying widgets.Loader[[]app.OrderRow]
	bought widgets.Loader[[]*app.Product]
	// chosen and goods are to be chosen as soon as the customer's orders are there.
	chosen, goods app.ID

	customer *widgets.Picker
	orders   *widgets.Select
	product  *widgets.Select
	amount   *widgets.MoneyField
	received *widgets.DateField
	number   *widgets.Entry
	note     *widgets.Entry
}

// claimStart is what the form of a claim needs.
type claimStart struct {
	currency finance.Currency
	number   string
	contact  *app.Contact
	order    *app.Order
	unsaved  *document.Unsaved
}

// NewClaim opens the form of a new claim, of an order where order is not 0. One
// that was not saved comes back as it was.
func (p *Page) NewClaim(order app.ID) { p.claimDraft(order, document.NewestDraft) }

// claimDraft opens the form with the draft of a name, or without a name the
// newest.
func (p *Page) claimDraft(order app.ID, draft string) {
	data := p.deps.Data
	document.Load(&p.claim, p.deps.Host, func(ctx context.Context) (*claimStart, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return nil, err
		}
		s := &claimStart{currency: company.Currency()}
		if s.number, err = data.NextNumber(ctx, "rebate"); err != nil {
			return s, err
		}
		if order == 0 {
			s.unsaved, err = document.FindDraft(ctx, data, document.ClaimForm, 0, draft)
			return s, err
		}
		if s.order, err = data.Order(ctx, order); err != nil || s.order.Contact == 0 {
			return s, err
		}
		s.contact, err = data.Contact(ctx, s.order.Contact)
		return s, err
	}, func(s *claimStart) {
		p.claiming = newClaimForm(p, s)
		p.claiming.Open(s.unsaved, func() { p.NewClaim(0) })
	})
}

func newClaimForm(p *Page, s *claimStart) *claimForm {
	f := &claimForm{Sheet: sheet.New(p.deps.Data, p.deps.Host), page: p}
	f.customer = widgets.NewPicker(i18n.T("Find the customer"), document.Finder(p.deps.Data.ContactChoices), func(o widgets.Option) {
		f.readOrders(app.ID(o.ID))
	})
	f.customer.OnError = p.deps.Host.Fail
	f.orders = widgets.NewSelect([]widgets.Option{{Title: i18n.T("No order")}}, func(o widgets.Option) { f.readProducts(app.ID(o.ID)) })
	f.orders.SetID(0)
	f.product = widgets.NewSelect([]widgets.Option{{Title: i18n.T("The whole order")}}, nil)
	f.product.SetID(0)
	f.amount = widgets.NewMoneyField(s.currency)
	f.received = widgets.NewDateField(p.deps.Host.Today)
	f.received.SetDate(p.deps.Host.Today())
	f.number, f.note = widgets.NewEntry(), widgets.NewEntry()
	f.number.SetText(s.number)
	f.Build(i18n.T("New rebate claim"), f.Column(0,
		f.Field("customer", i18n.T("Customer"), f.customer),
		f.Field("order_number", i18n.T("Order"), f.orders),
		f.Field("sku", i18n.T("Goods"), f.product),
		f.Field("amount", i18n.T("Amount"), f.amount),
		f.Field("received", i18n.T("Received"), f.received),
		f.Field("number", i18n.T("Number"), f.number),
		f.Field("note", i18n.T("Note"), f.note),
	), i18n.T("Save claim"), f.save)
	f.Panel.First = f.customer
	f.Keep(document.ClaimForm, 0, func(u *document.Unsaved) { u.Title = f.customer.Chosen().Title })
	f.Refill = f.refill
	if s.contact != nil {
		f.customer.SetChosen(document.ContactOption(s.contact))
		f.chosen = s.order.ID
		f.Panel.First = f.amount
		f.readOrders(s.contact.ID)
	}
	return f
}

// refill chooses the order and the goods that were chosen before.
func (f *claimForm) refill(u document.Unsaved) {
	f.chosen, f.goods = app.ID(u.Typed["order_number"].ID), app.ID(u.Typed["sku"].ID)
	if contact := app.ID(f.customer.ID()); contact != 0 {
		f.readOrders(contact)
	}
}

// readOrders offers the customer's orders.
func (f *claimForm) readOrders(contact app.ID) {
	document.Load(&f.buying, f.page.deps.Host, func(ctx context.Context) ([]app.OrderRow, error) {
		if contact == 0 {
			return nil, nil
		}
		return f.page.deps.Data.OrderRows(ctx, contact, linesShown)
	}, func(rows []app.OrderRow) {
		options := []widgets.Option{{Title: i18n.T("No order")}}
		for _, r := range rows {
			options = append(options, widgets.Option{ID: int64(r.ID), Title: r.Number, Detail: r.Items, Right: format.Date(r.Day)})
		}
		f.orders.SetOptions(options)
		f.orders.SetID(int64(f.chosen))
		f.readProducts(f.chosen)
		f.chosen = 0
	})
}

// readProducts offers the goods of the order.
func (f *claimForm) readProducts(order app.ID) {
	document.Load(&f.bought, f.page.deps.Host, func(ctx context.Context) ([]*app.Product, error) {
		if order == 0 {
			return nil, nil
		}
		return document.Bought(ctx, f.page.deps.Data, order)
	}, func(products []*app.Product) {
		options := []widgets.Option{{Title: i18n.T("The whole order")}}
		for _, p := range products {
			options = append(options, document.ProductOption(p))
		}
		f.product.SetOptions(options)
		f.product.SetID(0)
		if len(products) == 1 {
			f.product.SetID(int64(products[0].ID))
		}
		if f.goods != 0 {
			f.product.SetID(int64(f.goods))
			f.goods = 0
		}
	})
}

func (f *claimForm) save() {
	c := &app.Claim{
		Number: strings.TrimSpace(f.number.Text), Contact: app.ID(f.customer.ID()), Order: app.ID(f.orders.ID()),
		Product: app.ID(f.product.ID()), Amount: f.amount.Amount(), Received: f.received.Date(), Note: f.note.Text,
	}
	action := app.Action{Text: i18n.Mark("Record rebate claim %s"), Args: []any{c.Number}}
	f.Save(action, nil, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, c) }, func(id app.ID) {
		f.page.openTab(TabClaims)
		f.page.board.Wanted = c.ID
		f.page.deps.Host.Done(id, i18n.T("Claim %s saved", c.Number))
	})
}
