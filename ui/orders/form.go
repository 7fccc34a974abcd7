package orders

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/posting"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/lines"
	"rapport/ui/document/sheet"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// form is the form of one order, with its margin beside it.
type form struct {
	*sheet.Sheet
	page    *Page
	order   *app.Order
	deal    app.ID // that the order comes from; 0 for none
	known   lines.Products
	posting *posting.Context
	ready   bool

	customer    *widgets.Picker
	number      *widgets.Entry
	date        *widgets.DateField
	channel     *widgets.Segmented
	source      *widgets.Select
	campaign    *widgets.Picker
	salesperson *widgets.Select
	paid        *widgets.Segmented
	paidOn      *widgets.DateField
	grid        *lines.Grid
	coupon      *widgets.Entry
	discount    *widgets.MoneyField
	charged     *widgets.MoneyField
	carrier     *widgets.MoneyField
	fee         *widgets.MoneyField
	note        *widgets.Entry

	statement *document.Statement
	share     *widgets.Text
	warning   *widgets.Callout
}

func newForm(p *Page, l *loaded) *form {
	f := &form{Sheet: sheet.New(p.deps.Data, p.deps.Host), page: p, order: l.order, deal: l.deal, known: l.known, posting: l.posting}
	f.makeFields(l)
	f.makeMargin()
	f.grid = lines.New(lines.Spec{
		Data: p.deps.Data, Host: p.deps.Host, Sheet: f.Sheet, Currency: l.posting.Currency,
		Title: i18n.T("Product"), Costs: true, Known: l.known, Changed: f.changed,
	})
	f.Lines = f.grid
	f.build()
	f.fill(l)
	f.ready = true
	f.changed()
	f.Keep(document.OrderForm, l.order.ID, f.typed)
	f.Refill = f.refill
	return f
}

// typed adds to the draft what stands beside the fields.
func (f *form) typed(u *document.Unsaved) {
	u.Title = f.customer.Chosen().Title
	if f.order.ID != 0 {
		u.Title = f.order.Number
	}
	u.Typed["deal"] = document.Value{ID: int64(f.deal)}
	u.Lines = f.grid.Typed()
}

// refill shows what was typed beside the fields.
func (f *form) refill(u document.Unsaved) {
	f.deal = app.ID(u.Typed["deal"].ID)
	f.showPaidOn()
	f.grid.Refill(u)
}

func (f *form) makeFields(l *loaded) {
	data, host := f.page.deps.Data, f.page.deps.Host
	f.customer = document.NewCustomer(host, i18n.T("Walk-in, no customer"), data.ContactChoices, f.changed)
	f.campaign = widgets.NewPicker(i18n.T("None"), document.Finder(data.CampaignChoices), nil)
	f.campaign.OnError = host.Fail
	f.number, f.coupon, f.note = widgets.NewEntry(), widgets.NewEntry(), widgets.NewEntry()
	f.date = widgets.NewDateField(host.Today)
	f.date.OnChanged = func(finance.Date) { f.changed() }
	f.channel = widgets.NewSegmented(document.ChannelOptions(), func(string) { f.changed() })
	f.source = widgets.NewSelect(document.WithNone(i18n.T("Not told"), l.sources), nil)
	f.salesperson = widgets.NewSelect(document.StaffOptions(i18n.T("Nobody"), l.staff, l.order.Salesperson), nil)
	f.paid = widgets.NewSegmented([]widgets.Option{
		{Key: "paid", Title: i18n.T("Paid")}, {Key: "unpaid", Title: i18n.T("Unpaid")},
	}, func(string) { f.showPaidOn(); f.changed() })
	f.paidOn = widgets.NewDateField(host.Today)
	f.paidOn.SetPlaceHolder(i18n.T("with the order"))
	f.discount, f.charged, f.carrier, f.fee = f.money(), f.money(), f.money(), f.money()
}

func (f *form) money() *widgets.MoneyField {
	m := widgets.NewMoneyField(f.posting.Currency)
	m.OnAmount = func(finance.Amount) { f.changed() }
	return m
}

// labels is how wide the labels of the columns are.
const labels = 116

// build lays the form out: head, products and costs at the left, what the
// order leaves at the right.
func (f *form) build() {
	const gap = 4 * theme.Unit
	head := widgets.Even(gap,
		f.Column(labels,
			f.Field("customer", i18n.T("Customer"), f.customer),
			f.Field("date", i18n.T("Date"), f.date),
			f.Field("media_source", i18n.T("Media source"), f.source),
			f.Field("campaign", i18n.T("Campaign"), f.campaign),
		),
		f.Column(labels,
			f.Field("number", i18n.T("Number"), f.number),
			f.Field("salesperson", i18n.T("Salesperson"), f.salesperson),
			f.Field("payment", i18n.T("Payment"), f.paid),
			f.Field("paid_on", i18n.T("Paid on"), f.paidOn),
		))
	channel := f.Column(labels, f.Field("channel", i18n.T("Channel"), f.channel))
	foot := widgets.Even(gap,
		f.Column(labels,
			f.Field("coupon", i18n.T("Coupon"), f.coupon),
			f.Field("discount", i18n.T("Order discount"), f.discount),
			f.Field("note", i18n.T("Note"), f.note),
		),
		f.Column(labels,
			f.Field("shipping_charged", i18n.T("Shipping charged"), f.charged),
			f.Field("shipping_cost", i18n.T("Carrier cost"), f.carrier),
			f.Field("payment_fee", i18n.T("Payment fee"), f.fee),
		))
	left := widgets.Stack(2*theme.Unit, head, channel, widgets.Pad(theme.Unit, 0, theme.Unit, 0, document.NewRule()),
		f.grid.Root, widgets.Pad(theme.Unit, 0, theme.Unit, 0, document.NewRule()), foot)
	card := widgets.NewCard(i18n.T("What this order leaves"), "", widgets.Stack(2*theme.Unit, f.statement.Root, f.share))
	right := document.Wide(290, widgets.Stack(2*theme.Unit, card, f.warning))
	content := container.NewBorder(nil, nil, nil, widgets.Pad(0, 0, 0, gap, right), left)

	title := i18n.T("New order")
	if f.order.ID != 0 {
		title = i18n.T("Order %s", f.order.Number)
	}
	quote := widgets.NewButton(i18n.T("Quote (PDF)…"), f.quote).WithIcon("export")
	f.Build(title, content, i18n.T("Save order"), f.save, quote)
	f.Panel.Width, f.Panel.First = 1060, f.customer
}

func (f *form) fill(l *loaded) {
	o := l.order
	f.customer.SetChosen(document.ContactOption(l.contact))
	if l.campaign != nil {
		f.campaign.SetChosen(widgets.Option{ID: int64(l.campaign.ID), Title: l.campaign.Name})
	}
	f.number.SetText(cmp.Or(o.Number, l.number))
	f.date.SetDate(o.Day)
	f.channel.SetKey(o.Channel.String())
	f.source.SetID(int64(o.Source))
	f.salesperson.SetID(int64(o.Salesperson))
	if o.Unpaid && o.PaidOn == 0 {
		f.paid.SetKey("unpaid")
	}
	f.paidOn.SetDate(o.PaidOn)
	f.showPaidOn()
	f.coupon.SetText(o.Coupon)
	f.note.SetText(o.Note)
	for field, amount := range map[*widgets.MoneyField]finance.Amount{
		f.discount: o.Discount, f.charged: o.ShippingCharged, f.carrier: o.ShippingCost, f.fee: o.PaymentFee,
	} {
		if amount != 0 {
			field.SetAmount(amount)
		}
	}
	f.grid.Set(o.Lines)
}

// showPaidOn hides the day of payment of an order that is not paid.
func (f *form) showPaidOn() {
	f.paidOn.Hidden = f.paid.Key() == "unpaid"
	f.Refresh()
}

// collect is the order as it is typed.
func (f *form) collect() *app.Order {
	o := *f.order
	o.Number = strings.TrimSpace(f.number.Text)
	o.Day = f.date.Date()
	o.Contact = document.CustomerID(f.customer)
	o.Channel, _ = app.ParseChannel(f.channel.Key())
	o.Source, o.Campaign = app.ID(f.source.ID()), app.ID(f.campaign.ID())
	o.Salesperson = app.ID(f.salesperson.ID())
	o.Unpaid, o.PaidOn = f.paid.Key() == "unpaid", f.paidOn.Date()
	if o.Unpaid {
		o.PaidOn = 0
	}
	o.Coupon, o.Note = strings.TrimSpace(f.coupon.Text), f.note.Text
	o.Discount, o.ShippingCharged = f.discount.Amount(), f.charged.Amount()
	o.ShippingCost, o.PaymentFee = f.carrier.Amount(), f.fee.Amount()
	o.Lines = f.grid.Lines()
	return &o
}

// changed works the margin out anew.
func (f *form) changed() {
	if f.ready {
		f.showMargin(f.collect())
	}
}

// save saves the order, or says beside the fields what is wrong.
func (f *form) save() {
	o, customer := f.collect(), f.customer.Chosen()
	action := app.Action{Text: i18n.Mark("Change order %s"), Args: []any{o.Number}}
	if o.ID == 0 {
		action.Text = i18n.Mark("Record order %s")
	}
	f.Save(action, nil, func(ctx context.Context, u app.Unit) (err error) {
		if o.Contact, err = document.PutCustomer(ctx, u, customer, app.Contact{Source: o.Source, Acquired: o.Day}); err != nil {
			return err
		}
		if err := u.Put(ctx, o); err != nil {
			return err
		}
		return f.win(ctx, u, o)
	}, func(id app.ID) { f.page.saved(id, o) })
}
