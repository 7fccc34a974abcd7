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
	deps   Deps
	list   *list
	form   *form // the one that was opened last
	saver  document.Saver
	wanted app.ID // a case to select as soon as the list has it
}

// New makes the page; Show fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps}
	p.list = newList(p)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.list.root }

// Refresh implements shell.Page.
func (p *Page) Refresh() { p.list.load() }

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
		p.wanted = app.ID(place.ID)
	}
	p.list.load()
}

// Find implements shell.Finder.
func (p *Page) Find() { p.deps.Host.Focus(p.list.search) }

// Step implements shell.Stepper.
func (p *Page) Step(by int) { p.list.table.Step(by) }

// What open is told of drafts, besides the name of one.
const (
	anyDraft = ""
	noDraft  = "none"
)

// NewCase opens the form of a new case: of a customer where contact is not 0, else
// with what was typed and not saved.
func (p *Page) NewCase(contact app.ID) {
	draft := anyDraft
	if contact != 0 {
		draft = noDraft
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
	}, noDraft)
}

// Edit opens the form of a case, with what was typed and not saved.
func (p *Page) Edit(id app.ID) { p.goOn(id, anyDraft) }

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
	var loader widgets.Loader[*loaded]
	loader.Load(func(ctx context.Context) (*loaded, error) {
		l, err := load(ctx, p.deps.Data, read)
		if err == nil && draft != noDraft {
			l.unsaved, err = document.FindDraft(ctx, p.deps.Data, document.ServiceForm, l.service.ID, draft)
		}
		return l, err
	}, func(l *loaded, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.form = newForm(p, l)
		p.form.open(l.unsaved)
	})
}

// saved is told that a case was saved.
func (p *Page) saved(action app.ID, c *app.ServiceCase) {
	p.wanted = c.ID
	p.deps.Host.Done(action, i18n.T("Service case %s saved", c.Number))
	p.list.load()
}

// delete takes a case out of the books; the history brings it back.
func (p *Page) delete(r app.ServiceRow) {
	action := app.Action{Text: i18n.Mark("Delete service case %s"), Args: []any{r.Number}}
	p.saver.Save(p.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		c, err := u.ServiceCase(ctx, r.ID)
		if err != nil {
			return err
		}
		return u.Delete(ctx, c)
	}, func(id app.ID, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.deps.Host.Done(id, i18n.T("Service case %s deleted", r.Number))
		p.list.load()
	})
}

// menu is what can be done with a case.
func (p *Page) menu(r app.ServiceRow) []widgets.Option {
	items := []widgets.Option{
		{Title: i18n.T("Edit…"), Icon: "edit", Do: func() { p.Edit(r.ID) }},
		{Title: i18n.T("Open customer"), Icon: "person", Do: func() {
			p.deps.Host.Open(shell.Place{Page: document.ContactsPage, ID: int64(r.Contact)})
		}},
	}
	if r.Order != 0 {
		items = append(items, widgets.Option{Title: i18n.T("Open order"), Icon: "cart", Do: func() {
			p.deps.Host.Open(shell.Place{Page: document.OrdersPage, ID: int64(r.Order)})
		}})
	}
	return append(items, widgets.Option{Title: i18n.T("Delete this case"), Icon: "close", Do: func() { p.delete(r) }})
}
