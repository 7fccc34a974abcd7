// Package settings is the page of what is set once and seldom changed: the
// company, its people and media sources, closed months, language and look, and
// a copy of the file in a safe place.
package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Source is what the page asks of the company file.
type Source interface {
	app.Books
	Company(ctx context.Context) (app.Company, error)
	SetCompany(ctx context.Context, c app.Company) error
	StaffChoices(ctx context.Context) ([]app.Choice, error)
	SourceChoices(ctx context.Context) ([]app.Choice, error)
	ClosedMonths(ctx context.Context) ([]finance.Month, error)
	ClosePeriod(ctx context.Context, m finance.Month) error
	ReopenPeriod(ctx context.Context, m finance.Month) error
	// EntryMonths lists the months that have entries, newest first.
	EntryMonths(ctx context.Context) ([]finance.Month, error)
	// RebateOffers lists the rebate offers, the newest first.
	RebateOffers(ctx context.Context) ([]app.RebateOffer, error)
	// CustomFields lists the custom fields of contacts by name.
	CustomFields(ctx context.Context) ([]app.FieldRow, error)
	Product(ctx context.Context, id app.ID) (*app.Product, error)
	ProductChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
}

// Deps is what the page needs from the program around it. Callbacks are called
// on Fyne's goroutine.
type Deps struct {
	Source Source
	// Done says what was saved, offers Undo where undoable, and refreshes.
	Done        func(sentence string, undoable bool)
	Fail        func(error)
	FieldErrors func(error) map[string]string
	Theme       func() theme.Mode
	SetTheme    func(theme.Mode)
	SetLanguage func(i18n.Language)
	FileCard    func() fyne.CanvasObject // of the company file and its copies
	Today       func() finance.Date
	Canvas      func() fyne.Canvas // the window's, to open panels over it
}

// Page is the settings page.
type Page struct {
	deps   Deps
	root   fyne.CanvasObject
	loader widgets.Loader[state]
	save   widgets.Loader[struct{}]

	company *companyCard
	months  *monthsCard
	staff   *staffCard
	sources *listCard
	offers  *offersCard
	fields  *fieldsCard
}

// state is all that the page shows.
type state struct {
	company        app.Company
	staff, sources []app.Choice
	months, closed []finance.Month
	offers         []offerRow
	fields         []app.FieldRow
}

// New makes the page; Refresh fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps}
	p.company = newCompanyCard(p)
	p.months = newMonthsCard(p)
	p.staff = newStaffCard(p)
	p.sources = newListCard(p, i18n.T("Media sources"), i18n.T("where customers come from"), i18n.T("New media source"), p.addSource)
	p.offers = newOffersCard(p)
	p.fields = newFieldsCard(p)
	left := widgets.Stack(12, p.company.card, newLookCard(p), p.deps.FileCard())
	heading := widgets.Pad(14, 16, 8, 16, widgets.NewText(i18n.T("Settings"), widgets.Heading))
	columns := container.New(thirds{}, widgets.NewScroll(left), container.New(evenly{}, p.months.card, p.offers.card), container.New(evenly{}, p.staff.card, p.sources.card, p.fields.card))
	p.root = container.NewBorder(heading, nil, nil, nil, widgets.Pad(0, 16, 16, 16, columns))
	return p
}

// Cards lists the titles of the page's cards, so that they can be looked for.
func Cards() []string {
	return []string{
		i18n.T("Company"), i18n.T("This computer"), i18n.T("Company file"), i18n.T("Closed months"), i18n.T("Rebate offers"),
		i18n.T("People"), i18n.T("Media sources"), i18n.T("Custom fields"),
	}
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Show implements shell.Page.
func (p *Page) Show(shell.Place) { p.Refresh() }

// Refresh reads everything anew. What is being typed into the company's form
// stays.
func (p *Page) Refresh() {
	p.loader.Load(p.read, func(s state, err error) {
		if err != nil {
			p.deps.Fail(err)
			return
		}
		p.company.fill(s.company)
		p.months.fill(s.months, s.closed)
		p.staff.fill(s.staff)
		p.sources.fill(s.sources)
		p.offers.fill(s.offers, s.company.Currency())
		p.fields.fill(s.fields)
	})
}

func (p *Page) read(ctx context.Context) (s state, err error) {
	src := p.deps.Source
	if s.company, err = src.Company(ctx); err != nil {
		return s, err
	}
	if s.staff, err = src.StaffChoices(ctx); err != nil {
		return s, err
	}
	if s.sources, err = src.SourceChoices(ctx); err != nil {
		return s, err
	}
	if s.offers, err = p.offers.read(ctx); err != nil {
		return s, err
	}
	if s.fields, err = src.CustomFields(ctx); err != nil {
		return s, err
	}
	if s.closed, err = src.ClosedMonths(ctx); err != nil {
		return s, err
	}
	months, err := src.EntryMonths(ctx)
	for _, m := range months {
		if m.Last() < p.deps.Today() { // a month can be closed once it has ended
			s.months = append(s.months, m)
		}
	}
	return s, err
}

// do saves off Fyne's goroutine; when it is done, it does what comes then and
// says the sentence.
func (p *Page) do(sentence string, undoable bool, work func(ctx context.Context) error, failed func(error), then ...func()) {
	p.save.Load(func(ctx context.Context) (struct{}, error) { return struct{}{}, work(ctx) },
		func(_ struct{}, err error) {
			if err != nil {
				failed(err)
				return
			}
			for _, f := range then {
				f()
			}
			p.deps.Done(sentence, undoable)
		})
}

func (p *Page) addStaff(name string, failed func(error)) {
	p.put(app.Action{Text: i18n.Mark("Add the person %s"), Args: []any{name}}, &app.Staff{Name: name, Active: true}, failed)
}

func (p *Page) addSource(name string, failed func(error)) {
	p.put(app.Action{Text: i18n.Mark("Add the media source %s"), Args: []any{name}}, &app.MediaSource{Name: name}, failed)
}

func (p *Page) put(action app.Action, r app.Record, failed func(error)) {
	p.do(i18n.T(action.Text, action.Args...), true, func(ctx context.Context) error {
		_, err := p.deps.Source.Do(ctx, action, func(u app.Unit) error { return u.Put(ctx, r) })
		return err
	}, failed)
}
