package today

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/exhibit"
	"rapport/ui/figure"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// month is the card of this month against the budget: three figures of the
// company, and that which was chosen of them through the fiscal year.
type month struct {
	deps    Deps
	card    *widgets.Card
	figures []*widgets.KeyFigure
	caption *widgets.Text // names what the chart shows
	chart   *figure.View
	data    *monthData
	chosen  int // of monthLines
	loader  widgets.Loader[*monthData]
}

// monthData is the fiscal year so far, and which of its months is shown.
type monthData struct {
	plan  *report.PlanReport
	month finance.Month
	last  finance.Date // the newest booking; 0 for none
}

// monthLines are the figures of the card: lines of the statement.
var monthLines = []struct {
	key   string
	value func(finance.Statement) finance.Amount
}{
	{"net_revenue", finance.Statement.NetRevenue},
	{"contribution", finance.Statement.Contribution},
	{"profit", finance.Statement.Profit},
}

const monthChartHeight float32 = 184

func newMonth(deps Deps) *month {
	m := &month{deps: deps, chart: figure.New(), caption: widgets.NewCutText("", widgets.Small), chosen: len(monthLines) - 1}
	open := func() { deps.Host.Open(shell.Place{Page: financePage, Tab: budgetTab}) }
	row := make([]fyne.CanvasObject, len(monthLines))
	for i, l := range monthLines {
		k := widgets.NewKeyFigure(report.CompanyLineName(l.key).In(format.Say))
		k.OnTapped = func() { m.choose(i) }
		m.figures = append(m.figures, k)
		row[i] = k
	}
	m.chart.OnOpen = func(int64) { open() }
	m.chart.Chart.OnError = deps.Host.Fail
	m.chart.Chart.Least = fyne.NewSize(60*theme.Unit, monthChartHeight)
	above := widgets.Stack(2*theme.Unit, widgets.Even(2*theme.Unit, row...), m.caption)
	body := container.NewBorder(above, nil, nil, nil, widgets.Pad(theme.Unit, 0, 0, 0, m.chart.Root))
	m.card = widgets.NewCard(i18n.T("This month against budget"), "", body, m.chart.Switch, widgets.NewLink(i18n.T("Budget"), open))
	return m
}

func (m *month) load() {
	data, day := m.deps.Data, m.deps.Host.Today()
	m.loader.Load(func(ctx context.Context) (*monthData, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return nil, err
		}
		extent, err := data.Extent(ctx)
		if err != nil {
			return nil, err
		}
		// A company without anything in this month, such as the sample, shows the
		// last month that has something.
		shown := day
		if last := extent.LastDocument; last != 0 && last < day.Month().First() {
			shown = last
		}
		plan, err := report.Plan(ctx, data, report.BudgetQuery{Query: report.Query{
			From: yearStart(shown, company.FiscalYearStart), To: shown.Month().Last(),
		}})
		return &monthData{plan, shown.Month(), extent.LastDocument}, err
	}, func(d *monthData, err error) {
		if err != nil {
			m.deps.Host.Fail(err)
			return
		}
		m.show(d)
	})
}

// yearStart is the first day of the fiscal year that a day lies in; start is
// its first month.
func yearStart(day finance.Date, start int) finance.Date {
	year, month := int(day)/10000, int(day)/100%100
	if month < start {
		year--
	}
	return finance.NewDate(year, time.Month(start), 1)
}

func (m *month) show(d *monthData) {
	m.data = d
	currency := d.plan.Currency
	var now report.PlanMonth
	for _, month := range d.plan.Months {
		if month.Month == d.month {
			now = month
		}
	}
	m.card.SetTitle(i18n.T("%s against budget", format.Month(d.month)), d.newness(m.deps.Host.Today()))
	for i, l := range monthLines {
		actual, budget := l.value(now.Actual), l.value(now.Budget)
		note := i18n.T("no budget")
		switch planned := format.Amount(budget, currency); {
		case now.HasBudget && budget != 0:
			note = i18n.T("%s on %s", variance(actual, budget), planned)
		case now.HasBudget:
			note = i18n.T("budget %s", planned)
		}
		m.figures[i].Set(format.Amount(actual, currency), figureColour(actual), note)
	}
	m.choose(m.chosen)
}

// newness says that the month goes on, or that it is the newest with bookings.
func (d *monthData) newness(today finance.Date) string {
	switch {
	case d.month == today.Month():
		return i18n.T("so far")
	case d.last != 0:
		return i18n.T("the newest month with bookings")
	}
	return ""
}

// choose shows one of the figures through the fiscal year.
func (m *month) choose(i int) {
	m.chosen = i
	for at, k := range m.figures {
		k.Mark(at == i)
	}
	if m.data == nil {
		return
	}
	line := monthLines[i].key
	m.caption.Set(i18n.T("%s by month, %s", report.CompanyLineName(line).In(format.Say), m.data.plan.Currency.Code) + "  ·  " + format.Period(m.data.plan.Period()))
	m.chart.Show(exhibit.BudgetByMonth(m.data.plan, line))
}

func figureColour(a finance.Amount) fyne.ThemeColorName {
	if a < 0 {
		return theme.ColorLoss
	}
	return theme.ColorText
}

// variance is how far a figure lies above or below its budget.
func variance(actual, budget finance.Amount) string {
	ratio := decimal.NewFromInt(int64(actual - budget)).Div(decimal.NewFromInt(int64(budget.Abs())))
	if actual > budget {
		return "+" + format.PercentWhole(ratio)
	}
	return format.PercentWhole(ratio)
}
