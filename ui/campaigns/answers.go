package campaigns

import (
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// answers is the tab of the orders that name the campaign.
type answers struct {
	detail   *detail
	root     fyne.CanvasObject
	table    *widgets.Table
	campaign *campaignData
	rows     []app.OrderRow
	loader   widgets.Loader[[]app.OrderRow]
}

func newAnswers(d *detail) *answers {
	a := &answers{detail: d}
	right := fyne.TextAlignTrailing
	a.table = widgets.NewTable(
		widgets.Column{Key: "number", Title: i18n.T("Number"), Width: 90},
		widgets.Column{Key: "date", Title: i18n.T("Date"), Width: 104},
		widgets.Column{Key: "customer", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 180, Min: 120, Weight: 1},
		widgets.Column{Key: "gross", Title: i18n.T("Gross"), Kind: widgets.AmountCell, Align: right, Width: 92},
		widgets.Column{Key: "margin", Title: i18n.T("Margin"), Kind: widgets.AmountCell, Align: right, Width: 92},
	)
	a.table.OnActivated = func(row int) {
		d.page.deps.Host.Open(shell.Place{Page: document.OrdersPage, ID: int64(a.rows[row].ID)})
	}
	a.table.Empty = widgets.NewEmptyState("cart", i18n.T("No order names this campaign yet"),
		i18n.T("Choose the campaign in an order, or in a call that led to one. Orders of people who were reached count by the attribution rule as well."))
	a.root = a.table
	return a
}

// fill takes another campaign, or the same one changed; its orders are read
// when the tab is in view, since many orders are looked through for them.
func (a *answers) fill(c *campaignData, inView bool) {
	a.campaign = c
	a.show(nil)
	if inView {
		a.load()
	}
}

func (a *answers) load() {
	data, name := a.detail.page.deps.Data, a.campaign.campaign.Name
	a.loader.Load(func(ctx context.Context) ([]app.OrderRow, error) {
		var named []app.OrderRow
		rows, err := data.OrderRows(ctx, 0, ordersRead)
		for _, r := range rows {
			if r.Campaign == name {
				named = append(named, r)
			}
		}
		return named, err
	}, func(rows []app.OrderRow, err error) {
		if err != nil {
			a.detail.page.deps.Host.Fail(err)
			return
		}
		a.show(rows)
	})
}

func (a *answers) show(rows []app.OrderRow) {
	a.rows = rows
	currency := a.campaign.currency
	a.table.SetSource(widgets.KeyedRows(rows, func(r app.OrderRow) int64 { return int64(r.ID) },
		func(r app.OrderRow, column int) widgets.Cell {
			switch column {
			case 0:
				return widgets.Cell{Text: r.Number}
			case 1:
				return widgets.Cell{Text: format.Date(r.Day), Colour: theme.ColorMuted}
			case 2:
				name := r.Customer
				if name == "" {
					name = i18n.T("Walk-in")
				}
				return widgets.Cell{Text: name, Second: r.Items}
			case 3:
				return widgets.Cell{Text: format.Amount(r.Gross, currency)}
			}
			return widgets.Cell{Text: format.Amount(r.Margin, currency)}
		}))
}
