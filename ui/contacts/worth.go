package contacts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/exhibit"
	"rapport/ui/figure"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// worth is what a contact is worth: the statement, the running profit, and what
// leaked.
type worth struct {
	record    *record
	root      fyne.CanvasObject
	statement *fyne.Container
	journey   *figure.View
	side      *fyne.Container
	below     *fyne.Container // of the chart
	chart     *widgets.Card
	leak      *widgets.Callout
	product   *widgets.Paragraph
	head      *widgets.Card // of the statement
	values    *fyne.Container
}

// sideWidth is the width of a text beside the statement.
const sideWidth = 250

func newWorth(r *record) *worth {
	w := &worth{record: r, statement: container.NewStack(), journey: figure.New()}
	w.journey.Chart.Least = fyne.NewSize(200, 96)
	w.journey.Chart.OnError = r.page.deps.Host.Fail
	w.journey.OnOpen = w.openStep
	w.journey.Opens = func(number int64) bool {
		_, leads := document.StepPlace(w.record.data.report.Journey[number-1])
		return leads
	}
	w.chart = widgets.NewCard(i18n.T("Running profit"), "", w.journey.Root, w.journey.Switch)
	w.leak = widgets.NewCallout("", "", "", w.askBack)
	w.product = widgets.NewParagraph("", widgets.Small, sideWidth)
	w.below = widgets.Stack(8)
	w.values = widgets.Stack(3)
	w.side = container.NewBorder(nil, widgets.Pad(8, 0, 0, 0, w.below), nil, nil, w.chart)
	w.head = widgets.NewCard(" ", "", container.NewBorder(nil, w.values, nil, nil, w.statement),
		widgets.NewLink(i18n.T("Compare periods"), func() { w.compare() }))
	w.root = container.New(worthLayout{}, w.head, w.side)
	return w
}

func (w *worth) fill(d *recordData) {
	r := d.report
	statement := document.NewStatement(r.Currency, "profit")
	statement.Set(r.Statement)
	w.statement.Objects = []fyne.CanvasObject{statement.Root}
	w.statement.Refresh()
	w.head.SetTitle(format.Period(r.Period()), r.Currency.Code)
	w.fillValues(d, i18n.T("being worked out…"))
	w.record.page.future.ask(r, func() {
		if w.record.data == d {
			w.fillValues(d, "–")
			w.head.Refresh()
		}
	})
	w.journey.Show(exhibit.CustomerJourney(r))
	w.below.Objects = nil
	if len(r.Leaks) > 0 {
		w.fillLeak(r)
		w.below.Objects = append(w.below.Objects, w.leak)
	}
	if text := productView(r); text != "" {
		w.product.Set(text)
		w.below.Objects = append(w.below.Objects, w.product)
	}
	w.side.Refresh()
}

// fillValues says below the statement what the customer was worth on the first
// day, interest counted, and what is still to come; unknown stands for the latter
// while it is not known.
func (w *worth) fillValues(d *recordData, unknown string) {
	r := d.report
	w.values.Objects = nil
	if len(r.Journey) > 0 {
		rate := format.Percent(d.rate)
		if d.rate.Shift(2).IsInteger() {
			rate = format.PercentWhole(d.rate)
		}
		w.values.Objects = []fyne.CanvasObject{
			document.NewRule(),
			valueRow(i18n.T("Value on %s, at %s a year", format.Date(r.Journey[0].Date), rate), format.Amount(r.HistoricNPV, r.Currency)),
		}
		if r.ExpectedValue != nil {
			unknown = format.Amount(*r.ExpectedValue, r.Currency)
		}
		w.values.Objects = append(w.values.Objects, valueRow(i18n.T("Expected from now on"), unknown))
	}
	w.values.Refresh()
}

func valueRow(what, amount string) fyne.CanvasObject {
	figure := widgets.NewText(amount, widgets.Muted)
	figure.Align = fyne.TextAlignTrailing
	return container.NewBorder(nil, nil, nil, figure, widgets.NewCutText(what, widgets.Muted))
}

// openStep goes to the document of a step of the journey, counted from 1.
func (w *worth) openStep(number int64) {
	if place, leads := document.StepPlace(w.record.data.report.Journey[number-1]); leads {
		w.record.page.deps.Host.Open(place)
	}
}

func (w *worth) fillLeak(r *report.CustomerReport) {
	total := finance.Amount(0)
	for _, l := range r.Leaks {
		total += l.Amount
	}
	action := ""
	if rebateLeak(r) != nil {
		action = i18n.T("Ask for it back")
	}
	w.leak.Set(i18n.T("Leak: %s", format.Amount(total, r.Currency)), r.Leaks[0].Text.In(format.Say), action)
}

// rebateLeak is the first rebate that was paid on returned goods; nil for none.
func rebateLeak(r *report.CustomerReport) *report.Leak {
	for i, l := range r.Leaks {
		if l.Kind == report.LeakRebate {
			return &r.Leaks[i]
		}
	}
	return nil
}

// productView says what the last order looks like to those who see only the
// goods, beside a customer who lost the company money.
func productView(r *report.CustomerReport) string {
	if len(r.Orders) == 0 || r.Statement.Profit() >= 0 {
		return ""
	}
	last := r.Orders[len(r.Orders)-1]
	if last.Goods <= 0 {
		return ""
	}
	return i18n.T("Product view: %s alone earns %s", last.Items, format.Signed(last.Goods, r.Currency))
}

// compare opens the statement beside that of earlier periods, each figure of
// which opens its entries.
func (w *worth) compare() *document.StatementPanel {
	page, d := w.record.page, w.record.data
	host := document.EntriesHost{Canvas: page.deps.Host.Canvas, Open: page.deps.Host.Open, Fail: page.deps.Host.Fail}
	return document.ShowStatement(host, page.deps.Data, d.contact.ID, d.contact.Kind == app.Organisation, d.contact.Name)
}

// askBack makes a task to ask for the leaked rebate.
func (w *worth) askBack() {
	leak := rebateLeak(w.record.data.report)
	for _, c := range w.record.data.claims {
		if leak != nil && c.ID == leak.Ref {
			document.AskForRebate(&w.record.acts, c, w.record.data.report.Currency)
			return
		}
	}
}

// worthLayout puts the statement at the left and the rest beside it; both are as
// high as the higher wants.
type worthLayout struct{}

const (
	worthGap = 12
	// statementMost is the width beyond which a statement is hard to read across.
	statementMost = 520
)

func (worthLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := min((size.Width-worthGap)*.56, statementMost)
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-worthGap-left, size.Height))
	objects[1].Move(fyne.NewPos(left+worthGap, 0))
}

func (worthLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	l, r := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(l.Width+worthGap+r.Width, max(l.Height, r.Height))
}
