package history

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Page is the page of the history.
type Page struct {
	deps   Deps
	root   fyne.CanvasObject
	head   *document.Head
	search *widgets.Entry
	kind   *widgets.Select
	actor  *widgets.Select
	from   *widgets.DateField
	to     *widgets.DateField
	older  *widgets.Button
	tools  *fyne.Container
	days   *fyne.Container
	table  *widgets.Table
	detail *detail
	all    []row
	shown  []row
	rows   widgets.Loader[[]app.Done]
	actors widgets.Loader[[]string]
	undo   widgets.Loader[outcome]
}

// New makes the page; Show fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps}
	p.search = widgets.NewEntry()
	p.search.SetPlaceHolder(i18n.T("What, who or when"))
	p.search.OnChanged = func(string) { p.filter() }
	p.kind = widgets.NewCompactSelect([]widgets.Option{
		{Key: "", Title: i18n.T("All actions")},
		{Key: edited, Title: i18n.T("Changes by hand")},
		{Key: imported, Title: i18n.T("Imports")},
		{Key: undone, Title: i18n.T("What was taken back")},
	}, func(widgets.Option) { p.load() })
	p.kind.SetKey("")
	p.makeFilter()
	p.makeTools()
	p.head = document.NewHead(i18n.T("History"))
	p.table = widgets.NewTable(
		widgets.Column{Key: "when", Title: i18n.T("When"), Width: 128},
		widgets.Column{Key: "what", Title: i18n.T("What was done"), Width: 380, Min: 200, Weight: 1},
		widgets.Column{Key: "state", Kind: widgets.BadgeCell, Width: 110},
		widgets.Column{Key: "who", Title: i18n.T("Who"), Width: 130},
		widgets.Column{Key: "rows", Title: i18n.T("Changes"), Align: fyne.TextAlignTrailing, Width: 80, Optional: true},
	)
	p.search.OnKey = p.deps.Host.SearchKeys(p.search, p.table)
	p.table.OnSelected = func(int) { p.showSelected() }
	p.table.OnActivated = func(int) { p.toAction() }
	p.table.OnMenu = p.menu
	p.table.OnDelete = func([]int) { p.takeBack() }
	p.table.Empty = widgets.NewEmptyState("history", i18n.T("Nothing has been done yet"),
		i18n.T("Every change appears here, with who made it and when, and can be taken back."))
	p.detail = newDetail(p)
	top := widgets.Stack(0, p.head.Root, widgets.Pad(0, 3*theme.Unit, 2*theme.Unit, 10, p.tools))
	p.root = widgets.NewSplit(container.NewBorder(top, nil, nil, nil, p.table), p.detail.root, 740)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Show implements shell.Page.
func (p *Page) Show(shell.Place) {
	p.Refresh()
	p.deps.Host.Focus(p.table)
}

// toAction moves the keyboard to what can be done about the chosen action: a merge
// is rather split off again, which works at any time, than taken back.
func (p *Page) toAction() {
	r, ok := p.selected()
	switch {
	case p.detail.merged.first != nil:
		p.deps.Host.Focus(p.detail.merged.first)
	case ok && r.canUndo():
		p.deps.Host.Focus(p.detail.undo)
	}
}

// Find implements shell.Finder.
func (p *Page) Find() { p.deps.Host.Focus(p.search) }

// Step implements shell.Stepper.
func (p *Page) Step(by int) { p.table.Step(by) }

// Refresh implements shell.Page.
func (p *Page) Refresh() {
	p.loadActors()
	p.load()
}

// filter shows the actions that fit what was typed and chosen.
func (p *Page) filter() {
	words := strings.Fields(strings.ToLower(p.search.Text))
	p.shown = make([]row, 0, len(p.all))
	for _, r := range p.all {
		if p.fits(r, words) {
			p.shown = append(p.shown, r)
		}
	}
	p.head.SetCount(len(p.shown))
	p.table.SetSource(widgets.KeyedRows(p.shown, func(r row) int64 { return int64(r.ID) }, cell))
	if p.table.Selected() < 0 && len(p.shown) > 0 {
		p.table.Select(0)
	}
	p.showSelected()
}

func (p *Page) fits(r row, words []string) bool {
	for _, word := range words {
		if !strings.Contains(r.text, word) {
			return false
		}
	}
	return true
}

// showSelected shows the selected action beside the list.
func (p *Page) showSelected() {
	if r, ok := p.selected(); ok {
		p.detail.show(r)
	} else {
		p.detail.clear()
	}
}

func (p *Page) selected() (row, bool) {
	i := p.table.Selected()
	if i < 0 || i >= len(p.shown) {
		return row{}, false
	}
	return p.shown[i], true
}

func (p *Page) menu(i int, at fyne.Position) {
	p.table.Select(i)
	r := p.shown[i]
	widgets.ShowMenuAt(p.table, at, []widgets.Option{{Title: i18n.T("Take back"), Icon: "undo", Off: !r.canUndo(), Do: p.takeBack}})
}
