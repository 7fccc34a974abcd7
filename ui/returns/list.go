package returns

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

// list is the table of returns.
type list struct {
	page     *Page
	root     fyne.CanvasObject
	search   *widgets.Entry
	table    *widgets.Table
	all      []app.ReturnRow
	shown    []app.ReturnRow
	currency finance.Currency
	wanted   app.ID
	sortKey  string
	down     bool
	loader   widgets.Loader[listData]
	saver    document.Saver
}

type listData struct {
	rows    []app.ReturnRow
	company app.Company
}

func newList(p *Page) *list {
	l := &list{page: p, sortKey: "date", down: true}
	l.search = widgets.NewEntry()
	l.search.SetPlaceHolder(i18n.T("Number, customer, order, item, reason"))
	l.search.OnChanged = func(string) { l.filter() }
	l.table = widgets.NewTable(
		widgets.Column{Key: "number", Title: i18n.T("Number"), Width: 84, Sortable: true},
		widgets.Column{Key: "date", Title: i18n.T("Date"), Width: 96, Sortable: true},
		widgets.Column{Key: "customer", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 240, Min: 140, Weight: 3, Sortable: true},
		widgets.Column{Key: "orders", Title: i18n.T("Order"), Width: 100},
		widgets.Column{Key: "refund", Title: i18n.T("Goods"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 92, Sortable: true},
		widgets.Column{Key: "kept", Title: i18n.T("Rebate kept"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 96, Sortable: true},
		widgets.Column{Key: "paid", Title: i18n.T("Paid out"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 92, Sortable: true},
		widgets.Column{Key: "stock", Kind: widgets.BadgeCell, Width: 104},
		widgets.Column{Key: "channel", Title: i18n.T("Channel"), Width: 70, Optional: true},
		widgets.Column{Key: "reason", Title: i18n.T("Reason"), Width: 150, Min: 80, Weight: 1, Optional: true},
	)
	l.table.OnSort = func(key string, down bool) { l.sortKey, l.down = key, down; l.filter() }
	l.table.OnMenu = func(row int, at fyne.Position) { widgets.ShowMenuAt(l.table, at, l.menu(l.shown[row])) }
	l.table.OnActivated = func(row int) { l.openCustomer(l.shown[row]) }
	l.table.OnDelete = func(rows []int) { l.delete(l.shown[rows[0]]) }
	l.table.Empty = widgets.NewEmptyState("returns", i18n.T("Nothing has come back"),
		i18n.T("Record a return of an order, of several, or without a receipt. Rapport offers to keep rebates that were paid on the goods."),
		widgets.NewButton(i18n.T("New return"), func() { p.NewReturn(0) }))
	tools := widgets.Pad(2*theme.Unit, 3*theme.Unit, 2*theme.Unit, 10, document.Wide(360, l.search))
	l.root = container.NewBorder(container.NewHBox(tools), nil, nil, nil, l.table)
	return l
}

func (l *list) load() {
	data := l.page.deps.Data
	l.loader.Load(func(ctx context.Context) (listData, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return listData{}, err
		}
		rows, err := data.ReturnRows(ctx, 0, rowsShown)
		return listData{rows, company}, err
	}, func(d listData, err error) {
		if err != nil {
			l.page.deps.Host.Fail(err)
			return
		}
		l.all, l.currency = d.rows, d.company.Currency()
		l.page.tabs.SetCount(TabReturns, len(d.rows))
		l.filter()
	})
}

func (l *list) filter() {
	words := strings.Fields(strings.ToLower(l.search.Text))
	l.shown = make([]app.ReturnRow, 0, len(l.all))
	for _, r := range l.all {
		if containsAll(r.Number+" "+r.Customer+" "+r.Orders+" "+r.Items+" "+r.Reason, words) {
			l.shown = append(l.shown, r)
		}
	}
	l.sort()
	l.table.SetSource(widgets.KeyedRows(l.shown, func(r app.ReturnRow) int64 { return int64(r.ID) }, l.cell))
	if l.wanted != 0 && l.table.SelectKey(int64(l.wanted)) {
		l.wanted = 0
	}
}

// containsAll reports whether text holds every word, given in lower case.
func containsAll(text string, words []string) bool {
	text = strings.ToLower(text)
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (l *list) sort() {
	compare := map[string]func(a, b app.ReturnRow) int{
		"number":   func(a, b app.ReturnRow) int { return strings.Compare(a.Number, b.Number) },
		"date":     func(a, b app.ReturnRow) int { return int(a.Day) - int(b.Day) },
		"customer": func(a, b app.ReturnRow) int { return strings.Compare(a.Customer, b.Customer) },
		"refund":   func(a, b app.ReturnRow) int { return int(a.Refund - b.Refund) },
		"kept":     func(a, b app.ReturnRow) int { return int(a.Clawback - b.Clawback) },
		"paid":     func(a, b app.ReturnRow) int { return int(a.PaidOut - b.PaidOut) },
	}[l.sortKey]
	sort.SliceStable(l.shown, func(i, j int) bool {
		if l.down {
			i, j = j, i
		}
		return compare(l.shown[i], l.shown[j]) < 0
	})
	l.table.SetSort(l.sortKey, l.down)
}

func (l *list) cell(r app.ReturnRow, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: r.Number}
	case 1:
		return widgets.Cell{Text: format.DateNear(r.Day, l.page.deps.Host.Today()), Colour: theme.ColorMuted}
	case 2:
		if r.Customer == "" {
			return widgets.Cell{Text: i18n.T("Walk-in"), Second: r.Items, Colour: theme.ColorMuted}
		}
		return widgets.Cell{Text: r.Customer, Second: r.Items}
	case 3:
		if r.Orders == "" {
			return widgets.Cell{Text: i18n.T("no receipt"), Colour: theme.ColorMuted}
		}
		return widgets.Cell{Text: r.Orders}
	case 4:
		return widgets.Cell{Text: format.Amount(r.Refund, l.currency)}
	case 5:
		if r.Clawback == 0 {
			return widgets.Cell{}
		}
		return widgets.Cell{Text: format.Amount(r.Clawback, l.currency), Colour: theme.ColorProfit}
	case 6:
		return widgets.Cell{Text: format.Amount(r.PaidOut, l.currency), Bold: true}
	case 7:
		if r.Restock {
			return widgets.Cell{Text: i18n.T("Back to stock")}
		}
		return widgets.Cell{Text: i18n.T("Written off")}
	case 8:
		return widgets.Cell{Text: document.ChannelName(r.Channel), Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: r.Reason, Colour: theme.ColorMuted}
}

func (l *list) openCustomer(r app.ReturnRow) {
	if r.Contact != 0 {
		l.page.deps.Host.Open(shell.Place{Page: document.ContactsPage, ID: int64(r.Contact)})
	}
}

func (l *list) menu(r app.ReturnRow) []widgets.Option {
	return []widgets.Option{
		{Title: i18n.T("Open customer"), Icon: "person", Off: r.Contact == 0, Do: func() { l.openCustomer(r) }},
		{Title: i18n.T("Delete this return"), Icon: "close", Do: func() { l.delete(r) }},
	}
}

// delete takes a return out of the books; the history brings it back.
func (l *list) delete(r app.ReturnRow) {
	action := app.Action{Text: i18n.Mark("Delete return %s"), Args: []any{r.Number}}
	l.saver.Save(l.page.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		record, err := u.Return(ctx, r.ID)
		if err != nil {
			return err
		}
		return u.Delete(ctx, record)
	}, func(id app.ID, err error) {
		if err != nil {
			l.page.deps.Host.Fail(err)
			return
		}
		l.page.saved(id, i18n.T("Return %s deleted", r.Number))
	})
}
