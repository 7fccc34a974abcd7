package campaigns

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// conditions are the fields of a segment: who people are at the left, what they
// ordered at the right.
type conditions struct {
	left, right *widgets.Form
	fields      map[string]*widgets.Field
	filling     bool

	source, owner, reach   *widgets.Select
	more                   *conditionRows
	profitFrom, profitTo   *widgets.MoneyField
	revenueFrom, revenueTo *widgets.MoneyField
	bought                 *widgets.Select
	product                *widgets.Picker
	from, to               *widgets.DateField
	ordersFrom, ordersTo   *widgets.Entry
	within, over           *widgets.Entry
}

// productsShown is how many products the picker offers.
const productsShown = 30

// make makes the fields; changed is told each change, resized that a row came or went.
func (c *conditions) make(p *Page, currency finance.Currency, changed, resized func()) {
	c.fields = map[string]*widgets.Field{}
	tell := func() {
		if !c.filling {
			changed()
		}
	}
	choice := func(options ...widgets.Option) *widgets.Select {
		s := widgets.NewSelect(options, func(widgets.Option) { tell() })
		s.SetKey("")
		return s
	}
	c.source, c.owner = choice(anySource()), choice(anyOwner())
	c.more = newConditionRows(p.deps.Host, tell, resized)
	c.reach = choice(widgets.Option{Title: i18n.T("By any means")}, widgets.Option{Key: string(app.ReachEmail), Title: i18n.T("By e-mail")},
		widgets.Option{Key: string(app.ReachPhone), Title: i18n.T("By phone")}, widgets.Option{Key: string(app.ReachLetter), Title: i18n.T("By letter")})
	c.bought = choice(widgets.Option{Title: i18n.T("Anything or nothing")}, widgets.Option{Key: string(app.BoughtProduct), Title: i18n.T("This product")},
		widgets.Option{Key: string(app.BoughtOther), Title: i18n.T("Something, but not this product")},
		widgets.Option{Key: string(app.BoughtNone), Title: i18n.T("Nothing in that time")}, widgets.Option{Key: string(app.BoughtNever), Title: i18n.T("Nothing ever")})
	c.product = widgets.NewPicker(i18n.T("Any product"), func(ctx context.Context, text string) ([]widgets.Option, error) {
		choices, err := p.deps.Data.ProductChoices(ctx, text, productsShown)
		return document.Options(choices), err
	}, func(widgets.Option) { tell() })
	c.product.OnError = p.deps.Host.Fail
	money := func() *widgets.MoneyField {
		m := widgets.NewMoneyField(currency)
		read := m.OnChanged
		m.OnChanged = func(text string) { read(text); tell() }
		return m
	}
	c.profitFrom, c.profitTo, c.revenueFrom, c.revenueTo = money(), money(), money(), money()
	day := func() *widgets.DateField {
		d := widgets.NewDateField(p.deps.Host.Today)
		d.OnChanged = func(finance.Date) { tell() }
		return d
	}
	c.from, c.to = day(), day()
	count := func() *widgets.Entry {
		e := widgets.NewEntry()
		e.OnChanged = func(string) { tell() }
		return e
	}
	c.ordersFrom, c.ordersTo, c.within, c.over = count(), count(), count(), count()
	c.lay()
}

func anySource() widgets.Option { return widgets.Option{Title: i18n.T("Any media source")} }
func anyOwner() widgets.Option  { return widgets.Option{Title: i18n.T("Any owner")} }

// lay puts the fields into two columns.
func (c *conditions) lay() {
	for _, pair := range [][2]interface{ SetPlaceHolder(string) }{
		{c.profitFrom, c.profitTo}, {c.revenueFrom, c.revenueTo}, {c.ordersFrom, c.ordersTo},
	} {
		pair[0].SetPlaceHolder(i18n.T("from"))
		pair[1].SetPlaceHolder(i18n.T("to"))
	}
	c.within.SetPlaceHolder(i18n.T("days at most"))
	c.over.SetPlaceHolder(i18n.T("more days than"))
	c.left = widgets.NewForm(
		widgets.NewField(i18n.T("Came from"), c.source), widgets.NewField(i18n.T("Owner"), c.owner),
		c.field("profit", i18n.T("Customer profit"), c.profitFrom, c.profitTo),
		c.field("revenue", i18n.T("Net revenue"), c.revenueFrom, c.revenueTo),
		widgets.NewField(i18n.T("Reachable"), c.reach))
	c.right = widgets.NewForm(
		widgets.NewField(i18n.T("Bought"), c.bought), c.single("product", i18n.T("Product"), c.product),
		c.single("from", i18n.T("From"), c.from), c.single("to", i18n.T("To"), c.to),
		c.field("orders", i18n.T("Orders"), c.ordersFrom, c.ordersTo),
		c.field("last", i18n.T("Last order ago"), c.within, c.over))
	c.left.LabelWidth, c.right.LabelWidth = labelWidth, labelWidth
}

// field is a line with the two limits of a condition.
func (c *conditions) field(name, label string, from, to fyne.CanvasObject) *widgets.Field {
	f := widgets.NewField(label, widgets.Even(2*theme.Unit, from, to))
	c.fields[name] = f
	return f
}

// single is a line with one control.
func (c *conditions) single(name, label string, control fyne.CanvasObject) *widgets.Field {
	f := widgets.NewField(label, control)
	c.fields[name] = f
	return f
}

// offer fills the lists.
func (c *conditions) offer(l segmentLists) {
	c.more.offer(l.tags, l.fields)
	c.source.SetOptions(document.WithNone(anySource().Title, l.sources))
	c.owner.SetOptions(document.WithNone(anyOwner().Title, l.owners))
}

// read takes what stands in the fields; false where something cannot be read, which
// is then said beside it.
func (c *conditions) read() (app.SegmentFilter, bool) {
	faults := map[string]string{}
	say := func(field, sentence string) {
		if faults[field] == "" {
			faults[field] = sentence
		}
	}
	fault := func(field string, err error) {
		if err != nil {
			say(field, err.Error())
		}
	}
	fault("profit", c.profitFrom.Err())
	fault("profit", c.profitTo.Err())
	fault("revenue", c.revenueFrom.Err())
	fault("revenue", c.revenueTo.Err())
	fault("from", c.from.Err())
	fault("to", c.to.Err())
	count := func(field string, e *widgets.Entry) *int {
		text := strings.TrimSpace(e.Text)
		if text == "" {
			return nil
		}
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			say(field, i18n.T("Type a whole number."))
			return nil
		}
		return &n
	}
	f := app.SegmentFilter{
		Contacts: app.ContactFilter{
			Source: app.ID(c.source.ID()), Owner: app.ID(c.owner.ID()), ProfitFrom: amountOf(c.profitFrom), ProfitTo: amountOf(c.profitTo),
		},
		Reach: app.Reach(c.reach.Key()), Bought: app.Bought(c.bought.Key()), From: c.from.Date(), To: c.to.Date(),
		OrdersTo: count("orders", c.ordersTo), RevenueFrom: amountOf(c.revenueFrom), RevenueTo: amountOf(c.revenueTo),
	}
	more, wrong := c.more.read()
	f.Conditions = more
	if wrong != "" {
		faults["conditions"] = wrong
	}
	if f.Bought.NeedsProduct() {
		f.Product = app.ID(c.product.ID())
	}
	for n, into := range map[*int]*int{count("orders", c.ordersFrom): &f.OrdersFrom, count("last", c.within): &f.LastWithin, count("last", c.over): &f.LastOver} {
		if n != nil {
			*into = *n
		}
	}
	if err := (&app.Segment{Name: "-", Filter: f}).Validate(); err != nil {
		for name, sentence := range shell.FieldErrors(err) {
			say(name, sentence)
		}
	}
	for name, field := range c.fields {
		field.SetError(faults[name])
	}
	c.more.say(faults["conditions"])
	return f, len(faults) == 0
}

// fill shows the conditions of a segment.
func (c *conditions) fill(p *Page, f app.SegmentFilter) {
	c.filling = true
	defer func() { c.filling = false }()
	asked := f.Conditions
	if f.Contacts.Tag != "" { // of segments that were kept when one tag was all that could be asked for
		asked = append([]app.Condition{{Way: app.IsAny, Is: []string{f.Contacts.Tag}}}, asked...)
	}
	c.more.fill(asked)
	c.source.SetID(int64(f.Contacts.Source))
	c.owner.SetID(int64(f.Contacts.Owner))
	c.reach.SetKey(string(f.Reach))
	c.bought.SetKey(string(f.Bought))
	for m, limit := range map[*widgets.MoneyField]*finance.Amount{
		c.profitFrom: f.Contacts.ProfitFrom, c.profitTo: f.Contacts.ProfitTo, c.revenueFrom: f.RevenueFrom, c.revenueTo: f.RevenueTo,
	} {
		m.SetText("")
		if limit != nil {
			m.SetAmount(*limit)
		}
	}
	c.from.SetDate(f.From)
	c.to.SetDate(f.To)
	c.ordersFrom.SetText(counted(f.OrdersFrom))
	c.within.SetText(counted(f.LastWithin))
	c.over.SetText(counted(f.LastOver))
	c.ordersTo.SetText("")
	if f.OrdersTo != nil {
		c.ordersTo.SetText(strconv.Itoa(*f.OrdersTo))
	}
	c.product.SetChosen(widgets.Option{})
	if f.Product != 0 {
		c.product.SetChosen(widgets.Option{ID: int64(f.Product), Title: i18n.T("Product")})
		p.nameProduct(c.product, f.Product)
	}
}

// counted is a number that may be none.
func counted(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
