package deals

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

// face is what stands on the card of a deal.
func (b *stages) face(p *Page, r row) fyne.CanvasObject {
	amount := widgets.NewText(format.Amount(r.Amount, b.Currency), widgets.Strong)
	parts := []fyne.CanvasObject{
		widgets.NewCutText(r.Title, widgets.Strong),
		container.NewBorder(nil, nil, nil, amount, widgets.NewCutText(r.Customer, widgets.Body)),
		when(r, p.deps.Host.Today()),
	}
	switch {
	case r.Order != 0:
		parts = append(parts, container.NewHBox(widgets.NewLink(i18n.T("Order %s", r.OrderNo), func() { p.deps.Host.OpenOrder(r.Order) })))
	case r.Stage == app.StageWon:
		parts = append(parts, container.NewHBox(widgets.NewLink(i18n.T("Make the order…"), func() { p.makeOrder(r) })))
	}
	return widgets.Stack(0, parts...)
}

// when says the day of the deal, and whose it is: of an open one that on which it
// is expected to close, of another one that on which it was decided.
func when(r row, today finance.Date) fyne.CanvasObject {
	style, text := widgets.Small, ""
	switch {
	case r.Stage == app.StageWon:
		text = i18n.T("won %s", format.DateNear(r.StageOn, today))
	case r.Stage == app.StageLost:
		text = i18n.T("lost %s", format.DateNear(r.StageOn, today))
	case r.Expected == 0:
		text = i18n.T("no day")
	case r.Expected < today:
		style = widgets.Small.In(theme.ColorLoss)
		text = i18n.T("was expected %s", format.DateNear(r.Expected, today))
	default:
		text = i18n.T("expected %s", format.DateNear(r.Expected, today))
	}
	return widgets.NewCutText(document.Joined(text, r.Owner), style)
}
