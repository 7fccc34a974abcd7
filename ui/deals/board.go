package deals

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/board"
	"rapport/ui/document/listing"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

type row = app.DealRow

// wonDays is how far back won and lost deals are summed.
const wonDays = 90

// stages shows the deals in a column a stage.
type stages struct {
	*board.Board[row]
	owner   *listing.Filter[row]
	head    *document.Head
	figures struct{ open, soon, late, won *widgets.KeyFigure }
}

func newStages(p *Page) *stages {
	data := p.deps.Data
	b := &stages{owner: listing.NewFilter[row](i18n.T("Everybody"))}
	b.head = document.NewHead(i18n.T("Deals"), widgets.NewPrimary(i18n.T("New deal"), func() { p.New(0) }))
	f := &b.figures
	f.open, f.soon = widgets.NewKeyFigure(i18n.T("Still open")), widgets.NewKeyFigure(i18n.T("Expected this month"))
	f.late, f.won = widgets.NewKeyFigure(i18n.T("Past their day")), widgets.NewKeyFigure(i18n.T("Won in %d days", wonDays))
	b.Board = board.New(board.Spec[row]{
		Source: listing.Source[row]{
			Host: p.deps.Host, Company: data.Company,
			Read: func(ctx context.Context, _ int) ([]row, error) { return data.DealRows(ctx, 0) },
			ID:   func(r row) app.ID { return r.ID },
			Text: func(r row) string { return r.Number + " " + r.Customer + " " + r.Title + " " + r.OrderNo },
			Hint: i18n.T("Number, customer, subject"), Filters: []*listing.Filter[row]{b.owner},
			Loaded: func(app.Company) { b.offerOwners(); b.sum(p.deps.Host.Today()) },
		},
		Lanes: b.lanes(p), Amount: func(r row) finance.Amount { return r.Amount },
		Face: func(r row) fyne.CanvasObject { return b.face(p, r) }, Name: func(r row) string { return r.Title },
		Open: func(r row) { p.Edit(r.ID) }, Delete: p.delete, Menu: p.menu,
		Head: b.head, Figures: []fyne.CanvasObject{f.open, f.soon, f.late, f.won},
		Keys: i18n.T("Drag a card to its stage, or press 1 to 5 on it; Enter opens it"),
	})
	return b
}

// lanes are the stages.
func (b *stages) lanes(p *Page) []board.Lane[row] {
	var lanes []board.Lane[row]
	for _, s := range app.Stages() {
		lane := board.Lane[row]{
			Title: document.StageName(s), Empty: func() fyne.CanvasObject { return b.empty(p, s) },
			Holds: func(r row) bool { return r.Stage == s },
			Take:  func(r row) func() { return func() { p.move(r, s) } },
		}
		if !s.Open() { // the newest first
			lane.Compare = func(x, y row) int { return int(y.StageOn) - int(x.StageOn) }
		}
		lanes = append(lanes, lane)
	}
	return lanes
}

// empty says that there is nothing, and in a board without deals what belongs
// there.
func (b *stages) empty(p *Page, s app.Stage) fyne.CanvasObject {
	if len(b.All) > 0 || s != app.StageLead {
		return board.Nothing(i18n.T("No deals"))()
	}
	return widgets.Stack(2*theme.Unit,
		widgets.NewParagraph(i18n.T("Somebody asked what something would cost? Keep it here with its value and the day it is expected to close, and move it on until it is won and becomes an order. Deals count in no figure of the books."),
			widgets.Small.In(theme.ColorMutedTinted), 180),
		widgets.NewButton(i18n.T("New deal"), func() { p.New(0) }))
}

// offerOwners lists those who have deals.
func (b *stages) offerOwners() {
	var names []string
	for _, r := range b.All {
		if r.Owner != "" {
			names = append(names, r.Owner)
		}
	}
	slices.Sort(names)
	var owners []listing.Option[row]
	for _, name := range slices.Compact(names) {
		owners = append(owners, listing.When(name, name, func(r row) bool { return r.Owner == name }))
	}
	b.owner.Offer(owners...)
}

// sum shows what the deals come to.
func (b *stages) sum(today finance.Date) {
	var open, soon, late, won finance.Amount
	var nOpen, nSoon, nLate, nWon int
	for _, r := range b.All {
		switch {
		case r.Stage == app.StageWon && r.StageOn > today.AddDays(-wonDays):
			won += r.Amount
			nWon++
		case r.Stage.Open():
			open += r.Amount
			nOpen++
			if r.Expected != 0 && r.Expected.Month() == today.Month() {
				soon += r.Amount
				nSoon++
			}
			if r.Expected != 0 && r.Expected < today {
				late += r.Amount
				nLate++
			}
		}
	}
	show := func(k *widgets.KeyFigure, a finance.Amount, n int, colour fyne.ThemeColorName) {
		k.Set(format.Amount(a, b.Currency), colour, i18n.N(n, "%d deal", "%d deals"))
	}
	colour := theme.ColorText
	if nLate > 0 {
		colour = theme.ColorLoss
	}
	show(b.figures.open, open, nOpen, theme.ColorText)
	show(b.figures.soon, soon, nSoon, theme.ColorText)
	show(b.figures.late, late, nLate, colour)
	show(b.figures.won, won, nWon, theme.ColorText)
	b.head.SetCount(len(b.All))
}
