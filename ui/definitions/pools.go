package definitions

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// poolsView is what each pool costs a month, can do and did, and what it cost
// not to use the rest.
type poolsView struct {
	deps   Deps
	root   *fyne.Container
	loader widgets.Loader[poolState]
	saver  document.Saver
	state  poolState
	rows   []report.CapacityRow // of the pool that is chosen, the newest month first

	head                       *fyne.Container
	title, about               *widgets.Text
	pool                       *widgets.Select
	copyLast, addMonth         *widgets.Button
	cost, minutes, used, spare *widgets.KeyFigure
	table                      *widgets.Table
	filled, empty              fyne.CanvasObject
}

// poolState is what the view shows.
type poolState struct {
	currency finance.Currency
	pools    []app.Pool
	months   []app.PoolMonth
	report   *report.CapacityReport
}

func newPoolsView(deps Deps) *poolsView {
	v := &poolsView{
		deps: deps, cost: widgets.NewKeyFigure(i18n.T("Cost of the pools")), minutes: widgets.NewKeyFigure(i18n.T("Minutes they can work")),
		used: widgets.NewKeyFigure(i18n.T("Used")), spare: widgets.NewKeyFigure(i18n.T("Cost of what was not used")),
	}
	v.title = widgets.NewText(i18n.T("Cost to serve"), widgets.Heading)
	v.about = widgets.NewText(i18n.T("What the people and machines that serve customers cost, and how much of their time is used"), widgets.Small)
	v.pool = widgets.NewCompactSelect(nil, func(widgets.Option) { v.show() })
	v.copyLast = widgets.NewButton(i18n.T("Copy last month's"), v.copyMonth)
	v.addMonth = widgets.NewPrimary(i18n.T("Enter a month…"), func() { v.openMonth(app.PoolMonth{}) })
	add := widgets.NewButton(i18n.T("Add a pool…"), v.openPool)
	v.makeTable()
	v.head = actionHead(v.title, v.about, v.pool, add, v.copyLast, v.addMonth)
	figures := widgets.Pad(0, 0, cardGap, 0, widgets.Even(10, v.cost, v.minutes, v.used, v.spare))
	v.filled = headed(v.head, container.NewBorder(figures, nil, nil, nil, widgets.NewFlushCard("", "", v.table)))
	v.empty = widgets.NewEmptyState("person", i18n.T("No pools yet"),
		i18n.T("A pool is a group of people or machines whose time serves customers, such as the order desk or the warehouse. With its cost and the minutes it can work in a month, each activity is costed by the minutes that it takes, and you see what was paid for and not used."),
		widgets.NewPrimary(i18n.T("Add a pool…"), v.openPool))
	v.root = container.NewStack(v.filled)
	return v
}

func (v *poolsView) makeTable() {
	right := fyne.TextAlignTrailing
	v.table = widgets.NewTable(
		widgets.Column{Key: "month", Title: i18n.T("Month"), Width: 92},
		widgets.Column{Key: "pool", Title: i18n.T("Pool"), Width: 150, Min: 100, Weight: 1},
		widgets.Column{Key: "cost", Title: i18n.T("Cost"), Kind: widgets.AmountCell, Align: right, Width: 104},
		widgets.Column{Key: "capacity", Title: i18n.T("Can work, min"), Align: right, Width: 104},
		widgets.Column{Key: "used", Title: i18n.T("Used, min"), Align: right, Width: 96},
		widgets.Column{Key: "percent", Title: i18n.T("Used"), Align: right, Width: 70},
		widgets.Column{Key: "rate", Title: i18n.T("Per minute"), Align: right, Width: 92},
		widgets.Column{Key: "unused", Title: i18n.T("Not used"), Kind: widgets.AmountCell, Align: right, Width: 100},
		widgets.Column{Key: "bar", Kind: widgets.BarCell, Width: 96},
		widgets.Column{Key: "state", Kind: widgets.BadgeCell, Align: right, Width: 118},
	)
	v.table.OnActivated = v.edit
	v.table.OnDelete = v.remove
	v.table.Empty = widgets.NewEmptyState("calendar", i18n.T("No month entered yet"),
		i18n.T("Enter what the pool costs in a month and the minutes that it can work."),
		widgets.NewPrimary(i18n.T("Enter a month…"), func() { v.openMonth(app.PoolMonth{}) }))
}

// refresh reads the pools anew.
func (v *poolsView) refresh() {
	v.loader.Load(v.read, func(s poolState, err error) {
		if err != nil {
			v.deps.Host.Fail(err)
			return
		}
		v.state = s
		options := []widgets.Option{{Title: i18n.T("All pools")}}
		for _, p := range s.pools {
			options = append(options, widgets.Option{ID: int64(p.ID), Title: p.Name})
		}
		v.pool.SetOptions(options)
		if _, chosen := v.pool.Chosen(); !chosen {
			v.pool.SetID(0)
		}
		v.show()
	})
}

func (v *poolsView) read(ctx context.Context) (s poolState, err error) {
	company, err := v.deps.Source.Company(ctx)
	if err != nil {
		return s, err
	}
	s.currency = company.Currency()
	if s.pools, err = v.deps.Source.Pools(ctx); err != nil || len(s.pools) == 0 {
		return s, err
	}
	if s.months, err = v.deps.Source.PoolMonths(ctx, 0); err != nil {
		return s, err
	}
	extent, err := v.deps.Source.Extent(ctx)
	if err != nil {
		return s, err
	}
	// All months that have figures, and those of the books, whichever reach further.
	q := report.Query{From: extent.FirstEntry, To: max(extent.LastDocument, v.deps.Host.Today())}
	for _, m := range s.months {
		if month, err := finance.ParseMonth(m.Month); err == nil {
			q.To = max(q.To, month.Last())
			if q.From == 0 || month.First() < q.From {
				q.From = month.First()
			}
		}
	}
	s.report, err = report.Capacity(ctx, v.deps.Source, q)
	return s, err
}

// show shows the pool that is chosen, or all.
func (v *poolsView) show() {
	body := v.filled
	if len(v.state.pools) == 0 {
		body = v.empty
	}
	if v.root.Objects[0] != body {
		v.root.Objects = []fyne.CanvasObject{body}
		v.root.Refresh()
	}
	if v.state.report == nil {
		return
	}
	v.copyLast.Hidden = len(v.state.months) == 0
	v.rows = nil
	for _, row := range v.state.report.Rows {
		if chosen, _ := v.pool.Chosen(); chosen.ID == 0 || chosen.Title == row.Pool {
			v.rows = append(v.rows, row)
		}
	}
	slices.SortStableFunc(v.rows, func(a, b report.CapacityRow) int { return int(b.Month - a.Month) })
	v.head.Refresh()
	v.figures()
	v.table.SetSource(widgets.Rows(v.rows, v.cell))
}

// figures sums up the rows in view.
func (v *poolsView) figures() {
	var cost, spare finance.Amount
	var capacity, used decimal.Decimal
	months, pools := map[finance.Month]bool{}, map[string]bool{}
	open := 0
	for _, row := range v.rows {
		cost, spare = cost+row.Cost, spare+row.UnusedCost
		capacity, used = capacity.Add(row.Use.Capacity), used.Add(row.Use.Used)
		months[row.Month], pools[row.Pool] = true, true
		if !row.Use.Closed {
			open++
		}
	}
	c := v.state.currency
	v.cost.Set(format.Amount(cost, c), theme.ColorText, i18n.N(len(months), "in %d month", "in %d months"))
	v.minutes.Set(minutesText(capacity), theme.ColorText, i18n.N(len(pools), "of %d pool", "of %d pools"))
	v.used.Set(shareText(used, capacity), theme.ColorText, i18n.T("%s minutes", minutesText(used)))
	note := i18n.T("posted at the close")
	switch {
	case len(v.rows) == 0:
		note = ""
	case open > 0:
		note = i18n.N(open, "%d row still provisional", "%d rows still provisional")
	}
	colour := theme.ColorText
	if spare > 0 {
		colour = theme.ColorLoss
	}
	v.spare.Set(format.Amount(spare, c), colour, note)
}

func (v *poolsView) cell(row report.CapacityRow, column int) widgets.Cell {
	u, c := row.Use, v.state.currency
	switch column {
	case 0:
		return widgets.Cell{Text: format.Month(row.Month)}
	case 1:
		return widgets.Cell{Text: row.Pool, Bold: true}
	case 2:
		return widgets.Cell{Text: format.Amount(row.Cost, c)}
	case 3:
		return widgets.Cell{Text: minutesText(u.Capacity)}
	case 4:
		return widgets.Cell{Text: minutesText(u.Used)}
	case 5:
		return widgets.Cell{Text: shareText(u.Used, u.Capacity)}
	case 6:
		return widgets.Cell{Text: moneyText(u.Rate.Round(4), c)}
	case 7:
		return widgets.Cell{Text: format.Amount(row.UnusedCost, c), Colour: theme.ColorText}
	case 8:
		return widgets.Cell{Value: unusedShare(row)}
	}
	return widgets.Cell{Text: report.CapacityState(u).In(format.Say), Colour: stateColour(u)}
}

// unusedShare is how much of the cost went unused, to the left, or was used
// beyond it, to the right.
func unusedShare(row report.CapacityRow) float64 {
	if row.Cost <= 0 {
		return 0
	}
	return -float64(row.UnusedCost) / float64(row.Cost)
}

func stateColour(u report.PoolUse) fyne.ThemeColorName {
	if u.Closed {
		return theme.ColorText
	}
	return theme.ColorMuted
}

// minutesText is minutes rounded to whole ones.
func minutesText(minutes decimal.Decimal) string { return format.Decimal(minutes.RoundBank(0)) }

// shareText is a part as a percentage of the whole; – of nothing.
func shareText(part, whole decimal.Decimal) string {
	if !whole.IsPositive() {
		return "–"
	}
	return format.Percent(part.Div(whole))
}
