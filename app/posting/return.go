package posting

import (
	"sort"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// Slots of a return's entries.
const (
	slotReturned = iota
	slotRestocked
	slotRestockingFee
	slotReturnShipping
	slotReturnActivity
)

// Return posts goods taken back. orders are the orders of its lines; others are
// the other returns of the same order lines, needed so that the cost taken back
// in several returns sums to the cost that was sold.
func (c *Context) Return(r *app.Return, orders []*app.Order, others []*app.Return, costs Costs) []finance.Entry {
	d := c.definitions(r.Day)
	sold := soldLines(orders)
	b := newBook(c.returnHead(r, sold, d))
	for _, l := range r.Lines {
		of := func(e *finance.Entry) {
			e.Product = int64(l.Product)
			if s, ok := sold[l.OrderLine]; ok {
				c.ofOrder(e, s.order)
			}
		}
		id := int64(l.ID)
		b.post(id, slotReturned, finance.Returns, -l.Refund, of)
		b.post(id, slotRestocked, finance.COGS, c.costBack(r, l, sold, others, costs), of)
	}
	b.post(0, slotRestockingFee, finance.RestockingFee, r.RestockingFee)
	b.post(0, slotReturnShipping, finance.ShippingCost, -r.ShippingCost)
	if code := app.ReturnActivity(r.Channel); code != "" {
		b.post(0, slotReturnActivity, finance.Activity, -c.round(c.unitCost(d, code, r.Day)), asActivity(code))
	}
	return b.entries
}

// soldLine is an order line with its order.
type soldLine struct {
	order *app.Order
	line  app.OrderLine
}

func soldLines(orders []*app.Order) map[app.ID]soldLine {
	sold := map[app.ID]soldLine{}
	for _, o := range orders {
		for _, l := range o.Lines {
			sold[l.ID] = soldLine{o, l}
		}
	}
	return sold
}

// returnHead is what the entries of the whole return share. It belongs to the
// order of its first line that has one; its channel is the order's, so that a
// channel answers for what it sold, wherever it comes back.
func (c *Context) returnHead(r *app.Return, sold map[app.ID]soldLine, d *app.Definitions) finance.Entry {
	head := finance.Entry{
		Key: finance.Key{Document: int64(r.ID)}, Kind: finance.DocReturn,
		Customer: c.customer(r.Contact), Company: int64(r.Company),
		Day: r.Day, CashDay: r.Day, Channel: int64(r.Channel), Policy: d.Version,
	}
	for _, l := range r.Lines {
		if s, ok := sold[l.OrderLine]; ok {
			c.ofOrder(&head, s.order)
			if r.Contact == 0 {
				head.Customer, head.Company = c.customer(s.order.Contact), int64(s.order.Company)
			}
			break
		}
	}
	return head
}

// ofOrder gives an entry the dimensions of the order that it follows from.
func (c *Context) ofOrder(e *finance.Entry, o *app.Order) {
	e.Order, e.Source, e.Campaign = int64(o.ID), int64(o.Source), int64(o.Campaign)
	e.Salesperson = int64(o.Salesperson)
	if o.Channel != app.NoChannel {
		e.Channel = int64(o.Channel)
	}
}

// costBack is the cost of the goods that go back to stock: at the cost of the
// order line, else the return's, else the product's; nothing when written off.
// Of an order line it is the difference of two rounded running totals, so that
// several partial returns sum to exactly what one full return takes back.
func (c *Context) costBack(r *app.Return, l app.ReturnLine, sold map[app.ID]soldLine, others []*app.Return, costs Costs) finance.Amount {
	if !l.Restock {
		return 0
	}
	s, ok := sold[l.OrderLine]
	if !ok || !(s.line.UnitCost.Valid || costs(s.line.Product).Valid) {
		cost := l.UnitCost
		if !cost.Valid {
			cost = costs(l.Product)
		}
		return c.round(cost.Decimal.Mul(l.Quantity))
	}
	cost := lineCost(s.line, costs)
	before := restockedBefore(r, l, others)
	return c.round(cost.Mul(before.Add(l.Quantity))) - c.round(cost.Mul(before))
}

// restockedBefore is how much of the same order line went back to stock before
// this return line, in the order of day, return and line.
func restockedBefore(r *app.Return, l app.ReturnLine, others []*app.Return) decimal.Decimal {
	total := decimal.Zero
	for _, o := range append([]*app.Return{r}, others...) {
		for _, m := range o.Lines {
			if m.OrderLine == l.OrderLine && m.Restock && m.ID != l.ID && earlier(o, m, r, l) {
				total = total.Add(m.Quantity)
			}
		}
	}
	return total
}

func earlier(o *app.Return, m app.ReturnLine, r *app.Return, l app.ReturnLine) bool {
	if o.ID == r.ID {
		return m.Line < l.Line
	}
	if o.Day != r.Day {
		return o.Day < r.Day
	}
	return o.ID < r.ID
}

// GoodsBack is the day on which the last of the goods of a rebate claim came
// back: all of the claim's product in its order, or all of the order where the
// claim names no product. 0 while something is still with the customer.
func GoodsBack(claim *app.Claim, order *app.Order, returns []*app.Return) finance.Date {
	if order == nil {
		return 0
	}
	var last finance.Date
	found := false
	for _, l := range order.Lines {
		if claim.Product != 0 && claim.Product != l.Product {
			continue
		}
		found = true
		day := lineBack(l, returns)
		if day == 0 {
			return 0
		}
		last = max(last, day)
	}
	if !found {
		return 0
	}
	return last
}

// lineBack is the day on which the whole quantity of a line had come back.
func lineBack(l app.OrderLine, returns []*app.Return) finance.Date {
	sorted := append([]*app.Return(nil), returns...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Day < sorted[j].Day })
	back := decimal.Zero
	for _, r := range sorted {
		for _, m := range r.Lines {
			if m.OrderLine == l.ID {
				back = back.Add(m.Quantity)
			}
		}
		if back.GreaterThanOrEqual(l.Quantity) {
			return r.Day
		}
	}
	return 0
}
