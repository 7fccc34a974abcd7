package returns

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// claimForm is the form of a new rebate claim.
type claimForm struct {
	page   *Page
	panel  *widgets.Panel
	keeper *document.Keeper
	form   *widgets.Form
	fields map[string]*widgets.Field
	saver  document.Saver
	buying widgets.Loader[claimStart]
	// order and goods are to be chosen as soon as the customer's orders are there.
	order, goods app.ID

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
	orders   []app.OrderRow
	products []app.Choice
	unsaved  *document.Unsaved
}

// NewClaim opens the form of a new claim, of an order where order is not 0. One
// that was not saved comes back as it was.
func (p *Page) NewClaim(order app.ID) { p.claimDraft(order, "") }

// claimDraft opens the form with the draft of a name, or without a name the
// newest.
func (p *Page) claimDraft(order app.ID, draft string) {
	data := p.deps.Data
	p.claim.Load(func(ctx context.Context) (*claimStart, error) {
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
	}, func(s *claimStart, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.claiming = newClaimForm(p, s)
		p.claiming.open(s.unsaved)
	})
}

func newClaimForm(p *Page, s *claimStart) *claimForm {
	f := &claimForm{page: p, fields: map[string]*widgets.Field{}}
	f.customer = widgets.NewPicker(i18n.T("Find the customer"), finder(p.deps.Data.ContactChoices), func(o widgets.Option) {
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
	f.form = widgets.NewForm(
		f.field(i18n.T("Customer"), f.customer, "customer"),
		f.field(i18n.T("Order"), f.orders, "order_number"),
		f.field(i18n.T("Goods"), f.product, "sku"),
		f.field(i18n.T("Amount"), f.amount, "amount"),
		f.field(i18n.T("Received"), f.received, "received"),
		f.field(i18n.T("Number"), f.number, "number"),
		f.field(i18n.T("Note"), f.note, "note"),
	)
	cancel := widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc")
	save := widgets.NewPrimary(i18n.T("Save claim"), f.save).WithHint("Ctrl ↵")
	f.panel = widgets.NewPanel(i18n.T("New rebate claim"), f.form, nil, []fyne.CanvasObject{cancel, save})
	f.form.OnResized = f.panel.FitContent
	f.panel.OnSave = f.save
	f.panel.First = f.customer
	f.keeper = document.NewKeeper(p.deps.Data, p.deps.Host.Fail, document.ClaimForm, 0, func() document.Unsaved {
		return document.Unsaved{Title: f.customer.Chosen().Title, Typed: document.TypedIn(f.fields)}
	})
	f.panel.OnClosed = f.keeper.Rest
	if s.contact != nil {
		f.customer.SetChosen(widgets.Option{ID: int64(s.contact.ID), Title: s.contact.Name})
		f.order = s.order.ID
		f.panel.First = f.amount
		f.readOrders(s.contact.ID)
	}
	return f
}

// open shows the form, with what was typed into it before; nil for nothing.
func (f *claimForm) open(unsaved *document.Unsaved) {
	if unsaved != nil {
		typed := unsaved.Typed
		f.order, f.goods = app.ID(typed["order_number"].ID), app.ID(typed["sku"].ID)
		typed.Fill(f.fields)
		if contact := app.ID(f.customer.ID()); contact != 0 {
			f.readOrders(contact)
		}
		f.panel.SetChips(document.KeptChips(f.keeper.Resume(*unsaved), func() {
			f.leave(func() { f.page.NewClaim(0) })
		})...)
	}
	f.panel.Open(f.page.deps.Host.Canvas())
	f.keeper.Watch()
}

// leave closes the form for good, and then forgets what was typed.
func (f *claimForm) leave(then func()) {
	f.panel.OnClosed = nil
	f.panel.Close()
	f.keeper.Forget(then)
}

func (f *claimForm) field(label string, control fyne.CanvasObject, name string) *widgets.Field {
	field := widgets.NewField(label, control)
	f.fields[name] = field
	return field
}

// readOrders offers the customer's orders.
func (f *claimForm) readOrders(contact app.ID) {
	data := f.page.deps.Data
	f.buying.Load(func(ctx context.Context) (claimStart, error) {
		if contact == 0 {
			return claimStart{}, nil
		}
		rows, err := data.OrderRows(ctx, contact, linesShown)
		return claimStart{orders: rows}, err
	}, func(s claimStart, err error) {
		if err != nil {
			f.page.deps.Host.Fail(err)
			return
		}
		options := []widgets.Option{{Title: i18n.T("No order")}}
		for _, r := range s.orders {
			options = append(options, widgets.Option{ID: int64(r.ID), Title: r.Number, Detail: r.Items, Right: format.Date(r.Day)})
		}
		f.orders.SetOptions(options)
		f.orders.SetID(int64(f.order))
		f.readProducts(f.order)
		f.order = 0
	})
}

// readProducts offers the goods of the order.
func (f *claimForm) readProducts(order app.ID) {
	data := f.page.deps.Data
	f.buying.Load(func(ctx context.Context) (claimStart, error) {
		var s claimStart
		if order == 0 {
			return s, nil
		}
		o, err := data.Order(ctx, order)
		if err != nil {
			return s, err
		}
		for _, l := range o.Lines {
			p, err := data.Product(ctx, l.Product)
			if err != nil {
				return s, err
			}
			s.products = append(s.products, app.Choice{ID: p.ID, Name: p.Name, Detail: p.SKU})
		}
		return s, nil
	}, func(s claimStart, err error) {
		if err != nil {
			f.page.deps.Host.Fail(err)
			return
		}
		f.product.SetOptions(document.WithNone(i18n.T("The whole order"), s.products))
		f.product.SetID(0)
		if len(s.products) == 1 {
			f.product.SetID(int64(s.products[0].ID))
		}
		if f.goods != 0 {
			f.product.SetID(int64(f.goods))
			f.goods = 0
		}
	})
}

func (f *claimForm) save() {
	faults := map[string]string{}
	for name, err := range map[string]error{"amount": f.amount.Err(), "received": f.received.Err()} {
		if err != nil {
			faults[name] = err.Error()
		}
	}
	f.show(faults)
	if len(faults) > 0 {
		return
	}
	c := &app.Claim{
		Number: strings.TrimSpace(f.number.Text), Contact: app.ID(f.customer.ID()), Order: app.ID(f.orders.ID()),
		Product: app.ID(f.product.ID()), Amount: f.amount.Amount(), Received: f.received.Date(), Note: f.note.Text,
	}
	action := app.Action{Text: i18n.Mark("Record rebate claim %s"), Args: []any{c.Number}}
	f.saver.Save(f.page.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		return u.Put(ctx, c)
	}, func(id app.ID, err error) {
		if err != nil {
			faults := shell.FieldErrors(err)
			f.show(faults)
			for name := range faults {
				if f.fields[name] == nil {
					f.page.deps.Host.Fail(err)
					return
				}
			}
			return
		}
		f.leave(nil)
		f.page.openTab(TabClaims)
		f.page.board.wanted = c.ID
		f.page.saved(id, i18n.T("Claim %s saved", c.Number))
	})
}

func (f *claimForm) show(faults map[string]string) {
	for name, field := range f.fields {
		field.SetError(faults[name])
	}
	f.form.FocusFirstError()
}
