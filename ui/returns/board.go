package returns

import (
	"context"
	"sort"
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

// lane is a column of the board: the claims in one state, or in one of several
// that mean the same to the one who works through them.
type lane struct {
	title  string
	states []app.ClaimStatus
	// oldest first where there is something to do
	queue bool
}

func lanes() []lane {
	return []lane{
		{i18n.T("Received"), []app.ClaimStatus{app.ClaimMailed, app.ClaimReceived}, true},
		{i18n.T("Approved"), []app.ClaimStatus{app.ClaimApproved}, true},
		{i18n.T("Paid"), []app.ClaimStatus{app.ClaimPaid}, false},
		{i18n.T("Came to nothing"), []app.ClaimStatus{app.ClaimRefused, app.ClaimExpired, app.ClaimVoid}, false},
		{i18n.T("Clawed back"), []app.ClaimStatus{app.ClaimClawedBack}, false},
	}
}

// cardsShown is how many cards a column draws; the search finds the others.
const cardsShown = 40

// board is the board of rebate claims.
type board struct {
	page   *Page
	root   fyne.CanvasObject
	search *widgets.Entry
	day    *widgets.DateField
	figure struct{ owed, paid, leaked, back *widgets.KeyFigure }
	lanes  *fyne.Container

	all      []app.ClaimRow
	currency finance.Currency
	wanted   app.ID
	cards    map[app.ID]*card
	focused  app.ID // the card that the keyboard was on
	loader   widgets.Loader[boardData]
	saver    document.Saver
}

type boardData struct {
	rows    []app.ClaimRow
	company app.Company
}

func newBoard(p *Page) *board {
	b := &board{page: p, cards: map[app.ID]*card{}}
	b.search = widgets.NewEntry()
	b.search.SetPlaceHolder(i18n.T("Number, customer, product, order"))
	b.search.OnChanged = func(string) { b.show() }
	b.day = widgets.NewDateField(p.deps.Host.Today)
	b.day.SetDate(p.deps.Host.Today())
	b.figure.owed = widgets.NewKeyFigure(i18n.T("Accrued liability"))
	b.figure.paid = widgets.NewKeyFigure(i18n.T("Paid"))
	b.figure.leaked = widgets.NewKeyFigure(i18n.T("Paid on returned goods"))
	b.figure.back = widgets.NewKeyFigure(i18n.T("Clawed back"))
	figures := widgets.Even(2.5*theme.Unit, b.figure.owed, b.figure.paid, b.figure.leaked, b.figure.back)
	keys := widgets.NewCutText(i18n.T("On a card: A approves, P pays, R refuses"), widgets.Small)
	tools := container.NewBorder(nil, nil, document.Wide(320, b.search),
		widgets.Row(widgets.NewText(i18n.T("Steps are dated"), widgets.Muted), document.Wide(230, b.day)), widgets.Pad(0, 0, 0, 3*theme.Unit, keys))
	b.lanes = widgets.Even(2 * theme.Unit)
	const side = 4 * theme.Unit
	top := widgets.Pad(2.5*theme.Unit, side, 2*theme.Unit, side, widgets.Stack(2*theme.Unit, figures, tools))
	b.root = container.NewBorder(top, nil, nil, nil, widgets.Pad(0, side, 2*theme.Unit, side, b.lanes))
	return b
}

func (b *board) load() {
	data := b.page.deps.Data
	b.loader.Load(func(ctx context.Context) (boardData, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return boardData{}, err
		}
		rows, err := data.ClaimRows(ctx, 0, rowsShown)
		return boardData{rows, company}, err
	}, func(d boardData, err error) {
		if err != nil {
			b.page.deps.Host.Fail(err)
			return
		}
		b.all, b.currency = d.rows, d.company.Currency()
		b.page.tabs.SetCount(TabClaims, len(d.rows))
		b.figures()
		b.show()
	})
}

// figures sums the claims: what is owed, paid, lost on returned goods, and what
// came back.
func (b *board) figures() {
	var owed, paid, leaked, back finance.Amount
	var open, settled, leaks, clawed int
	for _, r := range b.all {
		switch r.Status {
		case app.ClaimMailed, app.ClaimReceived, app.ClaimApproved:
			owed += r.Amount
			open++
		case app.ClaimPaid:
			paid += r.Amount
			settled++
		case app.ClaimClawedBack:
			back += r.Amount
			clawed++
		}
		if r.Leak {
			leaked += r.Amount
			leaks++
		}
	}
	claims := func(n int) string { return i18n.N(n, "%d claim", "%d claims") }
	b.figure.owed.Set(format.Amount(owed, b.currency), theme.ColorText, i18n.N(open, "%d claim not yet paid", "%d claims not yet paid"))
	b.figure.paid.Set(format.Amount(paid, b.currency), theme.ColorText, claims(settled))
	colour := theme.ColorText
	if leaked > 0 {
		colour = theme.ColorLoss
	}
	b.figure.leaked.Set(format.Amount(leaked, b.currency), colour, claims(leaks))
	b.figure.back.Set(format.Amount(back, b.currency), theme.ColorText, claims(clawed))
}

// show deals the claims that fit the search out over the columns.
func (b *board) show() {
	words := strings.Fields(strings.ToLower(b.search.Text))
	b.cards = map[app.ID]*card{}
	b.lanes.Objects = b.lanes.Objects[:0]
	for _, l := range lanes() {
		var rows []app.ClaimRow
		for _, r := range b.all {
			if l.holds(r.Status) && containsAll(r.Number+" "+r.Customer+" "+r.Product+" "+r.OrderNo, words) {
				rows = append(rows, r)
			}
		}
		l.sort(rows)
		b.lanes.Add(b.column(l, rows))
	}
	b.lanes.Refresh()
	b.refocus()
}

func (l lane) holds(s app.ClaimStatus) bool {
	for _, state := range l.states {
		if state == s {
			return true
		}
	}
	return false
}

// sort puts leaks first, then the oldest where there is something to do, else
// the newest.
func (l lane) sort(rows []app.ClaimRow) {
	sort.SliceStable(rows, func(i, j int) bool {
		a, c := rows[i], rows[j]
		if a.Leak != c.Leak {
			return a.Leak
		}
		if l.queue {
			return a.Received < c.Received
		}
		return a.StatusOn > c.StatusOn
	})
}

func (b *board) column(l lane, rows []app.ClaimRow) fyne.CanvasObject {
	total := finance.Amount(0)
	for _, r := range rows {
		total += r.Amount
	}
	stack := widgets.Stack(1.5 * theme.Unit)
	for i, r := range rows {
		if i == cardsShown && r.ID != b.wanted {
			more := i18n.N(len(rows)-i, "and %d more: search for it", "and %d more: search for them")
			stack.Add(widgets.NewCutText(more, widgets.Small))
			break
		}
		c := newCard(b, r)
		b.cards[r.ID] = c
		stack.Add(c)
	}
	if len(rows) == 0 {
		stack.Add(widgets.NewCutText(i18n.T("No claims"), widgets.Small.In(theme.ColorMutedTinted)))
	}
	sum := widgets.NewText(format.Amount(total, b.currency), widgets.Small.In(theme.ColorMutedTinted))
	count := widgets.NewText(format.Count(len(rows)), widgets.Small.In(theme.ColorMutedTinted))
	head := container.NewBorder(nil, nil, widgets.RowGap(6, widgets.NewText(l.title, widgets.Strong), count), sum)
	body := container.NewBorder(widgets.Pad(0, 0, 6, 0, head), nil, nil, nil, container.NewVScroll(widgets.Pad(0, 1, 0, 1, stack)))
	return document.NewGround(theme.ColorSide, theme.ColorSide, widgets.Pad(8, 7, 4, 7, body))
}

// refocus gives the keyboard back to the card that it was on, wherever it moved
// to.
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
