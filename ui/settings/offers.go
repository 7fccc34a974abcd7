package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// offersCard lists the rebate offers: money back by mail on a product.
type offersCard struct {
	page  *Page
	card  *widgets.Card
	table *widgets.Table
	rows  []offerRow
	money finance.Currency
}

// offerRow is an offer with the name of its product.
type offerRow struct {
	app.RebateOffer
	product string
}

func newOffersCard(p *Page) *offersCard {
	o := &offersCard{page: p}
	o.table = widgets.NewTable(
		widgets.Column{Key: "offer", Kind: widgets.TwoLineCell, Width: 130, Min: 90, Weight: 1},
		widgets.Column{Key: "amount", Kind: widgets.TwoLineCell, Align: fyne.TextAlignTrailing, Width: 104},
	)
	o.table.Headless = true
	o.table.Empty = widgets.NewEmptyState("rebate", i18n.T("No rebate offers"), i18n.T("An offer says how much comes back by mail, and how many buyers will claim it."))
	o.table.OnActivated = o.edit
	o.table.OnDelete = o.remove
	add := widgets.NewButton(i18n.T("New offer…"), func() { o.open(offerRow{}) })
	foot := widgets.Pad(6, 8, 8, 8, widgets.Ends(widgets.Row(), add))
	o.card = widgets.NewFlushCard(i18n.T("Rebate offers"), i18n.T("money back by mail"), newFooted(o.table, foot))
	return o
}

// read reads the offers with the names of their products.
func (o *offersCard) read(ctx context.Context) ([]offerRow, error) {
	offers, err := o.page.deps.Source.RebateOffers(ctx)
	if err != nil {
		return nil, err
	}
	rows := make([]offerRow, len(offers))
	for i, offer := range offers {
		product, err := o.page.deps.Source.Product(ctx, offer.Product)
		if err != nil {
			return nil, err
		}
		rows[i] = offerRow{offer, product.Name}
	}
	return rows, nil
}

func (o *offersCard) fill(rows []offerRow, money finance.Currency) {
	o.rows, o.money = rows, money
	o.table.SetSource(widgets.KeyedRows(rows, func(r offerRow) int64 { return int64(r.ID) }, func(r offerRow, column int) widgets.Cell {
		if column == 0 {
			return widgets.Cell{Text: r.Name, Second: r.product + " · " + format.Period(finance.Period{From: r.Starts, To: r.Ends})}
		}
		return widgets.Cell{Text: format.Amount(r.Amount, money), Second: i18n.T("%s claim", format.PercentWhole(r.ExpectedRedemption))}
	}))
}

func (o *offersCard) edit(row int) {
	if row >= 0 && row < len(o.rows) {
		o.open(o.rows[row])
	}
}

// remove takes an offer away; it can be undone.
func (o *offersCard) remove(rows []int) {
	if len(rows) != 1 || rows[0] < 0 || rows[0] >= len(o.rows) {
		return
	}
	p, offer := o.page, o.rows[rows[0]].RebateOffer
	action := app.Action{Text: i18n.Mark("Remove the rebate offer %s"), Args: []any{offer.Name}}
	p.do(i18n.T(action.Text, action.Args...), true, func(ctx context.Context) error {
		_, err := p.deps.Source.Do(ctx, action, func(u app.Unit) error { return u.Delete(ctx, &offer) })
		return err
	}, p.deps.Fail)
}
