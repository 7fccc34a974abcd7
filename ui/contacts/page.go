package contacts

import (
	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/app/match"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// Page is the page of contacts.
type Page struct {
	deps   Deps
	list   *list
	record *record
	future outlook
	opened *form            // the form in view, or the last one
	drafts map[app.ID]*form // forms closed with something typed, by contact; 0: a new one
	index  *match.Index     // of the contacts, while a new one is typed; nil until it is made
	root   fyne.CanvasObject
}

// New makes the page; Show fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps, drafts: map[app.ID]*form{}}
	p.future.page = p
	p.record = newRecord(p)
	p.list = newList(p)
	p.root = widgets.NewSplit(p.list.root, p.record.root, 440)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Refresh implements shell.Page.
func (p *Page) Refresh() {
	p.future.forget()
	p.list.load()
	p.record.reload()
}

// Show implements shell.Page: a contact, one of its tabs, with document.New the form
// of a new one, or the contacts of a tag or a saved view.
func (p *Page) Show(place shell.Place) {
	if place.Arg == document.New {
		p.edit(0)
	}
	if draft, unsaved := document.DraftIn(place, document.ContactForm); unsaved {
		p.goOn(app.ID(place.ID), draft)
	}
	p.list.ask(place.Arg)
	if place.ID != 0 {
		p.list.wanted = app.ID(place.ID)
		p.list.find()
		p.record.show(app.ID(place.ID), place.Tab)
	}
	if !p.list.read { // Refresh reads it anew when something has changed
		p.list.load()
	}
}

// Find implements shell.Finder.
func (p *Page) Find() { p.list.focus() }

// Step implements shell.Stepper.
func (p *Page) Step(by int) { p.list.table.Step(by) }

// open shows a contact that was chosen in the list.
func (p *Page) open(id app.ID) {
	p.record.show(id, "")
	p.deps.Host.Visit(shell.Place{Page: document.ContactsPage, ID: int64(id), Tab: p.record.tab()})
}

// menu is what the right button offers on a contact of the list.
func (p *Page) menu(id app.ID) []widgets.Option {
	selected := p.list.table.Selection()
	return []widgets.Option{
		{Title: i18n.T("Merge…"), Icon: "merge", Off: len(selected) < 2, Do: p.merge},
		{Title: i18n.T("Edit"), Icon: "edit", Do: func() { p.edit(id) }},
		{Title: i18n.T("Call…"), Icon: "phone", Do: func() { p.deps.Call(id) }},
		{Title: i18n.T("Order…"), Icon: "orders", Do: func() {
			p.deps.Host.Open(shell.Place{Page: document.OrdersPage, ID: int64(id), Arg: document.New})
		}},
	}
}
