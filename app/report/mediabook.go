package report

import (
	"cmp"
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// MediaBook is what media reports are worked out from, by customer: their orders
// with all that these brought, when which campaign reached them, and their cash.
// It is not changed once it is made, so that several reports may look at it.
type MediaBook struct {
	sources   []MediaKey
	campaigns []MediaKey
	customers []mediaCustomer // by ID; 0 are the walk-ins
	spent     []MediaSpent
	responses []CampaignResponse
	rate      decimal.Decimal // at which the customers' values are worked out
}

// mediaCustomer is what a book holds of one customer. Orders, touches and flows
// are each by day.
type mediaCustomer struct {
	id       app.ID
	acquired app.ID // media source
	orders   []bookOrder
	margins  []bookMargin // of all orders, by order, then day
	touches  []bookTouch
	flows    []finance.Flow
	value    finance.Amount // of all flows at their first day
}

// bookOrder is an order; its margins end at an index of the customer's.
type bookOrder struct {
	id               app.ID
	source, campaign app.ID
	day              finance.Date
	end              int32
	first            bool
}

type bookMargin struct {
	day         finance.Date
	net, margin finance.Amount
}

type bookTouch struct {
	day      finance.Date
	campaign app.ID
}

// mediaPages is what a book is made of, as the company file gives it.
type mediaPages struct {
	orders  []MediaOrder
	margins []OrderMargin
	touches []MediaTouch
	flows   []CustomerFlow
}

// read reads pages, side by side; without flows where values are not wanted.
func (g *mediaPages) read(ctx context.Context, src MediaSource, orders, touches MediaScope, asOf finance.Date, values bool) error {
	reads := []func() error{
		func() (err error) { g.orders, err = src.MediaOrders(ctx, orders); return err },
		func() (err error) { g.margins, err = src.OrderMargins(ctx, orders, asOf); return err },
		func() (err error) { g.touches, err = src.Touches(ctx, touches); return err },
	}
	if values {
		reads = append(reads, func() error {
			return src.CashFlows(ctx, asOf, orders.Customers, func(f CustomerFlow) error {
				g.flows = append(g.flows, f)
				return nil
			})
		})
	}
	return sideBySide(len(reads), func(i int) error { return reads[i]() })
}

// customers binds the pages together by customer. The discounter values flows.
func (g *mediaPages) customers(d *finance.Discounter) ([]mediaCustomer, error) {
	slices.SortFunc(g.orders, func(a, b MediaOrder) int {
		return cmp.Or(cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(g.touches, func(a, b MediaTouch) int {
		return cmp.Or(cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.Day, b.Day), cmp.Compare(a.Campaign, b.Campaign))
	})
	b := &binder{
		pages: g, begins: g.begins(),
		orders: make([]bookOrder, 0, len(g.orders)), margins: make([]bookMargin, 0, len(g.margins)),
		touches: make([]bookTouch, 0, len(g.touches)), flows: make([]finance.Flow, 0, len(g.flows)),
	}
	var bound []mediaCustomer
	for {
		id, more := b.next()
		if !more {
			return bound, nil
		}
		c, err := b.bind(id, d)
		if err != nil {
			return nil, err
		}
		bound = append(bound, c)
	}
}

// begins tells for each order where its margins begin; they come by order.
func (g *mediaPages) begins() []int32 {
	byID := make([]int32, len(g.orders))
	for i := range byID {
		byID[i] = int32(i)
	}
	slices.SortFunc(byID, func(a, b int32) int { return cmp.Compare(g.orders[a].ID, g.orders[b].ID) })
	begins := make([]int32, len(g.orders))
	at := 0
	for _, i := range byID {
		for at < len(g.margins) && g.margins[at].Order < g.orders[i].ID {
			at++
		}
		begins[i] = int32(at)
	}
	return begins
}

// binder walks the pages, all by customer, and lays what it has read one behind
// the other in few large pieces of memory.
type binder struct {
	pages              *mediaPages
	begins             []int32
	order, touch, flow int // next to be read
	orders             []bookOrder
	margins            []bookMargin
	touches            []bookTouch
	flows              []finance.Flow
}

// next is the customer that comes next on any page.
func (b *binder) next() (id app.ID, more bool) {
	take := func(customer app.ID) {
		if !more || customer < id {
			id, more = customer, true
		}
	}
	if b.order < len(b.pages.orders) {
		take(b.pages.orders[b.order].Customer)
	}
	if b.touch < len(b.pages.touches) {
		take(b.pages.touches[b.touch].Customer)
	}
	if b.flow < len(b.pages.flows) {
		take(b.pages.flows[b.flow].Customer)
	}
	return id, more
}

func (b *binder) bind(id app.ID, d *finance.Discounter) (mediaCustomer, error) {
	c := mediaCustomer{id: id}
	order, margin, touch, flow := len(b.orders), len(b.margins), len(b.touches), len(b.flows)
	for ; b.order < len(b.pages.orders) && b.pages.orders[b.order].Customer == id; b.order++ {
		o := &b.pages.orders[b.order]
		c.acquired = o.Acquired
		for at := int(b.begins[b.order]); at < len(b.pages.margins) && b.pages.margins[at].Order == o.ID; at++ {
			m := &b.pages.margins[at]
			b.margins = append(b.margins, bookMargin{m.Day, m.NetRevenue, m.Margin})
		}
		b.orders = append(b.orders, bookOrder{o.ID, o.Source, o.Campaign, o.Day, int32(len(b.margins) - margin), o.First})
	}
	for ; b.touch < len(b.pages.touches) && b.pages.touches[b.touch].Customer == id; b.touch++ {
		t := &b.pages.touches[b.touch]
		b.touches = append(b.touches, bookTouch{t.Day, t.Campaign})
	}
	for ; b.flow < len(b.pages.flows) && b.pages.flows[b.flow].Customer == id; b.flow++ {
		f := &b.pages.flows[b.flow]
		c.acquired = f.Source
		b.flows = append(b.flows, finance.Flow{Day: f.Day, Amount: f.Amount})
	}
	c.orders, c.margins = b.orders[order:len(b.orders):len(b.orders)], b.margins[margin:len(b.margins):len(b.margins)]
	c.touches, c.flows = b.touches[touch:len(b.touches):len(b.touches)], b.flows[flow:len(b.flows):len(b.flows)]
	var err error
	c.value, err = present(d, c.flows)
	return c, err
}

// present is what flows are worth on the day of the first.
func present(d *finance.Discounter, flows []finance.Flow) (finance.Amount, error) {
	if len(flows) == 0 {
		return 0, nil
	}
	return finance.RoundMinor(d.XNPV(flows[0].Day, flows))
}
