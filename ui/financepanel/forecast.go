package financepanel

import (
	"context"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/figure"
	"rapport/ui/widgets"
)

// forecastView shows what the months to come would bring, by customers who must
// be sold to again and by those who stay until they leave, and the assumptions
// that it rests on, to be changed.
type forecastView struct {
	deps   Deps
	root   fyne.CanvasObject
	loader widgets.Loader[*forecastFigures]
	saver  document.Saver
	asked  asked
	basis  *forecastFigures
	both   *report.BothReport
	// assumptions are those of the model in view.
	assumptions []report.Assumption
	other       *report.ForecastReport // what the model is compared with; nil for none

	// scenario and edits are of each model: what is chosen, and typed on top.
	scenario map[string]string
	edits    map[string]app.Changes

	activity, continuity, together, people *widgets.KeyFigure

	model   *widgets.Segmented
	chosen  *widgets.Select
	compare *widgets.Select
	months  *widgets.Select
	line    *widgets.Select
	chart   *figure.View
	card    chartCard
	plan    *planTable
	rows    *widgets.Table
	save    *widgets.Button
	budget  *widgets.Button
	foot    *foot
}

type forecastFigures struct {
	basis    *report.ForecastBasis
	versions []report.BudgetVersion
	gaps     *report.IncompleteReport
}

func newForecastView(deps Deps) *forecastView {
	v := &forecastView{
		deps: deps, scenario: map[string]string{},
		edits:      map[string]app.Changes{app.ModelActivity: {}, app.ModelContinuity: {}},
		activity:   widgets.NewKeyFigure(i18n.T("Profit expected of orders")),
		continuity: widgets.NewKeyFigure(i18n.T("Profit expected of subscriptions")),
		together:   widgets.NewKeyFigure(i18n.T("Company profit expected")),
		people:     widgets.NewKeyFigure(i18n.T("Customers at the end")),
		foot:       newFoot(),
	}
	v.chart = newChart(deps, fyne.NewSize(300, 170), func(month int64) {
		monthEntries(deps, v.asked.query, v.line.Key(), month, v.both.AsOf)
	})
	v.model = widgets.NewSegmented([]widgets.Option{
		{Key: app.ModelActivity, Title: i18n.T("Orders")}, {Key: app.ModelContinuity, Title: i18n.T("Subscriptions")},
	}, func(string) { v.compare.SetKey(""); v.work() })
	v.chosen = widgets.NewCompactSelect(nil, func(o widgets.Option) { v.choose(o.Key) })
	v.compare = widgets.NewCompactSelect(nil, func(widgets.Option) { v.work() })
	v.months = widgets.NewCompactSelect(monthsOptions(), func(widgets.Option) { v.work() })
	v.months.SetKey("12")
	v.line = widgets.NewCompactSelect(lineOptions(), func(widgets.Option) { v.draw() })
	v.line.SetKey("net_revenue")
	v.plan = newPlanTable(v.assume)
	v.rows = widgets.NewTable(forecastColumns("", "")...)
	v.rows.Empty = widgets.Pad(8, 12, 8, 12, widgets.NewParagraph(
		i18n.T("Record orders, import subscriptions, or type what you assume; the months come here."), widgets.Muted, 300))
	v.save = widgets.NewButton(i18n.T("Save scenario…"), v.askScenario)
	v.budget = widgets.NewButton(i18n.T("Make it the budget…"), v.askBudget)

	bar := widgets.Ends(widgets.RowGap(8, v.model, v.chosen, v.compare, v.months), widgets.RowGap(8, v.save, v.budget))
	figures := widgets.Even(10, v.activity, v.continuity, v.together, v.people)
	v.card = newChartCard(v.chart, v.line)
	assumptions := widgets.NewFlushCard(i18n.T("Assumptions"), "", v.plan.root, v.plan.group)
	table := widgets.NewFlushCard(i18n.T("Net revenue, profit and customers"), "", v.rows)
	head := widgets.Stack(10, bar, figures)
	v.root = newTab(head, newColumns(0.56, 12, newRows(0.52, 10, v.card.root, table), assumptions), v.foot)
	return v
}

// monthsOptions is how far a forecast may go in the window.
func monthsOptions() []widgets.Option {
	var options []widgets.Option
	for _, m := range []struct{ key, title string }{
		{"6", i18n.T("6 months")}, {"12", i18n.T("12 months")}, {"24", i18n.T("24 months")}, {"36", i18n.T("36 months")},
	} {
		options = append(options, widgets.Option{Key: m.key, Title: m.title})
	}
	return options
}

func (v *forecastView) content() fyne.CanvasObject { return v.root }

func (v *forecastView) load(a asked) {
	v.asked = a
	q, today := report.Query{AsOf: a.query.AsOf, Policy: a.query.Policy}, v.deps.Host.Today()
	v.loader.Load(func(ctx context.Context) (d *forecastFigures, err error) {
		d = &forecastFigures{}
		if extent, err := v.deps.Source.Extent(ctx); err != nil {
			return nil, err
		} else if extent.LastDocument == 0 && q.AsOf == 0 {
			q.AsOf = today // nothing is recorded: a forecast of what is typed begins now
		}
		if d.basis, err = report.ReadForecast(ctx, v.deps.Source, q); err != nil {
			return nil, err
		}
		if d.versions, err = v.deps.Source.BudgetVersions(ctx); err != nil {
			return nil, err
		}
		d.gaps, err = report.Incomplete(ctx, v.deps.Source, q)
		return d, err
	}, orFail(v.deps, func(d *forecastFigures) {
		v.basis = d
		for model, name := range v.scenario {
			if _, err := d.basis.Scenario(name); err != nil {
				v.scenario[model] = ""
			}
		}
		v.work()
	}))
}

// query is what is asked of a model.
func (v *forecastView) query(model string) report.ForecastQuery {
	months, _ := decimal.NewFromString(v.months.Key())
	return report.ForecastQuery{Model: model, Scenario: v.scenario[model], Changes: v.edits[model], Months: int(months.IntPart())}
}

// work works the forecast out again: from what was read, not from the file.
func (v *forecastView) work() {
	if v.basis == nil {
		return
	}
	both, err := v.basis.basis.Both(v.query(app.ModelActivity), v.query(app.ModelContinuity))
	if err != nil {
		v.deps.Fail(err)
		return
	}
	v.both, v.other = both, nil
	model := v.model.Key()
	if v.assumptions, err = v.basis.basis.Assumptions(v.query(model)); err != nil {
		v.deps.Fail(err)
		return
	}
	if name := v.compare.Key(); name != "" && both.Of(model) != nil {
		q := report.ForecastQuery{Model: model, Months: v.query(model).Months}
		if name != history {
			q.Scenario = name
		}
		if v.other, err = v.basis.basis.Forecast(q); err != nil {
			v.deps.Fail(err)
			return
		}
	}
	v.fill()
}

// history is the key of history itself among the scenarios to compare with.
const history = "\x00"

func (v *forecastView) fill() {
	model := v.model.Key()
	v.chosen.SetOptions(v.scenarioOptions(i18n.T("From history"), ""))
	v.chosen.SetKey(v.scenario[model])
	compared := v.compare.Key()
	options := append([]widgets.Option{{Key: "", Title: i18n.T("Compare with…")}}, v.scenarioOptions(i18n.T("Compared with history"), history)...)
	v.compare.SetOptions(options)
	v.compare.SetKey(compared)
	v.figures()
	v.draw()
	v.plan.show(model, v.both.Currency, v.assumptions, v.edits[model])
	v.listMonths()
	v.foot.show(v.both.Head, v.basis.gaps)
}

// scenarioOptions are the saved scenarios of the model in view, after first.
func (v *forecastView) scenarioOptions(first, key string) []widgets.Option {
	options := []widgets.Option{{Key: key, Title: first}}
	for _, s := range v.basis.basis.Scenarios {
		if s.Model == v.model.Key() {
			options = append(options, widgets.Option{Key: s.Name, Title: s.Name})
		}
	}
	return options
}

// choose takes another scenario for the model in view; what was typed goes.
func (v *forecastView) choose(name string) {
	model := v.model.Key()
	v.scenario[model], v.edits[model] = name, app.Changes{}
	v.work()
}

// assume changes an assumption of the model in view, or takes it from history
// again.
func (v *forecastView) assume(key string, value decimal.Decimal) error {
	model := v.model.Key()
	if err := (app.Changes{key: value}).Validate(model); err != nil {
		return err
	}
	v.edits[model][key] = value
	v.work()
	return nil
}

func (v *forecastView) otherName() string {
	if v.compare.Key() == history {
		return i18n.T("From history")
	}
	return v.compare.Key()
}

// draw shows both models, or the one in view beside what it is compared with.
func (v *forecastView) draw() {
	if v.both == nil {
		return
	}
	this := v.both.Of(v.model.Key())
	if v.other == nil || this == nil {
		v.card.show(exhibit.Outlook(v.both, v.line.Key()))
		return
	}
	v.card.show(exhibit.Scenarios(v.both, v.line.Key(),
		exhibit.Expectation{Name: v.thisName(), ForecastReport: this}, exhibit.Expectation{Name: v.otherName(), ForecastReport: v.other}))
}

// exhibits are the chart, and what each model expects of each month.
func (v *forecastView) exhibits() []export.Exhibit {
	if v.both == nil || len(v.both.Models) == 0 {
		return nil
	}
	all := []export.Exhibit{v.chart.Exhibit()}
	for _, r := range v.both.Models {
		all = append(all, exhibit.ForecastMonths(r))
	}
	return all
}

// thisName names the forecast in view beside the one that it is compared with.
func (v *forecastView) thisName() string {
	model := v.model.Key()
	switch {
	case len(v.edits[model]) > 0:
		return i18n.T("As typed")
	case v.scenario[model] != "":
		return v.scenario[model]
	}
	return i18n.T("From history")
}
