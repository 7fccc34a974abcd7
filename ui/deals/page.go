package deals

import (
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// Page is the page of deals.
type Page struct {
	deps    Deps
	board   *stages
	form    *form // the one that was opened last
	acts    document.Acts
	opening widgets.Loader[*loaded]
}

// New makes the page; Show fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps, acts: document.Acts{Books: deps.Data, Host: deps.Host}}
	p.board = newStages(p)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.board.Root }

// Refresh implements shell.Page.
func (p *Page) Refresh() { p.board.Load() }

// Find implements shell.Finder.
func (p *Page) Find() { p.board.Find() }

// Show implements shell.Page: a deal, or with document.New the form of a new one,
// with the customer of that ID.
func (p *Page) Show(place shell.Place) {
	draft, unsaved := document.DraftIn(place, document.DealForm)
	if _, quoted := document.DraftIn(place, document.QuoteForm); quoted {
		p.deps.Quote(app.ID(place.ID))
	}
	switch {
	case unsaved:
		p.open(app.ID(place.ID), 0, draft)
	case place.Arg == document.New:
		p.New(app.ID(place.ID))
	case place.ID != 0:
		p.board.Wanted = app.ID(place.ID)
	}
	p.board.Load()
}

// New opens the form of a new deal, with a contact where it is not 0.
func (p *Page) New(contact app.ID) { p.open(0, contact, document.NewestDraft) }

// Edit opens the form of a deal, with what was typed and not saved.
func (p *Page) Edit(id app.ID) { p.open(id, 0, document.NewestDraft) }

func (p *Page) open(id, contact app.ID, draft string) {
	document.Load(&p.opening, p.deps.Host, func(ctx context.Context) (*loaded, error) { return p.read(ctx, id, contact, draft) },
		func(l *loaded) {
			p.form = newForm(p, l)
			p.form.Open(l.unsaved, func() { p.Edit(l.deal.ID) })
		})
}

// move brings a deal to a stage.
func (p *Page) move(r row, to app.Stage) {
	day := p.deps.Host.Today()
	p.board.Focus(r.ID)
	document.Change(&p.acts, app.Action{Text: stageSentence(to), Args: []any{r.Number}}, i18n.T("%s: %s", r.Title, document.StageName(to)),
		app.Unit.Deal, r.ID, func(d *app.Deal) error {
			d.Reach(to, day)
			return nil
		})
}

// makeOrder opens the form of the order that a deal becomes; saved, the deal is
// won.
func (p *Page) makeOrder(r row) {
	p.deps.Host.Open(shell.Place{Page: document.OrdersPage, ID: int64(r.ID), Arg: document.FromDeal})
}

func (p *Page) delete(r row) {
	action := app.Action{Text: i18n.Mark("Delete deal %s"), Args: []any{r.Number}}
	document.Delete(&p.acts, action, i18n.T("Deal %s deleted", r.Number), app.Unit.Deal, r.ID)
}

// menu is what can be done with a deal.
func (p *Page) menu(r row) []widgets.Option {
	items := []widgets.Option{{Title: i18n.T("Edit…"), Icon: "edit", Do: func() { p.Edit(r.ID) }}}
	for i, s := range app.Stages() {
		items = append(items, widgets.Option{
			Title: document.StageName(s), Right: string(rune('1' + i)), Marked: s == r.Stage, Off: s == r.Stage, Do: func() { p.move(r, s) },
		})
	}
	items = append(items, widgets.Option{Title: i18n.T("Quote (PDF)…"), Icon: "export", Off: r.Lines == 0, Do: func() { p.deps.Quote(r.ID) }})
	if r.Order == 0 {
		items = append(items, widgets.Option{Title: i18n.T("Make the order…"), Icon: "cart", Do: func() { p.makeOrder(r) }})
	} else {
		items = append(items, p.deps.Host.OrderItem(r.Order))
	}
	return append(items, p.deps.Host.CustomerItem(r.Contact),
		widgets.Option{Title: i18n.T("Delete this deal"), Icon: "close", Do: func() { p.delete(r) }})
}
