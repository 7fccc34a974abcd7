package returns

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

type claim = app.ClaimRow

// claims is the board of rebate claims.
type claims struct {
	*board.Board[claim]
	page   *Page
	day    *widgets.DateField // on which a step is dated
	figure struct{ owed, paid, leaked, back *widgets.KeyFigure }
}

func newClaims(p *Page) *claims {
	data, host := p.deps.Data, p.deps.Host
	b := &claims{page: p, day: widgets.NewDateField(host.Today)}
	b.day.SetDate(host.Today())
	b.figure.owed = widgets.NewKeyFigure(i18n.T("Accrued liability"))
	b.figure.paid = widgets.NewKeyFigure(i18n.T("Paid"))
	b.figure.leaked = widgets.NewKeyFigure(i18n.T("Paid on returned goods"))
	b.figure.back = widgets.NewKeyFigure(i18n.T("Clawed back"))
	b.Board = board.New(board.Spec[claim]{
		Source: listing.Source[claim]{
			Host: host, Company: data.Company, Most: rowsShown,
			Read:   func(ctx context.Context, limit int) ([]claim, error) { return data.ClaimRows(ctx, 0, limit) },
			ID:     func(r claim) app.ID { return r.ID },
			Text:   func(r claim) string { return r.Number + " " + r.Customer + " " + r.Product + " " + r.OrderNo },
			Hint:   i18n.T("Number, customer, product, order"),
			Loaded: func(app.Company) { b.sum(); p.tabs.SetCount(TabClaims, len(b.All)) },
		},
		Lanes: b.lanes(), Amount: func(r claim) finance.Amount { return r.Amount },
		Face: b.face, Edge: edge, Name: func(r claim) string { return r.Customer },
		Open: func(r claim) { host.OpenContact(r.Contact) }, Letter: b.letter, Menu: b.menu,
		Figures: []fyne.CanvasObject{b.figure.owed, b.figure.paid, b.figure.leaked, b.figure.back},
		Keys:    i18n.T("Drag a card, or press A on it to approve, P to pay, R to refuse"),
		Tools:   []fyne.CanvasObject{widgets.NewText(i18n.T("Steps are dated"), widgets.Muted), document.Wide(230, b.day)},
	})
	return b
}

// lanes are the states, some of which mean the same to the one who works through
// them. Where there is something to do the oldest come first, else the newest; a
// leak comes before all.
func (b *claims) lanes() []board.Lane[claim] {
	lane := func(title string, queue bool, states ...app.ClaimStatus) board.Lane[claim] {
		return board.Lane[claim]{
			Title: title, Empty: board.Nothing(i18n.T("No claims")),
			Holds: func(r claim) bool { return slices.Contains(states, r.Status) },
			Compare: func(x, y claim) int {
				switch {
				case x.Leak != y.Leak && x.Leak:
					return -1
				case x.Leak != y.Leak:
					return 1
				case queue:
					return int(x.Received) - int(y.Received)
				}
				return int(y.StatusOn) - int(x.StatusOn)
			},
			Take: func(r claim) func() {
				for _, s := range b.steps(r) {
					if slices.Contains(states, s.to) {
						return s.do
					}
				}
				return nil
			},
		}
	}
	return []board.Lane[claim]{
		lane(i18n.T("Received"), true, app.ClaimMailed, app.ClaimReceived),
		lane(i18n.T("Approved"), true, app.ClaimApproved),
		lane(i18n.T("Paid"), false, app.ClaimPaid),
		lane(i18n.T("Came to nothing"), false, app.ClaimRefused, app.ClaimExpired, app.ClaimVoid),
		lane(i18n.T("Clawed back"), false, app.ClaimClawedBack),
	}
}

// sum sums the claims: what is owed, paid, lost on returned goods, and what
// came back.
func (b *claims) sum() {
	var owed, paid, leaked, back finance.Amount
	var open, settled, leaks, clawed int
	for _, r := range b.All {
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
	count := func(n int) string { return i18n.N(n, "%d claim", "%d claims") }
	b.figure.owed.Set(format.Amount(owed, b.Currency), theme.ColorText, i18n.N(open, "%d claim not yet paid", "%d claims not yet paid"))
	b.figure.paid.Set(format.Amount(paid, b.Currency), theme.ColorText, count(settled))
	colour := theme.ColorText
	if leaked > 0 {
		colour = theme.ColorLoss
	}
	b.figure.leaked.Set(format.Amount(leaked, b.Currency), colour, count(leaks))
	b.figure.back.Set(format.Amount(back, b.Currency), theme.ColorText, count(clawed))
}
