package orders

import (
	"cmp"
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/listing"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// rowsShown is how many orders the list reads, newest first: more than anyone
// scrolls through. The search of the window finds the older ones.
const rowsShown = 10000

// rowsAtOnce fill the window while the others are read.
const rowsAtOnce = 100

type row = app.OrderRow

// The states that the list is filtered by.
const (
	unpaid   = "unpaid"
	returned = "returned"
	losing   = "losing"
)

// list is the table of orders with what each leaves.
type list struct {
	*listing.List[row]
	channel *listing.Filter[row]
	state   *listing.Filter[row]
	scale   finance.Amount // at which the bar of a margin is full
}

func newList(p *Page) *list {
	data := p.deps.Data
	l := &list{channel: channelFilter()}
	l.state = listing.NewFilter(i18n.T("All orders"),
		listing.When(unpaid, i18n.T("Unpaid"), func(r row) bool { return r.Unpaid }),
		listing.When(returned, i18n.T("Returned"), func(r row) bool { return r.Returned }),
		listing.When(losing, i18n.T("At a loss"), func(r row) bool { return r.Margin < 0 }))
	link := func(title, page string) fyne.CanvasObject {
		return widgets.NewLink(title, func() { p.deps.Host.Open(shell.Place{Page: page}) })
	}
	l.List = listing.New(listing.Spec[row]{
		Source: listing.Source[row]{
			Host: p.deps.Host, Company: data.Company, Most: rowsShown, First: rowsAtOnce,
			Read: func(ctx context.Context, limit int) ([]row, error) { return data.OrderRows(ctx, 0, limit) },
			ID:   func(r row) app.ID { return r.ID },
			Text: func(r row) string {
				return r.Number + " " + r.Customer + " " + r.Items + " " + r.Source + " " + r.Campaign + " " + r.Salesperson
			},
			Hint: i18n.T("Number, customer, item"), Filters: []*listing.Filter[row]{l.channel, l.state},
			Loaded: func(app.Company) {
				l.scale = document.BarScale(l.All, 95, func(r row) finance.Amount { return r.Margin })
			},
		},
		Page: document.OrdersPage, Columns: l.columns(p.deps.Host.Today), Sort: "date", Down: true,
		Beside: p.detail, Open: func(r row) { p.Edit(r.ID) }, Delete: p.delete, Menu: p.menu,
		Title: i18n.T("Orders"), New: func() { p.NewOrder(0) }, NewTitle: i18n.T("New order"),
		Links: []fyne.CanvasObject{
			link(i18n.T("Deals"), document.DealsPage), link(i18n.T("Subscription plans"), document.SubscriptionsPage),
			link(i18n.T("Service cases"), document.ServicePage),
		},
		Empty: listing.Empty{Icon: "orders", Title: i18n.T("No orders here yet"),
			Body: i18n.T("Orders that you type or import appear here, each with what it leaves after the cost of serving it.")},
	})
	return l
}

func channelFilter() *listing.Filter[row] {
	var options []listing.Option[row]
	for _, c := range app.Channels() {
		options = append(options, listing.When(c.String(), document.ChannelName(c), func(r row) bool { return r.Channel == c }))
	}
	return listing.NewFilter(i18n.T("All channels"), options...)
}

func (l *list) columns(today func() finance.Date) []listing.Column[row] {
	return []listing.Column[row]{
		listing.Plain(widgets.Column{Key: "number", Title: i18n.T("Number"), Width: 72}, func(r row) string { return r.Number }).
			By(func(a, b row) int { return cmp.Compare(a.Number, b.Number) }),
		listing.Muted(widgets.Column{Key: "date", Title: i18n.T("Date"), Width: 66}, func(r row) string { return format.DateNear(r.Day, today()) }).
			By(func(a, b row) int { return cmp.Compare(a.Day, b.Day) }),
		listing.Col(widgets.Column{Key: "customer", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 190, Min: 150, Weight: 3},
			func(r row) widgets.Cell { return document.CustomerCell(r.Customer, r.Items) }).
			By(func(a, b row) int { return cmp.Compare(a.Customer, b.Customer) }),
		listing.Figure(widgets.Column{Key: "gross", Title: i18n.T("Gross"), Width: 78}, func(r row) string { return format.Amount(r.Gross, l.Currency) }).
			By(func(a, b row) int { return cmp.Compare(a.Gross, b.Gross) }),
		listing.Figure(widgets.Column{Key: "margin", Title: i18n.T("Margin"), Width: 72}, func(r row) string { return format.Amount(r.Margin, l.Currency) }).
			By(func(a, b row) int { return cmp.Compare(a.Margin, b.Margin) }),
		listing.Col(widgets.Column{Key: "bar", Kind: widgets.BarCell, Width: 56},
			func(r row) widgets.Cell { return widgets.Cell{Value: float64(r.Margin) / float64(l.scale)} }),
		listing.Badge(widgets.Column{Key: "flags", Width: 82}, flag),
		listing.Muted(widgets.Column{Key: "channel", Title: i18n.T("Channel"), Width: 62, Optional: true},
			func(r row) string { return document.ChannelName(r.Channel) }).
			By(func(a, b row) int { return cmp.Compare(a.Channel, b.Channel) }),
		listing.Muted(widgets.Column{Key: "source", Title: i18n.T("Source"), Width: 90, Weight: 1, Min: 86, Optional: true}, func(r row) string { return r.Source }).
			By(func(a, b row) int { return cmp.Compare(a.Source, b.Source) }),
	}
}

// flag is what stands out about an order.
func flag(r row) string {
	switch {
	case r.Returned:
		return i18n.T("Returned")
	case r.Unpaid:
		return i18n.T("Unpaid")
	}
	return ""
}
