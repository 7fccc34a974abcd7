package financepanel

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// ranking is the table of who earned what, and why.
type ranking struct {
	deps   Deps
	card   *widgets.Card
	group  *widgets.Select
	order  *widgets.Select
	table  *widgets.Table
	rows   []report.ProfitRow
	cur    finance.Currency
	filled bool
}

func newRanking(deps Deps, regroup func()) *ranking {
	r := &ranking{deps: deps}
	r.group = widgets.NewCompactSelect([]widgets.Option{
		{Key: string(report.ByCustomer), Title: i18n.T("Customers")},
		{Key: string(report.BySource), Title: i18n.T("Media sources")},
		{Key: string(report.ByChannel), Title: i18n.T("Channels")},
		{Key: string(report.BySalesperson), Title: i18n.T("Salespeople")},
		{Key: string(report.ByProduct), Title: i18n.T("Products")},
		{Key: string(report.BySegment), Title: i18n.T("Tags")},
		{Key: string(report.ByDecile), Title: i18n.T("Deciles")},
	}, func(widgets.Option) { regroup() })
	r.group.SetKey(string(report.ByCustomer))
	r.order = widgets.NewCompactSelect([]widgets.Option{
		{Key: "losses", Title: i18n.T("Losses first")}, {Key: "profits", Title: i18n.T("Profits first")},
	}, func(widgets.Option) { r.show() })
	r.order.SetKey("losses")
	r.table = widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Name"), Kind: widgets.TwoToneCell, Width: 120, Min: 96, Weight: 1},
		widgets.Column{Key: "revenue", Title: i18n.T("Net revenue"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 92},
		widgets.Column{Key: "profit", Title: i18n.T("Profit"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 84},
		widgets.Column{Key: "bar", Kind: widgets.BarCell, Width: 50},
		widgets.Column{Key: "why", Title: i18n.T("Mostly because of"), Kind: widgets.TextCell, Width: 170, Min: 100, Weight: 3, Optional: true},
	)
	r.table.Empty = widgets.NewEmptyState("finance", i18n.T("No sales in this period"),
		i18n.T("Record an order or choose a longer period."))
	r.table.OnActivated = r.open
	r.card = widgets.NewFlushCard(i18n.T("Who, and why"), "", r.table, r.group, r.order)
	return r
}

func (r *ranking) by() report.By { return report.By(r.group.Key()) }

func (r *ranking) fill(p *report.ProfitabilityReport) {
	r.rows, r.cur, r.filled = p.Rows, p.Currency, true
	r.show()
}

func (r *ranking) show() {
	if !r.filled {
		return
	}
	rows := slices.Clone(r.rows)
	slices.SortStableFunc(rows, func(a, b report.ProfitRow) int {
		d := a.Profit() - b.Profit()
		if r.order.Key() == "profits" {
			d = -d
		}
		switch {
		case d < 0:
			return -1
		case d > 0:
			return 1
		}
		return 0
	})
	most := finance.Amount(1)
	for _, row := range rows {
		most = max(most, row.Profit().Abs())
	}
	r.rows = rows
	r.table.SetSource(widgets.KeyedRows(rows, func(row report.ProfitRow) int64 { return int64(row.ID) },
		func(row report.ProfitRow, column int) widgets.Cell { return r.cell(row, column, most) }))
}

func (r *ranking) cell(row report.ProfitRow, column int, most finance.Amount) widgets.Cell {
	switch column {
	case 0:
		name := row.Name.In(format.Say)
		if name == "" {
			name = i18n.T("None told")
		}
		return widgets.Cell{Text: name, Bold: true}
	case 1:
		return widgets.Cell{Text: format.Amount(row.NetRevenue(), r.cur)}
	case 2:
		return widgets.Cell{Text: format.Amount(row.Profit(), r.cur), Colour: lossIf(row.Profit() < 0)}
	case 3:
		return widgets.Cell{Value: float64(row.Profit()) / float64(most)}
	}
	return widgets.Cell{Text: whyText(row), Colour: theme.ColorMuted}
}

// whyText names the accounts that explain a loss, with their share of sales, or
// counts the orders of those who earned something.
func whyText(row report.ProfitRow) string {
	if len(row.Reasons) == 0 {
		return i18n.N(row.Orders, "%d order", "%d orders")
	}
	var parts []string
	for _, reason := range row.Reasons[:min(2, len(row.Reasons))] {
		name := strings.ToLower(format.AccountName(reason.Account))
		if reason.Share != nil {
			name += " " + format.PercentWhole(decimal.NewFromFloat(*reason.Share).Abs())
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, ", ")
}

// open goes to the customer behind a row; other groupings have no page of their
// own and stay.
func (r *ranking) open(row int) {
	if r.by() == report.ByCustomer && row < len(r.rows) {
		openCustomer(r.deps, int64(app.ID(r.rows[row].ID)))
	}
}

func (r *ranking) text() string {
	return tableText(r.table, i18n.T("Name"), i18n.T("Net revenue"), i18n.T("Profit"), "", i18n.T("Mostly because of"))
}
