package financepanel

import (
	"fyne.io/fyne/v2"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// showLeaks opens the list of leaks over the page; a row opens its customer.
func (v *profitView) showLeaks() {
	if v.found == nil {
		return
	}
	leaks := v.found.leaks
	window := fyne.CurrentApp().Driver().CanvasForObject(v.root)
	if window == nil {
		return
	}
	table := widgets.NewTable(
		widgets.Column{Key: "day", Title: i18n.T("When"), Kind: widgets.TextCell, Width: 96},
		widgets.Column{Key: "customer", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 150, Min: 110, Weight: 1},
		widgets.Column{Key: "text", Title: i18n.T("What leaked"), Kind: widgets.TextCell, Width: 320, Min: 200, Weight: 3},
		figureColumn("amount", i18n.T("Amount"), 90),
	)
	table.SetSource(widgets.Rows(leaks.Rows, func(l report.Leak, column int) widgets.Cell {
		switch column {
		case 0:
			return widgets.Cell{Text: format.Date(l.Day)}
		case 1:
			return widgets.Cell{Text: l.CustomerName, Bold: true}
		case 2:
			return widgets.Cell{Text: l.Text.In(format.Say)}
		}
		return widgets.Cell{Text: format.Amount(l.Amount, leaks.Currency)}
	}))
	table.Empty = widgets.NewEmptyState("check", i18n.T("No leaks in this period"), i18n.T("Nothing was given away that the definitions would keep."))
	var panel *widgets.Panel
	table.OnActivated = func(row int) {
		if id := leaks.Rows[row].Customer; id != 0 {
			panel.Close()
			v.deps.OpenCustomer(id)
		}
	}
	body := widgets.NewFlushCard("", "", newLeast(fyne.NewSize(0, 420), table))
	panel = widgets.NewPanel(i18n.T("Leaks of %s", format.Period(leaks.Period())), body, nil,
		[]fyne.CanvasObject{widgets.NewButton(i18n.T("Close"), func() { panel.Close() }).WithHint("Esc")})
	panel.Width = 900
	panel.Open(window)
}
