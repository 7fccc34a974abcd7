package service

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

// The kinds of cases that the list is filtered by.
const (
	anyCase     = ""
	warranty    = "warranty"
	chargeable  = "chargeable"
	withoutTime = "without time"
)

// list is the table of cases with its search, its filter and their sums.
type list struct {
	page     *Page
	root     fyne.CanvasObject
	head     *document.Head
	search   *widgets.Entry
	kind     *widgets.Select
	sum      *widgets.Text
	table    *widgets.Table
	all      []app.ServiceRow
	shown    []app.ServiceRow
	currency finance.Currency
	loader   widgets.Loader[listData]
}

type listData struct {
	rows    []app.ServiceRow
	company app.Company
}

func newList(p *Page) *list {
	l := &list{page: p, sum: widgets.NewText("", widgets.Muted)}
	l.head = document.NewHead(i18n.T("Service cases"), widgets.NewPrimary(i18n.T("New service case"), func() { p.NewCase(0) }))
	l.search = widgets.NewEntry()
	l.search.SetPlaceHolder(i18n.T("Number, customer, product, note"))
	l.search.OnChanged = func(string) { l.filter() }
	l.kind = widgets.NewCompactSelect([]widgets.Option{
		{Key: anyCase, Title: i18n.T("All cases")},
		{Key: warranty, Title: i18n.T("Under warranty")},
		{Key: chargeable, Title: i18n.T("Not under warranty")},
		{Key: withoutTime, Title: i18n.T("Minutes missing")},
	}, func(widgets.Option) { l.filter() })
	l.kind.SetKey(anyCase)
	tools := container.NewBorder(nil, nil, nil, widgets.Row(l.sum, l.kind), widgets.Pad(0, 3*theme.Unit, 0, 0, l.search))
	l.table = l.newTable()
	l.search.OnKey = l.page.deps.Host.SearchKeys(l.search, l.table)
	l.root = container.NewBorder(widgets.Stack(0, l.head.Root, widgets.Pad(0, 3*theme.Unit, 2*theme.Unit, 10, tools)), nil, nil, nil, l.table)
	return l
}

func (l *list) newTable() *widgets.Table {
	amount := func(key, title string) widgets.Column {
		return widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 92}
	}
	t := widgets.NewTable(
		widgets.Column{Key: "number", Title: i18n.T("Number"), Width: 86},
		widgets.Column{Key: "date", Title: i18n.T("Date"), Width: 112},
		widgets.Column{Key: "customer", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 260, Min: 160, Weight: 3},
		widgets.Column{Key: "warranty", Kind: widgets.BadgeCell, Width: 92},
		amount("minutes", i18n.T("Minutes")), amount("parts", i18n.T("Parts")), amount("cost", i18n.T("Cost")),
		widgets.Column{Key: "order", Title: i18n.T("Order"), Width: 86, Optional: true},
		widgets.Column{Key: "note", Title: i18n.T("Note"), Width: 160, Min: 90, Weight: 2, Optional: true},
	)
	t.OnActivated = func(row int) { l.page.Edit(l.shown[row].ID) }
	t.OnDelete = func(rows []int) { l.page.delete(l.shown[rows[0]]) }
	t.OnMenu = func(row int, at fyne.Position) { widgets.ShowMenuAt(t, at, l.page.menu(l.shown[row])) }
	t.OnSelected = func(row int) {
		if row >= 0 && row < len(l.shown) {
			l.page.deps.Host.Visit(shell.Place{Page: document.ServicePage, ID: int64(l.shown[row].ID)})
		}
	}
	t.Links = func(row, column int) bool { return column == 7 && l.shown[row].Order != 0 }
	t.OnLink = func(row, _ int) {
		l.page.deps.Host.Open(shell.Place{Page: document.OrdersPage, ID: int64(l.shown[row].Order)})
	}
	t.Empty = widgets.NewEmptyState("settings", i18n.T("No service cases here"),
		i18n.T("Repairs and warranty cases, with the minutes and parts that they took. Their cost counts in what a customer is worth."),
		widgets.NewButton(i18n.T("New service case"), func() { l.page.NewCase(0) }))
	return t
}

func (l *list) load() {
	data := l.page.deps.Data
	l.loader.Load(func(ctx context.Context) (listData, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return listData{}, err
		}
		rows, err := data.ServiceRows(ctx, 0, rowsShown)
		return listData{rows, company}, err
	}, func(d listData, err error) {
		if err != nil {
			l.page.deps.Host.Fail(err)
			return
		}
		l.all, l.currency = d.rows, d.company.Currency()
		l.filter()
	})
}

// filter shows the cases that fit what was typed and chosen, and their sum.
func (l *list) filter() {
	l.uncover()
	words := strings.Fields(strings.ToLower(l.search.Text))
	l.shown = make([]app.ServiceRow, 0, len(l.all))
	cost := finance.Amount(0)
	for _, r := range l.all {
		if l.fits(r, words) {
			l.shown = append(l.shown, r)
			cost += r.Cost
		}
	}
	l.head.SetCount(len(l.shown))
	l.sum.Set(i18n.T("Cost %s", format.Amount(cost, l.currency)))
	l.table.SetSource(widgets.KeyedRows(l.shown, func(r app.ServiceRow) int64 { return int64(r.ID) }, l.cell))
	if l.page.wanted != 0 && l.table.SelectKey(int64(l.page.wanted)) {
		l.page.wanted = 0
	}
}

// uncover takes away what hides the case that was asked for.
func (l *list) uncover() {
	words := strings.Fields(strings.ToLower(l.search.Text))
	for _, r := range l.all {
		if r.ID == l.page.wanted && !l.fits(r, words) {
			l.search.Text = ""
			l.search.Refresh()
			l.kind.SetKey(anyCase)
		}
	}
}

func (l *list) fits(r app.ServiceRow, words []string) bool {
	switch l.kind.Key() {
	case warranty:
		if !r.Warranty {
			return false
		}
	case chargeable:
		if r.Warranty {
			return false
		}
	case withoutTime:
		if r.Minutes.Valid {
			return false
		}
	}
	text := strings.ToLower(r.Number + " " + r.Customer + " " + r.Product + " " + r.OrderNo + " " + r.Note)
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

func (l *list) cell(r app.ServiceRow, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: r.Number}
	case 1:
		return widgets.Cell{Text: format.Date(r.Day), Colour: theme.ColorMuted}
	case 2:
		return widgets.Cell{Text: r.Customer, Second: r.Product}
	case 3:
		if r.Warranty {
			return widgets.Cell{Text: i18n.T("Warranty")}
		}
		return widgets.Cell{}
	case 4:
		if !r.Minutes.Valid {
			return widgets.Cell{Text: "–", Colour: theme.ColorMuted}
		}
		return widgets.Cell{Text: format.Minutes(r.Minutes.Decimal)}
	case 5:
		return widgets.Cell{Text: format.Amount(r.Parts, l.currency)}
	case 6:
		return widgets.Cell{Text: format.Amount(r.Cost, l.currency), Bold: true}
	case 7:
		return widgets.Cell{Text: r.OrderNo}
	}
	note, _, _ := strings.Cut(r.Note, "\n")
	return widgets.Cell{Text: note, Colour: theme.ColorMuted}
}
