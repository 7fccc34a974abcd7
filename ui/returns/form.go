package returns

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/lines"
	"rapport/ui/document/sheet"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// form is the form of a return.
type form struct {
	*sheet.Sheet
	page     *Page
	old      *app.Return // that is changed; nil for a new one
	currency finance.Currency
	books    *books
	recalled lines.Products // without a receipt, of the draft
	finding  widgets.Loader[*loaded]

	customer *widgets.Picker
	order    *widgets.Picker
	number   *widgets.Entry
	date     *widgets.DateField
	channel  *widgets.Segmented
	fee      *widgets.MoneyField
	carrier  *widgets.MoneyField
	note     *widgets.Entry

	rows     []*goodsRow
	all      bool // every line is shown, not only the newest
	goods    *fyne.Container
	goodsErr *widgets.Text
	rebates  *rebates
	paidOut  *payout
}

func newForm(p *Page, l *loaded) *form {
	f := &form{Sheet: sheet.New(p.deps.Data, p.deps.Host), page: p, old: l.old, currency: l.company.Currency(), books: l.books, recalled: l.products}
	f.Lines = f
	f.makeFields()
	f.number.SetText(l.number)
	f.goods = widgets.Stack(theme.Unit)
	f.goodsErr = widgets.NewCutText("", widgets.Error)
	f.goodsErr.Hide()
	f.rebates = newRebates(f)
	f.paidOut = newPayout(f)
	f.build()
	f.take(l)
	if l.order != nil {
		f.order.SetChosen(widgets.Option{ID: int64(l.order.ID), Title: l.order.Number})
		f.tickOrder(l.order.ID)
	}
	if l.old != nil {
		f.fillFrom(l.old)
	}
	f.Keep(document.ReturnForm, f.of(), f.typed)
	f.Refill = f.refill
	return f
}

func (f *form) makeFields() {
	data, host := f.page.deps.Data, f.page.deps.Host
	f.customer = widgets.NewPicker(i18n.T("Find the customer"), document.Finder(data.ContactChoices), func(o widgets.Option) {
		f.order.SetChosen(widgets.Option{})
		f.find(app.ID(o.ID), 0)
	})
	f.order = widgets.NewPicker(i18n.T("or the order by its number"), findOrders(data), func(o widgets.Option) {
		f.findOrder(app.ID(o.ID))
	})
	f.customer.OnError, f.order.OnError = host.Fail, host.Fail
	f.number, f.note = widgets.NewEntry(), widgets.NewEntry()
	f.date = widgets.NewDateField(host.Today)
	f.date.SetDate(host.Today())
	f.date.OnChanged = func(finance.Date) { f.changed() }
	f.channel = widgets.NewSegmented(document.ChannelOptions(), func(string) { f.changed() })
	f.channel.SetKey(app.ChannelStore.String())
	f.fee, f.carrier = f.money(), f.money()
}

func (f *form) money() *widgets.MoneyField {
	m := widgets.NewMoneyField(f.currency)
	m.OnAmount = func(finance.Amount) { f.changed() }
	return m
}

// labels is how wide the labels of the columns are.
const labels = 104

// build lays the form out: whose goods, which goods and what else at the
// left; what is paid out and what it does to the customer's profit at the right.
func (f *form) build() {
	const gap = 4 * theme.Unit
	head := widgets.Even(gap,
		f.Column(labels, f.Field("customer", i18n.T("Customer"), f.customer), f.Field("date", i18n.T("Date"), f.date)),
		f.Column(labels, f.Field("order", i18n.T("Order"), f.order), f.Field("number", i18n.T("Number"), f.number)))
	channel := f.Column(labels, f.Field("channel", i18n.T("Brought back"), f.channel))
	foot := widgets.Even(gap,
		f.Column(labels, f.Field("restocking_fee", i18n.T("Restocking fee"), f.fee), f.Field("note", i18n.T("Note"), f.note)),
		f.Column(labels, f.Field("shipping_cost", i18n.T("Carrier cost"), f.carrier)))
	noReceipt := widgets.NewLink(i18n.T("Add goods without a receipt"), f.addWithout)
	left := widgets.Stack(2*theme.Unit, head, channel, widgets.Pad(theme.Unit, 0, theme.Unit, 0, document.NewRule()),
		goodsHead(), f.goods, f.goodsErr, widgets.Row(noReceipt),
		widgets.Pad(theme.Unit, 0, theme.Unit, 0, document.NewRule()), foot)
	right := document.Wide(290, widgets.Stack(2*theme.Unit, f.rebates.root, f.paidOut.root))
	content := container.NewBorder(nil, nil, nil, widgets.Pad(0, 0, 0, gap, container.NewVBox(right)), left)
	title := i18n.T("New return")
	if f.old != nil {
		title = i18n.T("Return %s", f.old.Number)
	}
	f.Build(title, content, i18n.T("Save return"), f.save)
	f.Panel.Width, f.Panel.First = 1060, f.customer
}

// find reads what a customer, or the buyer of an order, can bring back.
func (f *form) find(contact, order app.ID) {
	document.Load(&f.finding, f.page.deps.Host, func(ctx context.Context) (*loaded, error) {
		l := &loaded{old: f.old, products: f.recalled}
		return l, l.goods(ctx, f.page.deps.Data, contact, order)
	}, func(l *loaded) {
		f.take(l)
		f.tickOrder(order)
	})
}

// findOrder brings an order's goods to the top and ticks them. Of the customer
// already in the form it adds the order to what is ticked.
func (f *form) findOrder(order app.ID) {
	if order == 0 {
		return
	}
	data := f.page.deps.Data
	document.Load(&f.finding, f.page.deps.Host, func(ctx context.Context) (*loaded, error) {
		o, err := data.Order(ctx, order)
		if err != nil {
			return nil, err
		}
		l := &loaded{order: o, old: f.old, products: f.recalled}
		return l, l.goods(ctx, data, o.Contact, order)
	}, func(l *loaded) {
		f.take(l)
		f.tickOrder(order)
	})
}

// take shows the goods that were found. What is already ticked of the same
// lines stays as it was typed.
func (f *form) take(l *loaded) {
	before := map[app.ID]*goodsRow{}
	for _, r := range f.rows {
		if r.line.Line != 0 && r.tick.On() {
			before[r.line.Line] = r
		}
	}
	for product, cost := range f.books.costs { // of goods without a receipt
		if _, known := l.books.costs[product]; !known {
			l.books.costs[product] = cost
		}
	}
	f.books = l.books
	f.customer.SetChosen(document.ContactOption(l.contact))
	var rows []*goodsRow
	for _, line := range l.lines {
		if kept := before[line.Line]; kept != nil {
			rows = append(rows, kept)
		} else {
			rows = append(rows, newGoodsRow(f, line))
		}
	}
	for _, r := range f.rows {
		if r.line.Line == 0 {
			rows = append(rows, r)
		}
	}
	f.rows = rows
	f.show()
}

func (f *form) tickOrder(order app.ID) {
	for _, r := range f.rows {
		if order != 0 && r.line.Order == order {
			r.tick.SetOn(true)
		}
	}
	f.show()
}

func (f *form) addWithout() {
	r := newGoodsRow(f, app.ReturnableLine{})
	f.rows = append(f.rows, r)
	f.show()
	f.page.deps.Host.Focus(r.product)
}

func (f *form) show() {
	f.goods.Objects = f.goods.Objects[:0]
	hidden := 0
	for i, r := range f.rows {
		if i >= linesAtFirst && !f.all && !r.tick.On() {
			hidden++
			continue
		}
		f.goods.Add(r.root)
	}
	if hidden > 0 {
		f.goods.Add(widgets.Row(widgets.NewLink(i18n.N(hidden, "Show %d more line", "Show %d more lines"), func() {
			f.all = true
			f.show()
		})))
	}
	if len(f.rows) == 0 {
		hint := i18n.T("Find the customer or the order above: what can still come back is listed here.")
		if f.customer.ID() != 0 || f.order.ID() != 0 {
			hint = i18n.T("Nothing of this can come back any more.")
		}
		f.goods.Add(widgets.Pad(theme.Unit, 0, theme.Unit, 0, widgets.NewCutText(hint, widgets.Muted)))
	}
	f.changed()
}

// collect is the return as it is typed.
func (f *form) collect() *app.Return {
	r := &app.Return{}
	if f.old != nil {
		*r = *f.old
	}
	r.Number, r.Day, r.Contact = strings.TrimSpace(f.number.Text), f.date.Date(), app.ID(f.customer.ID())
	r.RestockingFee, r.ShippingCost, r.Note = f.fee.Amount(), f.carrier.Amount(), f.note.Text
	r.Lines, r.Clawback = nil, append(f.rebates.kept(), f.keptUnseen()...)
	r.Channel, _ = app.ParseChannel(f.channel.Key())
	for i, row := range f.taken() {
		l := row.returned()
		l.Line = i + 1
		r.Lines = append(r.Lines, l)
	}
	return r
}

// changed works out anew which rebates are on the goods, what is paid out, and
// what that does to the customer's profit.
func (f *form) changed() {
	if f.paidOut == nil || f.Panel == nil {
		return
	}
	f.rebates.update(f.rows)
	f.paidOut.update(f.collect(), f.rebates.amount())
	f.Fit()
}
