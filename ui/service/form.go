package service

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/sheet"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// form is the form of one case; it says what the case will cost while one types.
type form struct {
	*sheet.Sheet
	page    *Page
	service *app.ServiceCase
	posting *posting.Context
	month   finance.Month // whose rates the posting has
	rates   widgets.Loader[*posting.Context]
	goods   widgets.Loader[[]*app.Product]

	with     *widgets.Picker
	order    *widgets.Picker
	product  *widgets.Picker
	number   *widgets.Entry
	day      *widgets.DateField
	warranty *document.Tick
	minutes  *widgets.Entry
	parts    *widgets.MoneyField
	note     *widgets.Entry
	cost     *widgets.Text
}

func newForm(p *Page, l *loaded) *form {
	f := &form{Sheet: sheet.New(p.deps.Data, p.deps.Host), page: p, service: l.service, posting: l.posting, month: l.service.Day.Month()}
	f.makeFields()
	f.build()
	f.fill(l)
	f.Keep(document.ServiceForm, f.service.ID, func(u *document.Unsaved) { u.Title = f.with.Chosen().Title })
	f.Refill = func(document.Unsaved) { f.showCost() }
	f.showCost()
	return f
}

func (f *form) makeFields() {
	data, host := f.page.deps.Data, f.page.deps.Host
	f.with = widgets.NewPicker(i18n.T("Name, phone, e-mail or number"), document.Finder(data.ContactChoices), func(widgets.Option) {
		f.order.SetChosen(widgets.Option{})
	})
	f.order = widgets.NewPicker(i18n.T("No order"), f.ordersOf, f.ordered)
	f.product = widgets.NewPicker(i18n.T("No product"), f.products, nil)
	for _, picker := range []*widgets.Picker{f.with, f.order, f.product} {
		picker.OnError = host.Fail
	}
	f.number, f.minutes, f.note = widgets.NewEntry(), widgets.NewEntry(), widgets.NewNote(3)
	f.minutes.SetPlaceHolder(i18n.T("45, 1:30 or empty"))
	f.minutes.OnChanged = func(string) { f.showCost() }
	f.day = widgets.NewDateField(host.Today)
	f.day.OnChanged = func(finance.Date) { f.showCost() }
	f.warranty = document.NewTick(i18n.T("Under warranty"), nil)
	f.parts = widgets.NewMoneyField(f.posting.Currency)
	f.parts.OnAmount = func(finance.Amount) { f.showCost() }
	f.cost = widgets.NewText("", widgets.Strong)
}

// ordersOf finds the orders of the customer, the newest first.
func (f *form) ordersOf(ctx context.Context, text string) ([]widgets.Option, error) {
	contact := app.ID(f.with.ID())
	if contact == 0 {
		return nil, nil
	}
	rows, err := f.page.deps.Data.OrderRows(ctx, contact, 0)
	var options []widgets.Option
	text = strings.ToLower(strings.TrimSpace(text))
	for _, r := range rows {
		if strings.Contains(strings.ToLower(r.Number+" "+r.Items), text) && len(options) < document.ChoicesShown {
			options = append(options, widgets.Option{ID: int64(r.ID), Title: r.Number, Detail: r.Items + ", " + format.Date(r.Day)})
		}
	}
	return options, err
}

// products finds products, those of the order first.
func (f *form) products(ctx context.Context, text string) ([]widgets.Option, error) {
	options, err := document.Finder(f.page.deps.Data.ProductChoices)(ctx, text)
	if err != nil || f.order.ID() == 0 {
		return options, err
	}
	bought, err := f.bought(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range slices.Backward(bought) {
		if !strings.Contains(strings.ToLower(p.Name+" "+p.SKU), strings.ToLower(strings.TrimSpace(text))) {
			continue
		}
		options = slices.DeleteFunc(options, func(o widgets.Option) bool { return o.ID == int64(p.ID) })
		options = append([]widgets.Option{{ID: int64(p.ID), Title: p.Name, Detail: i18n.T("on the order")}}, options...)
	}
	return options, nil
}

// bought lists the products of the order.
func (f *form) bought(ctx context.Context) ([]*app.Product, error) {
	return document.Bought(ctx, f.page.deps.Data, app.ID(f.order.ID()))
}

// ordered takes over the product of an order with one alone.
func (f *form) ordered(o widgets.Option) {
	if o.ID == 0 || f.product.ID() != 0 {
		return
	}
	document.Load(&f.goods, f.page.deps.Host, f.bought, func(products []*app.Product) {
		if len(products) == 1 && f.product.ID() == 0 {
			f.product.SetChosen(document.ProductOption(products[0]))
		}
	})
}

func (f *form) build() {
	title := i18n.T("New service case")
	if f.service.ID != 0 {
		title = i18n.T("Service case %s", f.service.Number)
	}
	f.Build(title, f.Column(102,
		f.Field("customer", i18n.T("Customer"), f.with),
		f.Field("order", i18n.T("Order"), f.order),
		f.Field("product", i18n.T("Product"), f.product),
		f.Field("warranty", "", f.warranty),
		f.Field("date", i18n.T("Date"), f.day),
		f.Field("minutes", i18n.T("Minutes"), f.minutes),
		f.Field("parts_cost", i18n.T("Parts"), f.parts),
		f.Field("note", i18n.T("Note"), f.note),
		f.Field("number", i18n.T("Number"), f.number),
	), i18n.T("Save case"), f.save, f.cost)
	f.Panel.Width, f.Panel.First = 520, f.with
}

func (f *form) fill(l *loaded) {
	c := l.service
	f.with.SetChosen(document.ContactOption(l.contact))
	if l.contact != nil {
		f.Panel.First = f.minutes
	}
	if l.order != nil {
		f.order.SetChosen(widgets.Option{ID: int64(l.order.ID), Title: l.order.Number, Detail: format.Date(l.order.Day)})
	}
	f.product.SetChosen(document.ProductOption(l.product))
	f.number.SetText(cmp.Or(c.Number, l.number))
	f.day.SetDate(c.Day)
	f.warranty.SetOn(c.Warranty)
	if c.Minutes.Valid {
		f.minutes.SetText(format.Minutes(c.Minutes.Decimal))
	}
	if c.Parts != 0 {
		f.parts.SetAmount(c.Parts)
	}
	f.note.SetText(c.Note)
}

// collect is the case as it is typed.
func (f *form) collect() *app.ServiceCase {
	c := *f.service
	c.Number, c.Day = strings.TrimSpace(f.number.Text), f.day.Date()
	c.Contact, c.Order, c.Product = app.ID(f.with.ID()), app.ID(f.order.ID()), app.ID(f.product.ID())
	c.Warranty, c.Parts, c.Note = f.warranty.On(), f.parts.Amount(), strings.TrimSpace(f.note.Text)
	c.Minutes, _ = f.readMinutes()
	return &c
}

// readMinutes is the minutes as they are typed; not valid where they are empty.
func (f *form) readMinutes() (decimal.NullDecimal, error) {
	if strings.TrimSpace(f.minutes.Text) == "" {
		return decimal.NullDecimal{}, nil
	}
	d, err := format.ParseMinutes(f.minutes.Text)
	return decimal.NewNullDecimal(d), err
}

// showCost says what saving the case would post, by the rates of its month.
func (f *form) showCost() {
	if f.Panel == nil {
		return
	}
	c := f.collect()
	if c.Day == 0 {
		f.cost.Set("")
		return
	}
	if month := c.Day.Month(); month != f.month {
		document.Load(&f.rates, f.page.deps.Host, func(ctx context.Context) (*posting.Context, error) {
			return loadPosting(ctx, f.page.deps.Data, month)
		}, func(p *posting.Context) {
			f.posting, f.month = p, month
			f.showCost()
		})
		return
	}
	cost := finance.Amount(0)
	for _, e := range f.posting.Service(c, nil) {
		cost -= e.Amount
	}
	f.cost.Set(i18n.T("costs %s", format.Amount(cost, f.posting.Currency)))
	f.Panel.Refresh()
}

// save saves the case, or says beside the fields what is wrong.
func (f *form) save() {
	faults := map[string]string{}
	if _, err := f.readMinutes(); err != nil {
		faults["minutes"] = err.Error()
	}
	c := f.collect()
	action := app.Action{Text: i18n.Mark("Change service case %s"), Args: []any{c.Number}}
	if c.ID == 0 {
		action.Text = i18n.Mark("Record service case %s")
	}
	f.Save(action, faults, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, c) }, func(id app.ID) {
		f.page.list.Wanted = c.ID
		f.page.deps.Host.Done(id, i18n.T("Service case %s saved", c.Number))
	})
}
