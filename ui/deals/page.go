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
	board   *board
	form    *form // the one that was opened last
	saver   document.Saver
	opening widgets.Loader[*loaded]
}

// New makes the page; Show fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps}
	p.board = newBoard(p)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.board.root }

// Refresh implements shell.Page.
func (p *Page) Refresh() { p.board.load() }

// Show implements shell.Page: a deal, or with document.New the form of a new one,
// with the customer of that ID.
func (p *Page) Show(place shell.Place) {
	draft, unsaved := document.DraftIn(place, document.DealForm)
	switch {
	case unsaved:
		p.open(app.ID(place.ID), 0, draft)
	case place.Arg == document.New:
		p.open(0, app.ID(place.ID), "")
	case place.ID != 0:
		p.board.wanted = app.ID(place.ID)
	}
	p.board.load()
}

// Find implements shell.Finder.
func (p *Page) Find() {
	p.deps.Host.Focus(p.board.search)
}

// Edit opens the form of a deal, with what was typed and not saved.
func (p *Page) Edit(id app.ID) { p.open(id, 0, "") }

// open opens the form of a deal, or of a new one with a contact.
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

// move brings a deal to a stage.
func (p *Page) move(r app.DealRow, to app.Stage) {
	if r.Stage == to {
		return
	}
	day := p.deps.Host.Today()
	p.board.focused = r.ID
	p.saver.Save(p.deps.Data, app.Action{Text: stageSentence(to), Args: []any{r.Number}}, func(ctx context.Context, u app.Unit) error {
		d, err := u.Deal(ctx, r.ID)
		if err != nil {
			return err
		}
		d.Reach(to, day)
		return u.Put(ctx, d)
	}, func(id app.ID, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.deps.Host.Done(id, i18n.T("%s: %s", r.Title, document.StageName(to)))
		p.board.load()
	})
}

// makeOrder opens the form of the order that a deal becomes; saved, the deal is
// won.
func (p *Page) makeOrder(r app.DealRow) {
	p.deps.Host.Open(shell.Place{Page: document.OrdersPage, ID: int64(r.ID), Arg: document.FromDeal})
}

func (p *Page) delete(r app.DealRow) {
	p.saver.Save(p.deps.Data, app.Action{Text: i18n.Mark("Delete deal %s"), Args: []any{r.Number}}, func(ctx context.Context, u app.Unit) error {
		d, err := u.Deal(ctx, r.ID)
		if err != nil {
			return err
		}
		return u.Delete(ctx, d)
	}, func(id app.ID, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.deps.Host.Done(id, i18n.T("Deal %s deleted", r.Number))
		p.board.load()
	})
}

// menu is what can be done with a deal.
func (p *Page) menu(r app.DealRow) []widgets.Option {
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
		items = append(items, widgets.Option{Title: i18n.T("Open order"), Icon: "cart", Do: func() { p.openOrder(r) }})
	}
	return append(items,
		widgets.Option{Title: i18n.T("Open customer"), Icon: "person", Do: func() {
			p.deps.Host.Open(shell.Place{Page: document.ContactsPage, ID: int64(r.Contact)})
		}},
		widgets.Option{Title: i18n.T("Delete this deal"), Icon: "close", Do: func() { p.delete(r) }})
}

func (p *Page) openOrder(r app.DealRow) {
	p.deps.Host.Open(shell.Place{Page: document.OrdersPage, ID: int64(r.Order)})
}
