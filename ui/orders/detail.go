package orders

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/posting"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/lines"
	"rapport/ui/document/listing"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// detail is one order beside the list.
type detail struct {
	*listing.Detail[*shown]
	page *Page
}

// shown is an order with the names of what it refers to.
type shown struct {
	order   *app.Order
	known   lines.Products
	posting *posting.Context
	row     row  // as the list shows it
	found   bool // that there is such a row
}

func newDetail(p *Page) *detail {
	d := &detail{page: p}
	d.Detail = listing.NewDetail(p.deps.Host, 338, i18n.T("Choose an order to see what it leaves"),
		func(id app.ID) func(context.Context) (*shown, error) {
			listed, found := p.list.Row(id)
			return func(ctx context.Context) (*shown, error) { return loadShown(ctx, p.deps.Data, id, listed, found) }
		}, d.fill)
	return d
}

// loadShown reads an order; listed is how the list has it, where it was found there.
func loadShown(ctx context.Context, data Data, id app.ID, listed row, found bool) (*shown, error) {
	o, err := data.Order(ctx, id)
	if err != nil {
		return nil, err
	}
	s := &shown{order: o, row: listed, found: found}
	if s.known, err = lines.ReadProducts(ctx, data, o.Lines); err != nil {
		return nil, err
	}
	if s.posting, err = loadPosting(ctx, data, s.order.Day.Month()); err != nil {
		return nil, err
	}
	return s, s.names(ctx, data)
}

// names finds what the order's IDs are called and what became of the order:
// among the orders of its customer where the list does not have it.
func (s *shown) names(ctx context.Context, data Data) error {
	if o := s.order; !s.found && o.Contact != 0 {
		rows, err := data.OrderRows(ctx, o.Contact, 0)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if r.ID == o.ID {
				s.row, s.found = r, true
			}
		}
	}
	return nil
}

func (d *detail) fill(s *shown) fyne.CanvasObject {
	o, currency := s.order, s.posting.Currency
	statement := document.NewStatement(currency, "margin_after_service")
	figures := statementOf(s.posting, o, s.known)
	statement.Set(figures)
	parts := []fyne.CanvasObject{
		d.heading(s),
		widgets.NewCard("", "", d.lines(s)),
		widgets.NewCard(i18n.T("What this order leaves"), "", statement.Root),
	}
	if after := s.row.Margin - figures.MarginAfterService(); s.found && after != 0 {
		parts = append(parts, d.afterwards(s, after))
	}
	if o.Note != "" {
		parts = append(parts, widgets.NewParagraph(o.Note, widgets.Muted, 380))
	}
	return widgets.NewScroll(widgets.Pad(10, 4*theme.Unit, 4*theme.Unit, 4*theme.Unit, widgets.Stack(3*theme.Unit, parts...)))
}

func (d *detail) heading(s *shown) fyne.CanvasObject {
	o := s.order
	chips := []fyne.CanvasObject{widgets.NewText(o.Number, widgets.Heading)}
	for _, text := range []string{document.ChannelName(o.Channel), flag(s.row)} {
		if text != "" {
			chips = append(chips, widgets.NewChip(text))
		}
	}
	edit := widgets.NewButton(i18n.T("Edit"), func() { d.page.Edit(o.ID) })
	more := widgets.NewIconButton("more", nil)
	more.OnTapped = func() { widgets.ShowMenu(more, d.page.menu(rowOf(s))) }
	title := widgets.Ends(widgets.Row(chips...), widgets.Row(edit, more))

	var who fyne.CanvasObject = widgets.NewText(i18n.T("Walk-in"), widgets.Muted)
	if o.Contact != 0 {
		who = widgets.NewLink(s.row.Customer, func() { d.page.deps.Host.OpenContact(o.Contact) })
	}
	facts := document.Joined(format.Date(o.Day), s.row.Source, s.row.Campaign, s.row.Salesperson)
	return widgets.Stack(0, title, container.NewBorder(nil, nil, who, nil, widgets.Pad(0, 0, 0, theme.Unit, widgets.NewCutText(facts, widgets.Muted))))
}

// rowOf is the order as the list has it, or as much of it as the menu needs.
func rowOf(s *shown) row {
	if s.found {
		return s.row
	}
	return row{ID: s.order.ID, Number: s.order.Number, Contact: s.order.Contact}
}

// lines lists what was bought.
func (d *detail) lines(s *shown) fyne.CanvasObject {
	currency := s.posting.Currency
	sales, discounts := s.posting.LineValues(s.order)
	var rows []fyne.CanvasObject
	for i, l := range s.order.Lines {
		name := ""
		if p := s.known[l.Product]; p != nil {
			name = p.Name
		}
		amount := widgets.NewText(format.Amount(sales[i]-discounts[i], currency), widgets.Body)
		count := widgets.NewText(format.Decimal(l.Quantity)+" × "+lines.Price(l.UnitPrice, currency), widgets.Small)
		rows = append(rows, container.NewBorder(nil, nil, nil, amount,
			container.NewBorder(nil, nil, nil, widgets.Pad(0, 3*theme.Unit, 0, theme.Unit, count), widgets.NewCutText(name, widgets.Body))))
	}
	if o := s.order; o.Discount != 0 || o.Coupon != "" {
		label := i18n.T("Order discount %s", format.Amount(o.Discount, currency))
		if o.Coupon != "" {
			label = i18n.T("Coupon %s, %s", o.Coupon, format.Amount(o.Discount, currency))
		}
		rows = append(rows, widgets.NewCutText(label, widgets.Small))
	}
	return widgets.Stack(theme.Unit, rows...)
}

// afterwards says what later documents did to the order: returns, rebates,
// calls and service.
func (d *detail) afterwards(s *shown, after finance.Amount) fyne.CanvasObject {
	currency := s.posting.Currency
	line := func(label string, a finance.Amount, style widgets.Style) fyne.CanvasObject {
		if a < 0 {
			style = style.In(theme.ColorLoss)
		}
		return widgets.Ends(widgets.NewText(label, widgets.Body), widgets.NewText(format.Signed(a, currency), style))
	}
	return widgets.NewCard(i18n.T("And what followed"), "", widgets.Stack(theme.Unit,
		line(i18n.T("Returns, rebates, calls and service"), after, widgets.Body),
		line(i18n.T("Margin with all that belongs to it"), s.row.Margin, widgets.Strong)))
}

// menu is what can be done with an order.
func (p *Page) menu(r row) []widgets.Option {
	start := func(arg string) func() {
		return func() {
			p.deps.Host.Open(shell.Place{Page: document.ReturnsPage, ID: int64(r.ID), Arg: arg})
		}
	}
	return []widgets.Option{
		{Title: i18n.T("Edit"), Icon: "edit", Do: func() { p.Edit(r.ID) }},
		{Title: i18n.T("Return…"), Icon: "returns", Do: start(document.New)},
		{Title: i18n.T("Rebate claim…"), Icon: "rebate", Off: r.Contact == 0, Do: start(document.NewClaim)},
		{Title: i18n.T("Service case…"), Icon: "settings", Off: r.Contact == 0, Do: func() {
			p.deps.Host.Open(shell.Place{Page: document.ServicePage, ID: int64(r.ID), Arg: document.ForOrder})
		}},
		{Title: i18n.T("Duplicate"), Icon: "plus", Do: func() { p.Duplicate(r.ID) }},
		p.deps.Host.CustomerItem(r.Contact),
		{Title: i18n.T("Delete this order"), Icon: "close", Do: func() { p.delete(r) }},
	}
}
