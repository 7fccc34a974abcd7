package subscriptions

import (
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// Page is the page of subscriptions.
type Page struct {
	deps    Deps
	list    *list
	bills   *bills
	root    fyne.CanvasObject
	form    *form // the one that was opened last
	ending  *ending
	saver   document.Saver
	wanted  app.ID
	opening widgets.Loader[*loaded]
}

// New makes the page; Show fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps}
	p.bills = newBills(p)
	p.list = newList(p)
	p.root = document.Beside(p.list.root, p.bills.root, 0.72, 320)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Refresh implements shell.Page.
func (p *Page) Refresh() { p.list.load() }

// Show implements shell.Page: a subscription, or with document.New the form of a
// new one, of the customer of that ID.
func (p *Page) Show(place shell.Place) {
	draft, unsaved := document.DraftIn(place, document.PlanForm)
	switch {
	case unsaved:
		p.open(app.ID(place.ID), 0, draft)
	case place.Arg == document.New:
		p.open(0, app.ID(place.ID), "")
	case place.ID != 0:
		p.wanted = app.ID(place.ID)
	}
	p.list.load()
}

// Find implements shell.Finder.
func (p *Page) Find() { p.deps.Host.Focus(p.list.search) }

// Step implements shell.Stepper.
func (p *Page) Step(by int) { p.list.table.Step(by) }

// Edit opens the form of a subscription, with what was typed and not saved.
func (p *Page) Edit(id app.ID) { p.open(id, 0, "") }

func (p *Page) open(id, contact app.ID, draft string) {
	p.opening.Load(func(ctx context.Context) (*loaded, error) { return p.read(ctx, id, contact, draft) }, func(l *loaded, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.form = newForm(p, l)
		p.form.open(l.unsaved)
	})
}

// do carries out one action and shows what it changed.
func (p *Page) do(action app.Action, fn func(context.Context, app.Unit) error, said string) {
	p.saver.Save(p.deps.Data, action, fn, func(id app.ID, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.deps.Host.Done(id, said)
		p.list.load()
	})
}

// bill makes the bills that are due by today.
func (p *Page) bill() {
	day := p.deps.Host.Today()
	p.do(app.Action{Text: i18n.Mark("Bill subscriptions up to %s"), Args: []any{day}},
		func(ctx context.Context, u app.Unit) error { return u.BillUpTo(ctx, day) }, i18n.T("Billed up to %s", format.Date(day)))
}

// end lets a subscription end on a day; 0 lets it go on.
func (p *Page) end(r app.SubscriptionRow, day finance.Date) {
	action := app.Action{Text: i18n.Mark("End the subscription %s of %s"), Args: []any{r.Plan, r.Customer}}
	said := i18n.T("%s of %s ends on %s", r.Plan, r.Customer, format.Date(day))
	if day == 0 {
		action.Text, said = i18n.Mark("Let the subscription %s of %s go on"), i18n.T("%s of %s goes on", r.Plan, r.Customer)
	}
	p.do(action, func(ctx context.Context, u app.Unit) error {
		s, err := u.Subscription(ctx, r.ID)
		if err != nil {
			return err
		}
		s.Ends = day
		return u.Put(ctx, s)
	}, said)
}

func (p *Page) delete(r app.SubscriptionRow) {
	p.do(app.Action{Text: i18n.Mark("Delete the subscription %s of %s"), Args: []any{r.Plan, r.Customer}},
		func(ctx context.Context, u app.Unit) error {
			s, err := u.Subscription(ctx, r.ID)
			if err != nil {
				return err
			}
			return u.Delete(ctx, s)
		}, i18n.T("%s of %s deleted with its bills", r.Plan, r.Customer))
}

// menu is what can be done with a subscription.
func (p *Page) menu(r app.SubscriptionRow) []widgets.Option {
	items := []widgets.Option{{Title: i18n.T("Edit…"), Icon: "edit", Do: func() { p.Edit(r.ID) }}}
	if r.Ends == 0 {
		items = append(items, widgets.Option{Title: i18n.T("End it…"), Icon: "stop", Do: func() { p.askEnd(r) }})
	} else {
		items = append(items, widgets.Option{Title: i18n.T("Let it go on"), Icon: "play", Do: func() { p.end(r, 0) }})
	}
	return append(items,
		widgets.Option{Title: i18n.T("Open customer"), Icon: "person", Do: func() {
			p.deps.Host.Open(shell.Place{Page: document.ContactsPage, ID: int64(r.Contact)})
		}},
		widgets.Option{Title: i18n.T("Delete this subscription"), Icon: "close", Do: func() { p.delete(r) }})
}
