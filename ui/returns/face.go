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

// face is what stands on the card of a claim.
func (b *claims) face(r claim) fyne.CanvasObject {
	amount := widgets.NewText(format.Amount(r.Amount, b.Currency), widgets.Strong)
	goods := r.Product
	if goods == "" {
		goods = r.OrderNo
	}
	parts := []fyne.CanvasObject{
		container.NewBorder(nil, nil, nil, amount, widgets.NewCutText(r.Customer, widgets.Strong)),
		widgets.NewCutText(document.Joined(r.Number, goods), widgets.Small),
		widgets.NewCutText(since(r, b.page.deps.Host.Today()), widgets.Small),
	}
	if r.Leak {
		parts = append(parts, widgets.NewCutText(i18n.T("▲ The goods came back"), widgets.Small.In(theme.ColorLoss)))
	}
	if steps := b.steps(r); len(steps) > 0 {
		links := widgets.RowGap(2.5 * theme.Unit)
		for _, s := range steps {
			links.Add(widgets.NewLink(s.label, s.do))
		}
		parts = append(parts, links)
	}
	return widgets.Stack(0, parts...)
}

// edge is red around the card of a claim whose goods came back.
func edge(r claim) fyne.ThemeColorName {
	if r.Leak {
		return theme.ColorLoss
	}
	return theme.ColorLine
}

// since says in which state the claim is, and since when; of an open claim how
// long it has waited.
func since(r claim, today finance.Date) string {
	switch r.Status {
	case app.ClaimMailed, app.ClaimReceived:
		return i18n.T("received %s", format.DateNear(r.Received, today))
	case app.ClaimApproved:
		return i18n.T("approved %s", format.DateNear(r.StatusOn, today))
	case app.ClaimPaid:
		return i18n.T("paid %s", format.DateNear(r.StatusOn, today))
	case app.ClaimClawedBack:
		return i18n.T("back on %s", format.DateNear(r.StatusOn, today))
	}
	return i18n.T("%s, %s", document.StatusName(r.Status), format.DateNear(r.StatusOn, today))
}
