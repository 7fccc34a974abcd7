package financepanel

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/figure"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// profitView answers who earns the company money, and why the others do not.
type profitView struct {
	deps   Deps
	root   fyne.CanvasObject
	loader widgets.Loader[*profitFigures]
	checks widgets.Loader[*profitChecks]
	data   *profitFigures
	found  *profitChecks // nil until they are there
	asked  asked

	revenue, profit, unprofitable, leaks, unallocated *widgets.KeyFigure

	card      *widgets.Card
	curve     *figure.View
	fall      *figure.View    // the statement, as its table or as a waterfall
	left      *fyne.Container // the whale curve, or the statement
	leftKey   *widgets.Segmented
	statement *statementTable
	ranking   *ranking
	books     *booksLine
}

func newProfitView(deps Deps) *profitView {
	v := &profitView{
		deps:         deps,
		revenue:      widgets.NewKeyFigure(i18n.T("Net revenue of customers")),
		profit:       widgets.NewKeyFigure(i18n.T("Customer profit")),
		unprofitable: widgets.NewKeyFigure(i18n.T("Unprofitable customers")),
		leaks:        widgets.NewKeyFigure(i18n.T("Leaks found")),
		unallocated:  widgets.NewKeyFigure(i18n.T("Unallocated")),
		statement:    newStatementTable(deps),
		books:        newBooksLine(),
	}
	v.curve = newChart(deps, fyne.NewSize(300, 200), func(key int64) { openCustomer(deps, key) })
	v.fall = newChart(deps, fyne.NewSize(300, 200), v.openLine)
	v.fall.Sheet = v.statement.Table
	v.fall.ShowTable(true)
	v.statement.Table.OnRune = v.fall.Key
	v.ranking = newRanking(deps, func() { v.load(v.asked) })
	v.leaks.OnTapped = v.showLeaks
	v.leftKey = widgets.NewSegmented([]widgets.Option{
		{Key: "whale", Title: i18n.T("Whale curve")}, {Key: "statement", Title: i18n.T("Statement")},
	}, func(string) { v.showLeft() })
	v.left = container.NewStack(v.curve.Root)
	v.fall.Switch.Hide()
	figures := widgets.Even(10, v.revenue, v.profit, v.unprofitable, v.leaks, v.unallocated)
	v.card = widgets.NewCard("", "", v.left, v.curve.Switch, v.fall.Switch, v.leftKey)
	middle := newColumns(0.5, 12, v.card, v.ranking.card)
	v.root = container.NewBorder(widgets.Pad(0, 0, 10, 0, figures), widgets.Pad(10, 0, 0, 0, v.books.root), nil, nil, middle)
	return v
}

func (v *profitView) content() fyne.CanvasObject { return v.root }

// load asks for the figures, and when they are shown for the checks.
func (v *profitView) load(a asked) {
	if a != v.asked {
		v.found = nil // of another period
	}
	v.asked = a
	q := report.ProfitabilityQuery{Query: a.query, Filter: a.filter}
	q.By, q.Rollup = v.ranking.by()
	v.checks.Stop()
	v.loader.Load(func(ctx context.Context) (*profitFigures, error) {
		return readProfit(ctx, v.deps.Source, q)
	}, orFail(v.deps, func(d *profitFigures) {
		v.data = d
		v.fill()
		v.check(a)
	}))
}

func (v *profitView) check(a asked) {
	v.checks.Load(func(ctx context.Context) (*profitChecks, error) {
		return readChecks(ctx, v.deps.Source, a.query)
	}, orFail(v.deps, func(c *profitChecks) {
		v.found = c
		v.fillChecks()
	}))
}

func (v *profitView) fill() {
	d := v.data
	cur := d.Customers.Currency
	total := d.Customers.Total.Statement
	v.revenue.Set(format.Amount(total.NetRevenue(), cur), theme.ColorText, comparedNote(total.NetRevenue(), d.YearBefore))
	v.profit.Set(format.Amount(total.Profit(), cur), theme.OfSign(total.Profit()), shareNote(total.Profit(), total.NetRevenue()))
	v.unprofitable.Set(i18n.T("%s of %s", format.Count(d.Whale.Unprofitable), format.Count(len(d.Whale.Points))),
		lossIf(d.Whale.Unprofitable > 0), i18n.T("they take %s back", format.Amount(d.Whale.TakenBack, cur)))
	v.unallocated.Set(format.Amount(d.Customers.Unallocated.Profit(), cur), theme.ColorText, i18n.T("walk-ins, media without targets"))
	v.curve.Show(exhibit.WhaleCurve(d.Whale))
	v.statement.fill(d)
	v.fall.Show(exhibit.Statement(d.Customers, d.query.Filter.IsZero()))
	v.ranking.fill(d.ranked, d.query)
	v.fillChecks()
	v.showLeft()
}

// fillChecks shows what was found, or that it is being looked for. While the
// file changes under a period, what was found last stays.
func (v *profitView) fillChecks() {
	c := v.found
	if c == nil {
		v.leaks.Set("…", theme.ColorMuted, "")
		v.books.wait(v.data.Customers.Head)
		return
	}
	v.leaks.Set(format.Amount(c.leaks.Total, c.leaks.Currency), lossIf(c.leaks.Total > 0), i18n.N(len(c.leaks.Rows), "%d case", "%d cases"))
	v.books.fill(c.books, c.gaps, v.data.Customers.Head)
}

func (v *profitView) showLeft() {
	shown, other := v.curve, v.fall
	if v.leftKey.Key() == "statement" {
		shown, other = other, shown
	}
	other.Switch.Hide()
	shown.Switch.Show()
	v.card.SetTitle(shown.Exhibit().Title, "")
	v.left.Objects = []fyne.CanvasObject{shown.Root}
	v.left.Refresh()
	v.card.Refresh()
}

// exhibits are the curve or the statement, whichever is in view, and the ranking.
func (v *profitView) exhibits() []export.Exhibit {
	if v.data == nil || len(v.data.Whale.Points) == 0 {
		return nil
	}
	left := v.curve
	if v.leftKey.Key() == "statement" {
		left = v.fall
	}
	return []export.Exhibit{left.Exhibit(), v.ranking.chart.Exhibit()}
}

// openLine lists the entries behind a step of the waterfall.
func (v *profitView) openLine(step int64) {
	v.statement.entries(exhibit.Behind(step), v.data.Customers.Period())
}

// comparedNote says how net revenue stands against the year before.
func comparedNote(now finance.Amount, before *report.Comparison) string {
	if before == nil || before.Total.NetRevenue() <= 0 {
		return i18n.T("no year before to compare")
	}
	then := decimal.NewFromInt(int64(before.Total.NetRevenue()))
	change := decimal.NewFromInt(int64(now)).Sub(then).Div(then)
	return i18n.T("%s on last year", format.PercentSigned(change))
}
