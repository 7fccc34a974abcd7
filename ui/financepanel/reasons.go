package financepanel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// reasonStrip says below the ranking which accounts explain the loss of the row
// that is selected; each opens its entries.
type reasonStrip struct {
	root *fyne.Container
	row  *fyne.Container
	// links are the reasons, and all entries at the end.
	links []*widgets.Button
	open  func(row report.ProfitRow, line string)
}

func newReasonStrip(open func(report.ProfitRow, string)) *reasonStrip {
	s := &reasonStrip{row: container.NewHBox(), open: open}
	s.root = container.NewStack(container.NewHScroll(widgets.Pad(4, 4, 4, 7, s.row)))
	s.clear()
	return s
}

func (s *reasonStrip) clear() {
	s.links = nil
	s.row.Objects = []fyne.CanvasObject{widgets.NewText(i18n.T("Choose a row to see what explains it."), widgets.Small)}
	s.root.Refresh()
}

func (s *reasonStrip) fill(row report.ProfitRow, cur finance.Currency) {
	var objects []fyne.CanvasObject
	s.links = nil
	link := func(text, line string) {
		s.links = append(s.links, widgets.NewLink(text, func() { s.open(row, line) }))
		objects = append(objects, s.links[len(s.links)-1])
	}
	for _, reason := range row.Reasons {
		link(report.AccountName(reason.Account).In(format.Say)+" "+format.Amount(reason.Amount, cur), reason.Account.String())
	}
	if len(row.Reasons) == 0 {
		objects = append(objects, widgets.NewText(i18n.T("earned %s", format.Amount(row.Profit(), cur)), widgets.Small))
	}
	link(i18n.T("All entries"), "profit")
	s.row.Objects = []fyne.CanvasObject{widgets.RowGap(4, objects...)}
	s.root.Refresh()
}
