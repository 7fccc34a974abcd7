package contacts

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/contactlist"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// list is the table of contacts with its search, filter and columns.
type list struct {
	page     *Page
	root     fyne.CanvasObject
	head     *document.Head
	tools    *fyne.Container
	search   *widgets.Entry
	filter   *filter
	merge    *widgets.Button // in place of the button of duplicates while several are selected
	change   *widgets.Button // likewise: one change for all that are selected
	more     *widgets.Button
	table    *widgets.Table
	nobody   fyne.CanvasObject // in place of the rows, where there is no contact at all
	noneFits fyne.CanvasObject // where the filter lets none through
	columns  []listColumn      // that the table shows
	data     *contactlist.List
	shown    []int32 // places in data.Rows
	state    app.ViewState
	views    []app.SavedView
	choices  choices
	currency finance.Currency
	country  string         // of the company
	scale    finance.Amount // of the bars of profit
	zero     float32
	loader   widgets.Loader[listData]
	wanted   app.ID // to select as soon as the list has it
	view     string // to show as soon as the list has it
	read     bool
	twice    *twice
	bulk     widgets.Loader[app.ID]
	saver    document.Saver
}

// listData is what the list is read with.
type listData struct {
	list    *contactlist.List
	views   []app.SavedView
	choices choices
	company app.Company
}

// choices are what contacts can be filtered by and changed to.
type choices struct {
	tags          []string
	staff, source []app.Choice
}

func newList(p *Page) *list {
	l := &list{page: p, data: contactlist.New(nil, nil), state: app.ViewState{Sort: contactlist.Name}}
	l.filter = newFilter(l)
	imports := widgets.NewButton(i18n.T("Import"), func() { p.deps.Import() })
	add := widgets.NewButton(i18n.T("New"), func() { p.edit(0) })
	l.twice = newTwice(p)
	l.merge = widgets.NewButton(i18n.T("Merge…"), p.merge)
	l.change = widgets.NewMenuButton(i18n.T("Change"), l.changes)
	l.merge.Hide()
	l.change.Hide()
	l.more = widgets.NewIconButton("more", nil)
	l.more.OnTapped = func() { widgets.ShowMenu(l.more, l.moreOptions()) }
	l.head = document.NewHead(i18n.T("Contacts"), l.filter.button, imports, add)
	l.search = widgets.NewEntry()
	l.search.SetPlaceHolder(i18n.T("Name, e-mail, phone, tag"))
	l.search.OnChanged = func(string) { l.show() }
	l.search.OnKey = l.searchKey
	l.table = l.newTable()
	l.tools = container.NewBorder(nil, nil, nil, widgets.RowGap(theme.Unit, l.twice.button, l.change, l.merge, l.more), widgets.Pad(0, 2*theme.Unit, 0, 0, l.search))
	top := widgets.Stack(0, l.head.Root, widgets.Pad(0, 3*theme.Unit, 2*theme.Unit, 10, l.tools))
	l.root = container.NewBorder(top, nil, nil, nil, l.table)
	return l
}

func (l *list) newTable() *widgets.Table {
	t := widgets.NewTable()
	t.OnSelected = func(i int) {
		if i >= 0 && i < len(l.shown) {
			l.page.open(l.at(i).ID)
		}
	}
	t.Multi = true
	t.OnSelection = l.selected
	t.OnActivated = func(i int) { l.page.edit(l.at(i).ID) }
	t.OnSort = func(key string, down bool) { l.state.Sort, l.state.Descending = key, down; l.show() }
	t.OnMenu = func(i int, at fyne.Position) { widgets.ShowMenuAt(t, at, l.page.menu(l.at(i).ID)) }
	l.nobody = widgets.NewEmptyState("contacts", i18n.T("No contacts here yet"),
		i18n.T("Customers that you type or import appear here, each with what they are worth."),
		widgets.NewPrimary(i18n.T("New contact"), func() { l.page.edit(0) }),
		widgets.NewButton(i18n.T("Import a file…"), func() { l.page.deps.Import() }))
	l.noneFits = widgets.NewEmptyState("filter", i18n.T("Nobody fits"), i18n.T("No contact is as the search and the filter want it."),
		widgets.NewButton(i18n.T("Show all"), func() {
			l.filter.clear()
			l.search.SetText("")
			l.show()
		}))
	t.Empty = l.nobody
	return t
}

// at is the contact of a row.
func (l *list) at(row int) *app.ContactRow { return &l.data.Rows[l.shown[row]] }

// selection is the contacts that are selected.
func (l *list) selection() []app.ID {
	rows := l.table.Selection()
	ids := make([]app.ID, len(rows))
	for i, row := range rows {
		ids[i] = l.at(row).ID
	}
	return ids
}

// selected offers to merge and to change where several contacts are selected.
func (l *list) selected(rows []int) {
	several := len(rows) > 1
	l.head.SetCount(len(l.shown))
	if several {
		l.head.SetNote("· " + i18n.T("%s selected", format.Count(len(rows))))
	}
	if l.merge.Hidden == several {
		l.merge.Hidden, l.change.Hidden, l.twice.button.Hidden = !several, !several, several
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
	l.loader.Load(func(ctx context.Context) (listData, error) { return readList(ctx, data) }, func(d listData, err error) {
		if err != nil {
			l.page.deps.Host.Fail(err)
			return
		}
		l.read = true
		l.head.SetEmpty(len(d.list.Rows) == 0)
		l.page.record.offer(len(d.list.Rows) > 0)
		l.data, l.views, l.choices = d.list, d.views, d.choices
		l.currency, l.country = d.company.Currency(), d.company.Country
		profit := func(r app.ContactRow) finance.Amount { return r.Profit }
		l.scale = document.BarScale(d.list.Rows, 95, profit)
		l.zero = document.BarZero(d.list.Rows, l.scale, profit)
		l.twice.count(d.list.Rows)
		l.show()
		l.arrange()
		l.showView()
		if l.page.record.id == 0 && l.wanted == 0 && len(l.shown) > 0 {
			l.table.Select(0)
		}
	})
}

func readList(ctx context.Context, data Data) (d listData, err error) {
	if d.company, err = data.Company(ctx); err != nil {
		return d, err
	}
	rows, err := data.ContactRows(ctx, app.ContactFilter{})
	if err != nil {
		return d, err
	}
	fields, err := data.CustomFields(ctx)
	if err != nil {
		return d, err
	}
	defs := make([]app.FieldDef, len(fields))
	for i, f := range fields {
		defs[i] = f.FieldDef
	}
	d.list = contactlist.New(rows, defs)
	if d.views, err = data.SavedViews(ctx); err != nil {
		return d, err
	}
	if d.choices.tags, err = data.TagNames(ctx); err != nil {
		return d, err
	}
	if d.choices.staff, err = data.StaffChoices(ctx); err != nil {
		return d, err
	}
	d.choices.source, err = data.SourceChoices(ctx)
	return d, err
}

// show shows the contacts that fit what was typed and chosen.
func (l *list) show() {
	f := l.state.Filter
	f.Text = l.search.Text
	l.shown = l.data.Show(f, l.state.Sort, l.state.Descending)
	l.head.SetCount(len(l.shown))
	l.table.SetSort(l.state.Sort, l.state.Descending)
	l.table.Empty = l.nobody
	if len(l.data.Rows) > 0 {
		l.table.Empty = l.noneFits
	}
	rows := l.data.Rows // of these, also while others are on their way
	l.table.SetSource(widgets.KeyedRows(l.shown, func(i int32) int64 { return int64(rows[i].ID) },
		func(i int32, column int) widgets.Cell { return l.columns[column].cell(l, &rows[i]) }))
	l.reveal()
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
