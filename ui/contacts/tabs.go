package contacts

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// The tabs of a record.
const (
	tabJourney  = "journey"
	tabOrders   = "orders"
	tabReturns  = "returns"
	tabCampaign = "campaigns"
	tabDeals    = "deals"
	tabTasks    = "tasks"
	tabDetails  = "details"
)

// recordTabs is the lower half of a record.
type recordTabs struct {
	record  *record
	root    fyne.CanvasObject
	bar     *widgets.Tabs
	body    *fyne.Container
	journey *widgets.Table
	orders  *widgets.Table
	backs   *widgets.Table
	touches *widgets.Table
	deals   *widgets.Table
	tasks   *taskList
	details *widgets.Table
}

func newRecordTabs(r *record) *recordTabs {
	t := &recordTabs{record: r, body: container.NewStack()}
	t.bar = widgets.NewTabs([]widgets.Tab{
		{Key: tabJourney, Label: i18n.T("Journey"), Count: -1},
		{Key: tabOrders, Label: i18n.T("Orders")},
		{Key: tabReturns, Label: i18n.T("Returns & rebates")},
		{Key: tabCampaign, Label: i18n.T("Campaigns")},
		{Key: tabDeals, Label: i18n.T("Deals")},
		{Key: tabTasks, Label: i18n.T("Tasks")},
		{Key: tabDetails, Label: i18n.T("Details"), Count: -1},
	}, func(key string) {
		t.show(key)
		r.page.deps.Host.Visit(shell.Place{Page: document.ContactsPage, ID: int64(r.id), Tab: key})
	})
	t.bar.Inset = 14
	t.makeTables()
	t.root = container.NewBorder(t.bar, nil, nil, nil, t.body)
	t.show(tabJourney)
	return t
}

func column(key, title string, width float32) widgets.Column {
	return widgets.Column{Key: key, Title: title, Width: width}
}

func amountColumn(key, title string, width float32) widgets.Column {
	return widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: width}
}

func wide(c widgets.Column, kind widgets.CellKind, least float32) widgets.Column {
	c.Kind, c.Weight, c.Min = kind, 2, least
	return c
}

func (t *recordTabs) makeTables() {
	t.journey = widgets.NewTable(
		column("day", i18n.T("When"), 104),
		wide(column("what", i18n.T("What happened"), 200), widgets.TwoLineCell, 150),
		amountColumn("effects", i18n.T("Brought and cost"), 208),
		amountColumn("running", i18n.T("Running"), 90),
	)
	t.journey.Empty = widgets.NewEmptyState("today", i18n.T("Nothing has happened yet"),
		i18n.T("Orders, calls, returns and campaigns will appear here, each with what it brought and cost."))
	t.orders = widgets.NewTable(
		column("day", i18n.T("When"), 112), column("number", i18n.T("Number"), 86),
		wide(column("items", i18n.T("Items"), 160), widgets.TextCell, 110),
		amountColumn("gross", i18n.T("Gross"), 90), amountColumn("margin", i18n.T("Margin"), 90),
	)
	t.orders.Empty = widgets.NewEmptyState("orders", i18n.T("No orders yet"), "")
	t.backs = widgets.NewTable(
		column("day", i18n.T("When"), 112), column("number", i18n.T("Number"), 86),
		wide(column("what", i18n.T("What"), 160), widgets.TextCell, 110), column("state", i18n.T("State"), 110),
		amountColumn("amount", i18n.T("Amount"), 90),
	)
	t.backs.Empty = widgets.NewEmptyState("returns", i18n.T("No returns and no rebate claims"), "")
	t.touches = widgets.NewTable(
		column("day", i18n.T("When"), 112), wide(column("name", i18n.T("Campaign"), 200), widgets.TwoLineCell, 140),
		amountColumn("cost", i18n.T("Cost"), 90),
	)
	t.touches.Empty = widgets.NewEmptyState("campaigns", i18n.T("No campaign has reached them"), "")
	t.deals = newDealTable(t.record)
	t.tasks = newTaskList(t.record.page)
	t.details = widgets.NewTable(column("what", "", 150), wide(column("value", "", 300), widgets.TextCell, 200))
	t.details.Headless = true
	open := func(page string) func(id app.ID, tab string) {
		return func(id app.ID, tab string) {
			t.record.page.deps.Host.Open(shell.Place{Page: page, ID: int64(id), Tab: tab})
		}
	}
	t.orders.OnActivated = func(row int) { open(document.OrdersPage)(t.record.data.orders[row].ID, "") }
	t.journey.OnActivated = func(row int) { t.openStep(t.record.data.report.Journey[row]) }
}

// openStep goes to the document behind a step of the journey.
func (t *recordTabs) openStep(s report.Step) {
	host := t.record.page.deps.Host
	switch s.RefKind {
	case finance.DocOrder:
		host.Open(shell.Place{Page: document.OrdersPage, ID: int64(s.Ref)})
	case finance.DocService:
		host.Open(shell.Place{Page: document.ServicePage, ID: int64(s.Ref)})
	case finance.DocReturn:
		host.Open(shell.Place{Page: document.ReturnsPage, ID: int64(s.Ref), Tab: "returns"})
	case finance.DocRebate:
		host.Open(shell.Place{Page: document.ReturnsPage, ID: int64(s.Ref), Tab: "claims"})
	}
}

// choose opens a tab by its key; empty and unknown ones are ignored.
func (t *recordTabs) choose(key string) {
	if t.table(key) != nil {
		t.bar.Choose(key)
		t.show(key)
	}
}

func (t *recordTabs) table(key string) fyne.CanvasObject {
	switch key {
	case tabJourney:
		return t.journey
	case tabOrders:
		return t.orders
	case tabReturns:
		return t.backs
	case tabCampaign:
		return t.touches
	case tabDeals:
		return t.deals
	case tabTasks:
		return t.tasks.root
	case tabDetails:
		return t.details
	}
	return nil
}

func (t *recordTabs) show(key string) {
	t.body.Objects = []fyne.CanvasObject{t.table(key)}
	t.body.Refresh()
}

func (t *recordTabs) fill(d *recordData) {
	cur := d.report.Currency
	t.journey.SetSource(widgets.Rows(d.report.Journey, func(s report.Step, c int) widgets.Cell { return stepCell(s, c, cur) }))
	t.orders.SetSource(widgets.Rows(d.orders, func(o app.OrderRow, c int) widgets.Cell { return orderCell(o, c, cur) }))
	backs := backRows(d)
	t.backs.SetSource(widgets.Rows(backs, func(b backRow, c int) widgets.Cell { return backCell(b, c, cur) }))
	t.backs.OnActivated = func(row int) {
		t.record.page.deps.Host.Open(shell.Place{Page: document.ReturnsPage, ID: int64(backs[row].id), Tab: backs[row].tab})
	}
	touches := touchSteps(d.report.Journey)
	t.touches.SetSource(widgets.Rows(touches, func(s report.Step, c int) widgets.Cell { return touchCell(s, c, cur) }))
	today := t.record.page.deps.Host.Today()
	t.deals.SetSource(widgets.Rows(d.deals, func(r app.DealRow, c int) widgets.Cell { return dealCell(r, c, cur, today) }))
	t.tasks.fill(d.tasks)
	t.details.SetSource(widgets.Rows(detailsOf(d), func(f fact, c int) widgets.Cell {
		if c == 0 {
			return widgets.Cell{Text: f.what, Colour: theme.ColorMuted}
		}
		return widgets.Cell{Text: f.value}
	}))
	t.bar.SetCount(tabOrders, len(d.orders))
	t.bar.SetCount(tabReturns, len(backs))
	t.bar.SetCount(tabCampaign, len(touches))
	t.bar.SetCount(tabDeals, openDeals(d.deals))
	t.bar.SetCount(tabTasks, t.tasks.open())
}

func stepCell(s report.Step, c int, cur finance.Currency) widgets.Cell {
	switch c {
	case 0:
		return widgets.Cell{Text: format.Date(s.Date), Colour: theme.ColorMuted}
	case 1:
		return widgets.Cell{Text: s.Text.In(format.Say), Second: detailLine(s)}
	case 2:
		return widgets.Cell{Text: effects(s, cur), Colour: theme.ColorMuted}
	}
	colour := theme.ColorProfit
	if s.ProfitToDate < 0 {
		colour = theme.ColorLoss
	}
	return widgets.Cell{Text: format.Amount(s.ProfitToDate, cur), Bold: true, Colour: colour}
}

func detailLine(s report.Step) string {
	parts := make([]string, len(s.Detail))
	for i, d := range s.Detail {
		parts[i] = d.In(format.Say)
	}
	return strings.Join(parts, "  •  ")
}

// effectsShown is how many amounts of a step are listed; more are summed.
const effectsShown = 4

// effects lists what a step brought and cost, an amount an account.
func effects(s report.Step, cur finance.Currency) string {
	var amounts []finance.Amount
	place := map[finance.Account]int{}
	for _, e := range s.Entries {
		at, known := place[e.Account]
		if !known {
			at = min(len(amounts), effectsShown-1)
			place[e.Account] = at
			if at == len(amounts) {
				amounts = append(amounts, 0)
			}
		}
		amounts[at] += e.Amount
	}
	parts := make([]string, len(amounts))
	for i, a := range amounts {
		parts[i] = format.Signed(a, cur)
	}
	return strings.Join(parts, "  ")
}
