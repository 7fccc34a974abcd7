package orders

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/posting"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// newContact is the ID of a customer that is made when the order is saved.
const newContact = -1

// form is the form of one order, with its margin beside it.
type form struct {
	page    *Page
	order   *app.Order
	deal    app.ID // that the order comes from; 0 for none
	known   products
	posting *posting.Context
	panel   *widgets.Panel
	saver   document.Saver
	ready   bool
	keeper  *document.Keeper

	customer    *widgets.Picker
	number      *widgets.Entry
	date        *widgets.DateField
	channel     *widgets.Segmented
	source      *widgets.Select
	campaign    *widgets.Picker
	salesperson *widgets.Select
	paid        *widgets.Segmented
	paidOn      *widgets.DateField
	grid        *lineGrid
	coupon      *widgets.Entry
	discount    *widgets.MoneyField
	charged     *widgets.MoneyField
	carrier     *widgets.MoneyField
	fee         *widgets.MoneyField
	note        *widgets.Entry

	forms  []*widgets.Form
	fields map[string]*widgets.Field

	statement *document.Statement
	share     *widgets.Text
	warning   *widgets.Callout
}

func newForm(p *Page, l *loaded) *form {
	f := &form{page: p, order: l.order, known: l.known, posting: l.posting, fields: map[string]*widgets.Field{}}
	f.makeFields(l)
	f.makeMargin()
	f.grid = newLineGrid(f, l.order.Lines)
	f.fill(l)
	f.makePanel()
	f.ready = true
	f.changed()
	f.keeper = document.NewKeeper(p.deps.Data, p.deps.Host.Fail, document.OrderForm, l.order.ID, f.typed)
	return f
}

func (f *form) makeFields(l *loaded) {
	data, host := f.page.deps.Data, f.page.deps.Host
	f.customer = widgets.NewPicker(i18n.T("Walk-in, no customer"), finder(data.ContactChoices), func(widgets.Option) { f.changed() })
	f.customer.OnCreate = func(name string) {
		f.customer.SetChosen(widgets.Option{ID: newContact, Title: name, Detail: i18n.T("new")})
		f.changed()
	}
	f.campaign = widgets.NewPicker(i18n.T("None"), finder(data.CampaignChoices), nil)
	f.customer.OnError, f.campaign.OnError = host.Fail, host.Fail
	f.number, f.coupon, f.note = widgets.NewEntry(), widgets.NewEntry(), widgets.NewEntry()
	f.date = widgets.NewDateField(host.Today)
	f.date.OnChanged = func(finance.Date) { f.changed() }
	f.channel = widgets.NewSegmented(document.ChannelOptions(), func(string) { f.changed() })
	f.source = widgets.NewSelect(document.WithNone(i18n.T("Not told"), l.sources), nil)
	f.salesperson = widgets.NewSelect(document.WithNone(i18n.T("Nobody"), l.staff), nil)
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

// finder makes the options of a picker from choices.
func finder(find func(context.Context, string, int) ([]app.Choice, error)) widgets.Provider {
	return func(ctx context.Context, text string) ([]widgets.Option, error) {
		choices, err := find(ctx, text, choicesShown)
		return document.Options(choices), err
	}
}

func (f *form) products(ctx context.Context, text string) ([]widgets.Option, error) {
	return finder(f.page.deps.Data.ProductChoices)(ctx, text)
}

// field makes a line of the form that shows the errors of the names given.
func (f *form) field(label string, control fyne.CanvasObject, names ...string) *widgets.Field {
	field := widgets.NewField(label, control)
	for _, name := range names {
		f.fields[name] = field
	}
	return field
}

func (f *form) column(fields ...*widgets.Field) *widgets.Form {
	column := widgets.NewForm(fields...)
	column.LabelWidth = 116
	column.OnResized = f.fit
	f.forms = append(f.forms, column)
	return column
}

// makePanel lays the form out: head, products and costs at the left, what the
// order leaves at the right.
func (f *form) makePanel() {
	const gap = 4 * theme.Unit
	head := widgets.Even(gap,
		f.column(
			f.field(i18n.T("Customer"), f.customer, "customer"),
			f.field(i18n.T("Date"), f.date, "date"),
			f.field(i18n.T("Media source"), f.source, "media_source"),
			f.field(i18n.T("Campaign"), f.campaign, "campaign"),
		),
		f.column(
			f.field(i18n.T("Number"), f.number, "number"),
			f.field(i18n.T("Salesperson"), f.salesperson, "salesperson"),
			f.field(i18n.T("Payment"), f.paid),
			f.field(i18n.T("Paid on"), f.paidOn, "paid_on"),
		))
	channel := f.column(f.field(i18n.T("Channel"), f.channel, "channel"))
	foot := widgets.Even(gap,
		f.column(
			f.field(i18n.T("Coupon"), f.coupon, "coupon"),
			f.field(i18n.T("Order discount"), f.discount, "discount"),
			f.field(i18n.T("Note"), f.note, "note"),
		),
		f.column(
			f.field(i18n.T("Shipping charged"), f.charged, "shipping_charged"),
			f.field(i18n.T("Carrier cost"), f.carrier, "shipping_cost"),
			f.field(i18n.T("Payment fee"), f.fee, "payment_fee"),
		))
	left := widgets.Stack(2*theme.Unit, head, channel, widgets.Pad(theme.Unit, 0, theme.Unit, 0, document.NewRule()),
		f.grid.root, widgets.Pad(theme.Unit, 0, theme.Unit, 0, document.NewRule()), foot)
	card := widgets.NewCard(i18n.T("What this order leaves"), "", widgets.Stack(2*theme.Unit, f.statement.Root, f.share))
	right := document.Wide(290, widgets.Stack(2*theme.Unit, card, f.warning))
	content := container.NewBorder(nil, nil, nil, widgets.Pad(0, 0, 0, gap, right), left)

	title := i18n.T("New order")
	if f.order.ID != 0 {
		title = i18n.T("Order %s", f.order.Number)
	}
	cancel := widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc")
	save := widgets.NewPrimary(i18n.T("Save order"), f.save).WithHint("Ctrl ↵")
	quote := widgets.NewButton(i18n.T("Quote (PDF)…"), f.quote).WithIcon("export")
	f.panel = widgets.NewPanel(title, content, []fyne.CanvasObject{quote}, []fyne.CanvasObject{cancel, save})
	f.panel.Width = 1060
	f.panel.OnSave = f.save
	f.panel.First = f.customer
	f.panel.OnClosed = f.closed
}

// fit lays the sheet out anew when its height changed.
func (f *form) fit() {
	if f.panel != nil {
		f.panel.FitContent()
	}
}

func (f *form) fill(l *loaded) {
	o := l.order
	if l.contact != nil {
		f.customer.SetChosen(widgets.Option{ID: int64(l.contact.ID), Title: l.contact.Name, Detail: l.contact.Point(app.Phone)})
	}
	if l.campaign != nil {
		f.campaign.SetChosen(widgets.Option{ID: int64(l.campaign.ID), Title: l.campaign.Name})
	}
	f.number.SetText(o.Number)
	if o.Number == "" {
		f.number.SetText(l.number)
	}
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
}

// showPaidOn hides the day of payment of an order that is not paid.
func (f *form) showPaidOn() {
	f.paidOn.Hidden = f.paid.Key() == "unpaid"
	for _, column := range f.forms {
		column.Refresh()
	}
	f.fit()
}

// collect is the order as it is typed.
func (f *form) collect() *app.Order {
	o := *f.order
	o.Number = strings.TrimSpace(f.number.Text)
	o.Day = f.date.Date()
	o.Contact = app.ID(max(f.customer.ID(), 0))
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
	o.Lines = f.grid.lines()
	return &o
}

// changed works the margin out anew.
func (f *form) changed() {
	if f.ready {
		f.showMargin(f.collect())
	}
}

// open shows the form; kept says that it was closed unsaved before.
func (f *form) open(kept bool) {
	if kept {
		f.panel.SetChips(document.KeptChips(true, f.afresh)...)
	}
	f.page.form = f
	f.panel.Open(f.page.deps.Host.Canvas())
	f.keeper.Watch()
}

// closed keeps what was typed.
func (f *form) closed() {
	f.keeper.Rest()
	if f.keeper.Changed() {
		f.page.drafts[f.order.ID] = f
	}
}

// leave closes the form for good, and then forgets what was typed.
func (f *form) leave(then func()) {
	if f.page.drafts[f.order.ID] == f {
		delete(f.page.drafts, f.order.ID)
	}
	f.panel.OnClosed = nil
	f.panel.Close()
	f.keeper.Forget(then)
}

// unreadable lists what was typed and cannot be read, by field.
func (f *form) unreadable() map[string]string {
	faults := map[string]string{}
	for name, err := range map[string]error{
		"date": f.date.Err(), "paid_on": f.paidOn.Err(), "discount": f.discount.Err(),
		"shipping_charged": f.charged.Err(), "shipping_cost": f.carrier.Err(), "payment_fee": f.fee.Err(),
	} {
		if err != nil {
			faults[name] = err.Error()
		}
	}
	return faults
}

// save saves the order, or says beside the fields what is wrong.
func (f *form) save() {
	faults := f.unreadable()
	f.showFaults(faults)
	if len(faults) > 0 || f.grid.unread() {
		return
	}
	o, name := f.collect(), ""
	if f.customer.ID() == newContact {
		name = f.customer.Chosen().Title
	}
	fresh := o.ID == 0
	action := app.Action{Text: i18n.Mark("Change order %s"), Args: []any{o.Number}}
	if fresh {
		action.Text = i18n.Mark("Record order %s")
	}
	f.saver.Save(f.page.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		if name != "" {
			c := &app.Contact{Kind: app.Person, Name: name, Source: o.Source, Acquired: o.Day}
			if err := u.Put(ctx, c); err != nil {
				return err
			}
			o.Contact = c.ID
		}
		if err := u.Put(ctx, o); err != nil {
			return err
		}
		return f.win(ctx, u, o)
	}, func(id app.ID, err error) {
		if err != nil {
			f.failed(err)
			return
		}
		f.leave(nil)
		f.page.saved(id, o)
	})
}

func (f *form) failed(err error) {
	faults := shell.FieldErrors(err)
	f.showFaults(faults)
	for name := range faults {
		if f.fields[name] == nil && !strings.HasPrefix(name, "lines") {
			f.page.deps.Host.Fail(err)
			return
		}
	}
}

func (f *form) showFaults(faults map[string]string) {
	for name, field := range f.fields {
		field.SetError(faults[name])
	}
	f.grid.showFaults(faults)
	for _, column := range f.forms {
		if column.FocusFirstError() {
			return
		}
	}
}
