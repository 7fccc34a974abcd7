package subscriptions

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// The states that the list is filtered by.
const (
	anyState  = ""
	goingOn   = "running"
	ended     = "ended"
	toBeMade  = "due"
	stateWide = 92
)

// list is the table of subscriptions, below the offer to bill what has come due.
type list struct {
	page     *Page
	root     fyne.CanvasObject
	head     *document.Head
	offer    *fyne.Container
	search   *widgets.Entry
	state    *widgets.Select
	table    *widgets.Table
	all      []app.SubscriptionRow
	shown    []app.SubscriptionRow
	currency finance.Currency
	loader   widgets.Loader[listData]
}

type listData struct {
	rows    []app.SubscriptionRow
	company app.Company
}

func newList(p *Page) *list {
	l := &list{page: p, offer: container.NewStack()}
	l.head = document.NewHead(i18n.T("Subscription plans"), widgets.NewPrimary(i18n.T("New subscription"), func() { p.open(0, 0, "") }))
	l.search = widgets.NewEntry()
	l.search.SetPlaceHolder(i18n.T("Customer, plan"))
	l.search.OnChanged = func(string) { l.filter() }
	l.state = widgets.NewCompactSelect([]widgets.Option{
		{Key: anyState, Title: i18n.T("All")}, {Key: goingOn, Title: i18n.T("In force")},
		{Key: toBeMade, Title: i18n.T("To be billed")}, {Key: ended, Title: i18n.T("Ended")},
	}, func(widgets.Option) { l.filter() })
	l.state.SetKey(goingOn)
	tools := container.NewBorder(nil, nil, nil, l.state, widgets.Pad(0, 2*theme.Unit, 0, 0, l.search))
	l.table = l.newTable()
	l.search.OnKey = l.page.deps.Host.SearchKeys(l.search, l.table)
	top := widgets.Stack(0, l.head.Root, widgets.Pad(0, 3*theme.Unit, 0, 10, l.offer), widgets.Pad(0, 3*theme.Unit, 2*theme.Unit, 10, tools))
	l.root = container.NewBorder(top, nil, nil, nil, l.table)
	return l
}

func (l *list) newTable() *widgets.Table {
	amount := func(key, title string) widgets.Column {
		return widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 84}
	}
	t := widgets.NewTable(
		widgets.Column{Key: "customer", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 230, Min: 150, Weight: 3},
		amount("amount", i18n.T("Amount")),
		widgets.Column{Key: "period", Title: i18n.T("Billed"), Width: 96},
		widgets.Column{Key: "next", Title: i18n.T("Next bill"), Width: 112},
		widgets.Column{Key: "state", Title: i18n.T("State"), Kind: widgets.BadgeCell, Width: stateWide},
		widgets.Column{Key: "since", Title: i18n.T("Since"), Width: 112, Optional: true},
		amount("billed", i18n.T("So far")),
	)
	t.OnActivated = func(row int) { l.page.Edit(l.shown[row].ID) }
	t.OnDelete = func(rows []int) { l.page.delete(l.shown[rows[0]]) }
	t.OnMenu = func(row int, at fyne.Position) { widgets.ShowMenuAt(t, at, l.page.menu(l.shown[row])) }
	t.OnSelected = func(row int) {
		if row >= 0 && row < len(l.shown) {
			l.page.bills.show(l.shown[row])
			l.page.deps.Host.Visit(shell.Place{Page: document.SubscriptionsPage, ID: int64(l.shown[row].ID)})
		}
	}
	t.Empty = widgets.NewEmptyState("calendar", i18n.T("No subscriptions here"),
		i18n.T("Plans that customers pay each month, quarter or year. Their bills are made here and spread over the months that they cover."),
		widgets.NewButton(i18n.T("New subscription"), func() { l.page.open(0, 0, "") }))
	return t
}

func (l *list) load() {
	data := l.page.deps.Data
	l.loader.Load(func(ctx context.Context) (listData, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return listData{}, err
		}
		rows, err := data.SubscriptionRows(ctx, 0)
		return listData{rows, company}, err
	}, func(d listData, err error) {
		if err != nil {
			l.page.deps.Host.Fail(err)
			return
		}
		l.all, l.currency = d.rows, d.company.Currency()
		l.showOffer(d.company.BillingDay)
		l.filter()
	})
}

// showOffer says up to which day bills were made, and offers to make those that
// have come due since.
func (l *list) showOffer(billed finance.Date) {
	today := l.page.deps.Host.Today()
	n, sum := 0, finance.Amount(0)
	for _, r := range l.all {
		k, amount := due(r, today)
		n, sum = n+k, sum+amount
	}
	text := i18n.T("No bills have been made yet.")
	if billed != 0 {
		text = i18n.T("Bills are made up to %s.", format.Date(billed))
	}
	l.offer.Objects = nil
	switch {
	case len(l.all) == 0:
	case n == 0 || billed >= today:
		l.offer.Objects = []fyne.CanvasObject{widgets.Pad(0, 0, 2*theme.Unit, 0, widgets.NewText(text, widgets.Muted))}
	default:
		text += " " + i18n.T("By today %s are due: %s.", i18n.N(n, "%d bill", "%d bills"), format.Amount(sum, l.currency))
		bill := widgets.NewButton(i18n.T("Bill up to today"), l.page.bill)
		l.offer.Objects = []fyne.CanvasObject{widgets.Pad(0, 0, 2*theme.Unit, 0, document.NewNotice(
			widgets.Pad(6, 8, 6, 10, container.NewBorder(nil, nil, nil, bill, widgets.NewCutText(text, widgets.Body)))))}
	}
	l.offer.Refresh()
}

func (l *list) filter() {
	l.uncover()
	words, today := strings.Fields(strings.ToLower(l.search.Text)), l.page.deps.Host.Today()
	l.shown = make([]app.SubscriptionRow, 0, len(l.all))
	for _, r := range l.all {
		if l.fits(r, words, today) {
			l.shown = append(l.shown, r)
		}
	}
	l.head.SetCount(len(l.shown))
	l.table.SetSource(widgets.KeyedRows(l.shown, func(r app.SubscriptionRow) int64 { return int64(r.ID) }, l.cell))
	if l.page.wanted != 0 && l.table.SelectKey(int64(l.page.wanted)) {
		l.page.wanted = 0
	}
	if l.table.Selected() < 0 && len(l.shown) > 0 {
		l.table.Select(0)
	}
	if i := l.table.Selected(); i >= 0 && i < len(l.shown) {
		l.page.bills.show(l.shown[i])
	} else {
		l.page.bills.clear()
	}
}

// uncover takes away what hides the row that was asked for.
func (l *list) uncover() {
	words, today := strings.Fields(strings.ToLower(l.search.Text)), l.page.deps.Host.Today()
	for _, r := range l.all {
		if r.ID == l.page.wanted && !l.fits(r, words, today) {
			l.search.Text = ""
			l.search.Refresh()
			l.state.SetKey(anyState)
		}
	}
}

func (l *list) fits(r app.SubscriptionRow, words []string, today finance.Date) bool {
	switch l.state.Key() {
	case goingOn:
		if !running(r, today) {
			return false
		}
	case ended:
		if running(r, today) {
			return false
		}
	case toBeMade:
		if n, _ := due(r, today); n == 0 {
			return false
		}
	}
	text := strings.ToLower(r.Customer + " " + r.Plan + " " + r.Source)
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

func (l *list) cell(r app.SubscriptionRow, column int) widgets.Cell {
	today := l.page.deps.Host.Today()
	switch column {
	case 0:
		return widgets.Cell{Text: r.Customer, Second: r.Plan}
	case 1:
		return widgets.Cell{Text: format.Amount(r.Amount, l.currency)}
	case 2:
		return widgets.Cell{Text: periodName(r.Period), Colour: theme.ColorMuted}
	case 3:
		cell := widgets.Cell{Text: format.Date(r.Next()), Colour: theme.ColorMuted}
		if n, _ := due(r, today); n > 0 {
			cell.Colour = theme.ColorLoss
		}
		return cell
	case 4:
		switch {
		case r.Ends == 0:
			return widgets.Cell{}
		case running(r, today):
			return widgets.Cell{Text: i18n.T("Leaves")}
		}
		return widgets.Cell{Text: i18n.T("Ended")}
	case 5:
		return widgets.Cell{Text: format.Date(r.Starts), Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: format.Amount(r.Billed, l.currency)}
}
