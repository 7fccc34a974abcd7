package importer

import (
	"sort"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// orderDraft is an order as its rows tell it.
type orderDraft struct {
	order    app.Order
	customer string
	source   string
	campaign string
	seller   string
	lines    []lineDraft
}

// lineDraft is the product of an order line as its row tells it.
type lineDraft struct {
	sku, name string
}

func readOrder(rows []*cells) draft {
	first := rows[0]
	d := &orderDraft{customer: oneCustomer(rows, "customer")}
	d.order = app.Order{
		Number: first.name("order_number"), Day: oneDate(rows, "date"),
		TaxIncluded: first.company.PricesIncludeTax,
	}
	o := &d.order
	for i, c := range rows {
		firstTold(c, "channel", &o.Channel, c.channel("channel"))
		firstTold(c, "media_source", &d.source, c.name("media_source"))
		firstTold(c, "campaign", &d.campaign, c.name("campaign"))
		firstTold(c, "salesperson", &d.seller, c.name("salesperson"))
		firstTold(c, "shipped_on", &o.ShippedOn, c.date("shipped_on"))
		firstTold(c, "paid_on", &o.PaidOn, c.date("paid_on"))
		firstTold(c, "written_off_on", &o.WrittenOffOn, c.date("written_off_on"))
		o.ShippingCharged += c.magnitude("shipping_charged")
		o.ShippingCost += c.magnitude("shipping_cost")
		o.PaymentFee += c.magnitude("payment_fee")
		o.Lines = append(o.Lines, readOrderLine(c, i+1))
		d.lines = append(d.lines, lineDraft{sku: c.name("sku"), name: c.name("product_name")})
	}
	o.Unpaid = first.has("paid_on") && o.PaidOn == 0
	return d
}

func readOrderLine(c *cells, n int) app.OrderLine {
	return app.OrderLine{
		Line: n, Quantity: c.soldQuantity(), UnitPrice: c.number("unit_price").Decimal, UnitCost: c.number("unit_cost"),
		Discount: c.magnitude("discount"), DiscountPercent: c.percent("discount_percent"), Tax: c.magnitude("tax"),
	}
}

// soldQuantity is above zero; less is goods that came back.
func (c *cells) soldQuantity() decimal.Decimal {
	text := c.text("quantity")
	if text == "" {
		return decimal.Zero
	}
	d, fault := c.numbers.decimal(text)
	switch {
	case fault != nil:
		c.fault("quantity", fault)
	case d.IsNegative():
		c.fault("quantity", app.Errorf(app.BadInput, "The quantity %s is below zero; import goods that came back as returns.", short(text)))
	case d.IsZero():
		c.fault("quantity", app.Errorf(app.BadInput, "The quantity must be above zero."))
	case d.GreaterThan(numberMost):
		c.fault("quantity", app.Errorf(app.BadInput, "%q is too large.", short(text)))
	}
	return d
}

// percent reads 10 and 10% as ten percent.
func (c *cells) percent(field string) decimal.Decimal {
	text := clean(c.text(field))
	if text == "" {
		return decimal.Zero
	}
	if n := len(text); text[n-1] == '%' {
		text = text[:n-1]
	}
	d, fault := c.numbers.decimal(text)
	switch {
	case fault != nil:
		c.fault(field, fault)
	case d.IsNegative() || d.GreaterThan(decimal.NewFromInt(100)):
		c.fault(field, app.Errorf(app.BadInput, "A discount is between 0 and 100 percent."))
	}
	return d
}

// oneDate is the date of all rows of a group; where they differ, the row that
// does is refused, and with it the group.
func oneDate(rows []*cells, field string) finance.Date {
	day := rows[0].date(field)
	for _, c := range rows[1:] {
		if c.text(field) == rows[0].text(field) {
			continue
		}
		if d := c.date(field); d != 0 && day != 0 && d != day {
			c.differs(rows[0], field, day.String(), d.String())
		}
	}
	return day
}

// oneCustomer is the customer of all rows of a group. Many programs name the
// customer in the first row only; two different ones are refused.
func oneCustomer(rows []*cells, field string) string {
	first := rows[0]
	for _, c := range rows {
		switch name := c.text(field); {
		case name == "":
		case first.text(field) == "":
			first = c
		case app.Fold(name) != app.Fold(first.text(field)):
			c.differs(first, field, first.text(field), name)
		}
	}
	return first.text(field)
}

// differs refuses a row that contradicts an earlier one of its group.
func (c *cells) differs(earlier *cells, field, was, is string) {
	c.fault(field, app.Errorf(app.BadInput, "%s has %q in row %d and %q in row %d.",
		short(c.text(c.group)), short(was), earlier.row.Number, short(is), c.row.Number))
}

// firstTold keeps the first value that is told; a later one that differs warns.
func firstTold[T comparable](c *cells, field string, kept *T, value T) {
	var none T
	switch {
	case value == none || value == *kept:
	case *kept == none:
		*kept = value
	default:
		c.warn(field, app.Errorf(app.BadInput, "%s differs from an earlier row of %s; the first was taken.", short(c.text(field)), short(c.text(c.group))))
	}
}

func (d *orderDraft) refer(w *wanted) {
	want(w.numbers, d.order.Number)
	want(w.customers, d.customer)
	want(w.sources, d.source)
	want(w.campaigns, d.campaign)
	want(w.staff, d.seller)
	for _, l := range d.lines {
		want(w.products, l.sku)
	}
}

func (d *orderDraft) resolve(c *chunk) (*job, error) {
	there := c.own(d.order.Number)
	unique := app.Invalid("order_number", "There is already an order %q of the source system %s; such numbers are unique.", short(d.order.Number), c.plan.system())
	done, update, err := c.duplicate(there != 0, d.order.Number, unique)
	if done != nil || err != nil {
		return done, err
	}
	campaign, fault := c.campaign(d.campaign)
	customer, fault2 := c.customer(d.customer)
	if err := refuse(fault, fault2); err != nil {
		return nil, err
	}
	source, seller := c.source(d.source), c.salesperson(d.seller)
	needs := []*ref{customer, source, seller}
	products := make([]*ref, len(d.lines))
	for i, l := range d.lines {
		products[i] = c.soldProduct(l, d.order.Lines[i].UnitPrice)
		needs = append(needs, products[i])
	}
	order, result := &d.order, created
	order.System = c.plan.system()
	if update {
		if order, err = d.changed(c, there, products); err != nil {
			return nil, err
		}
		result = updated
	}
	return &job{outcome: result, record: order, needs: needs, link: func() {
		setRef(&order.Contact, customer)
		setRef(&order.Source, source)
		setRef(&order.Salesperson, seller)
		setRef(&order.Campaign, campaign)
		for i, p := range products {
			order.Lines[i].Product = p.id()
		}
	}}, nil
}

// soldProduct finds the product of a line; one that is not known is made, with
// the price of this line for its list price.
func (c *chunk) soldProduct(l lineDraft, price decimal.Decimal) *ref {
	if r := c.product(l.sku); r != nil {
		return r
	}
	name := l.name
	if name == "" {
		name = l.sku
	}
	return c.makeProduct(&app.Product{SKU: l.sku, Name: name, Price: price, Active: true})
}

// changed is the order that is there with what the rows tell: columns that the
// file does not have stay as they are, and lines of the same product keep their
// identity, so that returns still refer to them.
func (d *orderDraft) changed(c *chunk, id app.ID, products []*ref) (*app.Order, error) {
	old, err := c.find.Order(c.ctx, id)
	if err != nil {
		return nil, err
	}
	n := &d.order
	old.Day = n.Day
	keepUntold(c, "channel", &old.Channel, n.Channel)
	keepUntold(c, "shipping_charged", &old.ShippingCharged, n.ShippingCharged)
	keepUntold(c, "shipping_cost", &old.ShippingCost, n.ShippingCost)
	keepUntold(c, "payment_fee", &old.PaymentFee, n.PaymentFee)
	keepUntold(c, "shipped_on", &old.ShippedOn, n.ShippedOn)
	keepUntold(c, "written_off_on", &old.WrittenOffOn, n.WrittenOffOn)
	keepUntold(c, "paid_on", &old.PaidOn, n.PaidOn)
	keepUntold(c, "paid_on", &old.Unpaid, n.Unpaid)
	keepLines(n.Lines, old, products, c.mapping.has("unit_cost"))
	old.Lines = n.Lines
	return old, nil
}

// keepLines gives each new line the identity and the number of an old one of the
// same product; lines of other products come after them.
func keepLines(lines []app.OrderLine, old *app.Order, products []*ref, costTold bool) {
	last := 0
	unused := map[app.ID][]app.OrderLine{}
	for _, l := range old.Lines {
		last = max(last, l.Line)
		unused[l.Product] = append(unused[l.Product], l)
	}
	for i := range lines {
		same := unused[products[i].id()]
		if len(same) == 0 {
			last++
			lines[i].Line = last
			continue
		}
		unused[products[i].id()] = same[1:]
		lines[i].ID, lines[i].Order, lines[i].Line = same[0].ID, old.ID, same[0].Line
		if !costTold {
			lines[i].UnitCost = same[0].UnitCost
		}
	}
	sort.Sort(byLine{lines, products})
}

// byLine sorts lines by number, and their products with them.
type byLine struct {
	lines    []app.OrderLine
	products []*ref
}

func (b byLine) Len() int           { return len(b.lines) }
func (b byLine) Less(i, j int) bool { return b.lines[i].Line < b.lines[j].Line }
func (b byLine) Swap(i, j int) {
	b.lines[i], b.lines[j] = b.lines[j], b.lines[i]
	b.products[i], b.products[j] = b.products[j], b.products[i]
}

// keepUntold changes a value only where the file has a column for it.
func keepUntold[T comparable](c *chunk, field string, old *T, value T) {
	if c.mapping.has(field) {
		*old = value
	}
}

// soldOrder is an order with what has come back of each line, as far as this
// chunk knows.
type soldOrder struct {
	order    *app.Order
	returned map[app.ID]decimal.Decimal
}

// sold reads an order once a chunk.
func (c *chunk) sold(id app.ID) (*soldOrder, error) {
	if s, ok := c.soldLines[id]; ok {
		return s, nil
	}
	order, err := c.find.Order(c.ctx, id)
	if err != nil {
		return nil, err
	}
	lines, err := c.find.FindReturned(c.ctx, id)
	if err != nil {
		return nil, err
	}
	s := &soldOrder{order: order, returned: map[app.ID]decimal.Decimal{}}
	c.soldLines[id] = s
	for _, l := range order.Lines {
		c.soldBy[l.ID] = s
	}
	c.takenBack(lines, +1)
	return s, nil
}
