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
	"rapport/ui/exhibit"
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
	v.chart.OnOpen, v.chart.Opens = v.openMark, v.opensMark
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
	v.rows.OnActivated = func(row int) { v.entries(sum{line: v.compared()[row].Key}) }
	v.rows.Links = func(_, column int) bool { return column == 2 }
	v.rows.OnLink = func(row, _ int) { v.rows.OnActivated(row) }
	v.split = widgets.NewTable(
		widgets.Column{Key: "what", Kind: widgets.TextCell, Width: 90, Weight: 1},
		widgets.Column{Key: "amount", Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 110},
	)
	v.split.Headless = true
	v.split.Empty = widgets.Pad(8, 12, 8, 12, widgets.NewParagraph(
		i18n.T("A budget with quantities by product shows volume, mix and price here."), widgets.Muted, 200))
	picture := widgets.NewCard(i18n.T("Actual against budget"), "", v.chart.Root, v.chart.Switch, v.picture, v.line)
	why := widgets.NewFlushCard(i18n.T("Why sales after discounts differ"), "", v.split)
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
			options = append(options, widgets.Option{Key: l.Key, Title: report.CompanyLineName(l.Key).In(format.Say)})
		}
	}
	return options
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
	v.draw()
	v.rows.SetSource(widgets.Rows(v.compared(), func(row report.PlanLine, column int) widgets.Cell { return budgetCell(row, column, p.Currency) }))
	v.split.SetSource(widgets.Rows(splitRows(v.data.split), splitCell))
	v.about.Set(aboutText(p.Budgeted().Head, v.data.gaps))
}

// compared are the lines of the table.
func (v *budgetView) compared() []report.PlanLine {
	return v.data.plan.Lines(v.span.Key() == spanWhole)
}

func budgetCell(row report.PlanLine, column int, cur finance.Currency) widgets.Cell {
	cell := widgets.Cell{Bold: row.Subtotal, Colour: theme.ColorMuted}
	if row.Subtotal {
		cell.Colour = theme.ColorText
	}
	switch column {
	case 0:
		cell.Text = lineLabel(row.Key, row.Subtotal)
	case 1:
		cell.Text = format.Amount(row.Budget, cur)
	case 2:
		cell.Text = format.Amount(row.Actual, cur)
	case 3:
		cell.Text, cell.Colour = format.Signed(row.Variance, cur), signColour(row.Variance)
	case 4:
		cell.Text, cell.Bold = "–", false
		if row.VariancePercent != nil {
			cell.Text = format.PercentSigned(decimal.NewFromFloat(*row.VariancePercent).Shift(-2))
		}
	default:
		cell.Text, cell.Colour, cell.Bold = verdict(row.Variance)
	}
	return cell
}

func verdict(variance finance.Amount) (string, fyne.ThemeColorName, bool) {
	if variance < 0 {
		return i18n.T("▼ unfavourable"), theme.ColorLoss, false
	}
	return i18n.T("▲ favourable"), theme.ColorProfit, false
}

// draw shows the months, or the bridge over the months compared.
func (v *budgetView) draw() {
	switch {
	case v.data == nil:
	case v.picture.Key() == bridged:
		v.chart.Show(exhibit.BudgetBridge(v.data.plan, v.span.Key() == spanWhole))
	default:
		v.chart.Show(exhibit.BudgetByMonth(v.data.year, v.line.Key()))
	}
}

// exhibits are the chart in view, and the lines compared.
func (v *budgetView) exhibits() []export.Exhibit {
	if v.data == nil || v.data.plan.Version == "" {
		return nil
	}
	return []export.Exhibit{v.chart.Exhibit(), exhibit.BudgetLines(v.data.plan, v.span.Key() == spanWhole)}
}
