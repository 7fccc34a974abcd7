package orders

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// Page is the page of orders.
type Page struct {
	deps   Deps
	list   *list
	detail *detail
	root   fyne.CanvasObject
	// form is the form that was opened last.
	form *form
	// drafts are the forms that were closed with something typed and not saved,
	// by order; 0 is a new one. Nothing typed is lost.
	drafts map[app.ID]*form
	saver  document.Saver
	// wanted is an order to select as soon as the list has it.
	wanted  app.ID
	opening widgets.Loader[*loaded]
}

// New makes the page; Refresh fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps, drafts: map[app.ID]*form{}}
	p.list = newList(p)
	p.detail = newDetail(p)
	p.root = document.Beside(p.list.root, p.detail.root, 0.69, 460)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Refresh implements shell.Page.
func (p *Page) Refresh() {
	p.list.load() // and then the order in view
}

// Show implements shell.Page: an order, or with document.New the form of a new
// one, for the customer of that ID.
func (p *Page) Show(place shell.Place) {
	draft, unsaved := document.DraftIn(place, document.OrderForm)
	text, find := strings.CutPrefix(place.Arg, document.FindArg)
	switch {
	case find:
		p.list.search.SetText(text)
	case unsaved:
		p.goOn(app.ID(place.ID), draft)
	case place.Arg == document.FromDeal:
		p.fromDeal(app.ID(place.ID))
	case place.Arg == document.New:
		p.NewOrder(app.ID(place.ID))
	case place.ID != 0:
		p.wanted = app.ID(place.ID)
		p.list.reveal(p.wanted)
		p.detail.show(p.wanted)
	}
	p.list.load()
}

// Find implements shell.Finder.
func (p *Page) Find() { p.deps.Host.Focus(p.list.search) }

// Step implements shell.Stepper.
func (p *Page) Step(by int) { p.list.step(by) }

// NewOrder opens the form of a new order, of a customer where contact is not 0.
// A new order that was closed unsaved comes back as it was.
func (p *Page) NewOrder(contact app.ID) {
	if draft := p.drafts[0]; draft != nil && contact == 0 {
		draft.open(true)
		return
	}
	p.openForm(func(ctx context.Context) (*app.Order, error) { return p.empty(contact), nil }, anyDraft)
}

func (p *Page) empty(contact app.ID) *app.Order {
	return &app.Order{Day: p.deps.Host.Today(), Contact: contact, Channel: app.ChannelWeb}
}

// goOn opens a form with what was typed into it before the program ended.
func (p *Page) goOn(order app.ID, draft string) {
	if order != 0 {
		p.openForm(func(ctx context.Context) (*app.Order, error) { return p.deps.Data.Order(ctx, order) }, draft)
		return
	}
	p.openForm(func(ctx context.Context) (*app.Order, error) { return p.empty(0), nil }, draft)
}

// Edit opens the form of an order, with what was typed and not saved.
func (p *Page) Edit(id app.ID) {
	if draft := p.drafts[id]; draft != nil {
		draft.open(true)
		return
	}
	p.openForm(func(ctx context.Context) (*app.Order, error) { return p.deps.Data.Order(ctx, id) }, anyDraft)
}

// Duplicate opens the form of a new order like another, of today.
func (p *Page) Duplicate(id app.ID) {
	p.openForm(func(ctx context.Context) (*app.Order, error) {
		o, err := p.deps.Data.Order(ctx, id)
		if err != nil {
			return nil, err
		}
		return copyOf(o, p), nil
	}, noDraft)
}

// copyOf is an order of today with the same goods to the same customer: nothing
// that happened to the first has happened to it.
func copyOf(o *app.Order, p *Page) *app.Order {
	c := *o
	c.ID, c.Number, c.System, c.Batch = 0, "", "", 0
	c.Day = p.deps.Host.Today()
	c.ShippedOn, c.PaidOn, c.WrittenOffOn, c.Unpaid = 0, 0, 0, false
	c.Lines = append([]app.OrderLine(nil), o.Lines...)
	for i := range c.Lines {
		c.Lines[i].ID, c.Lines[i].Order = 0, 0
	}
	return &c
}

// What openForm is told of drafts, besides the name of one.
const (
	anyDraft = ""
	noDraft  = "none"
)

// openForm opens the form of an order, with the draft named, the newest or none.
func (p *Page) openForm(order func(context.Context) (*app.Order, error), draft string) {
	p.opening.Load(func(ctx context.Context) (*loaded, error) {
		l, err := loadForm(ctx, p.deps.Data, order)
		if err == nil && draft != noDraft {
			err = l.resumed(ctx, p.deps.Data, draft)
		}
		return l, err
	}, func(l *loaded, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		f := newForm(p, l)
		if l.unsaved != nil {
			f.resume(*l.unsaved)
		}
		f.open(false)
	})
}

// saved is told that an order was saved.
func (p *Page) saved(action app.ID, o *app.Order) {
	sentence := i18n.T("Order %s saved", o.Number)
	p.wanted = o.ID
	p.detail.show(o.ID)
	p.deps.Host.Done(action, sentence)
	p.list.load()
}

// delete takes an order out of the books; the history brings it back.
func (p *Page) delete(r app.OrderRow) {
	action := app.Action{Text: i18n.Mark("Delete order %s"), Args: []any{r.Number}}
	p.saver.Save(p.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		o, err := u.Order(ctx, r.ID)
		if err != nil {
			return err
		}
		return u.Delete(ctx, o)
	}, func(id app.ID, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.detail.id = 0
		p.deps.Host.Done(id, i18n.T("Order %s deleted", r.Number))
	})
}
