package financepanel

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/figure"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// mediaView answers which media sources and campaigns pay.
type mediaView struct {
	deps   Deps
	root   fyne.CanvasObject
	loader widgets.Loader[*mediaFigures]
	checks widgets.Loader[*report.IncompleteReport]
	future widgets.Loader[*report.LTVGroups]
	data   *mediaFigures
	gaps   *report.IncompleteReport // nil until they are there
	// expected is what customers are expected to bring by source, whatever the
	// period; nil until it has been worked out, which takes longest.
	expected *report.LTVGroups
	old      bool // data is not, or not yet, what is asked
	asked    asked

	cost, margin, roi, perNew, none *widgets.KeyFigure

	group  *widgets.Segmented
	rule   *widgets.Select
	window *widgets.Select
	chart  *figure.View
	card   chartCard
	rows   *widgets.Table
	foot   *foot
}

// mediaFigures is what the tab shows, and the facts that it is worked out from:
// another grouping or attribution looks at them again, not at the file.
type mediaFigures struct {
	facts  *report.MediaFacts
	report *report.MediaROIReport
}

func newMediaView(deps Deps) *mediaView {
	v := &mediaView{
		deps:   deps,
		cost:   widgets.NewKeyFigure(i18n.T("Cost of media")),
		margin: widgets.NewKeyFigure(i18n.T("Margin brought back")),
		roi:    widgets.NewKeyFigure(i18n.T("Return on investment")),
		perNew: widgets.NewKeyFigure(i18n.T("Cost per new customer")),
		none:   widgets.NewKeyFigure(i18n.T("Unattributed margin")),
		foot:   newFoot(),
	}
	v.chart = newChart(deps, fyne.NewSize(300, 180), func(key int64) { v.activate(int(key - 1)) })
	again := func() {
		if v.old || v.data == nil {
			v.load(v.asked)
			return
		}
		v.look(v.data)
	}
	v.group = widgets.NewSegmented([]widgets.Option{
		{Key: string(report.BySource), Title: i18n.T("Media sources")}, {Key: string(report.ByCampaign), Title: i18n.T("Campaigns")},
	}, func(string) { again() })
	v.rule = widgets.NewCompactSelect([]widgets.Option{
		{Key: "", Title: i18n.T("Attribution as defined")},
		{Key: "last", Title: i18n.T("Last touch")},
		{Key: "first", Title: i18n.T("First touch")},
		{Key: "linear", Title: i18n.T("Linear")},
	}, func(widgets.Option) { again() })
	v.rule.SetKey("")
	v.window = widgets.NewCompactSelect(windowOptions(), func(widgets.Option) { v.load(v.asked) })
	v.window.SetKey("")
	v.rows = mediaTable()
	v.rows.OnActivated = v.activate
	v.rows.Links = func(row, column int) bool { return row < len(v.data.report.Rows) && mediaLine(column) != "" }
	v.rows.OnLink = func(row, column int) { v.entries(row, mediaLine(column)) }
	figures := widgets.Even(10, v.cost, v.margin, v.roi, v.perNew, v.none)
	v.card = newChartCard(v.chart, v.group, v.rule, v.window)
	table := widgets.NewFlushCard("", "", v.rows)
	v.root = newTab(figures, newRows(0.6, 10, v.card.root, table), v.foot)
	return v
}

func (v *mediaView) content() fyne.CanvasObject { return v.root }

// windowOptions are the days before an order within which a touch counts.
func windowOptions() []widgets.Option {
	options := []widgets.Option{{Key: "", Title: i18n.T("Window as defined")}}
	for _, days := range []int{7, 14, 30, 60, 90, 180, 365} {
		options = append(options, widgets.Option{Key: strconv.Itoa(days), Title: i18n.T("%d days", days)})
	}
	return options
}

func (v *mediaView) load(a asked) {
	if a != v.asked {
		v.gaps = nil // of another period
	}
	v.asked, v.old = a, true
	q := report.MediaROIQuery{Query: a.query}
	if days, err := strconv.Atoi(v.window.Key()); err == nil {
		q.Window = &days
	}
	by, rule := v.lookedAt()
	v.checks.Stop()
	v.loader.Load(func(ctx context.Context) (*mediaFigures, error) {
		d := &mediaFigures{}
		var err error
		if d.facts, err = report.ReadMedia(ctx, v.deps.Source, q); err != nil {
			return nil, err
		}
		d.report, err = d.facts.ROI(by, rule)
		return d, err
	}, func(d *mediaFigures, err error) {
		v.show(d, err)
		if err == nil {
			v.check(a)
		}
	})
}

// check looks for records that lack a fact, which takes longer than the figures.
func (v *mediaView) check(a asked) {
	v.checks.Load(func(ctx context.Context) (*report.IncompleteReport, error) {
		return report.Incomplete(ctx, v.deps.Source, a.query)
	}, orFail(v.deps, func(gaps *report.IncompleteReport) {
		v.gaps = gaps
		v.fillAbout()
		v.expect(a)
	}))
}

// expect works out what customers are expected to bring, once.
func (v *mediaView) expect(a asked) {
	if v.expected != nil {
		return
	}
	v.future.Load(func(ctx context.Context) (*report.LTVGroups, error) {
		return report.ExpectedBySource(ctx, v.deps.Source, a.query)
	}, orFail(v.deps, func(groups *report.LTVGroups) {
		v.expected = groups
		v.value()
		v.fill()
	}))
}

// value adds what is expected to the report in view, where it is known.
func (v *mediaView) value() {
	if v.expected != nil && v.data.report.By == report.BySource {
		v.data.report.AddExpected(v.expected)
	}
}

// forget lets what is expected be worked out anew, because the file has changed.
func (v *mediaView) forget() { v.expected = nil }

func (v *mediaView) lookedAt() (by report.By, rule string) {
	return report.By(v.group.Key()), v.rule.Key()
}

// look shows the facts that are there by what was chosen now.
func (v *mediaView) look(at *mediaFigures) {
	by, rule := v.lookedAt()
	v.loader.Load(func(context.Context) (*mediaFigures, error) {
		r, err := at.facts.ROI(by, rule)
		return &mediaFigures{facts: at.facts, report: r}, err
	}, v.show)
}

func (v *mediaView) show(d *mediaFigures, err error) {
	if err != nil {
		v.deps.Fail(err)
		return
	}
	v.data, v.old = d, false
	v.value()
	v.fill()
}

func (v *mediaView) fill() {
	r := v.data.report
	cur, t := r.Currency, r.Total
	v.cost.Set(format.Amount(t.Cost, cur), theme.ColorText, i18n.T("media %s, touches %s", format.Amount(t.Media, cur), format.Amount(t.Activity, cur)))
	v.margin.Set(format.Amount(t.Margin, cur), theme.OfSign(t.Margin), i18n.T("orders after cost to serve"))
	v.roi.Set(ratioText(t.ROI), ratioColour(t.ROI), i18n.T("(margin − cost) ÷ cost"))
	v.perNew.Set(amountOr(t.CostPerNew, cur), theme.ColorText, i18n.T("%s new customers", broken(t.NewCustomers)))
	v.none.Set(format.Amount(r.Unattributed.Margin, cur), theme.ColorText, i18n.T("%s orders without a touch", broken(r.Unattributed.Orders)))
	v.card.show(exhibit.MediaReturn(r))
	v.rows.SetSource(widgets.KeyedRows(mediaRows(r), func(row report.MediaRow) int64 { return int64(row.ID) },
		func(row report.MediaRow, column int) widgets.Cell { return mediaCell(row, column, cur) }))
	v.fillAbout()
}

func (v *mediaView) fillAbout() {
	r := v.data.report
	parts := []string{i18n.T("%s, %d days", ruleName(r.Attribution), r.Window)}
	if r.By == report.BySource {
		value := i18n.T("Value per customer: mean historic value of the customers a source brought")
		if v.expected != nil {
			value = i18n.T("Value per customer: mean historic and expected value of the customers a source brought")
		}
		parts = append([]string{value}, parts...)
	}
	v.foot.show(r.Head, v.gaps, parts...)
}

func ruleName(rule string) string {
	switch rule {
	case "first":
		return i18n.T("First touch")
	case "linear":
		return i18n.T("Linear")
	}
	return i18n.T("Last touch")
}

func (v *mediaView) exhibits() []export.Exhibit {
	if v.data == nil || len(v.data.report.Rows) == 0 {
		return nil
	}
	return []export.Exhibit{v.chart.Exhibit()}
}
