package financepanel

import (
	"context"

	"fyne.io/fyne/v2"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/budgeting"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/figure"
	"rapport/ui/format"
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
	figures *budgetFigureRow
	editing widgets.Loader[*budgeting.Sheet]
	editor  *budgeting.Editor
	created string // a version saved a moment ago, to be shown
	chart   *figure.View
	card    chartCard
	rows    *widgets.Table
	split   *widgets.Table
	foot    *foot
}

type budgetFigures struct {
	plan  *report.PlanReport   // of the months compared
	year  *report.PlanReport   // of the whole fiscal year, for the chart
	split *report.BudgetReport // by product: volume, mix and price
	gaps  *report.IncompleteReport
}

func newBudgetView(deps Deps) *budgetView {
	v := &budgetView{deps: deps, foot: newFoot(), figures: newBudgetFigureRow()}
	v.chart = newChart(deps, fyne.NewSize(300, 180), v.openMark)
	v.chart.Opens = v.opensMark
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
		v.draw()
	})
	v.edit = widgets.NewMenuButton(i18n.T("Edit budget"), v.editOptions)
	v.line = widgets.NewCompactSelect(lineOptions(), func(widgets.Option) { v.draw() })
	v.line.SetKey("net_revenue")
	v.rows = budgetTable()
	v.rows.OnActivated = func(row int) { v.entries(exhibit.Step{Line: v.compared()[row].Key}) }
	v.rows.Links = func(_, column int) bool { return column == 2 }
	v.rows.OnLink = func(row, _ int) { v.rows.OnActivated(row) }
	v.split = widgets.NewTable(
		widgets.Column{Key: "what", Kind: widgets.TextCell, Width: 90, Weight: 1},
		figureColumn("amount", "", 110),
	)
	v.split.Headless = true
	v.split.Empty = widgets.Pad(8, 12, 8, 12, widgets.NewParagraph(
		i18n.T("A budget with quantities by product shows volume, mix and price here."), widgets.Muted, 200))
	v.card = newChartCard(v.chart, v.picture, v.line)
	why := widgets.NewFlushCard(i18n.T("Why sales after discounts differ"), "", v.split)
	table := widgets.NewFlushCard("", "", v.rows)
	bar := widgets.Ends(widgets.RowGap(8, v.span, v.version), v.edit)
	v.root = newTab(widgets.Stack(10, bar, v.figures.root), newRows(0.48, 10, newColumns(0.745, 12, v.card.root, why), table), v.foot)
	return v
}

// lineOptions is every line of the statement that has a name of its own.
func lineOptions() []widgets.Option {
	var options []widgets.Option
	for _, l := range (finance.Statement{}).Lines() {
		if l.Subtotal {
			options = append(options, widgets.Option{Key: l.Key, Title: report.CompanyLineName(l.Key).In(format.Say)})
		}
	}
	return options
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
	}, orFail(v.deps, func(d *budgetFigures) {
		v.data = d
		v.fill()
	}))
}

func (v *budgetView) fill() {
	p := v.data.plan
	var versions []widgets.Option
	for _, name := range p.Versions {
		versions = append(versions, widgets.Option{Key: name, Title: name})
	}
	v.version.SetOptions(versions)
	v.version.SetKey(p.Version)
	v.draw()
	lines := v.compared()
	v.rows.SetSource(widgets.Rows(lines, func(row report.PlanLine, column int) widgets.Cell { return budgetCell(row, column, p.Currency) }))
	v.figures.show(lines, p.Currency)
	v.split.SetSource(widgets.Rows(splitRows(v.data.split), splitCell))
	v.foot.show(p.Budgeted().Head, v.data.gaps)
}

// compared are the lines of the table.
func (v *budgetView) compared() []report.PlanLine {
	return v.data.plan.Lines(v.span.Key() == spanWhole)
}

// draw shows the months, or the bridge over the months compared.
func (v *budgetView) draw() {
	switch {
	case v.data == nil:
	case v.picture.Key() == bridged:
		v.card.show(exhibit.BudgetBridge(v.data.plan, v.span.Key() == spanWhole))
	default:
		v.card.show(exhibit.BudgetByMonth(v.data.year, v.line.Key()))
	}
}

// exhibits are the chart in view, and the lines compared.
func (v *budgetView) exhibits() []export.Exhibit {
	if v.data == nil || v.data.plan.Version == "" {
		return nil
	}
	return []export.Exhibit{v.chart.Exhibit(), exhibit.BudgetLines(v.data.plan, v.span.Key() == spanWhole)}
}
