package listing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Spec says what a list shows and what can be done with a row.
type Spec[R any] struct {
	Source[R]
	// Page is the list's in places.
	Page    string
	Columns []Column[R]
	// Sort is the column whose order the rows are in at first, Down from the last
	// to the first; empty for the order in which they are read.
	Sort string
	Down bool
	// Beside shows the record of the row with the cursor; nil for nothing.
	Beside Beside
	// Open is what Enter and a double tap do.
	Open   func(R)
	Delete func(R)
	Menu   func(R) []widgets.Option
	// Shown is told when other rows are shown; it may be nil.
	Shown func()

	// Title stands above the search with the links at its right; empty in a tab,
	// where the search is short.
	Title string
	Links []fyne.CanvasObject
	// New opens the form of a new record, by a button called NewTitle.
	New      func()
	NewTitle string
	// Above stands between head and search, Notes before the filters; nil for
	// nothing.
	Above fyne.CanvasObject
	Notes []fyne.CanvasObject
	// Empty says what belongs here while the file has no such record.
	Empty Empty
}

// Empty is what stands in a list that has nothing to show.
type Empty struct{ Icon, Title, Body string }

// List is a table of documents below their search and filters.
type List[R any] struct {
	Rows[R]
	Root  fyne.CanvasObject
	Table *widgets.Table
	Shown []R

	spec  Spec[R]
	order order
	head  *document.Head
	add   *widgets.Button
	tools *fyne.Container // the search with what stands beside it
	why   *fyne.Container // why there are no rows
}

// New makes a list; Load fills it.
func New[R any](spec Spec[R]) *List[R] {
	l := &List[R]{spec: spec, order: order{spec.Sort, spec.Down}, why: container.NewStack()}
	l.Rows = NewRows(spec.Source, l.Show)
	if spec.Beside != nil {
		spec.Beside.whenGone(l.Show) // and chooses the first
		l.settled = func() {
			spec.Beside.offer(len(l.All) > 0)
			spec.Beside.Reload()
		}
	}
	l.makeTable()
	l.Search.OnKey = l.Host.SearchKeys(l.Search, l.Table)
	l.Root = container.NewBorder(l.top(), nil, nil, nil, l.Table)
	return l
}

func (l *List[R]) makeTable() {
	columns := make([]widgets.Column, len(l.spec.Columns))
	for i, c := range l.spec.Columns {
		columns[i] = c.Column
	}
	t := widgets.NewTable(columns...)
	l.Table = t
	t.Empty = l.why
	t.OnSelected = func(row int) {
		if row >= 0 && row < len(l.Shown) {
			l.reveal(l.ID(l.Shown[row]))
			l.Host.Visit(shell.Place{Page: l.spec.Page, ID: int64(l.ID(l.Shown[row]))})
		}
	}
	t.OnActivated = func(row int) { l.spec.Open(l.Shown[row]) }
	t.OnMenu = func(row int, at fyne.Position) { widgets.ShowMenuAt(t, at, l.spec.Menu(l.Shown[row])) }
	t.OnDelete = func(rows []int) { l.spec.Delete(l.Shown[rows[0]]) }
	t.OnSort = func(key string, down bool) { l.order = order{key, down}; l.Show() }
	t.Links = func(row, column int) bool { return l.link(row, column) != nil }
	t.OnLink = func(row, column int) { l.link(row, column)() }
	t.SetSort(l.order.key, l.order.down)
}

func (l *List[R]) link(row, column int) func() {
	if link := l.spec.Columns[column].link; link != nil && row < len(l.Shown) {
		return link(l.Shown[row])
	}
	return nil
}

// top is what stands above the table.
func (l *List[R]) top() fyne.CanvasObject {
	const side, foot = 3 * theme.Unit, 2 * theme.Unit
	l.tools = container.NewStack(l.Search)
	if right := append(l.spec.Notes, l.Choices()...); len(right) > 0 {
		l.tools = container.NewBorder(nil, nil, nil, widgets.Row(right...), widgets.Pad(0, 2*theme.Unit, 0, 0, l.Search))
	}
	if l.spec.Title == "" {
		return container.NewHBox(widgets.Pad(foot, side, foot, 10, document.Wide(360, l.tools)))
	}
	l.add = widgets.NewPrimary(l.spec.NewTitle, l.spec.New)
	l.head = document.NewHead(l.spec.Title, append(l.spec.Links, l.add)...)
	parts := []fyne.CanvasObject{l.head.Root}
	if l.spec.Above != nil {
		parts = append(parts, widgets.Pad(0, side, 0, 10, l.spec.Above))
	}
	return widgets.Stack(0, append(parts, widgets.Pad(0, side, foot, 10, l.tools))...)
}

// Show shows the rows that fit what was typed and chosen, in order, and selects
// the one that is wanted.
func (l *List[R]) Show() {
	l.Shown = l.Fitting()
	sorted(l.Shown, l.spec.Columns, l.order)
	l.Table.SetSort(l.order.key, l.order.down)
	l.count()
	l.sayWhy()
	l.Table.SetSource(widgets.KeyedRows(l.Shown, func(r R) int64 { return int64(l.ID(r)) },
		func(r R, column int) widgets.Cell { return l.spec.Columns[column].cell(r) }))
	l.choose()
	if l.spec.Shown != nil {
		l.spec.Shown()
	}
	l.tools.Refresh() // what stands beside the search changes its width
}

// count says how many rows are shown. An empty list offers a new record itself.
func (l *List[R]) count() {
	if l.head == nil {
		return
	}
	if none := l.here && len(l.All) == 0; none != l.add.Hidden {
		l.add.Hidden = none
		l.head.Root.Refresh()
	}
	l.head.SetCount(len(l.Shown))
	if l.Most > 0 && len(l.All) == l.Most {
		l.head.SetNote(i18n.T("among the newest %s", format.Count(l.Most)))
	}
}

// sayWhy says why there are no rows: none in the file, or none that fits.
func (l *List[R]) sayWhy() {
	e, act := l.spec.Empty, widgets.NewPrimary(l.spec.NewTitle, l.spec.New)
	if len(l.All) > 0 {
		e = Empty{"filter", i18n.T("Nothing fits"), i18n.T("Nothing here is as the search and the filters want it.")}
		act = widgets.NewButton(i18n.T("Show all"), l.ShowAll)
	}
	l.why.Objects = nil
	if l.here && len(l.Shown) == 0 {
		l.why.Objects = []fyne.CanvasObject{widgets.NewEmptyState(e.Icon, e.Title, e.Body, act)}
	}
	l.why.Refresh()
}

// Chosen is the row with the cursor.
func (l *List[R]) Chosen() (row R, ok bool) {
	if i := l.Table.Selected(); i >= 0 && i < len(l.Shown) {
		return l.Shown[i], true
	}
	return row, false
}

// choose puts the cursor on the row that is wanted; where nothing is beside the
// list, on the first.
func (l *List[R]) choose() {
	if id := l.Wanted; id != 0 && l.Table.SelectKey(int64(id)) {
		l.Wanted = 0
		l.reveal(id)
	}
	if l.spec.Beside == nil || l.spec.Beside.InView() != 0 {
		return
	}
	if len(l.Shown) == 0 {
		l.spec.Beside.Clear()
		return
	}
	first := l.ID(l.Shown[0])
	l.Table.SelectKey(int64(first))
	l.reveal(first)
}

// reveal shows a record beside the list.
func (l *List[R]) reveal(id app.ID) {
	if l.spec.Beside != nil && l.spec.Beside.InView() != id {
		l.spec.Beside.Show(id)
	}
}

// Step implements shell.Stepper.
func (l *List[R]) Step(by int) { l.Table.Step(by) }
