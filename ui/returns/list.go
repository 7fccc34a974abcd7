package returns

import (
	"cmp"
	"context"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/document/listing"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

type row = app.ReturnRow

// newList makes the table of returns.
func newList(p *Page) *listing.List[row] {
	data, host := p.deps.Data, p.deps.Host
	return listing.New(listing.Spec[row]{
		Source: listing.Source[row]{
			Host: host, Company: data.Company, Most: rowsShown,
			Read: func(ctx context.Context, limit int) ([]row, error) { return data.ReturnRows(ctx, 0, limit) },
			ID:   func(r row) app.ID { return r.ID },
			Text: func(r row) string {
				return r.Number + " " + r.Customer + " " + r.Orders + " " + r.Items + " " + r.Reason
			},
			Hint:   i18n.T("Number, customer, order, item, reason"),
			Loaded: func(app.Company) { p.tabs.SetCount(TabReturns, len(p.list.All)) },
		},
		Page: document.ReturnsPage, Columns: p.columns(), Sort: "date", Down: true,
		Open: func(r row) { p.Edit(r.ID) }, Delete: p.delete, Menu: p.menu,
		New: func() { p.NewReturn(0) }, NewTitle: i18n.T("New return"),
		Empty: listing.Empty{Icon: "returns", Title: i18n.T("Nothing has come back"),
			Body: i18n.T("Record a return of an order, of several, or without a receipt. Rapport offers to keep rebates that were paid on the goods.")},
	})
}

func (p *Page) columns() []listing.Column[row] {
	return []listing.Column[row]{
		listing.Plain(widgets.Column{Key: "number", Title: i18n.T("Number"), Width: 84}, func(r row) string { return r.Number }).
			By(func(a, b row) int { return cmp.Compare(a.Number, b.Number) }),
		listing.Muted(widgets.Column{Key: "date", Title: i18n.T("Date"), Width: 116},
			func(r row) string { return format.DateNear(r.Day, p.deps.Host.Today()) }).
			By(func(a, b row) int { return cmp.Compare(a.Day, b.Day) }),
		listing.Col(widgets.Column{Key: "customer", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 240, Min: 140, Weight: 3},
			func(r row) widgets.Cell { return document.CustomerCell(r.Customer, r.Items) }).
			By(func(a, b row) int { return cmp.Compare(a.Customer, b.Customer) }),
		listing.Col(widgets.Column{Key: "orders", Title: i18n.T("Order"), Width: 100}, receipt),
		listing.Figure(widgets.Column{Key: "refund", Title: i18n.T("For the goods"), Width: 96},
			func(r row) string { return format.Amount(r.Due(), p.list.Currency) }).
			By(func(a, b row) int { return cmp.Compare(a.Due(), b.Due()) }),
		listing.Figures(widgets.Column{Key: "kept", Title: i18n.T("Fee, rebate kept"), Width: 112}, p.kept).
			By(func(a, b row) int { return cmp.Compare(a.Kept(), b.Kept()) }),
		listing.Figures(widgets.Column{Key: "paid", Title: i18n.T("Paid out"), Width: 92},
			func(r row) widgets.Cell {
				return widgets.Cell{Text: format.Amount(r.PaidOut, p.list.Currency), Bold: true}
			}).
			By(func(a, b row) int { return cmp.Compare(a.PaidOut, b.PaidOut) }),
		listing.Badge(widgets.Column{Key: "stock", Title: i18n.T("Handling"), Width: 104}, handled),
		listing.Muted(widgets.Column{Key: "channel", Title: i18n.T("Channel"), Width: 70, Optional: true},
			func(r row) string { return cameBy(r.Channel) }),
		listing.Muted(widgets.Column{Key: "reason", Title: i18n.T("Reason"), Width: 150, Min: 80, Weight: 1, Optional: true},
			func(r row) string { return r.Reason }),
	}
}

func receipt(r row) widgets.Cell {
	if r.Orders == "" {
		return widgets.Cell{Text: i18n.T("no receipt"), Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: r.Orders}
}

// cameBy is how goods came back: mail is the post here, not mail order.
func cameBy(c app.Channel) string {
	if c == app.ChannelMail {
		return i18n.T("Post")
	}
	return document.ChannelName(c)
}

func (p *Page) kept(r row) widgets.Cell {
	if r.Kept() == 0 {
		return widgets.Cell{}
	}
	return widgets.Cell{Text: format.Amount(-r.Kept(), p.list.Currency), Colour: theme.ColorText}
}

// handled says what became of the goods.
func handled(r row) string {
	if r.Restock {
		return i18n.T("Back to stock")
	}
	return i18n.T("Written off")
}

func (p *Page) menu(r row) []widgets.Option {
	return []widgets.Option{
		{Title: i18n.T("Edit…"), Icon: "edit", Do: func() { p.Edit(r.ID) }},
		p.deps.Host.CustomerItem(r.Contact),
		{Title: i18n.T("Delete this return"), Icon: "close", Do: func() { p.delete(r) }},
	}
}

// delete takes a return out of the books; the history brings it back.
func (p *Page) delete(r row) {
	action := app.Action{Text: i18n.Mark("Delete return %s"), Args: []any{r.Number}}
	document.Delete(&p.acts, action, i18n.T("Return %s deleted", r.Number), app.Unit.Return, r.ID)
}
