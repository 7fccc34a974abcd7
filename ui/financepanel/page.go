// Package financepanel is the finance page: one period at the top that holds for
// everything below, a filter for what can be of some customers alone, and a tab for each question a meeting
// asks: who earns money, which media pay, and whether the year goes to plan.
package financepanel

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/export"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// Source is what the page asks of the company file.
type Source interface {
	report.ProfitabilitySource
	report.WhaleSource
	report.MediaSource
	report.BudgetSource
	report.ForecastSource
	app.Books
	report.LeakSource
	report.IncompleteSource
	report.ReconcileSource
	report.LTVSource
	report.ScorecardSource
	report.CrossSellSource
	report.EntriesSource
	SourceChoices(ctx context.Context) ([]app.Choice, error)
	StaffChoices(ctx context.Context) ([]app.Choice, error)
	TagChoices(ctx context.Context) ([]app.Choice, error)
	CampaignChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	TargetRows(ctx context.Context, campaign app.ID) ([]app.TargetRow, error)
}

// Deps is what the page needs from the program around it. All callbacks are
// called on Fyne's goroutine.
type Deps struct {
	Source Source
	// Books is the company itself, to write to, whatever version Source is posted
	// under; the page sets it.
	Books        app.Books
	Host         document.Host
	OpenCustomer func(id app.ID)
	OpenCampaign func(id app.ID)
	// SaveFile asks where to keep a file of that name and writes it.
	SaveFile func(name string, data []byte)
	// Copy puts text on the clipboard and says so.
	Copy func(text string)
	// Fail shows an error.
	Fail func(error)
	// Visit notes that another tab was chosen.
	Visit func(shell.Place)
	// Under posts the company under one version of the definitions, for a
	// comparison; nil where that cannot be had. Job runs long work with progress
	// and Cancel.
	Under UnderVersion
	Job   func(label string, work func(context.Context, shell.Progress) error, done func(error))
}

// PageName is the page as places name it.
const PageName = "finance"

// The tabs.
const (
	TabProfitability = "profitability"
	TabMedia         = "media"
	TabValue         = "value"
	TabBudget        = "budget"
	TabForecast      = "forecast"
	TabPerformance   = "performance"
	TabCrossSell     = "cross-sell"
)

// view is one tab.
type view interface {
	content() fyne.CanvasObject
	// load asks for the tab's figures anew.
	load(asked)
	// exhibits are what the tab shows, for files: first the one that is in view,
	// then the lists beside it. None where there is nothing yet.
	exhibits() []export.Exhibit
}

// asked is the period and filter that hold for the whole panel.
type asked struct {
	query  report.Query
	filter report.Filter
	year   finance.Period
}

// Page is the finance page.
type Page struct {
	deps    Deps
	root    fyne.CanvasObject
	tabs    *widgets.Tabs
	body    *fyne.Container
	views   map[string]view
	heading *widgets.Text
	span    *spanPicker
	filter  *filterPicker
	version *versionPicker
	built   int // how often the views were made
}

// newViews makes the tabs.
func newViews(deps Deps) map[string]view {
	return map[string]view{
		TabProfitability: newProfitView(deps),
		TabMedia:         newMediaView(deps),
		TabValue:         newValueView(deps),
		TabBudget:        newBudgetView(deps),
		TabForecast:      newForecastView(deps),
		TabPerformance:   newPerformanceView(deps),
		TabCrossSell:     newCrossSellView(deps),
	}
}

// Tabs lists the tabs in their order.
func Tabs() []widgets.Tab {
	return []widgets.Tab{
		{Key: TabProfitability, Label: i18n.T("Profitability"), Count: -1},
		{Key: TabMedia, Label: i18n.T("Media"), Count: -1},
		{Key: TabValue, Label: i18n.T("Lifetime value"), Count: -1},
		{Key: TabBudget, Label: i18n.T("Budget"), Count: -1},
		{Key: TabForecast, Label: i18n.T("Forecast"), Count: -1},
		{Key: TabPerformance, Label: i18n.T("Performance"), Count: -1},
		{Key: TabCrossSell, Label: i18n.T("Cross-sell"), Count: -1},
	}
}

// New makes the page; Refresh fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps, body: container.NewStack()}
	p.version = newVersionPicker(deps, p.rebuild)
	p.views = p.freshViews()
	p.span = newSpanPicker(deps, p.reload)
	p.filter = newFilterPicker(deps, p.reload)
	p.tabs = widgets.NewTabs(Tabs(), p.choose)
	p.heading = widgets.NewText(i18n.T("Finance"), widgets.Heading)
	export := widgets.NewMenuButton(i18n.T("Export"), p.exports)
	pack := widgets.NewMenuButton(i18n.T("Meeting pack"), p.packs)
	head := widgets.Ends(p.heading, widgets.RowGap(8, p.version.button, p.span.button, p.filter.button, export, pack))
	top := widgets.Pad(10, 16, 0, 16, widgets.Stack(6, head, p.version.root, p.tabs))
	p.root = container.NewBorder(top, nil, nil, nil, widgets.Pad(10, 16, 12, 16, p.body))
	p.show(TabProfitability)
	return p
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Show implements shell.Page: the tab of the place, where it names one.
func (p *Page) Show(place shell.Place) {
	if p.views[place.Tab] != nil && place.Tab != p.tabs.Chosen() {
		p.tabs.Choose(place.Tab)
		p.show(place.Tab)
	}
	if !p.span.known {
		p.Refresh()
		return
	}
	p.reload()
}

// Refresh asks for everything in view anew, because the file has changed.
func (p *Page) Refresh() {
	p.views[TabValue].(*valueView).forget()
	p.views[TabMedia].(*mediaView).forget()
	p.filter.load()
	p.version.load()
	p.span.load() // calls reload when it knows how far the books reach
}

func (p *Page) choose(key string) {
	p.deps.Visit(shell.Place{Page: PageName, Tab: key})
	p.show(key)
	p.reload()
}

// filtered are the tabs whose figures can be of some customers alone.
var filtered = map[string]bool{TabProfitability: true, TabValue: true}

func (p *Page) show(key string) {
	p.filter.offer(filtered[key])
	p.body.Objects = []fyne.CanvasObject{p.views[key].content()}
	p.body.Refresh()
}

func (p *Page) reload() {
	if !p.span.known {
		return
	}
	query := p.span.query()
	query.Policy = p.version.version
	p.views[p.tabs.Chosen()].load(asked{query: query, filter: p.filter.filter, year: p.span.year()})
}
