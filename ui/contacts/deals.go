package contacts

import (
	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// newDealTable is the tab of what may become an order of a contact.
func newDealTable(r *record) *widgets.Table {
	t := widgets.NewTable(
		column("number", i18n.T("Number"), 86), wide(column("title", i18n.T("Deal"), 160), widgets.TextCell, 110),
		widgets.Column{Key: "stage", Title: i18n.T("Stage"), Kind: widgets.BadgeCell, Width: 96},
		column("expected", i18n.T("Expected by"), 112), amountColumn("value", i18n.T("Deal value"), 96),
	)
	begin := func() {
		r.page.deps.Host.Open(shell.Place{Page: document.DealsPage, ID: int64(r.id), Arg: document.New})
	}
	t.Empty = widgets.NewEmptyState("cart", i18n.T("No deals"), "", widgets.NewButton(i18n.T("New deal"), begin))
	t.OnActivated = func(row int) {
		r.page.deps.Host.Open(shell.Place{Page: document.DealsPage, ID: int64(r.data.deals[row].ID)})
	}
	return t
}

func dealCell(d app.DealRow, c int, cur finance.Currency, today finance.Date) widgets.Cell {
	switch c {
	case 0:
		return widgets.Cell{Text: d.Number, Bold: true}
	case 1:
		return widgets.Cell{Text: d.Title}
	case 2:
		return widgets.Cell{Text: document.StageName(d.Stage)}
	case 3:
		cell := widgets.Cell{Text: format.Date(d.Expected), Colour: theme.ColorMuted}
		if d.Stage.Open() && d.Expected != 0 && d.Expected < today {
			cell.Colour = theme.ColorLoss
		}
		return cell
	}
	return widgets.Cell{Text: format.Amount(d.Amount, cur)}
}

// openDeals is how many deals may still be won.
func openDeals(deals []app.DealRow) int {
	n := 0
	for _, d := range deals {
		if d.Stage.Open() {
			n++
		}
	}
	return n
}
