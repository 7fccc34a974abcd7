package financepanel

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/figure"
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
	chart  *figure.View // of which the table takes the place at first
	table  *widgets.Table
	why    *reasonStrip
	report *report.ProfitabilityReport
	rows   []*report.ProfitRow // of the report, in the order chosen
	query  report.ProfitabilityQuery
}

// byCompany is the grouping of people under the company that they bear.
const byCompany = "company"

func newRanking(deps Deps, regroup func()) *ranking {
	r := &ranking{deps: deps}
	r.group = widgets.NewCompactSelect([]widgets.Option{
		{Key: string(report.ByCustomer), Title: i18n.T("Customers")},
		{Key: byCompany, Title: i18n.T("Companies with their people")},
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
		widgets.Column{Key: "name", Title: i18n.T("Name"), Kind: widgets.TwoToneCell, Width: 110, Min: 96, Weight: 1},
		figureColumn("revenue", i18n.T("Net revenue"), 92),
		figureColumn("profit", i18n.T("Profit"), 84),
		widgets.Column{Key: "why", Title: i18n.T("Why (% of sales after discounts)"), Kind: widgets.TextCell, Width: 220, Min: 100, Weight: 3, Optional: true},
	)
	r.table.Empty = widgets.NewEmptyState("finance", i18n.T("No sales in this period"),
		i18n.T("Record an order or choose a longer period."))
	r.table.OnActivated = r.open
	r.table.Links = func(_, column int) bool { return column == 1 || column == 2 }
	r.table.OnLink = func(row, column int) { r.entries(row, [...]string{1: "net_revenue", 2: "profit"}[column]) }
	r.why = newReasonStrip(func(row report.ProfitRow, line string) { r.rowEntries(row, line) })
	r.table.OnSelected = r.explain
	body := container.NewBorder(nil, r.why.root, nil, nil, r.table)
	r.chart = newChart(deps, fyne.NewSize(300, 200), func(key int64) { r.openRow(r.report.Rows[key-1]) })
	r.chart.Sheet, r.chart.Edged = body, true
	r.chart.ShowTable(true)
	r.table.OnRune = r.chart.Key
	r.card = widgets.NewFlushCard(i18n.T("Who, and why"), "", r.chart.Root, r.chart.Switch, r.group, r.order)
	return r
}

// by is what the rows are, and whether people are rolled up under companies.
func (r *ranking) by() (by report.By, rollup bool) {
	if r.group.Key() == byCompany {
		return report.ByCustomer, true
	}
	return report.By(r.group.Key()), false
}

func (r *ranking) fill(p *report.ProfitabilityReport, q report.ProfitabilityQuery) {
	r.report, r.query = p, q
	r.chart.Await(func() export.Exhibit { return exhibit.Ranked(p) })
	r.show()
}

// entries lists what makes up a line of a row's statement.
func (r *ranking) entries(row int, line string) *document.EntriesPanel {
	return r.rowEntries(*r.rows[row], line)
}

func (r *ranking) rowEntries(row report.ProfitRow, line string) *document.EntriesPanel {
	return showEntries(r.deps, rowFigure(r.deps.Source, r.query, r.report.Head, row, line))
}

// explain shows which accounts explain the loss of the selected row.
func (r *ranking) explain(row int) {
	if row < 0 || row >= len(r.rows) {
		r.why.clear()
		return
	}
	r.why.fill(*r.rows[row], r.report.Currency)
}

func (r *ranking) show() {
	if r.report == nil {
		return
	}
	rows := byProfit(r.report.Rows, r.order.Key() == "profits")
	r.rows = rows
	r.why.clear()
	r.why.root.Hidden = len(rows) == 0
	r.table.SetSource(widgets.KeyedRows(rows, func(row *report.ProfitRow) int64 { return int64(row.ID) },
		func(row *report.ProfitRow, column int) widgets.Cell { return r.cell(*row, column) }))
}

// byProfit puts rows in the order of their profit, those of one profit as they
// were. The rows are large, so that only what decides is moved.
func byProfit(rows []report.ProfitRow, best bool) []*report.ProfitRow {
	type place struct {
		profit finance.Amount
		row    *report.ProfitRow
	}
	places := make([]place, len(rows))
	for i := range rows {
		places[i] = place{rows[i].Profit(), &rows[i]}
		if best {
			places[i].profit = -places[i].profit
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.profit, b.profit) })
	sorted := make([]*report.ProfitRow, len(rows))
	for i, p := range places {
		sorted[i] = p.row
	}
	return sorted
}

func (r *ranking) cell(row report.ProfitRow, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: row.Name.In(format.Say), Bold: true}
	case 1:
		return widgets.Cell{Text: format.Amount(row.NetRevenue(), r.report.Currency)}
	case 2:
		return widgets.Cell{Text: format.Amount(row.Profit(), r.report.Currency), Colour: lossIf(row.Profit() < 0)}
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
		name := strings.ToLower(report.AccountName(reason.Account).In(format.Say))
		if reason.Share != nil {
			name += " " + format.PercentWhole(decimal.NewFromFloat(*reason.Share).Abs())
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, ", ")
}

// open goes to the customer behind a row; of other groupings, which have no page
// of their own, it lists the entries.
func (r *ranking) open(row int) {
	if row < len(r.rows) {
		r.openRow(*r.rows[row])
	}
}

func (r *ranking) openRow(row report.ProfitRow) {
	if r.report.By == report.ByCustomer {
		openCustomer(r.deps, int64(row.ID))
		return
	}
	r.rowEntries(row, "profit")
}
