package financepanel

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/figure"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// What the right side of the tab shows.
const (
	showScores = "scores"
	showIncome = "income"
	showEquity = "equity"
)

// performanceView answers whether the objectives are met, who contributes to
// them, and what the period did to income, cash and customer equity.
type performanceView struct {
	deps   Deps
	root   fyne.CanvasObject
	loader widgets.Loader[*scoreFigures]
	valuer widgets.Loader[*equityFigures]
	data   *scoreFigures
	equity *equityFigures // nil until it has been asked for and is there
	asked  asked

	met, profit, cash, newcomers, worth *widgets.KeyFigure

	objectives *objectiveTable
	right      *widgets.Segmented
	by         *widgets.Select
	sheet      *fyne.Container
	card       *widgets.Card
	scored     *figure.View // of which the table takes the place at first
	scores     *widgets.Table
	income     *widgets.Table
	lines      []incomeRow // of the income statement
	bridge     *figure.View
	why        *widgets.Paragraph
	equityBox  fyne.CanvasObject
	foot       *foot
}

// scoreFigures is what the tab shows.
type scoreFigures struct {
	report *report.ScorecardReport
	gaps   *report.IncompleteReport
}

// equityFigures is the bridge of customer equity: two fits of the models, which
// take their time, and so are only made when they are looked at.
type equityFigures struct {
	bridge *report.EquityReport
	head   report.Head
}

func newPerformanceView(deps Deps) *performanceView {
	v := &performanceView{
		deps:      deps,
		met:       widgets.NewKeyFigure(i18n.T("Objectives met")),
		profit:    widgets.NewKeyFigure(i18n.T("Customer profit")),
		newcomers: widgets.NewKeyFigure(i18n.T("New customers")),
		cash:      widgets.NewKeyFigure(i18n.T("Net cash flow")),
		worth:     widgets.NewKeyFigure(i18n.T("Customer equity")),
		scores:    newScoreTable(),
		income:    newIncomeTable(),
		why:       widgets.NewParagraph("", widgets.Small, 320),
		foot:      newFoot(),
	}
	v.objectives = newObjectiveTable(deps)
	v.link()
	v.scored = newChart(deps, fyne.NewSize(300, 200), func(key int64) { v.openScore(int(key - 1)) })
	v.scored.Sheet, v.scored.Edged = v.scores, true
	v.scored.ShowTable(true)
	v.scores.OnRune = v.scored.Key
	v.bridge = newChart(deps, fyne.NewSize(300, 200), func(key int64) { v.openStep(key) })
	v.bridge.Switch.Hide()
	v.worth.OnTapped = func() { v.choose(showEquity) }
	v.by = widgets.NewCompactSelect([]widgets.Option{
		{Key: string(report.BySalesperson), Title: i18n.T("Salespeople")},
		{Key: string(report.ByChannel), Title: i18n.T("Channels")},
		{Key: string(report.ByCampaign), Title: i18n.T("Campaigns")},
		{Key: string(report.BySegment), Title: i18n.T("Tags")},
	}, func(widgets.Option) { v.regroup() })
	v.by.SetKey(string(report.BySalesperson))
	v.right = widgets.NewSegmented([]widgets.Option{
		{Key: showScores, Title: i18n.T("Scorecards")},
		{Key: showIncome, Title: i18n.T("Income and cash")},
		{Key: showEquity, Title: i18n.T("Customer equity")},
	}, func(string) { v.showRight() })
	v.equityBox = widgets.Pad(0, 12, 10, 12, container.New(noteBeside{v.why}, v.bridge.Root, v.why))
	v.sheet = container.NewStack(v.scored.Root)
	v.card = widgets.NewFlushCard(i18n.T("What the period brought"), "", v.sheet, v.scored.Switch, v.bridge.Switch, v.by, v.right)
	figures := widgets.Even(10, v.met, v.profit, v.newcomers, v.cash, v.worth)
	v.root = newTab(figures, newRows(0.44, 10, v.objectives.card, v.card), v.foot)
	return v
}

func (v *performanceView) content() fyne.CanvasObject { return v.root }

func (v *performanceView) load(a asked) {
	v.asked = a
	v.valuer.Stop()
	v.equity = nil // of another period, or of the file as it was
	v.regroup()
}

// regroup asks for the figures; customer equity stays.
func (v *performanceView) regroup() {
	a, by := v.asked, report.By(v.by.Key())
	v.loader.Load(func(ctx context.Context) (*scoreFigures, error) {
		d := &scoreFigures{}
		return d, sideBySide(
			func() (err error) {
				d.report, err = report.Scorecard(ctx, v.deps.Source, report.ScorecardQuery{Query: a.query, By: by})
				return err
			},
			func() (err error) { d.gaps, err = report.Incomplete(ctx, v.deps.Source, a.query); return err },
		)
	}, orFail(v.deps, func(d *scoreFigures) {
		v.data = d
		v.fill()
	}))
}

func (v *performanceView) choose(key string) {
	v.right.SetKey(key)
	v.showRight()
}

// showRight shows what was chosen; customer equity is worked out when it is
// first looked at.
func (v *performanceView) showRight() {
	shown := fyne.CanvasObject(v.scored.Root)
	v.by.Hide()
	v.scored.Switch.Hide()
	v.bridge.Switch.Hide()
	switch v.right.Key() {
	case showIncome:
		shown = v.income
	case showEquity:
		shown = v.equityBox
		v.bridge.Switch.Show()
		if v.equity == nil {
			v.value()
		}
	default:
		v.by.Show()
		v.scored.Switch.Show()
	}
	v.sheet.Objects = []fyne.CanvasObject{shown}
	v.sheet.Refresh()
	v.card.Refresh()
}

// value works out customer equity.
func (v *performanceView) value() {
	q := v.asked.query
	v.worth.Set("…", theme.ColorMuted, i18n.T("the models are being fitted"))
	v.why.Set(i18n.T("The models are being fitted to all purchases, once for each end of the period."))
	v.bridge.Show(export.Exhibit{})
	v.valuer.Load(func(ctx context.Context) (*equityFigures, error) {
		e, head, err := report.Equity(ctx, v.deps.Source, q)
		return &equityFigures{e, head}, err
	}, orFail(v.deps, func(e *equityFigures) {
		v.equity = e
		v.fillEquity()
	}))
}

func (v *performanceView) fill() {
	r := v.data.report
	cur, total := r.Currency, r.Total
	met, judged := countMet(r.Objectives)
	v.met.Set(i18n.T("%s of %s", format.Count(met), format.Count(judged)), theme.ColorText, metNote(len(r.Objectives), judged, met))
	v.profit.Set(format.Amount(total.Profit(), cur), theme.OfSign(total.Profit()), shareNote(total.Profit(), total.NetRevenue()))
	v.newcomers.Set(format.Count(total.New), theme.ColorText, i18n.T("of %s who ordered", format.Count(total.Customers)))
	v.cash.Set(format.Amount(r.CashFlow.Net, cur), theme.OfSign(r.CashFlow.Net),
		i18n.T("%s in, %s out", format.Short(r.CashFlow.Received, cur), format.Short(-r.CashFlow.Paid, cur)))
	v.objectives.fill(r)
	fillScores(v.scores, r)
	v.scored.Show(exhibit.Scorecards(r))
	v.lines = fillIncome(v.income, r)
	v.fillEquity()
	v.foot.show(r.Head, v.data.gaps)
	v.showRight()
}

// fillEquity shows the bridge, or that it waits to be asked for.
func (v *performanceView) fillEquity() {
	if v.equity == nil {
		if v.right.Key() != showEquity {
			v.worth.Set("–", theme.ColorMuted, i18n.T("choose to work it out"))
		}
		return
	}
	e, cur := v.equity.bridge, v.equity.head.Currency
	if e.Closing == nil {
		v.worth.Set("–", theme.ColorMuted, i18n.T("not enough data"))
	} else {
		moved := *e.Closing - *e.Opening
		v.worth.Set(format.Amount(*e.Closing, cur), theme.ColorText, i18n.T("%s over the period", format.Signed(moved, cur)))
	}
	v.bridge.Show(exhibit.EquityBridge(e, v.equity.head))
	v.why.Set(equityNote(e))
}

// exhibits are what is in view below, and the objectives.
func (v *performanceView) exhibits() []export.Exhibit {
	if v.data == nil || len(v.data.report.Rows) == 0 {
		return nil
	}
	objectives := exhibit.Objectives(v.data.report)
	switch {
	case v.right.Key() == showIncome:
		return []export.Exhibit{exhibit.Income(v.data.report), objectives}
	case v.right.Key() == showEquity && v.equity != nil && v.equity.bridge.Closing != nil:
		return []export.Exhibit{v.bridge.Exhibit(), objectives}
	}
	return []export.Exhibit{v.scored.Exhibit(), objectives}
}
