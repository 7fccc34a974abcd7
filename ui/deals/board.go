package deals

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

const (
	// cardsShown is how many cards a column draws; the search finds the others.
	cardsShown = 60
	// wonDays is how far back won and lost deals are summed.
	wonDays = 90
)

// board shows the deals in a column a stage.
type board struct {
	page    *Page
	root    fyne.CanvasObject
	head    *document.Head
	search  *widgets.Entry
	owner   *widgets.Select
	figures struct{ open, soon, late, won *widgets.KeyFigure }
	columns []*column
	lanes   *fyne.Container
	above   *fyne.Container // where a card is that is being dragged

	all      []app.DealRow
	currency finance.Currency
	cards    map[app.ID]*card
	wanted   app.ID // a deal to put the keyboard on
	focused  app.ID // the card that the keyboard was on
	loader   widgets.Loader[boardData]
}

type boardData struct {
	rows    []app.DealRow
	company app.Company
}

// column is one stage with its cards.
type column struct {
	stage  app.Stage
	ground *document.Ground
	cards  []*card
	marked bool // a card that is being dragged would fall into it
}

func newBoard(p *Page) *board {
	b := &board{page: p, cards: map[app.ID]*card{}, above: container.NewWithoutLayout()}
	b.head = document.NewHead(i18n.T("Deals"), widgets.NewPrimary(i18n.T("New deal"), func() { p.open(0, 0, "") }))
	b.search = widgets.NewEntry()
	b.search.SetPlaceHolder(i18n.T("Number, customer, subject"))
	b.search.OnChanged = func(string) { b.show() }
	b.owner = widgets.NewCompactSelect([]widgets.Option{{Title: i18n.T("Everybody")}}, func(widgets.Option) { b.show() })
	b.owner.SetKey("")
	f := &b.figures
	f.open, f.soon = widgets.NewKeyFigure(i18n.T("Still open")), widgets.NewKeyFigure(i18n.T("Expected this month"))
	f.late, f.won = widgets.NewKeyFigure(i18n.T("Past their day")), widgets.NewKeyFigure(i18n.T("Won in %d days", wonDays))
	keys := widgets.NewCutText(i18n.T("Drag a card to its stage, or press 1 to 5 on it; Enter opens it"), widgets.Small)
	const side = 10
	tools := container.NewBorder(nil, nil, document.Wide(300, b.search), b.owner, widgets.Pad(0, 0, 0, 3*theme.Unit, keys))
	top := widgets.Stack(0, b.head.Root, widgets.Pad(0, side, 2*theme.Unit, side, widgets.Stack(2*theme.Unit,
		widgets.Even(2.5*theme.Unit, f.open, f.soon, f.late, f.won), tools)))
	b.lanes = widgets.Even(2 * theme.Unit)
	b.root = container.NewStack(container.NewBorder(top, nil, nil, nil, widgets.Pad(0, side, 2*theme.Unit, side, b.lanes)), b.above)
	return b
}

func (b *board) load() {
	data := b.page.deps.Data
	b.loader.Load(func(ctx context.Context) (boardData, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return boardData{}, err
		}
		rows, err := data.DealRows(ctx, 0)
		return boardData{rows, company}, err
	}, func(d boardData, err error) {
		if err != nil {
			b.page.deps.Host.Fail(err)
			return
		}
		b.all, b.currency = d.rows, d.company.Currency()
		b.offerOwners()
		b.sum()
		b.show()
	})
}

// offerOwners lists those who have deals.
func (b *board) offerOwners() {
	options, chosen := []widgets.Option{{Title: i18n.T("Everybody")}}, b.owner.Key()
	for _, r := range b.all {
		if r.Owner != "" && !slices.ContainsFunc(options, func(o widgets.Option) bool { return o.Key == r.Owner }) {
			options = append(options, widgets.Option{Key: r.Owner, Title: r.Owner})
		}
	}
	slices.SortFunc(options[1:], func(x, y widgets.Option) int { return strings.Compare(x.Title, y.Title) })
	b.owner.SetOptions(options)
	b.owner.SetKey(chosen)
}

// sum shows what the deals come to.
func (b *board) sum() {
	today := b.page.deps.Host.Today()
	var open, soon, late, won finance.Amount
	var nOpen, nSoon, nLate, nWon int
	for _, r := range b.all {
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
		k.Set(format.Amount(a, b.currency), colour, i18n.N(n, "%d deal", "%d deals"))
	}
	colour := theme.ColorText
	if nLate > 0 {
		colour = theme.ColorLoss
	}
	show(b.figures.open, open, nOpen, theme.ColorText)
	show(b.figures.soon, soon, nSoon, theme.ColorText)
	show(b.figures.late, late, nLate, colour)
	show(b.figures.won, won, nWon, theme.ColorText)
	b.head.SetCount(len(b.all))
}

// show deals the cards that fit out over the columns.
func (b *board) show() {
	words := strings.Fields(strings.ToLower(b.search.Text))
	b.cards, b.columns, b.lanes.Objects = map[app.ID]*card{}, nil, b.lanes.Objects[:0]
	for _, s := range app.Stages() {
		var rows []app.DealRow
		for _, r := range b.all {
			if r.Stage == s && b.fits(r, words) {
				rows = append(rows, r)
			}
		}
		if !s.Open() { // the newest first
			slices.SortStableFunc(rows, func(x, y app.DealRow) int { return int(y.StageOn) - int(x.StageOn) })
		}
		b.lanes.Add(b.column(s, rows))
	}
	b.lanes.Refresh()
	b.refocus()
}

func (b *board) fits(r app.DealRow, words []string) bool {
	if owner := b.owner.Key(); owner != "" && r.Owner != owner {
		return false
	}
	text := strings.ToLower(r.Number + " " + r.Customer + " " + r.Title + " " + r.OrderNo)
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

func (b *board) column(s app.Stage, rows []app.DealRow) fyne.CanvasObject {
	c := &column{stage: s}
	total := finance.Amount(0)
	for _, r := range rows {
		total += r.Amount
	}
	stack := widgets.Stack(1.5 * theme.Unit)
	for i, r := range rows {
		if i >= cardsShown && r.ID != b.wanted {
			stack.Add(widgets.NewCutText(i18n.N(len(rows)-i, "and %d more: search for it", "and %d more: search for them"), widgets.Small))
			break
		}
		card := newCard(b, r)
		b.cards[r.ID] = card
		c.cards = append(c.cards, card)
		stack.Add(card)
	}
	if len(rows) == 0 {
		stack.Add(b.emptyColumn(s))
	}
	muted := widgets.Small.In(theme.ColorMutedTinted)
	head := container.NewBorder(nil, nil, widgets.RowGap(6, widgets.NewText(document.StageName(s), widgets.Strong), widgets.NewText(format.Count(len(rows)), muted)),
		widgets.NewText(format.Amount(total, b.currency), muted))
	body := container.NewBorder(widgets.Pad(0, 0, 6, 0, head), nil, nil, nil, container.NewVScroll(widgets.Pad(0, 1, 0, 1, stack)))
	c.ground = document.NewGround(theme.ColorSide, theme.ColorSide, widgets.Pad(8, 7, 4, 7, body))
	b.columns = append(b.columns, c)
	return c.ground
}

// emptyColumn says that there is nothing, and in a board without deals what
// belongs there.
func (b *board) emptyColumn(s app.Stage) fyne.CanvasObject {
	muted := widgets.Small.In(theme.ColorMutedTinted)
	if len(b.all) > 0 || s != app.StageLead {
		return widgets.NewCutText(i18n.T("No deals"), muted)
	}
	return widgets.Stack(2*theme.Unit,
		widgets.NewParagraph(i18n.T("Somebody asked what something would cost? Keep it here with its value and the day it is expected to close, and move it on until it is won and becomes an order. Deals count in no figure of the books."), muted, 180),
		widgets.NewButton(i18n.T("New deal"), func() { b.page.open(0, 0, "") }))
}

// refocus gives the keyboard to the deal that was asked for, or back to the card
// that it was on, wherever it moved to.
func (b *board) refocus() {
	id := b.wanted
	if id == 0 {
		id = b.focused
	}
	c, window := b.cards[id], b.page.deps.Host.Canvas()
	if c == nil || window == nil || window.Overlays().Top() != nil {
		return
	}
	b.wanted = 0
	window.Focus(c)
}
