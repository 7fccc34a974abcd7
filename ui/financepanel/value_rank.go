package financepanel

import (
	"slices"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// valueRanking is the table of who is expected to bring what.
type valueRanking struct {
	deps  Deps
	card  *widgets.Card
	group *widgets.Select
	table *widgets.Table
	data  *valueFigures
	rows  []valueRow
}

// valueRow is a customer, a media source or a tag.
type valueRow struct {
	customer        app.ID // 0: a group
	name, second    string
	alive, buys     *float64
	expected, value *finance.Amount
}

func newValueRanking(deps Deps) *valueRanking {
	r := &valueRanking{deps: deps}
	r.group = widgets.NewCompactSelect([]widgets.Option{
		{Key: string(report.ByCustomer), Title: i18n.T("Customers")},
		{Key: string(report.BySource), Title: i18n.T("Media sources")},
		{Key: string(report.BySegment), Title: i18n.T("Tags")},
	}, func(widgets.Option) { r.show() })
	r.group.SetKey(string(report.ByCustomer))
	r.table = widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Name"), Kind: widgets.TwoToneCell, Width: 120, Min: 96, Weight: 1},
		figureColumn("alive", i18n.T("Still a customer"), 112),
		figureColumn("purchases", i18n.T("Will buy"), 70),
		figureColumn("expected", i18n.T("Expected value"), 106),
		figureColumn("value", i18n.T("Lifetime value"), 110),
	)
	r.table.SetSort("value", true)
	r.table.OnActivated = r.open
	r.card = widgets.NewFlushCard(i18n.T("Who is worth most"), "", r.table, r.group)
	return r
}

func (r *valueRanking) fill(d *valueFigures) {
	r.data = d
	r.show()
}

func (r *valueRanking) show() {
	if r.data == nil {
		return
	}
	r.rows = r.rows[:0:0]
	if by := report.By(r.group.Key()); by == report.ByCustomer {
		for _, row := range r.data.report.Rows {
			r.rows = append(r.rows, valueRow{row.Customer, row.Name, "", row.Chance, row.Purchases, row.Expected, row.Value})
		}
	} else {
		for _, g := range r.data.by[by].Rows {
			r.rows = append(r.rows, valueRow{
				0, g.Name.In(format.Say), i18n.N(g.Customers, "%d customer", "%d customers"), g.Chance, g.Purchases, g.Expected, g.Value,
			})
		}
	}
	slices.SortStableFunc(r.rows, func(a, b valueRow) int {
		switch av, bv := orNone(a.value), orNone(b.value); {
		case av > bv:
			return -1
		case av < bv:
			return 1
		}
		return 0
	})
	r.table.Empty = r.empty()
	r.table.SetSource(widgets.KeyedRows(r.rows, func(row valueRow) int64 { return int64(row.customer) }, r.cell))
}

// orNone sorts what has no value last.
func orNone(a *finance.Amount) finance.Amount {
	if a == nil {
		return -1 << 62
	}
	return *a
}

func (r *valueRanking) empty() fyne.CanvasObject {
	if r.data.report.Model == report.ModelSBG {
		return widgets.NewEmptyState("finance", i18n.T("No subscriptions yet"),
			i18n.T("Import subscriptions with their start, or with how long each customer has stayed."))
	}
	return widgets.NewEmptyState("finance", i18n.T("Nobody to value yet"),
		i18n.T("Record or import orders: from customers who bought again, the models learn what to expect."))
}

func (r *valueRanking) cell(row valueRow, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: row.name, Second: row.second, Bold: true}
	case 1:
		if row.alive == nil {
			return widgets.Cell{Text: "–"}
		}
		return widgets.Cell{Text: sharePercent(*row.alive)}
	case 2:
		if row.buys == nil {
			return widgets.Cell{Text: "–"}
		}
		return widgets.Cell{Text: format.Fixed(decimal.NewFromFloat(*row.buys), 1)}
	case 3:
		return widgets.Cell{Text: amountOr(row.expected, r.data.report.Currency)}
	}
	return widgets.Cell{Text: amountOr(row.value, r.data.report.Currency), Colour: lossIf(row.value != nil && *row.value < 0)}
}

func (r *valueRanking) open(row int) {
	if row >= 0 && row < len(r.rows) {
		openCustomer(r.deps, int64(r.rows[row].customer))
	}
}

// exhibit is what is ranked.
func (r *valueRanking) exhibit() export.Exhibit {
	if by := report.By(r.group.Key()); by != report.ByCustomer {
		return exhibit.ValueBy(r.data.by[by])
	}
	return exhibit.ValueRanked(r.data.report)
}
