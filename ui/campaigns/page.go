package campaigns

import (
	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// Page is the page of campaigns.
type Page struct {
	deps    Deps
	root    fyne.CanvasObject
	list    *list
	detail  *detail
	form    *form    // opened last
	segment *segment // opened last
	opening widgets.Loader[*formData]
	acts    document.Acts

	naming    widgets.Loader[*app.Product]
	segments  widgets.Loader[[]app.Segment]
	mailing   widgets.Loader[[]byte]
	answering widgets.Loader[answering]
}

// New makes the page; Refresh fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps, acts: document.Acts{Books: deps.Data, Host: deps.Host}}
	p.detail = newDetail(p)
	p.list = newList(p)
	p.root = document.Beside(p.list.Root, p.detail.Root, 0.42, 1000)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Refresh implements shell.Page.
func (p *Page) Refresh() {
	p.list.Load() // and then the campaign in view
}

// Show implements shell.Page: a campaign, or the form of a new one.
func (p *Page) Show(place shell.Place) {
	draft, unsaved := document.DraftIn(place, document.CampaignForm)
	switch {
	case unsaved:
		p.openDraft(app.ID(place.ID), draft)
	case place.Arg == document.New:
		p.openForm(0)
	case place.ID != 0:
		p.list.Wanted = app.ID(place.ID)
		p.detail.Show(app.ID(place.ID))
		if _, cost := document.DraftIn(place, document.CostForm); cost {
			p.detail.openTab(tabCosts)
		}
		if draft, targets := document.DraftIn(place, document.SegmentForm); targets {
			p.detail.adding = draft
		}
	}
	p.list.Load()
}

// Find implements shell.Finder.
func (p *Page) Find() { p.list.Find() }

// Step implements shell.Stepper.
func (p *Page) Step(by int) { p.list.Step(by) }
