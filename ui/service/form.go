package service

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// form is the form of one case; it says what the case will cost while one types.
type form struct {
	page    *Page
	service *app.ServiceCase
	posting *posting.Context
	month   finance.Month // whose rates the posting has
	keeper  *document.Keeper
	panel   *widgets.Panel
	form    *widgets.Form
	fields  map[string]*widgets.Field
	saver   document.Saver
	rates   widgets.Loader[*posting.Context]

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
	f := &form{page: p, service: l.service, posting: l.posting, month: l.service.Day.Month(), fields: map[string]*widgets.Field{}}
	f.makeFields()
	f.makePanel()
	f.fill(l)
	f.keeper = document.NewKeeper(p.deps.Data, p.deps.Host.Fail, document.ServiceForm, f.service.ID, func() document.Unsaved {
		return document.Unsaved{Title: f.with.Chosen().Title, Typed: document.TypedIn(f.fields)}
	})
	f.showCost()
	return f
}

func (f *form) makeFields() {
	data, host := f.page.deps.Data, f.page.deps.Host
	f.with = widgets.NewPicker(i18n.T("Name, phone, e-mail or number"), finder(data.ContactChoices), func(widgets.Option) {
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

// finder makes the options of a picker from choices.
func finder(find func(context.Context, string, int) ([]app.Choice, error)) widgets.Provider {
	return func(ctx context.Context, text string) ([]widgets.Option, error) {
		choices, err := find(ctx, text, choicesShown)
		return document.Options(choices), err
	}
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
		if strings.Contains(strings.ToLower(r.Number+" "+r.Items), text) && len(options) < choicesShown {
			options = append(options, widgets.Option{ID: int64(r.ID), Title: r.Number, Detail: r.Items + ", " + format.Date(r.Day)})
		}
	}
	return options, err
}

// products finds products, those of the order first.
func (f *form) products(ctx context.Context, text string) ([]widgets.Option, error) {
	options, err := finder(f.page.deps.Data.ProductChoices)(ctx, text)
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
	o, err := f.page.deps.Data.Order(ctx, app.ID(f.order.ID()))
	if err != nil {
		return nil, err
	}
	var products []*app.Product
	for _, l := range o.Lines {
		p, err := f.page.deps.Data.Product(ctx, l.Product)
		if err != nil {
			return nil, err
		}
		products = append(products, p)
	}
	return products, nil
}

// ordered takes over the product of an order with one alone.
func (f *form) ordered(o widgets.Option) {
	if o.ID == 0 || f.product.ID() != 0 {
		return
	}
	var loader widgets.Loader[[]*app.Product]
	loader.Load(f.bought, func(products []*app.Product, err error) {
		switch {
		case err != nil:
			f.page.deps.Host.Fail(err)
		case len(products) == 1 && f.product.ID() == 0:
			f.product.SetChosen(widgets.Option{ID: int64(products[0].ID), Title: products[0].Name})
		}
	})
}

func (f *form) field(name, label string, control fyne.CanvasObject) *widgets.Field {
	field := widgets.NewField(label, control)
	f.fields[name] = field
	return field
}

func (f *form) makePanel() {
	f.form = widgets.NewForm(
		f.field("customer", i18n.T("Customer"), f.with),
		f.field("order", i18n.T("Order"), f.order),
		f.field("product", i18n.T("Product"), f.product),
		f.field("warranty", "", f.warranty),
		f.field("date", i18n.T("Date"), f.day),
		f.field("minutes", i18n.T("Minutes"), f.minutes),
		f.field("parts_cost", i18n.T("Parts"), f.parts),
		f.field("note", i18n.T("Note"), f.note),
		f.field("number", i18n.T("Number"), f.number),
	)
	f.form.LabelWidth = 102
	title := i18n.T("New service case")
	if f.service.ID != 0 {
		title = i18n.T("Service case %s", f.service.Number)
	}
	f.panel = widgets.NewPanel(title, widgets.Pad(1, 1, 1, 1, f.form), []fyne.CanvasObject{f.cost}, []fyne.CanvasObject{
		widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc"),
		widgets.NewPrimary(i18n.T("Save case"), f.save).WithHint("Ctrl ↵"),
	})
	f.panel.Width = 520
	f.form.OnResized = f.panel.FitContent
	f.panel.OnSave, f.panel.First = f.save, f.with
	f.panel.OnClosed = f.closed
}

func (f *form) fill(l *loaded) {
	c := l.service
	if l.contact != nil {
		f.with.SetChosen(widgets.Option{ID: int64(l.contact.ID), Title: l.contact.Name, Detail: l.contact.Point(app.Phone)})
		f.panel.First = f.minutes
	}
	if l.order != nil {
		f.order.SetChosen(widgets.Option{ID: int64(l.order.ID), Title: l.order.Number, Detail: format.Date(l.order.Day)})
	}
	if l.product != nil {
		f.product.SetChosen(widgets.Option{ID: int64(l.product.ID), Title: l.product.Name, Detail: l.product.SKU})
	}
	f.number.SetText(c.Number)
	if c.Number == "" {
		f.number.SetText(l.number)
	}
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
	if f.panel == nil {
		return
	}
	c := f.collect()
	if c.Day == 0 {
		f.cost.Set("")
		return
	}
	if month := c.Day.Month(); month != f.month {
		f.rates.Load(func(ctx context.Context) (*posting.Context, error) {
			return loadPosting(ctx, f.page.deps.Data, month)
		}, func(p *posting.Context, err error) {
			if err != nil {
				f.page.deps.Host.Fail(err)
				return
			}
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
	f.panel.Refresh()
}
