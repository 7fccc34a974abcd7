package financepanel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// booksLine says under the figures that they add up, of which day and
// definitions they are, and how many records are incomplete.
type booksLine struct {
	root fyne.CanvasObject
	row  *fyne.Container
	foot *foot
}

func newBooksLine() *booksLine {
	b := &booksLine{row: container.NewHBox(), foot: newFoot()}
	b.root = widgets.NewCard("", "", container.NewBorder(nil, nil, b.row, nil, b.foot.root))
	return b
}

func (b *booksLine) fill(r *report.ReconcileReport, gaps *report.IncompleteReport, h report.Head) {
	cur := r.Currency
	title, colour := i18n.T("The books agree"), theme.ColorProfit
	if r.Difference != 0 {
		title, colour = i18n.T("The books do not agree"), theme.ColorLoss
	}
	b.row.Objects = []fyne.CanvasObject{widgets.RowGap(14,
		widgets.NewText(title, widgets.Strong),
		pair(i18n.T("Customers"), format.Amount(r.Customers, cur)),
		pair(i18n.T("+ unallocated"), format.Amount(r.Unallocated, cur)),
		pair(i18n.T("= company"), format.Amount(r.Company, cur)),
		widgets.NewText(i18n.T("difference %s", format.Amount(r.Difference, cur)), widgets.Body.In(colour)),
	)}
	b.row.Refresh()
	b.foot.show(h, gaps)
}

// wait shows what is known before the books have been gone through.
func (b *booksLine) wait(h report.Head) {
	b.row.Objects = nil
	b.row.Refresh()
	b.foot.show(h, nil)
}

func pair(label, value string) fyne.CanvasObject {
	return widgets.RowGap(4, widgets.NewText(label, widgets.Body), widgets.NewText(value, widgets.Strong))
}
