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
	acts    document.Acts
	opening widgets.Loader[*loaded]
}

// New makes the page; Show fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps, acts: document.Acts{Books: deps.Data, Host: deps.Host}}
	p.bills = newBills(p)
	p.list = newList(p)
	p.root = document.Beside(p.list.Root, p.bills.Root, 0.72, 320)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Refresh implements shell.Page.
func (p *Page) Refresh() { p.list.Load() }

// Find implements shell.Finder.
func (p *Page) Find() { p.list.Find() }

// Step implements shell.Stepper.
func (p *Page) Step(by int) { p.list.Step(by) }

// Show implements shell.Page: a subscription, or with document.New the form of a
// new one, of the customer of that ID.
func (p *Page) Show(place shell.Place) {
	draft, unsaved := document.DraftIn(place, document.PlanForm)
	switch {
	case unsaved:
		p.open(app.ID(place.ID), 0, draft)
	case place.Arg == document.New:
		p.New(app.ID(place.ID))
	case place.ID != 0:
		p.list.Wanted = app.ID(place.ID)
	}
	p.list.Load()
}

// New opens the form of a new subscription, of a contact where it is not 0.
func (p *Page) New(contact app.ID) { p.open(0, contact, document.NewestDraft) }

// Edit opens the form of a subscription, with what was typed and not saved.
func (p *Page) Edit(id app.ID) { p.open(id, 0, document.NewestDraft) }

func (p *Page) open(id, contact app.ID, draft string) {
	document.Load(&p.opening, p.deps.Host, func(ctx context.Context) (*loaded, error) { return p.read(ctx, id, contact, draft) },
		func(l *loaded) {
			p.form = newForm(p, l)
			p.form.Open(l.unsaved, func() { p.Edit(l.plan.ID) })
		})
}

// bill makes the bills that are due by today.
func (p *Page) bill() {
	day := p.deps.Host.Today()
	p.acts.Do(app.Action{Text: i18n.Mark("Bill subscriptions up to %s"), Args: []any{day}}, i18n.T("Billed up to %s", format.Date(day)),
		func(ctx context.Context, u app.Unit) error { return u.BillUpTo(ctx, day) })
}

// end lets a subscription end on a day; 0 lets it go on.
func (p *Page) end(r row, day finance.Date) {
	action := app.Action{Text: i18n.Mark("End the subscription %s of %s"), Args: []any{r.Plan, r.Customer}}
	said := i18n.T("%s of %s ends on %s", r.Plan, r.Customer, format.Date(day))
	if day == 0 {
		action.Text, said = i18n.Mark("Let the subscription %s of %s go on"), i18n.T("%s of %s goes on", r.Plan, r.Customer)
	}
	document.Change(&p.acts, action, said, app.Unit.Subscription, r.ID, func(s *app.Subscription) error {
		s.Ends = day
		return nil
	})
}

func (p *Page) delete(r row) {
	action := app.Action{Text: i18n.Mark("Delete the subscription %s of %s"), Args: []any{r.Plan, r.Customer}}
	document.Delete(&p.acts, action, i18n.T("%s of %s deleted with its bills", r.Plan, r.Customer), app.Unit.Subscription, r.ID)
}

// menu is what can be done with a subscription.
func (p *Page) menu(r row) []widgets.Option {
	ending := widgets.Option{Title: i18n.T("End it…"), Icon: "stop", Do: func() { p.askEnd(r) }}
	if r.Ends != 0 {
		ending = widgets.Option{Title: i18n.T("Let it go on"), Icon: "play", Do: func() { p.end(r, 0) }}
	}
	return []widgets.Option{
		{Title: i18n.T("Edit…"), Icon: "edit", Do: func() { p.Edit(r.ID) }},
		ending,
		p.deps.Host.CustomerItem(r.Contact),
		{Title: i18n.T("Delete this subscription"), Icon: "close", Do: func() { p.delete(r) }},
	}
}
