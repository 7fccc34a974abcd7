package service

import (
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// Page is the page of service cases.
type Page struct {
	deps    Deps
	list    *list
	form    *form // the one that was opened last
	acts    document.Acts
	opening widgets.Loader[*loaded]
}

// New makes the page; Show fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps, acts: document.Acts{Books: deps.Data, Host: deps.Host}}
	p.list = newList(p)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.list.Root }

// Refresh implements shell.Page.
func (p *Page) Refresh() { p.list.Load() }

// Find implements shell.Finder.
func (p *Page) Find() { p.list.Find() }

// Step implements shell.Stepper.
func (p *Page) Step(by int) { p.list.Step(by) }

// Show implements shell.Page: a case; with document.New the form of a new one,
// for the customer of that ID, with document.ForOrder about an order.
func (p *Page) Show(place shell.Place) {
	draft, unsaved := document.DraftIn(place, document.ServiceForm)
	switch {
	case unsaved:
		p.goOn(app.ID(place.ID), draft)
	case place.Arg == document.New:
		p.NewCase(app.ID(place.ID))
	case place.Arg == document.ForOrder:
		p.ofOrder(app.ID(place.ID))
	case place.ID != 0:
		p.list.Wanted = app.ID(place.ID)
	}
	p.list.Load()
}

// NewCase opens the form of a new case: of a customer where contact is not 0, else
// with what was typed and not saved.
func (p *Page) NewCase(contact app.ID) {
	draft := document.NewestDraft
	if contact != 0 {
		draft = document.NoDraft
	}
	p.open(p.empty(contact), draft)
}

func (p *Page) empty(contact app.ID) func(context.Context) (*app.ServiceCase, error) {
	return func(context.Context) (*app.ServiceCase, error) {
		return &app.ServiceCase{Day: p.deps.Host.Today(), Contact: contact}, nil
	}
}

// ofOrder opens the form of a new case about an order; where one product was
// bought, about that.
func (p *Page) ofOrder(id app.ID) {
	p.open(func(ctx context.Context) (*app.ServiceCase, error) {
		o, err := p.deps.Data.Order(ctx, id)
		if err != nil {
			return nil, err
		}
		c := &app.ServiceCase{Day: p.deps.Host.Today(), Contact: o.Contact, Order: o.ID, Warranty: true}
		if len(o.Lines) == 1 {
			c.Product = o.Lines[0].Product
		}
		return c, nil
	}, document.NoDraft)
}

// Edit opens the form of a case, with what was typed and not saved.
func (p *Page) Edit(id app.ID) { p.goOn(id, document.NewestDraft) }

// goOn opens the form of a case, 0 for a new one, with the draft named or the
// newest.
func (p *Page) goOn(id app.ID, draft string) {
	if id == 0 {
		p.open(p.empty(0), draft)
		return
	}
	p.open(func(ctx context.Context) (*app.ServiceCase, error) { return p.deps.Data.ServiceCase(ctx, id) }, draft)
}

func (p *Page) open(read func(context.Context) (*app.ServiceCase, error), draft string) {
	document.Load(&p.opening, p.deps.Host, func(ctx context.Context) (*loaded, error) { return load(ctx, p.deps.Data, read, draft) },
		func(l *loaded) {
			p.form = newForm(p, l)
			p.form.Open(l.unsaved, func() { p.Edit(l.service.ID) })
		})
}

// delete takes a case out of the books; the history brings it back.
func (p *Page) delete(r row) {
	action := app.Action{Text: i18n.Mark("Delete service case %s"), Args: []any{r.Number}}
	document.Delete(&p.acts, action, i18n.T("Service case %s deleted", r.Number), app.Unit.ServiceCase, r.ID)
}

// menu is what can be done with a case.
func (p *Page) menu(r row) []widgets.Option {
	return []widgets.Option{
		{Title: i18n.T("Edit…"), Icon: "edit", Do: func() { p.Edit(r.ID) }},
		p.deps.Host.CustomerItem(r.Contact),
		p.deps.Host.OrderItem(r.Order),
		{Title: i18n.T("Delete this case"), Icon: "close", Do: func() { p.delete(r) }},
	}
}
