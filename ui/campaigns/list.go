package campaigns

import (
	"context"
	"sort"
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

// list is the table of campaigns.
type list struct {
	page     *Page
	root     fyne.CanvasObject
	head     *document.Head
	search   *widgets.Entry
	table    *widgets.Table
	columns  []widgets.Column
	all      []app.CampaignRow
	shown    []app.CampaignRow
	currency finance.Currency
	returns  map[app.ID]report.MediaRow // return on media, by campaign
	wanted   app.ID
	sortKey  string
	down     bool
	rows     widgets.Loader[listData]
	media    widgets.Loader[*report.MediaROIReport]
}

type listData struct {
	rows    []app.CampaignRow
	company app.Company
}

func newList(p *Page) *list {
	l := &list{page: p, sortKey: "date", down: true, returns: map[app.ID]report.MediaRow{}}
	l.search = widgets.NewEntry()
	l.search.SetPlaceHolder(i18n.T("Name, media source"))
	l.search.OnChanged = func(string) { l.filter() }
	right := fyne.TextAlignTrailing
	l.columns = []widgets.Column{
		{Key: "name", Title: i18n.T("Campaign"), Kind: widgets.TwoLineCell, Width: 150, Min: 120, Weight: 1, Sortable: true},
		{Key: "date", Title: i18n.T("Begins"), Width: 98, Sortable: true},
		{Key: "cost", Title: i18n.T("Cost"), Kind: widgets.AmountCell, Align: right, Width: 74, Sortable: true},
		{Key: "roi", Title: i18n.T("ROI"), Kind: widgets.TwoLineCell, Align: right, Width: 92, Sortable: true},
		{Key: "responses", Title: i18n.T("Responses"), Kind: widgets.AmountCell, Align: right, Width: 82, Sortable: true, Optional: true},
		{Key: "targets", Title: i18n.T("Targets"), Kind: widgets.AmountCell, Align: right, Width: 74, Sortable: true, Optional: true},
		{Key: "touched", Title: i18n.T("Touched"), Kind: widgets.AmountCell, Align: right, Width: 72, Sortable: true, Optional: true},
		{Key: "orders", Title: i18n.T("Orders"), Kind: widgets.AmountCell, Align: right, Width: 66, Sortable: true, Optional: true},
	}
	l.table = widgets.NewTable(l.columns...)
	l.table.OnSelected = l.selected
	l.table.OnActivated = func(row int) { p.openForm(l.shown[row].ID) }
	l.table.OnSort = func(key string, down bool) { l.sortKey, l.down = key, down; l.filter() }
	l.table.OnMenu = func(row int, at fyne.Position) { widgets.ShowMenuAt(l.table, at, p.menu(l.shown[row])) }
	l.table.Empty = widgets.NewEmptyState("campaigns", i18n.T("No campaigns yet"),
		i18n.T("A campaign is an offer to chosen people through one media source. Its cost is shared by everyone it was meant for."),
		widgets.NewPrimary(i18n.T("New campaign"), func() { p.openForm(0) }))
	l.head = document.NewHead(i18n.T("Campaigns"), widgets.NewPrimary(i18n.T("New campaign"), func() { p.openForm(0) }))
	top := widgets.Stack(0, l.head.Root, widgets.Pad(0, 3*theme.Unit, 2*theme.Unit, 10, l.search))
	l.root = container.NewBorder(top, nil, nil, nil, l.table)
	return l
}

// load reads the campaigns, and then, since that takes longer, what each has
// brought.
func (l *list) load() {
	data := l.page.deps.Data
	l.rows.Load(func(ctx context.Context) (listData, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return listData{}, err
		}
		rows, err := data.CampaignRows(ctx)
		return listData{rows, company}, err
	}, func(d listData, err error) {
		if err != nil {
			l.page.deps.Host.Fail(err)
			return
		}
		l.all, l.currency = d.rows, d.company.Currency()
		l.head.SetEmpty(len(l.all) == 0)
		l.page.detail.hint.Hidden = len(l.all) == 0
		l.filter()
		l.page.detail.countOrders()
	})
	l.media.Load(func(ctx context.Context) (*report.MediaROIReport, error) {
		return report.MediaROI(ctx, data, report.MediaROIQuery{By: report.ByCampaign})
	}, func(r *report.MediaROIReport, err error) {
		if err != nil {
			l.page.deps.Host.Fail(err)
			return
		}
		l.returns = map[app.ID]report.MediaRow{}
		for _, row := range r.Rows {
			l.returns[row.ID] = row
		}
		l.filter()
		l.page.detail.setReturn(l.returns)
	})
}

func (l *list) filter() {
	words := strings.Fields(strings.ToLower(l.search.Text))
	l.shown = make([]app.CampaignRow, 0, len(l.all))
	for _, r := range l.all {
		text, fits := strings.ToLower(r.Name+" "+r.Source), true
		for _, word := range words {
			fits = fits && strings.Contains(text, word)
		}
		if fits {
			l.shown = append(l.shown, r)
		}
	}
	l.sort()
	l.head.SetCount(len(l.shown))
	l.table.SetSource(widgets.KeyedRows(l.shown, func(r app.CampaignRow) int64 { return int64(r.ID) }, l.cell))
	if l.wanted != 0 && l.table.SelectKey(int64(l.wanted)) {
		l.wanted = 0
	}
	if l.page.detail.id == 0 && len(l.shown) > 0 {
		first := l.shown[0].ID
		l.table.SelectKey(int64(first))
		l.page.detail.show(first)
	}
}

func (l *list) sort() {
	compare := map[string]func(a, b app.CampaignRow) int{
		"name": func(a, b app.CampaignRow) int {
			return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
		},
		"date":      func(a, b app.CampaignRow) int { return int(a.Starts) - int(b.Starts) },
		"targets":   func(a, b app.CampaignRow) int { return a.Targets - b.Targets },
		"responses": func(a, b app.CampaignRow) int { return a.Responses - b.Responses },
		"touched":   func(a, b app.CampaignRow) int { return a.Touched - b.Touched },
		"orders":    func(a, b app.CampaignRow) int { return a.Orders - b.Orders },
		"cost":      func(a, b app.CampaignRow) int { return int(a.Cost - b.Cost) },
		"roi":       l.compareROI,
	}[l.sortKey]
	sort.SliceStable(l.shown, func(i, j int) bool {
		if l.down {
			i, j = j, i
		}
		return compare(l.shown[i], l.shown[j]) < 0
	})
	l.table.SetSort(l.sortKey, l.down)
}

// compareROI puts campaigns without a return, for they cost nothing, first.
func (l *list) compareROI(a, b app.CampaignRow) int {
	x, y := l.returns[a.ID].ROI, l.returns[b.ID].ROI
	switch {
	case x == nil && y == nil:
		return 0
	case x == nil:
		return -1
	case y == nil || *x > *y:
		return 1
	case *x < *y:
		return -1
	}
	return 0
}

func (l *list) cell(r app.CampaignRow, column int) widgets.Cell {
	switch l.columns[column].Key {
	case "name":
		return widgets.Cell{Text: r.Name, Second: r.Source}
	case "date":
		return widgets.Cell{Text: format.Date(r.Starts), Colour: theme.ColorMuted}
	case "cost":
		return widgets.Cell{Text: format.Amount(max(r.Cost, l.returns[r.ID].Cost), l.currency)}
	case "roi":
		m := l.returns[r.ID]
		text, colour := roiText(m.ROI)
		if m.ROI == nil {
			return widgets.Cell{Text: text, Colour: colour}
		}
		return widgets.Cell{Text: text, Colour: colour, Second: format.Signed(m.Margin-m.Cost, l.currency)}
	case "responses":
		return widgets.Cell{Text: format.Count(r.Responses)}
	case "targets":
		return widgets.Cell{Text: format.Count(r.Targets)}
	case "touched":
		return widgets.Cell{Text: format.Count(r.Touched)}
	}
	return widgets.Cell{Text: format.Count(r.Orders)}
}

// days is when a campaign runs.
func days(starts, ends finance.Date) string {
	if ends == 0 || ends == starts {
		return format.Date(starts)
	}
	return format.Period(finance.Period{From: starts, To: ends})
}

func (l *list) selected(row int) {
	if row < 0 || row >= len(l.shown) {
		return
	}
	id := l.shown[row].ID
	l.page.detail.show(id)
	l.page.deps.Host.Visit(shell.Place{Page: document.CampaignsPage, ID: int64(id)})
}

func (p *Page) menu(r app.CampaignRow) []widgets.Option {
	return []widgets.Option{
		{Title: i18n.T("Edit"), Icon: "edit", Do: func() { p.openForm(r.ID) }},
		{Title: i18n.T("Delete this campaign"), Icon: "close", Do: func() { p.delete(r) }},
	}
}

// delete takes a campaign out; the history brings it back.
func (p *Page) delete(r app.CampaignRow) {
	action := app.Action{Text: i18n.Mark("Delete campaign %s"), Args: []any{r.Name}}
	p.saver.Save(p.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		c, err := u.Campaign(ctx, r.ID)
		if err != nil {
			return err
		}
		return u.Delete(ctx, c)
	}, func(id app.ID, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.saved(id, i18n.T("Campaign %s deleted", r.Name))
	})
}
