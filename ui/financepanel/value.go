package financepanel

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/figure"
	"rapport/ui/theme"
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
	card            *widgets.Card
	picture         *widgets.Segmented // which chart
	chart           *figure.View
	words           *modelWords
	ranking         *valueRanking
	about           *widgets.Text
}

// valueFigures is what the tab shows.
type valueFigures struct {
	report    *report.LTVReport // of the customers that the filter lets through
	back      *report.LTVReport // calibrated earlier, for its back-test; nil where the books are too short
	retention *report.RetentionReport
	by        map[report.By]*report.LTVGroups
	gaps      *report.IncompleteReport
}

func newValueView(deps Deps) *valueView {
	v := &valueView{
		deps: deps, fits: map[string]*valueFigures{},
		customers: widgets.NewKeyFigure(i18n.T("Customers")),
		expected:  widgets.NewKeyFigure(i18n.T("Expected value")),
		value:     widgets.NewKeyFigure(i18n.T("Lifetime value")),
		alive:     widgets.NewKeyFigure(i18n.T("Still customers")),
		backtest:  widgets.NewKeyFigure(i18n.T("Back-test")),
		chart:     figure.New(),
		words:     newModelWords(),
		ranking:   newValueRanking(deps),
		about:     widgets.NewText("", widgets.Small),
	}
	v.chart.Chart.Least = fyne.NewSize(300, 150)
	v.chart.Chart.OnError = deps.Fail
	v.chart.OnOpen = func(key int64) { v.openMark(key) }
	v.picture = widgets.NewSegmented([]widgets.Option{
		{Key: "bars", Title: i18n.T("Bars")}, {Key: mapOfRecency, Title: i18n.T("Recency × frequency")},
		{Key: bySource, Title: i18n.T("By source")},
	}, func(string) { v.draw() })
	again := func(widgets.Option) { v.load(v.asked) }
	v.model = widgets.NewSegmented([]widgets.Option{
		{Key: string(report.ModelBGNBD), Title: i18n.T("Purchases (BG/NBD)")},
		{Key: string(report.ModelMarkov), Title: i18n.T("Migration (Markov)")},
		{Key: string(report.ModelSBG), Title: i18n.T("Retention (sBG)")},
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
	v.card = widgets.NewCard(i18n.T("Value to come"), "", v.chart.Root, v.chart.Switch, v.picture)
	said := widgets.NewCard(i18n.T("What the model says"), "", v.words.root)
	left := newRows(0.6, 10, v.card, said)
	foot := widgets.Pad(6, 0, 0, 0, widgets.Ends(widgets.Row(), v.about))
	top := widgets.Pad(0, 0, 10, 0, widgets.Stack(10, figures, options))
	v.root = container.NewBorder(top, foot, nil, nil, newColumns(0.5, 10, left, v.ranking.card))
	return v
}

func (v *valueView) content() fyne.CanvasObject { return v.root }

// forget drops what was worked out: the file has changed.
func (v *valueView) forget() { clear(v.fits) }

func (v *valueView) busy(busy bool) {
	if busy {
		v.card.SetTitle(i18n.T("Value to come"), i18n.T("Fitting the model…"))
		return
	}
	v.card.SetTitle(i18n.T("Value to come"), v.seen())
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
	if v.mapped() || v.sourced() {
		return "" // the drawing says it
	}
	switch report.Model(v.model.Key()) {
	case report.ModelMarkov:
		return i18n.T("of a customer, by months since the last purchase; customers")
	case report.ModelSBG:
		return i18n.T("subscribers still there after each month")
	}
	return i18n.T("by the chance to be still a customer, in percent; customers")
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

// readValue fits the model at the end of the period, and again earlier for the
// back-test.
func readValue(ctx context.Context, src Source, q report.LTVQuery, a asked) (*valueFigures, error) {
	extent, err := src.Extent(ctx)
	if err != nil {
		return nil, err
	}
	if a.query.To != 0 && a.query.To < extent.LastDocument {
		q.AsOf = max(a.query.To, extent.FirstEntry)
	}
	d := &valueFigures{by: map[report.By]*report.LTVGroups{}}
	if d.report, err = report.LTV(ctx, src, q); err != nil {
		return nil, err
	}
	if !a.filter.IsZero() {
		keep, err := src.FilteredCustomers(ctx, a.filter)
		if err != nil {
			return nil, err
		}
		d.report = d.report.Only(a.filter, keep)
	}
	for _, by := range []report.By{report.BySource, report.BySegment} {
		if d.by[by], err = d.report.Grouped(ctx, src, by); err != nil {
			return nil, err
		}
	}
	if held := heldBack(d.report.Head); held != 0 && d.report.LogLikelihood != nil {
		q.CalibrateUntil = held
		if d.back, err = report.LTV(ctx, src, q); err != nil {
			return nil, err
		}
	}
	if q.Model == report.ModelSBG {
		if d.retention, err = report.Retention(ctx, src, report.RetentionQuery{Query: q.Query, Period: app.Monthly}); err != nil {
			return nil, err
		}
	}
	d.gaps, err = report.Incomplete(ctx, src, report.Query{AsOf: q.AsOf})
	return d, err
}

// heldBack is the day until which the model of the back-test is calibrated: a
// year before the end, of shorter books two thirds of the way; none where there
// is nothing to hold back.
func heldBack(h report.Head) finance.Date {
	if h.From == 0 || h.AsOf.DaysSince(h.From) < 60 {
		return 0
	}
	if year := h.AsOf.AddMonths(-12); year.DaysSince(h.From) >= 365 {
		return year
	}
	return h.From.AddDays(h.AsOf.DaysSince(h.From) * 2 / 3)
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
	v.about.Set(aboutText(d.report.Head, d.gaps))
	v.about.Refresh()
}

// draw shows the chart that was chosen; subscribers have but one.
func (v *valueView) draw() {
	if v.data == nil {
		return
	}
	v.picture.Hidden = v.data.report.Model == report.ModelSBG
	title := i18n.T("Value to come")
	if v.sourced() {
		title = i18n.T("Value of a customer")
	}
	v.card.SetTitle(title, v.seen())
	v.chart.Show(v.pictured())
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

func valueColour(a *finance.Amount) fyne.ThemeColorName {
	if a == nil {
		return theme.ColorMuted
	}
	return signColour(*a)
}
