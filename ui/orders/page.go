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
	deps    Deps
	list    *list
	detail  *detail
	root    fyne.CanvasObject
	form    *form // the one that was opened last
	acts    document.Acts
	opening widgets.Loader[*loaded]
}

// New makes the page; Refresh fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps, acts: document.Acts{Books: deps.Data, Host: deps.Host}}
	p.detail = newDetail(p)
	p.list = newList(p)
	p.root = document.Beside(p.list.Root, p.detail.Root, 0.69, 460)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Refresh implements shell.Page.
func (p *Page) Refresh() {
	p.list.Load() // and then the order in view
}

// Find implements shell.Finder.
func (p *Page) Find() { p.list.Find() }

// Step implements shell.Stepper.
func (p *Page) Step(by int) { p.list.Step(by) }

// Show implements shell.Page: an order, or with document.New the form of a new
// one, for the customer of that ID.
func (p *Page) Show(place shell.Place) {
	draft, unsaved := document.DraftIn(place, document.OrderForm)
	text, find := strings.CutPrefix(place.Arg, document.FindArg)
	switch {
	case find:
		p.list.Search.SetText(text)
	case unsaved:
		p.goOn(app.ID(place.ID), draft)
	case place.Arg == document.FromDeal:
		p.fromDeal(app.ID(place.ID))
	case place.Arg == document.New:
		p.NewOrder(app.ID(place.ID))
	case place.ID != 0:
		p.list.Wanted = app.ID(place.ID)
		p.detail.Show(app.ID(place.ID))
	}
	p.list.Load()
}

// NewOrder opens the form of a new order, of a customer where contact is not 0.
// A new order for nobody in particular that was closed unsaved comes back as it
// was.
func (p *Page) NewOrder(contact app.ID) {
	p.open(func(context.Context) (*app.Order, error) {
		return &app.Order{Day: p.deps.Host.Today(), Contact: contact, Channel: app.ChannelWeb}, nil
	}, document.NewestDraft)
}

// Edit opens the form of an order, with what was typed and not saved.
func (p *Page) Edit(id app.ID) { p.goOn(id, document.NewestDraft) }

// goOn opens the form of an order, 0 for a new one, with the draft named or the
// newest.
func (p *Page) goOn(id app.ID, draft string) {
	p.open(func(ctx context.Context) (*app.Order, error) {
		if id == 0 {
			return &app.Order{Day: p.deps.Host.Today(), Channel: app.ChannelWeb}, nil
		}
		return p.deps.Data.Order(ctx, id)
	}, draft)
}

// Duplicate opens the form of a new order like another, of today.
func (p *Page) Duplicate(id app.ID) {
	p.open(func(ctx context.Context) (*app.Order, error) {
		o, err := p.deps.Data.Order(ctx, id)
		if err != nil {
			return nil, err
		}
		return copyOf(o, p), nil
	}, document.NoDraft)
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

// open opens the form of an order, with the draft named, the newest or none.
func (p *Page) open(order func(context.Context) (*app.Order, error), draft string) {
	document.Load(&p.opening, p.deps.Host, func(ctx context.Context) (*loaded, error) {
		return loadForm(ctx, p.deps.Data, order, draft)
	}, p.show)
}

func (p *Page) show(l *loaded) {
	p.form = newForm(p, l)
	p.form.Open(l.unsaved, func() { p.Edit(l.order.ID) })
}

// saved is told that an order was saved.
func (p *Page) saved(action app.ID, o *app.Order) {
	p.list.Wanted = o.ID
	p.detail.Show(o.ID)
	p.deps.Host.Done(action, i18n.T("Order %s saved", o.Number))
}

// delete takes an order out of the books; the history brings it back.
func (p *Page) delete(r row) {
	action := app.Action{Text: i18n.Mark("Delete order %s"), Args: []any{r.Number}}
	document.Delete(&p.acts, action, i18n.T("Order %s deleted", r.Number), app.Unit.Order, r.ID)
}
