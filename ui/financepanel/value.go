package financepanel

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/figure"
	"rapport/ui/widgets"
)

// valueView answers what customers are expected to bring.
type valueView struct {
	deps   Deps
	root   fyne.CanvasObject
	loader widgets.Loader[*valueFigures]
	data   *valueFigures
	asked  asked
	// fits are the models worked out since the file last changed, by what they
	// were asked for: a model of a large company takes seconds.
	fits map[string]*valueFigures

	customers, expected, value, alive, backtest *widgets.KeyFigure

	model           *widgets.Segmented
	horizon, margin *widgets.Select
	card            chartCard
	picture         *widgets.Segmented // which chart
	chart           *figure.View
	words           *modelWords
	ranking         *valueRanking
	foot            *foot
}

func newValueView(deps Deps) *valueView {
	v := &valueView{
		deps: deps, fits: map[string]*valueFigures{},
		customers: widgets.NewKeyFigure(i18n.T("Customers")),
		expected:  widgets.NewKeyFigure(i18n.T("Expected value")),
		value:     widgets.NewKeyFigure(i18n.T("Lifetime value")),
		alive:     widgets.NewKeyFigure(i18n.T("Still customers")),
		backtest:  widgets.NewKeyFigure(i18n.T("Tested on the past")),
		words:     newModelWords(),
		ranking:   newValueRanking(deps),
		foot:      newFoot(),
	}
	v.chart = newChart(deps, fyne.NewSize(300, 150), func(key int64) { v.openMark(key) })
	v.picture = widgets.NewSegmented([]widgets.Option{
		{Key: "bars", Title: i18n.T("Bars")}, {Key: mapOfRecency, Title: i18n.T("Recency × frequency")},
		{Key: bySource, Title: i18n.T("By source")},
	}, func(string) { v.draw() })
	again := func(widgets.Option) { v.load(v.asked) }
	v.model = widgets.NewSegmented([]widgets.Option{
		{Key: string(report.ModelBGNBD), Title: i18n.T("Repeat purchases")},
		{Key: string(report.ModelMarkov), Title: i18n.T("Stages")},
		{Key: string(report.ModelSBG), Title: i18n.T("Subscribers")},
	}, func(string) { v.load(v.asked) })
	v.horizon = widgets.NewCompactSelect([]widgets.Option{
		{Key: "0", Title: i18n.T("Horizon as defined")},
		{Key: "12", Title: i18n.T("One year ahead")},
		{Key: "36", Title: i18n.T("Three years ahead")},
		{Key: "60", Title: i18n.T("Five years ahead")},
	}, again)
	v.horizon.SetKey("0")
	v.margin = widgets.NewCompactSelect([]widgets.Option{
		{Key: "profit", Title: i18n.T("Valued by profit")},
		{Key: "revenue", Title: i18n.T("Valued by revenue")},
	}, again)
	v.margin.SetKey("profit")
	v.loader.OnBusy = v.busy

	figures := widgets.Even(10, v.customers, v.expected, v.value, v.alive, v.backtest)
	options := widgets.Ends(v.model, widgets.RowGap(8, v.margin, v.horizon))
	v.card = newChartCard(v.chart, v.picture)
	said := widgets.NewCard(i18n.T("What the model says"), "", v.words.root, v.words.more)
	left := newRows(0.6, 10, v.card.root, said)
	v.root = newTab(widgets.Stack(10, figures, options), newColumns(0.5, 10, left, v.ranking.card), v.foot)
	return v
}

func (v *valueView) content() fyne.CanvasObject { return v.root }

// forget drops what was worked out: the file has changed.
func (v *valueView) forget() { clear(v.fits) }

func (v *valueView) busy(busy bool) {
	subtitle := v.seen()
	if busy {
		subtitle = i18n.T("Fitting the model…")
	}
	v.card.root.SetTitle(v.chart.Exhibit().Title, subtitle)
}

// mapOfRecency is the key of the map of recency and frequency.
const mapOfRecency = "map"

// bySource is the key of the value of a customer by media source.
const bySource = "source"

// sourced reports that the value by media source is chosen.
func (v *valueView) sourced() bool {
	return v.picture.Key() == bySource && v.data != nil && v.data.report.Model != report.ModelSBG
}

// mapped reports that the map is chosen, and that the model has one.
func (v *valueView) mapped() bool {
	return v.picture.Key() == mapOfRecency && v.data != nil && v.data.report.Model != report.ModelSBG
}

// seen says what the chart shows.
func (v *valueView) seen() string {
	if report.Model(v.model.Key()) == report.ModelSBG {
		return i18n.T("subscribers still there after each month")
	}
	return "" // the drawing says it
}

// load shows the model that was chosen, from what was worked out already where
// that is there.
func (v *valueView) load(a asked) {
	v.asked = a
	months, _ := strconv.Atoi(v.horizon.Key())
	q := report.LTVQuery{Model: report.Model(v.model.Key()), Horizon: months, Margin: v.margin.Key()}
	key := fmt.Sprint(q.Model, q.Horizon, q.Margin, a.query.To, a.filter)
	if known := v.fits[key]; known != nil {
		v.loader.Stop()
		v.show(known, nil)
		return
	}
	src := v.deps.Source
	v.loader.Load(func(ctx context.Context) (*valueFigures, error) {
		return readValue(ctx, src, q, a)
	}, func(d *valueFigures, err error) {
		if err == nil {
			v.fits[key] = d
		}
		v.show(d, err)
	})
}

func (v *valueView) show(d *valueFigures, err error) {
	if err != nil {
		v.deps.Fail(err)
		return
	}
	v.data = d
	v.fillFigures()
	v.draw()
	v.words.fill(d)
	v.ranking.fill(d)
	v.foot.show(d.report.Head, d.gaps)
}

// draw shows the chart that was chosen; subscribers have but one.
func (v *valueView) draw() {
	if v.data == nil {
		return
	}
	v.picture.Hidden = v.data.report.Model == report.ModelSBG
	v.card.show(v.pictured())
	v.busy(false)
}

// pictured is the chart of the model: of subscribers, how long they stay.
func (v *valueView) pictured() export.Exhibit {
	switch {
	case v.mapped():
		return exhibit.RecencyFrequency(v.data.report)
	case v.sourced():
		return exhibit.ValueBy(v.data.by[report.BySource])
	case v.data.retention != nil:
		return exhibit.RetentionCurve(v.data.retention)
	}
	return exhibit.CustomerValue(v.data.report)
}

// exhibits are the chart in view, and who is worth most.
func (v *valueView) exhibits() []export.Exhibit {
	if v.data == nil || v.data.report.LogLikelihood == nil {
		return nil
	}
	return []export.Exhibit{v.chart.Exhibit(), v.ranking.exhibit()}
}
