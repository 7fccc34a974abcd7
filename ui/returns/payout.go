package returns

import (
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

// payout shows what the customer gets, and what the return does to the
// customer's profit.
type payout struct {
	form *form
	root *fyne.Container
}

func newPayout(f *form) *payout {
	return &payout{form: f, root: widgets.Stack(2 * theme.Unit)}
}

func (p *payout) update(r *app.Return, kept finance.Amount) {
	goods := finance.Amount(0)
	for _, l := range r.Lines {
		goods += l.Refund
	}
	rows := []fyne.CanvasObject{p.line(i18n.T("Refund for the goods"), goods, widgets.Body)}
	if r.RestockingFee != 0 {
		rows = append(rows, p.line(i18n.T("Restocking fee"), -r.RestockingFee, widgets.Muted))
	}
	if kept != 0 {
		rows = append(rows, p.line(i18n.T("Rebate kept"), -kept, widgets.Muted))
	}
	out := goods - r.RestockingFee - kept
	label := i18n.T("To pay out")
	if out < 0 {
		label = i18n.T("The customer still owes")
		out = -out
	}
	rows = append(rows, document.NewRule(), p.line(label, out, widgets.Figure))
	p.root.Objects = []fyne.CanvasObject{widgets.NewCard(i18n.T("Paid out"), "", widgets.Stack(theme.Unit, rows...))}
	if r.Contact != 0 && len(r.Lines) > 0 && r.Day != 0 {
		p.root.Add(p.profit(r))
	}
	p.root.Refresh()
}

// profit is the customer's profit before and after the return.
func (p *payout) profit(r *app.Return) fyne.CanvasObject {
	before := p.form.books.profit
	effect := p.form.books.effect(r)
	after := before + effect
	result := widgets.Figure
	if after < 0 {
		result = result.In(theme.ColorLoss)
	}
	return widgets.NewCard(i18n.T("Customer profit"), "", widgets.Stack(theme.Unit,
		p.line(i18n.T("Before"), before, widgets.Body),
		p.signed(i18n.T("This return"), effect),
		document.NewRule(),
		p.line(i18n.T("After"), after, result)))
}

func (p *payout) line(label string, a finance.Amount, style widgets.Style) fyne.CanvasObject {
	return p.pair(label, format.Amount(a, p.form.currency), style)
}

func (p *payout) signed(label string, a finance.Amount) fyne.CanvasObject {
	return p.pair(label, format.Signed(a, p.form.currency), widgets.Muted)
}

func (p *payout) pair(label, figure string, style widgets.Style) fyne.CanvasObject {
	amount := widgets.NewText(figure, style)
	amount.Align = fyne.TextAlignTrailing
	plain := style
	plain.Size = widgets.Body.Size
	if style.Colour == theme.ColorLoss {
		plain.Colour = theme.ColorText
	}
	return container.NewBorder(nil, nil, nil, amount, widgets.NewCutText(label, plain))
}
