package orders

import (
	"context"
	"sort"
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

// rowsShown is how many orders the list reads, newest first: more than anyone
// scrolls through. The search of the window finds the older ones.
const rowsShown = 10000

// rowsAtOnce fill the window while the others are read.
const rowsAtOnce = 100

// list is the table of orders with its search and filters.
type list struct {
	page     *Page
	root     fyne.CanvasObject
	head     *document.Head
	search   *widgets.Entry
	channel  *widgets.Select
	state    *widgets.Select
	table    *widgets.Table
	all      []app.OrderRow
	shown    []app.OrderRow
	currency finance.Currency
	today    finance.Date
	scale    finance.Amount
	sortKey  string
	down     bool
	loader   widgets.Loader[listData]
}

type listData struct {
	rows    []app.OrderRow
	company app.Company
}

// The states that the list is filtered by.
const (
	anyState = ""
	unpaid   = "unpaid"
	returned = "returned"
	losing   = "losing"
)

func newList(p *Page) *list {
	l := &list{page: p, sortKey: "date", down: true}
	add := widgets.NewPrimary(i18n.T("New order"), func() { p.NewOrder(0) })
	l.search = widgets.NewEntry()
	l.search.SetPlaceHolder(i18n.T("Number, customer, item"))
	l.search.OnChanged = func(string) { l.filter() }
	l.channel = widgets.NewCompactSelect(channelFilter(), func(widgets.Option) { l.filter() })
	l.channel.SetKey("")
	l.state = widgets.NewCompactSelect([]widgets.Option{
		{Key: anyState, Title: i18n.T("All orders")},
		{Key: unpaid, Title: i18n.T("Unpaid")},
		{Key: returned, Title: i18n.T("Returned")},
		{Key: losing, Title: i18n.T("At a loss")},
	}, func(widgets.Option) { l.filter() })
	l.state.SetKey(anyState)
	l.head = document.NewHead(i18n.T("Orders"), l.link(i18n.T("Deals"), document.DealsPage),
		l.link(i18n.T("Subscription plans"), document.SubscriptionsPage), l.link(i18n.T("Service cases"), document.ServicePage), add)
	tools := container.NewBorder(nil, nil, nil, widgets.Row(l.channel, l.state), widgets.Pad(0, 2*theme.Unit, 0, 0, l.search))
	l.table = l.newTable(add)
	l.search.OnKey = l.page.deps.Host.SearchKeys(l.search, l.table)
	top := widgets.Stack(0, l.head.Root, widgets.Pad(0, 3*theme.Unit, 2*theme.Unit, 10, tools))
	l.root = container.NewBorder(top, nil, nil, nil, l.table)
	return l
}

// link leads to a page beside that of orders.
func (l *list) link(title, page string) fyne.CanvasObject {
	return widgets.NewQuiet(title, func() { l.page.deps.Host.Open(shell.Place{Page: page}) })
}

func channelFilter() []widgets.Option {
	options := []widgets.Option{{Key: "", Title: i18n.T("All channels")}}
	for _, c := range app.Channels() {
		options = append(options, widgets.Option{Key: c.String(), Title: document.ChannelName(c)})
	}
	return options
}

func (l *list) newTable(add fyne.CanvasObject) *widgets.Table {
	t := widgets.NewTable(
		widgets.Column{Key: "number", Title: i18n.T("Number"), Width: 72, Sortable: true},
		widgets.Column{Key: "date", Title: i18n.T("Date"), Width: 66, Sortable: true},
		widgets.Column{Key: "customer", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 190, Min: 150, Weight: 3, Sortable: true},
		widgets.Column{Key: "gross", Title: i18n.T("Gross"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 78, Sortable: true},
		widgets.Column{Key: "margin", Title: i18n.T("Margin"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 72, Sortable: true},
		widgets.Column{Key: "bar", Kind: widgets.BarCell, Width: 56},
		widgets.Column{Key: "flags", Kind: widgets.BadgeCell, Width: 82},
		widgets.Column{Key: "channel", Title: i18n.T("Channel"), Width: 62, Sortable: true, Optional: true},
		widgets.Column{Key: "source", Title: i18n.T("Source"), Width: 90, Weight: 1, Min: 86, Sortable: true, Optional: true},
	)
	t.OnSelected = l.selected
	t.OnDelete = func(rows []int) { l.page.delete(l.shown[rows[0]]) }
	t.OnActivated = func(row int) { l.page.Edit(l.shown[row].ID) }
	t.OnSort = func(key string, down bool) { l.sortKey, l.down = key, down; l.filter() }
	t.OnMenu = func(row int, at fyne.Position) { widgets.ShowMenuAt(t, at, l.page.menu(l.shown[row])) }
	t.Empty = widgets.NewEmptyState("orders", i18n.T("No orders here yet"),
		i18n.T("Orders that you type or import appear here, each with what it leaves after the cost of serving it."),
		widgets.NewButton(i18n.T("New order"), func() { l.page.NewOrder(0) }))
	t.SetSort(l.sortKey, l.down)
	return t
}

// load reads the orders anew; an empty list shows the first of them while the
// others are read.
func (l *list) load() {
	if len(l.all) == 0 {
		l.read(rowsAtOnce, func() { l.read(rowsShown, func() {}) })
		return
	}
	l.read(rowsShown, func() {})
}

// read reads the newest orders, shows them, and goes on with then where there
// may be more.
func (l *list) read(limit int, then func()) {
	data := l.page.deps.Data
	l.loader.Load(func(ctx context.Context) (listData, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return listData{}, err
		}
		rows, err := data.OrderRows(ctx, 0, limit)
		return listData{rows, company}, err
	}, func(d listData, err error) {
		if err != nil {
			l.page.deps.Host.Fail(err)
			return
		}
		l.all, l.currency, l.today = d.rows, d.company.Currency(), l.page.deps.Host.Today()
		l.scale = document.BarScale(d.rows, 95, func(r app.OrderRow) finance.Amount { return r.Margin })
		l.filter()
		l.page.detail.reload()
		if len(d.rows) == limit {
			then()
		}
	})
}

// filter shows the orders that fit what was typed and chosen.
func (l *list) filter() {
	words := strings.Fields(strings.ToLower(l.search.Text))
	l.shown = make([]app.OrderRow, 0, len(l.all))
	for _, r := range l.all {
		if l.fits(r, words) {
			l.shown = append(l.shown, r)
		}
	}
	l.sort()
	l.head.SetCount(len(l.shown))
	if len(l.all) == rowsShown {
		l.head.SetNote(i18n.T("among the newest %s", format.Count(rowsShown)))
	}
	l.table.SetSource(widgets.KeyedRows(l.shown, func(r app.OrderRow) int64 { return int64(r.ID) }, l.cell))
	if l.page.wanted != 0 && l.table.SelectKey(int64(l.page.wanted)) {
		l.page.wanted = 0
	}
	if l.page.detail.id == 0 && len(l.shown) > 0 {
		first := l.shown[0].ID
		l.table.SelectKey(int64(first))
		l.page.detail.show(first)
	}
}

func (l *list) fits(r app.OrderRow, words []string) bool {
	if key := l.channel.Key(); key != "" && r.Channel.String() != key {
		return false
	}
	switch l.state.Key() {
	case unpaid:
		if !r.Unpaid {
			return false
		}
	case returned:
		if !r.Returned {
			return false
		}
	case losing:
		if r.Margin >= 0 {
			return false
		}
	}
	if len(words) == 0 {
		return true
	}
	text := strings.ToLower(r.Number + " " + r.Customer + " " + r.Items + " " + r.Source + " " + r.Campaign + " " + r.Salesperson)
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (l *list) sort() {
	less := map[string]func(a, b app.OrderRow) int{
		"number":   func(a, b app.OrderRow) int { return strings.Compare(a.Number, b.Number) },
		"date":     func(a, b app.OrderRow) int { return int(a.Day) - int(b.Day) },
		"customer": func(a, b app.OrderRow) int { return strings.Compare(a.Customer, b.Customer) },
		"channel":  func(a, b app.OrderRow) int { return int(a.Channel) - int(b.Channel) },
		"source":   func(a, b app.OrderRow) int { return strings.Compare(a.Source, b.Source) },
		"gross":    func(a, b app.OrderRow) int { return int(a.Gross - b.Gross) },
		"margin":   func(a, b app.OrderRow) int { return int(a.Margin - b.Margin) },
	}[l.sortKey]
	if less == nil {
		return
	}
	sort.SliceStable(l.shown, func(i, j int) bool {
		if l.down {
			return less(l.shown[j], l.shown[i]) < 0
		}
		return less(l.shown[i], l.shown[j]) < 0
	})
	l.table.SetSort(l.sortKey, l.down)
}

func (l *list) cell(r app.OrderRow, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: r.Number}
	case 1:
		return widgets.Cell{Text: format.DateNear(r.Day, l.today), Colour: theme.ColorMuted}
	case 2:
		if r.Customer == "" {
			return widgets.Cell{Text: i18n.T("Walk-in"), Second: r.Items, Colour: theme.ColorMuted}
		}
		return widgets.Cell{Text: r.Customer, Second: r.Items}
	case 3:
		return widgets.Cell{Text: format.Amount(r.Gross, l.currency)}
	case 4:
		return widgets.Cell{Text: format.Amount(r.Margin, l.currency)}
	case 5:
		return widgets.Cell{Value: float64(r.Margin) / float64(l.scale)}
	case 6:
		return widgets.Cell{Text: flag(r)}
	case 7:
		return widgets.Cell{Text: document.ChannelName(r.Channel), Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: r.Source, Colour: theme.ColorMuted}
}

// flag is what stands out about an order.
func flag(r app.OrderRow) string {
	switch {
	case r.Returned:
		return i18n.T("Returned")
	case r.Unpaid:
		return i18n.T("Unpaid")
	}
	return ""
}

func (l *list) selected(row int) {
	if row < 0 || row >= len(l.shown) {
		return
	}
	l.page.detail.show(l.shown[row].ID)
	l.page.deps.Host.Visit(shell.Place{Page: document.OrdersPage, ID: int64(l.shown[row].ID)})
}

// row is how the list has an order; nil where it has it not.
func (l *list) row(id app.ID) *app.OrderRow {
	for i := range l.all {
		if l.all[i].ID == id {
			r := l.all[i]
			return &r
		}
	}
	return nil
}

// reveal takes filters away that would hide an order.
func (l *list) reveal(id app.ID) {
	if l.table.SelectKey(int64(id)) {
		return
	}
	l.search.SetText("")
	l.channel.SetKey("")
	l.state.SetKey(anyState)
	l.filter()
}

func (l *list) step(by int) {
	l.table.Select(l.table.Selected() + by)
}
