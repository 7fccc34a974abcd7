package importer

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// returnDraft is a return as its rows tell it.
type returnDraft struct {
	head     app.Return
	customer string
	rows     []returnRow
}

// returnRow is one product taken back as its row tells it.
type returnRow struct {
	order, sku  string
	quantity    decimal.Decimal
	refund, tax finance.Amount
	unitCost    decimal.NullDecimal
	restock     bool
	reason      string
}

func readReturn(rows []*cells) draft {
	first := rows[0]
	d := &returnDraft{
		customer: oneCustomer(rows, "customer"),
		head:     app.Return{Number: first.name("return_number"), Day: oneDate(rows, "date")},
	}
	for _, c := range rows {
		firstTold(c, "channel", &d.head.Channel, c.channel("channel"))
		d.head.RestockingFee += c.magnitude("restocking_fee")
		d.head.ShippingCost += c.magnitude("shipping_cost")
		quantity := c.number("quantity").Decimal
		if quantity.IsZero() && c.text("quantity") != "" {
			c.fault("quantity", app.Errorf(app.BadInput, "The quantity must be above zero."))
		}
		d.rows = append(d.rows, returnRow{
			order: c.text("order_number"), sku: c.name("sku"), quantity: quantity,
			refund: c.magnitude("refund"), tax: c.magnitude("tax"), unitCost: c.number("unit_cost"),
			restock: c.yesNo("restock", true), reason: c.text("reason"),
		})
	}
	return d
}

func (d *returnDraft) refer(w *wanted) {
	want(w.numbers, d.head.Number)
	want(w.customers, d.customer)
	for _, r := range d.rows {
		want(w.orders, r.order)
		want(w.products, r.sku)
	}
}

func (d *returnDraft) resolve(c *chunk) (*job, error) {
	there := c.own(d.head.Number)
	unique := app.Invalid("return_number", "There is already a return %q of the source system %s; such numbers are unique.", short(d.head.Number), c.plan.system())
	done, update, err := c.duplicate(there != 0, d.head.Number, unique)
	if done != nil || err != nil {
		return done, err
	}
	customer, fault := c.customer(d.customer)
	if fault != nil {
		return nil, fault
	}
	ret, result := &d.head, created
	ret.System = c.plan.system()
	var old *app.Return
	if update {
		if old, err = c.find.Return(c.ctx, there); err != nil {
			return nil, err
		}
		if err := d.loadSold(c); err != nil {
			return nil, err
		}
		c.takenBack(old.Lines, -1)
		ret, result = d.changed(c, old), updated
	}
	ret.Lines = nil
	needs := []*ref{customer}
	var products []*ref
	for i, r := range d.rows {
		lines, product, err := c.returnLines(r)
		if err != nil {
			c.takenBack(ret.Lines, -1)
			return nil, ofRow(i, err)
		}
		needs = append(needs, product)
		for _, l := range lines {
			l.Line = len(ret.Lines) + 1
			ret.Lines = append(ret.Lines, l)
			products = append(products, product)
		}
	}
	if old != nil {
		keepLineIDs(ret, old)
	}
	return &job{outcome: result, record: ret, needs: needs, link: func() {
		setRef(&ret.Contact, customer)
		for i, p := range products {
			ret.Lines[i].Product = p.id()
		}
	}}, nil
}

// returnLines gives a row its product and the order lines that it takes from.
func (c *chunk) returnLines(r returnRow) ([]app.ReturnLine, *ref, error) {
	order, fault := c.order(r.order)
	if fault != nil {
		return nil, nil, fault
	}
	product := c.product(r.sku)
	if product == nil && order != 0 {
		return nil, nil, app.Invalid("sku", "There is no product %q; check the SKU or import the product first.", short(r.sku))
	}
	if product == nil {
		product = c.makeProduct(&app.Product{SKU: r.sku, Name: r.sku, Active: true})
	}
	line := app.ReturnLine{
		Quantity: r.quantity, Refund: r.refund, Tax: r.tax, UnitCost: r.unitCost, Restock: r.restock, Reason: r.reason,
	}
	if order == 0 {
		return []app.ReturnLine{line}, product, nil
	}
	sold, err := c.sold(order)
	if err != nil {
		return nil, nil, err
	}
	shares := sold.firstIn(product.id(), r.quantity, c.currency)
	if len(shares) == 0 {
		return nil, nil, app.Invalid("sku", "Order %s has no product %q; check the order number and the SKU.", short(r.order), short(r.sku))
	}
	refunds, taxes := splitMoney(r.refund, shares), splitMoney(r.tax, shares)
	lines := make([]app.ReturnLine, len(shares))
	for i, s := range shares {
		lines[i] = line
		lines[i].OrderLine, lines[i].Quantity, lines[i].Refund, lines[i].Tax = s.line, s.quantity, refunds[i], taxes[i]
	}
	return lines, product, nil
}

// loadSold reads the orders that the rows name, as far as there are any.
func (d *returnDraft) loadSold(c *chunk) error {
	for _, r := range d.rows {
		if order, fault := c.order(r.order); fault == nil && order != 0 {
			if _, err := c.sold(order); err != nil {
				return err
			}
		}
	}
	return nil
}

// takenBack adds the lines of a return to what has come back of the orders that
// the chunk knows, or with sign -1 takes them out again.
func (c *chunk) takenBack(lines []app.ReturnLine, sign int64) {
	for _, l := range lines {
		if s := c.soldBy[l.OrderLine]; s != nil {
			s.returned[l.OrderLine] = s.returned[l.OrderLine].Add(l.Quantity.Mul(decimal.NewFromInt(sign)))
		}
	}
}

// ofRow names the row of the return that a fault is about.
func ofRow(i int, err error) error {
	var e *app.Error
	if !errors.As(err, &e) {
		return err
	}
	named := *e
	named.Field = fmt.Sprintf("lines.%d.%s", i+1, e.Field)
	return &named
}

// changed is the return that is there with what the rows tell.
func (d *returnDraft) changed(c *chunk, old *app.Return) *app.Return {
	ret := *old
	ret.Day = d.head.Day
	keepUntold(c, "channel", &ret.Channel, d.head.Channel)
	keepUntold(c, "restocking_fee", &ret.RestockingFee, d.head.RestockingFee)
	keepUntold(c, "shipping_cost", &ret.ShippingCost, d.head.ShippingCost)
	return &ret
}

// keepLineIDs gives the new lines the identity of the old ones, in their order.
func keepLineIDs(ret, old *app.Return) {
	for i := range ret.Lines {
		if i < len(old.Lines) {
			ret.Lines[i].ID, ret.Lines[i].Return = old.Lines[i].ID, ret.ID
		}
	}
}
