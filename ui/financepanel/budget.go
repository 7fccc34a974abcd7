package financepanel

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/budgeting"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/figure"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// budgetView answers whether the year goes to plan, and where it does not.
type budgetView struct {
	deps   Deps
	root   fyne.CanvasObject
	loader widgets.Loader[*budgetFigures]
	data   *budgetFigures
	asked  asked

	span    *widgets.Segmented
	version *widgets.Select
	picture *widgets.Segmented
	line    *widgets.Select
	edit    *widgets.Button
	editing widgets.Loader[*budgeting.Sheet]
	editor  *budgeting.Editor
	created string // a version saved a moment ago, to be shown
	chart   *figure.View
	rows    *widgets.Table
	split   *widgets.Table
	about   *widgets.Text
}

type budgetFigures struct {
	plan  *report.PlanReport   // of the months compared
	year  *report.PlanReport   // of the whole fiscal year, for the chart
	split *report.BudgetReport // by product: volume, mix and price
	gaps  *report.IncompleteReport
}

func newBudgetView(deps Deps) *budgetView {
	v := &budgetView{deps: deps, chart: figure.New(), about: widgets.NewText("", widgets.Small)}
	v.chart.Chart.Least = fyne.NewSize(300, 180)
	v.chart.Chart.OnError = deps.Fail
	v.chart.OnOpen = v.openMonth
	v.chart.Table = func() *export.Table { return v.exhibit().Table }
	v.span = widgets.NewSegmented(spanOptions(), func(string) { v.load(v.asked) })
	v.version = widgets.NewCompactSelect(nil, func(widgets.Option) { v.load(v.asked) })
	v.version.Placeholder = i18n.T("No budget yet")
	v.picture = widgets.NewSegmented([]widgets.Option{
		{Key: byMonth, Title: i18n.T("By month")}, {Key: bridged, Title: i18n.T("Budget to actual")},
	}, func(key string) {
		if key == bridged { // it goes over all lines
			v.line.Hide()
		} else {
			v.line.Show()
		}
		v.chart.Set(v.budgetDrawing(true))
	})
	v.edit = widgets.NewMenuButton(i18n.T("Edit budget"), v.editOptions)
	v.line = widgets.NewCompactSelect(lineOptions(), func(widgets.Option) { v.chart.Set(v.budgetDrawing(true)) })
	v.line.SetKey("net_revenue")
	v.rows = budgetTable()
	v.rows.OnActivated = func(row int) { v.entries(row) }
	v.rows.Links = func(_, column int) bool { return column == 2 }
	v.rows.OnLink = func(row, _ int) { v.entries(row) }
	v.split = widgets.NewTable(
		widgets.Column{Key: "what", Kind: widgets.TextCell, Width: 90, Weight: 1},
		widgets.Column{Key: "amount", Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 110},
	)
	v.split.Headless = true
	v.split.Empty = widgets.Pad(8, 12, 8, 12, widgets.NewParagraph(
		i18n.T("A budget with quantities by product shows volume, mix and price here."), widgets.Muted, 200))
	picture := widgets.NewCard(i18n.T("Actual against budget"), "", v.chart.Root, v.chart.Switch, v.picture, v.line)
	why := widgets.NewFlushCard(i18n.T("Where sales differ"), "", v.split)
	table := widgets.NewFlushCard("", "", v.rows)
	foot := widgets.Pad(6, 0, 0, 0, widgets.Ends(widgets.Row(), v.about))
	bar := widgets.Pad(0, 0, 10, 0, widgets.Ends(widgets.RowGap(8, v.span, v.version), v.edit))
	v.root = container.NewBorder(bar, foot, nil, nil, newRows(0.46, 10, newColumns(0.745, 12, picture, why), table))
	return v
}

// lineOptions is every line of the statement that has a name of its own.
func lineOptions() []widgets.Option {
	var options []widgets.Option
	for _, l := range (finance.Statement{}).Lines() {
		if l.Subtotal {
			options = append(options, widgets.Option{Key: l.Key, Title: planLabel(l)})
		}
	}
	return options
}

// planLabel names a line of the company's plan, whose last line is its profit.
func planLabel(l finance.Line) string {
	if l.Key == "profit" {
		return i18n.T("Company profit")
	}
	return format.LineName(l.Key)
}

func budgetTable() *widgets.Table {
	amount := func(key, title string) widgets.Column {
		return widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 130, Min: 96}
	}
	t := widgets.NewTable(
		widgets.Column{Key: "line", Title: i18n.T("Account"), Kind: widgets.TextCell, Width: 200, Min: 140, Weight: 1},
		amount("budget", i18n.T("Budget")), amount("actual", i18n.T("Actual")), amount("variance", i18n.T("Variance")),
		widgets.Column{Key: "percent", Title: "%", Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 90, Optional: true},
		widgets.Column{Key: "verdict", Kind: widgets.TextCell, Width: 130, Optional: true},
	)
	t.Empty = widgets.NewEmptyState("finance", i18n.T("No budget for this period"),
		i18n.T("Type one with Edit budget, import one, make one of a forecast, or choose another period."))
	return t
}

func (v *budgetView) content() fyne.CanvasObject { return v.root }

func (v *budgetView) load(a asked) {
	v.asked = a
	q := report.BudgetQuery{Query: a.query, Version: v.version.Key()}
	if v.created != "" {
		q.Version, v.created = v.created, ""
	}
	span, year := v.span.Key(), fiscalYear(a)
	v.loader.Load(func(ctx context.Context) (d *budgetFigures, err error) {
		d = &budgetFigures{}
		if err := v.known(ctx, &q); err != nil {
			return nil, err
		}
		yearly := q
		if span != spanPeriod {
			yearly.From, yearly.To = year.From, year.To
			q.From, q.To = spanned(span, year, a)
		}
		if d.plan, err = report.Plan(ctx, v.deps.Source, q); err != nil {
			return nil, err
		}
		if d.year, err = report.Plan(ctx, v.deps.Source, yearly); err != nil {
			return nil, err
		}
		if d.plan.Version != "" {
			products := q
			products.By = report.ByProduct
			if d.split, err = report.BudgetVsActual(ctx, v.deps.Source, products); err != nil {
				return nil, err
			}
		}
		d.gaps, err = report.Incomplete(ctx, v.deps.Source, a.query)
		return d, err
	}, func(d *budgetFigures, err error) {
		if err != nil {
			v.deps.Fail(err)
			return
		}
		v.data = d
		v.fill()
	})
}

func (v *budgetView) fill() {
	p := v.data.plan
	var versions []widgets.Option
	for _, name := range p.Versions {
		versions = append(versions, widgets.Option{Key: name, Title: name})
	}
	v.version.SetOptions(versions)
	v.version.SetKey(p.Version)
	v.chart.Set(v.budgetDrawing(true))
	v.rows.SetSource(widgets.Rows(v.compared(), budgetCell))
	v.split.SetSource(widgets.Rows(splitRows(v.data.split), splitCell))
	v.about.Set(aboutText(p.Head, v.data.gaps))
}

// budgetRow is one line of the statement compared.
type budgetRow struct {
	line           finance.Line
	budget, actual finance.Amount
	cur            finance.Currency
}

// compared are the lines of the table.
func (v *budgetView) compared() []budgetRow {
	return budgetRows(v.data.plan, v.span.Key() == spanWhole)
}

// budgetRows compares the months that have an actual, or the whole budget with
// what there is so far.
func budgetRows(p *report.PlanReport, whole bool) []budgetRow {
	if p.Version == "" {
		return nil
	}
	budget, actual := p.Sum()
	if whole {
		budget = p.Budget()
	}
	planned := budget.Lines()
	var rows []budgetRow
	for i, l := range actual.Lines() {
		if l.Subtotal || l.Amount != 0 || planned[i].Amount != 0 {
			rows = append(rows, budgetRow{line: l, budget: planned[i].Amount, actual: l.Amount, cur: p.Currency})
		}
	}
	return rows
}

func budgetCell(row budgetRow, column int) widgets.Cell {
	cell := widgets.Cell{Bold: row.line.Subtotal, Colour: theme.ColorMuted}
	if row.line.Subtotal {
		cell.Colour = theme.ColorText
	}
	variance := row.actual - row.budget
	switch column {
	case 0:
		cell.Text = lineLabel(row.line)
	case 1:
		cell.Text = format.Amount(row.budget, row.cur)
	case 2:
		cell.Text = format.Amount(row.actual, row.cur)
	case 3:
		cell.Text, cell.Colour = format.Signed(variance, row.cur), signColour(variance)
	case 4:
		cell.Text, cell.Bold = variancePercent(variance, row.budget), false
	default:
		cell.Text, cell.Colour, cell.Bold = verdict(variance)
	}
	return cell
}

// variancePercent is the variance in percent of the magnitude of the budget; a
// dash where nothing was budgeted.
func variancePercent(variance, budget finance.Amount) string {
	if budget == 0 {
		return "–"
	}
	return format.PercentSigned(decimal.NewFromInt(int64(variance)).Div(decimal.NewFromInt(int64(budget.Abs()))))
}

func verdict(variance finance.Amount) (string, fyne.ThemeColorName, bool) {
	if variance < 0 {
		return i18n.T("▼ unfavourable"), theme.ColorLoss, false
	}
	return i18n.T("▲ favourable"), theme.ColorProfit, false
}

func (v *budgetView) budgetDrawing(bare bool) chart.Drawing {
	if v.data == nil {
		return nil
	}
	if v.picture.Key() == bridged {
		return v.bridge(bare)
	}
	p := v.data.year
	b := chart.BudgetActual{Meta: meta(p.Head, "", bare), Line: v.line.Key()}
	for _, m := range p.Months {
		b.Months = append(b.Months, chart.MonthPair{
			Month: m.Month, Budget: lineOf(m.Budget, b.Line), Actual: lineOf(m.Actual, b.Line),
			NoBudget: !m.HasBudget, NoActual: !m.HasActual,
		})
	}
	return b
}

func lineOf(s finance.Statement, key string) finance.Amount {
	for _, l := range s.Lines() {
		if l.Key == key {
			return l.Amount
		}
	}
	return 0
}

func (v *budgetView) drawing() chart.Drawing {
	if v.data == nil || v.data.plan.Version == "" {
		return nil
	}
	return v.budgetDrawing(false)
}

func (v *budgetView) table() string {
	return tableText(v.rows, i18n.T("Account"), i18n.T("Budget"), i18n.T("Actual"), i18n.T("Variance"), "%", "")
}
