package returns

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/document/listing"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// The tabs of the page.
const (
	TabReturns = "returns"
	TabClaims  = "claims"
)

// Page is the page of returns and rebate claims.
type Page struct {
	deps  Deps
	root  fyne.CanvasObject
	tabs  *widgets.Tabs
	body  *fyne.Container
	list  *listing.List[row]
	board *claims
	// form and claiming are the forms that were opened last.
	form     *form
	claiming *claimForm
	acts     document.Acts
	forms    widgets.Loader[*loaded]
	claim    widgets.Loader[*claimStart]
}

// New makes the page; Refresh fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps, body: container.NewStack(), acts: document.Acts{Books: deps.Data, Host: deps.Host}}
	p.tabs = widgets.NewTabs([]widgets.Tab{
		{Key: TabReturns, Label: i18n.T("Returns"), Count: -1},
		{Key: TabClaims, Label: i18n.T("Rebate claims"), Count: -1},
	}, p.showTab)
	p.tabs.Inset = 4 * theme.Unit
	p.list, p.board = newList(p), newClaims(p)
	head := document.NewHead(i18n.T("Returns & rebates"),
		widgets.NewButton(i18n.T("New claim"), func() { p.NewClaim(0) }),
		widgets.NewPrimary(i18n.T("New return"), func() { p.NewReturn(0) }))
	p.root = container.NewBorder(widgets.Stack(0, head.Root, p.tabs), nil, nil, nil, p.body)
	p.showTab(TabReturns)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Refresh implements shell.Page.
func (p *Page) Refresh() {
	p.list.Load()
	p.board.Load()
}

// Show implements shell.Page: a tab, a return or claim, or with Arg the form of
// a new return or claim of the order Place.ID.
func (p *Page) Show(place shell.Place) {
	returned, ofReturn := document.DraftIn(place, document.ReturnForm)
	claimed, ofClaim := document.DraftIn(place, document.ClaimForm)
	switch {
	case ofReturn:
		p.goOn(app.ID(place.ID), returned)
	case ofClaim:
		p.openTab(TabClaims)
		p.claimDraft(0, claimed)
	case place.Arg == document.New:
		p.NewReturn(app.ID(place.ID))
	case place.Arg == document.NewClaim:
		p.openTab(TabClaims)
		p.NewClaim(app.ID(place.ID))
	case place.Tab != "":
		p.openTab(place.Tab)
	}
	if place.ID != 0 && place.Arg == "" {
		if place.Tab == TabClaims {
			p.board.Wanted = app.ID(place.ID)
		} else {
			p.list.Wanted = app.ID(place.ID)
		}
	}
	p.Refresh()
}

// Find implements shell.Finder.
func (p *Page) Find() {
	if p.tabs.Chosen() == TabClaims {
		p.board.Find()
		return
	}
	p.list.Find()
}

// Step implements shell.Stepper: among the returns.
func (p *Page) Step(by int) {
	if p.tabs.Chosen() == TabReturns {
		p.list.Step(by)
	}
}

func (p *Page) openTab(key string) {
	p.tabs.Choose(key)
	p.showTab(p.tabs.Chosen())
}

func (p *Page) showTab(key string) {
	shown := p.list.Root
	if key == TabClaims {
		shown = p.board.Root
	}
	p.body.Objects = []fyne.CanvasObject{shown}
	p.body.Refresh()
}
