package contacts

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// list is the table of contacts with its search and filter.
type list struct {
	page     *Page
	root     fyne.CanvasObject
	head     *document.Head
	tools    *fyne.Container
	search   *widgets.Entry
	filter   *filter
	merge    *widgets.Button // in place of the button of duplicates while several are selected
	table    *widgets.Table
	all      []row
	shown    []row
	currency finance.Currency
	scale    finance.Amount
	sortKey  string
	down     bool
	loader   widgets.Loader[listData]
	wanted   app.ID // to select as soon as the list has it
	read     bool
	twice    *twice
}

// row is a contact with all that the search looks at, folded.
type row struct {
	app.ContactRow
	folded string
}

type listData struct {
	rows    []row
	company app.Company
}

func newList(p *Page) *list {
	l := &list{page: p, sortKey: "name"}
	l.filter = newFilter(l.show)
	imports := widgets.NewButton(i18n.T("Import"), func() { p.deps.Import() })
	add := widgets.NewButton(i18n.T("New"), func() { p.edit(0) })
	l.twice = newTwice(p)
	l.merge = widgets.NewButton(i18n.T("Merge…"), p.merge)
	l.merge.Hide()
	l.head = document.NewHead(i18n.T("Contacts"), l.filter.button, imports, add)
	l.search = widgets.NewEntry()
	l.search.SetPlaceHolder(i18n.T("Name, company, e-mail, phone, tag"))
	l.search.OnChanged = func(string) { l.show() }
	l.search.OnKey = l.searchKey
	l.table = l.newTable()
	l.tools = container.NewBorder(nil, nil, nil, container.NewHBox(l.twice.button, l.merge), widgets.Pad(0, 2*theme.Unit, 0, 0, l.search))
	top := widgets.Stack(0, l.head.Root, widgets.Pad(0, 3*theme.Unit, 2*theme.Unit, 10, l.tools))
	l.root = container.NewBorder(top, nil, nil, nil, l.table)
	return l
}

func (l *list) newTable() *widgets.Table {
	amount := func(key, title string) widgets.Column {
		return widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 84, Sortable: true}
	}
	t := widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Name"), Kind: widgets.TwoToneCell, Width: 190, Min: 140, Weight: 3, Sortable: true},
		amount("revenue", i18n.T("Net rev.")),
		amount("profit", i18n.T("Profit")),
		widgets.Column{Key: "bar", Kind: widgets.BarCell, Width: 50},
		widgets.Column{Key: "orders", Title: i18n.T("Orders"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 64, Sortable: true, Optional: true},
		widgets.Column{Key: "last", Title: i18n.T("Last contact"), Width: 96, Sortable: true, Optional: true},
		widgets.Column{Key: "owner", Title: i18n.T("Owner"), Width: 110, Sortable: true, Optional: true},
	)
	t.OnSelected = func(i int) {
		if i >= 0 && i < len(l.shown) {
			l.page.open(l.shown[i].ID)
		}
	}
	t.Multi = true
	t.OnSelection = l.selected
	t.OnActivated = func(i int) { l.page.edit(l.shown[i].ID) }
	t.OnSort = func(key string, down bool) { l.sortKey, l.down = key, down; l.show() }
	t.OnMenu = func(i int, at fyne.Position) { widgets.ShowMenuAt(t, at, l.page.menu(l.shown[i].ID)) }
	t.Empty = widgets.NewEmptyState("contacts", i18n.T("No contacts here yet"),
		i18n.T("Customers that you type or import appear here, each with what they are worth."),
		widgets.NewButton(i18n.T("New contact"), func() { l.page.edit(0) }),
		widgets.NewButton(i18n.T("Import a file…"), func() { l.page.deps.Import() }))
	t.SetSort(l.sortKey, l.down)
	return t
}

// selected offers to merge where several contacts are selected.
func (l *list) selected(rows []int) {
	several := len(rows) > 1
	if l.merge.Hidden == several {
		l.merge.Hidden, l.twice.button.Hidden = !several, several
		l.tools.Refresh()
	}
}

// focus moves the keyboard to the search.
func (l *list) focus() {
	if window := l.page.deps.Host.Canvas(); window != nil {
		window.Focus(l.search)
	}
}

// searchKey lets the arrows walk the list from within the search.
func (l *list) searchKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		l.table.Step(1)
	case fyne.KeyUp:
		l.table.Step(-1)
	case fyne.KeyEscape:
		l.search.SetText("")
	default:
		return false
	}
	return true
}

// load reads the contacts anew.
func (l *list) load() {
	data := l.page.deps.Data
	l.loader.Load(func(ctx context.Context) (listData, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return listData{}, err
		}
		contacts, err := data.ContactRows(ctx, app.ContactFilter{})
		rows := make([]row, len(contacts))
		for i, c := range contacts {
			rows[i] = row{c, app.Fold(strings.Join([]string{c.Name, c.Company, c.Email, c.Phone, c.Tags, strconv.FormatInt(c.Number, 10)}, "\n"))}
		}
		return listData{rows, company}, err
	}, func(d listData, err error) {
		if err != nil {
			l.page.deps.Host.Fail(err)
			return
		}
		l.read = true
		l.all, l.currency = d.rows, d.company.Currency()
		l.scale = document.BarScale(d.rows, 98, func(r row) finance.Amount { return r.Profit })
		l.filter.learn(d.rows)
		l.twice.count(d.rows)
		l.show()
		if l.page.record.id == 0 && l.wanted == 0 && len(l.shown) > 0 {
			l.table.Select(0)
		}
	})
}

// show shows the contacts that fit what was typed and chosen.
func (l *list) show() {
	words := strings.Fields(app.Fold(l.search.Text))
	l.shown = make([]row, 0, len(l.all))
	for _, r := range l.all {
		if l.filter.takes(r) && hasAll(r.folded, words) {
			l.shown = append(l.shown, r)
		}
	}
	l.sort()
	l.head.SetCount(len(l.shown))
	l.table.SetSort(l.sortKey, l.down)
	l.table.SetSource(widgets.KeyedRows(l.shown, func(r row) int64 { return int64(r.ID) }, l.cell))
	l.reveal()
}

func hasAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// sort orders what is shown; the file has it by name already.
func (l *list) sort() {
	compare := map[string]func(a, b row) int{
		"revenue": func(a, b row) int { return cmp.Compare(a.NetRevenue, b.NetRevenue) },
		"profit":  func(a, b row) int { return cmp.Compare(a.Profit, b.Profit) },
		"orders":  func(a, b row) int { return cmp.Compare(a.Orders, b.Orders) },
		"last":    func(a, b row) int { return cmp.Compare(a.LastContact, b.LastContact) },
		"owner":   func(a, b row) int { return cmp.Compare(a.Owner, b.Owner) },
	}[l.sortKey]
	switch {
	case compare == nil && l.down:
		slices.Reverse(l.shown)
	case compare != nil && l.down:
		slices.SortStableFunc(l.shown, func(a, b row) int { return compare(b, a) })
	case compare != nil:
		slices.SortStableFunc(l.shown, compare)
	}
}

// find selects the contact that is wanted, and takes search and filter away where
// they hide it.
func (l *list) find() {
	l.reveal()
	if l.wanted == 0 || !l.read {
		return
	}
	l.filter.clear()
	l.search.SetText("")
	l.show()
}

// reveal selects the contact that is wanted, where the list has it.
func (l *list) reveal() {
	if l.wanted == 0 {
		return
	}
	if l.table.SelectKey(int64(l.wanted)) {
		l.table.ScrollTo(l.table.Selected())
		l.wanted = 0
	}
}

func (l *list) cell(r row, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: r.Name, Second: r.Company, Bold: true}
	case 1:
		return widgets.Cell{Text: format.Amount(r.NetRevenue, l.currency)}
	case 2:
		return widgets.Cell{Text: format.Amount(r.Profit, l.currency), Colour: lossColour(r.Profit)}
	case 3:
		return widgets.Cell{Value: float64(max(-l.scale, min(l.scale, r.Profit))) / float64(l.scale)}
	case 4:
		return widgets.Cell{Text: format.Count(r.Orders)}
	case 5:
		return widgets.Cell{Text: format.Date(r.LastContact), Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: r.Owner, Colour: theme.ColorMuted}
}

func lossColour(a finance.Amount) fyne.ThemeColorName {
	if a < 0 {
		return theme.ColorLoss
	}
	return theme.ColorText
}
