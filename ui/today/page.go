package today

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Page is the page of today.
type Page struct {
	deps    Deps
	root    fyne.CanvasObject
	day     *widgets.Text
	unsaved *fyne.Container
	tasks   *section
	calls   *section
	leaks   *section
	claims  *section
	month   *month
	grid    *fyne.Container
	first   fyne.CanvasObject // in place of the grid, in a file in which nothing is yet
	body    *fyne.Container
	shown   finance.Date // the day that was read

	work widgets.Loader[*work]
	leak widgets.Loader[*report.LeaksReport]
}

// work is what is to be done and what was done last.
type work struct {
	currency finance.Currency
	tasks    []app.TaskRow
	claims   []app.ClaimRow
	calls    []app.InteractionRow
	drafts   int
	forms    []document.Unsaved
	begun    bool         // there is something in the file
	last     finance.Date // the newest booking; 0 for none
}

// New makes the page; Show fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps}
	p.day = widgets.NewText("", widgets.Muted)
	p.unsaved = container.NewHBox()
	p.tasks = newSection(i18n.T("Follow-ups"), i18n.T("Nothing is due. A call with a follow-up date puts a line here."),
		widgets.NewLink(i18n.T("New task"), func() { deps.Tasks.New(0) }))
	p.calls = newSection(i18n.T("Most recent calls"), i18n.T("No calls yet. Press Ctrl+L when the phone rings."),
		widgets.NewLink(i18n.T("Record call"), func() { deps.Call(0) }))
	p.leaks = newSection(i18n.T("Leaks found"), i18n.T("No money went where the definitions would not have it go."))
	p.claims = newSection(i18n.T("Open rebate claims"), i18n.T("No claim waits for an answer."),
		widgets.NewLink(i18n.T("All claims"), func() { deps.Host.Open(shell.Place{Page: document.ReturnsPage, Tab: claimsTab}) }))
	p.month = newMonth(deps)
	head := widgets.Ends(widgets.Row(widgets.NewText(i18n.T("Today"), widgets.Heading), p.day), p.unsaved)
	const gap = 3 * theme.Unit
	p.grid = container.New(&gridLayout{gap: gap, left: []*section{p.tasks, p.calls}, right: []*section{nil, p.leaks, p.claims}},
		p.tasks.card, p.calls.card, p.month.card, p.leaks.card, p.claims.card)
	p.first = p.firstSteps()
	p.body = container.NewStack(p.grid)
	p.root = container.NewBorder(widgets.Pad(10, 4*theme.Unit, 0, 4*theme.Unit, head), nil, nil, nil,
		widgets.Pad(10, 4*theme.Unit, gap, 4*theme.Unit, p.body))
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Show implements shell.Page. What is known is shown until something changes or
// another day begins.
func (p *Page) Show(place shell.Place) {
	if draft, unsaved := document.DraftIn(place, document.TaskForm); unsaved {
		p.deps.Tasks.GoOn(app.ID(place.ID), draft)
	}
	if p.shown != p.deps.Host.Today() {
		p.Refresh()
	}
}

// Refresh implements shell.Page.
func (p *Page) Refresh() {
	p.shown = p.deps.Host.Today()
	p.day.Set(format.Date(p.shown))
	data, day := p.deps.Data, p.shown
	p.work.Load(func(ctx context.Context) (*work, error) { return readWork(ctx, data, day) }, func(w *work, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.showWork(w)
	})
	p.leak.Load(func(ctx context.Context) (*report.LeaksReport, error) {
		extent, err := data.Extent(ctx)
		if err != nil {
			return nil, err
		}
		last := day.Month()
		if extent.LastDocument != 0 {
			last = min(last, extent.LastDocument.Month())
		}
		return report.Leaks(ctx, data, report.Query{From: last.Add(1 - leakMonths).First(), To: last.Last()})
	}, func(r *report.LeaksReport, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.showLeaks(r)
	})
	p.month.load()
}

// readWork reads what is to be done, and the calls up to a day.
func readWork(ctx context.Context, data Data, day finance.Date) (*work, error) {
	company, err := data.Company(ctx)
	if err != nil {
		return nil, err
	}
	extent, err := data.Extent(ctx)
	if err != nil {
		return nil, err
	}
	w := &work{currency: company.Currency(), last: extent.LastDocument}
	if w.tasks, err = data.TaskRows(ctx, 0); err != nil {
		return nil, err
	}
	if w.claims, err = data.ClaimRows(ctx, 0, 0); err != nil {
		return nil, err
	}
	all, err := data.InteractionRows(ctx, 0, 10*linesShown)
	if err != nil {
		return nil, err
	}
	for _, i := range all {
		if i.Kind == app.Call && i.Day <= day && len(w.calls) < linesShown {
			w.calls = append(w.calls, i)
		}
	}
	someone, err := data.ContactChoices(ctx, "", 1)
	if err != nil {
		return nil, err
	}
	w.begun = len(someone) > 0 || w.last != 0 || len(w.tasks) > 0
	drafts, err := data.Drafts(ctx, callDrafts)
	if err != nil {
		return nil, err
	}
	w.drafts = len(drafts)
	w.forms, err = document.AllUnsaved(ctx, data)
	return w, err
}

func (p *Page) showWork(w *work) {
	p.day.Set(dayText(p.shown, w.last))
	p.showTasks(w.tasks)
	p.showCalls(w.calls)
	p.showClaims(w)
	shown := fyne.CanvasObject(p.grid)
	if !w.begun {
		shown = p.first
	}
	if p.body.Objects[0] != shown {
		p.body.Objects = []fyne.CanvasObject{shown}
	}
	p.body.Refresh()
	p.unsaved.Objects = nil
	if w.drafts > 0 {
		p.unsaved.Add(widgets.NewText(i18n.N(w.drafts, "%d call was not saved", "%d calls were not saved"), widgets.Muted))
		p.unsaved.Add(widgets.NewLink(i18n.T("Go on with it"), func() { p.deps.Call(0) }))
	}
	if offer := document.OfferUnsaved(w.forms, p.deps.Host.Open); offer != nil {
		p.unsaved.Add(offer)
	}
	p.unsaved.Refresh()
}

// dayText is the day, and where the books ended where that was in an earlier
// month: the figures of the page are of then.
func dayText(day, last finance.Date) string {
	if last == 0 || last >= day.Month().First() {
		return format.Date(day)
	}
	return format.Date(day) + "  ·  " + i18n.T("books end on %s", format.Date(last))
}

// openContact goes to a contact; nil for none, so that its line opens nothing.
func (p *Page) openContact(id app.ID) func() {
	if id == 0 {
		return nil
	}
	return func() { p.deps.Host.Open(shell.Place{Page: document.ContactsPage, ID: int64(id)}) }
}

// firstSteps is what an empty file shows: where to begin.
func (p *Page) firstSteps() fyne.CanvasObject {
	return widgets.NewEmptyState("today", i18n.T("Begin with somebody you know"),
		i18n.T("What is due, what leaked, and the month against the budget appear here."),
		widgets.NewPrimary(i18n.T("New contact"), func() {
			p.deps.Host.Open(shell.Place{Page: document.ContactsPage, Arg: document.New})
		}),
		widgets.NewButton(i18n.T("Import a file…"), func() { p.deps.Import() }))
}
