package subscriptions

import (
	"cmp"
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/listing"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

type row = app.SubscriptionRow

// The states that the list is filtered by.
const (
	goingOn  = "running"
	ended    = "ended"
	toBeMade = "due"
)

// list is the table of subscriptions, below the offer to bill what has come due.
type list struct {
	*listing.List[row]
	state *listing.Filter[row]
	offer *fyne.Container
}

func newList(p *Page) *list {
	data, today := p.deps.Data, p.deps.Host.Today
	l := &list{offer: container.NewStack()}
	l.state = listing.NewFilter(i18n.T("All"),
		listing.When(goingOn, i18n.T("In force"), func(r row) bool { return running(r, today()) }),
		listing.When(toBeMade, i18n.T("To be billed"), func(r row) bool { return owes(r, today()) }),
		listing.When(ended, i18n.T("Ended"), func(r row) bool { return !running(r, today()) }))
	l.state.SetKey(goingOn)
	l.List = listing.New(listing.Spec[row]{
		Source: listing.Source[row]{
			Host: p.deps.Host, Company: data.Company,
			Read: func(ctx context.Context, _ int) ([]row, error) { return data.SubscriptionRows(ctx, 0) },
			ID:   func(r row) app.ID { return r.ID },
			Text: func(r row) string { return r.Customer + " " + r.Plan + " " + r.Source },
			Hint: i18n.T("Customer, plan"), Filters: []*listing.Filter[row]{l.state},
			Loaded: func(c app.Company) { l.showOffer(p, c.BillingDay) },
		},
		Page: document.SubscriptionsPage, Columns: l.columns(today),
		Beside: p.bills, Open: func(r row) { p.Edit(r.ID) }, Delete: p.delete, Menu: p.menu,
		Title: i18n.T("Subscription plans"), New: func() { p.New(0) }, NewTitle: i18n.T("New subscription"),
		Above: l.offer,
		Empty: listing.Empty{Icon: "calendar", Title: i18n.T("No subscriptions here"),
			Body: i18n.T("Plans that customers pay each month, quarter or year. Their bills are made here and spread over the months that they cover.")},
	})
	return l
}

// showOffer says up to which day bills were made, and offers to make those that
// have come due since.
func (l *list) showOffer(page *Page, billed finance.Date) {
	today := page.deps.Host.Today()
	n, sum := 0, finance.Amount(0)
	for _, r := range l.All {
		k, amount := due(r, today)
		n, sum = n+k, sum+amount
	}
	text := i18n.T("No bills have been made yet.")
	if billed != 0 {
		text = i18n.T("Bills are made up to %s.", format.Date(billed))
	}
	l.offer.Objects = nil
	switch {
	case len(l.All) == 0:
	case n == 0 || billed >= today:
		l.offer.Objects = []fyne.CanvasObject{widgets.Pad(0, 0, 2*theme.Unit, 0, widgets.NewText(text, widgets.Muted))}
	default:
		text += " " + i18n.T("By today %s are due: %s.", i18n.N(n, "%d bill", "%d bills"), format.Amount(sum, l.Currency))
		bill := widgets.NewButton(i18n.T("Bill up to today"), page.bill)
		l.offer.Objects = []fyne.CanvasObject{widgets.Pad(0, 0, 2*theme.Unit, 0, document.NewNotice(
			widgets.Pad(6, 8, 6, 10, container.NewBorder(nil, nil, nil, bill, widgets.NewCutText(text, widgets.Body)))))}
	}
	l.offer.Refresh()
}

func (l *list) columns(today func() finance.Date) []listing.Column[row] {
	return []listing.Column[row]{
		listing.Col(widgets.Column{Key: "customer", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 230, Min: 150, Weight: 3},
			func(r row) widgets.Cell { return widgets.Cell{Text: r.Customer, Second: r.Plan} }).
			By(func(a, b row) int { return cmp.Compare(a.Customer, b.Customer) }),
		listing.Figure(widgets.Column{Key: "amount", Title: i18n.T("Amount"), Width: 84}, func(r row) string { return format.Amount(r.Amount, l.Currency) }).
			By(func(a, b row) int { return cmp.Compare(a.Amount, b.Amount) }),
		listing.Muted(widgets.Column{Key: "period", Title: i18n.T("Billed"), Width: 96}, func(r row) string { return periodName(r.Period) }),
		listing.Col(widgets.Column{Key: "next", Title: i18n.T("Next bill"), Width: 112}, func(r row) widgets.Cell {
			cell := widgets.Cell{Text: format.Date(r.Next()), Colour: theme.ColorMuted}
			if owes(r, today()) {
				cell.Colour = theme.ColorLoss
			}
			return cell
		}).By(func(a, b row) int { return cmp.Compare(a.Next(), b.Next()) }),
		listing.Badge(widgets.Column{Key: "state", Title: i18n.T("State"), Width: 92}, func(r row) string { return leaving(r, today()) }),
		listing.Muted(widgets.Column{Key: "since", Title: i18n.T("Since"), Width: 112, Optional: true}, func(r row) string { return format.Date(r.Starts) }).
			By(func(a, b row) int { return cmp.Compare(a.Starts, b.Starts) }),
		listing.Figure(widgets.Column{Key: "billed", Title: i18n.T("So far"), Width: 84}, func(r row) string { return format.Amount(r.Billed, l.Currency) }).
			By(func(a, b row) int { return cmp.Compare(a.Billed, b.Billed) }),
	}
}

// leaving says that a plan has an end; empty for one that goes on.
func leaving(r row, day finance.Date) string {
	switch {
	case r.Ends == 0:
		return ""
	case running(r, day):
		return i18n.T("Leaves")
	}
	return i18n.T("Ended")
}
