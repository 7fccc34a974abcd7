package posting

import (
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// Costs gives the unit cost of products whose line tells none. A product that
// is not in it, or whose cost is not Valid, has no known cost.
type Costs func(product app.ID) decimal.NullDecimal

// Slots of an order's entries: part of the key, so never renumbered.
const (
	slotSales = iota
	slotDiscount
	slotCOGS
	slotShippingIncome
	slotShippingCost
	slotPaymentFee
	slotActivity
	slotBadDebt
	slotRebateAccrued
	slotRebateReturned
	slotRebateLapsed
)

// Order posts a sale. returns are the returns of its lines, needed only where
// the order was written off or accrued a rebate; claims are its rebate claims,
// needed only for the latter.
func (c *Context) Order(o *app.Order, costs Costs, returns []*app.Return, claims ...*app.Claim) []finance.Entry {
	d := c.definitions(o.Day)
	b := newBook(c.orderHead(o, d))
	cash := cashDay(o)
	if day := revenueDay(d, o); day != 0 {
		c.orderLines(b, o, costs, day, cash)
		b.post(0, slotShippingIncome, finance.ShippingIncome, o.ShippingCharged, onDay(day, cash))
		b.post(0, slotShippingCost, finance.ShippingCost, -o.ShippingCost, onDay(day, day))
		b.post(0, slotPaymentFee, finance.PaymentFee, -o.PaymentFee, onDay(day, cash))
	}
	if code := app.OrderActivity(o.Channel); code != "" {
		b.post(0, slotActivity, finance.Activity, -c.round(c.unitCost(d, code, o.Day)), asActivity(code))
	}
	c.orderRebates(b, o, returns, claims)
	if o.WrittenOffOn != 0 && cash == 0 {
		b.post(0, slotBadDebt, finance.BadDebt, -c.receivable(o, returns), onDay(o.WrittenOffOn, 0))
	}
	return b.entries
}

func (c *Context) orderHead(o *app.Order, d *app.Definitions) finance.Entry {
	return finance.Entry{
		Key: finance.Key{Document: int64(o.ID)}, Kind: finance.DocOrder,
		Customer: c.customer(o.Contact), Company: int64(o.Company),
		Day: o.Day, CashDay: o.Day,
		Source: int64(o.Source), Campaign: int64(o.Campaign), Channel: int64(o.Channel),
		Salesperson: int64(o.Salesperson), Order: int64(o.ID), Policy: d.Version,
	}
}

func (c *Context) orderLines(b *book, o *app.Order, costs Costs, day, cash finance.Date) {
	values, discounts := c.LineValues(o)
	for i, l := range o.Lines {
		id := int64(l.ID)
		b.post(id, slotSales, finance.Sales, values[i], onDay(day, cash), ofProduct(l.Product))
		b.post(id, slotDiscount, finance.Discount, -discounts[i], onDay(day, cash), ofProduct(l.Product))
		cost := c.round(lineCost(l, costs).Mul(l.Quantity))
		b.post(id, slotCOGS, finance.COGS, -cost, onDay(day, day), ofProduct(l.Product))
	}
}

// LineValues is, for each line, the sale (price × quantity, rounded once, net
// of included tax) and its discount: its own, its percentage, and its share of
// the order's discount by value. Both are magnitudes.
func (c *Context) LineValues(o *app.Order) (sales, discounts []finance.Amount) {
	sales = make([]finance.Amount, len(o.Lines))
	discounts = make([]finance.Amount, len(o.Lines))
	weights := make([]decimal.Decimal, len(o.Lines))
	for i, l := range o.Lines {
		gross := l.UnitPrice.Mul(l.Quantity)
		sales[i] = c.round(gross)
		if o.TaxIncluded {
			sales[i] -= l.Tax
		}
		discounts[i] = l.Discount + c.round(gross.Mul(l.DiscountPercent).Shift(-2))
		weights[i] = decimal.NewFromInt(int64(sales[i] - discounts[i]))
	}
	if o.Discount != 0 {
		for i, share := range finance.Split(o.Discount, weights) {
			discounts[i] += share
		}
	}
	return sales, discounts
}

// receivable is what the customer still owes on the day of the write-off: the
// sale less discounts and less what came back by then.
func (c *Context) receivable(o *app.Order, returns []*app.Return) finance.Amount {
	sales, discounts := c.LineValues(o)
	owed := o.ShippingCharged + finance.Sum(sales...) - finance.Sum(discounts...)
	mine := map[app.ID]bool{}
	for _, l := range o.Lines {
		mine[l.ID] = true
	}
	for _, r := range returns {
		if r.Day > o.WrittenOffOn {
			continue
		}
		for _, l := range r.Lines {
			if mine[l.OrderLine] {
				owed -= l.Refund
			}
		}
	}
	return max(owed, 0)
}

// lineCost is the cost of a piece: the line's, else the product's, else zero.
func lineCost(l app.OrderLine, costs Costs) decimal.Decimal {
	if l.UnitCost.Valid {
		return l.UnitCost.Decimal
	}
	return costs(l.Product).Decimal
}

// cashDay is the day the customer's money moves: told, else the order's day; 0
// where the order is told to be unpaid.
func cashDay(o *app.Order) finance.Date {
	switch {
	case o.PaidOn != 0:
		return o.PaidOn
	case o.Unpaid:
		return 0
	}
	return o.Day
}

// revenueDay is the day on which the sale counts, 0 while it does not.
func revenueDay(d *app.Definitions, o *app.Order) finance.Date {
	switch d.Revenue {
	case app.RevenueAtShipment:
		return o.ShippedOn
	case app.RevenueAtPayment:
		return cashDay(o)
	}
	return o.Day
}
