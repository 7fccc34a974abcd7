package campaigns

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/listing"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// The tabs of a campaign.
const (
	tabTargets = "targets"
	tabCosts   = "costs"
	tabOrders  = "orders"
)

// detail is one campaign beside the list.
type detail struct {
	*listing.Detail[*campaignData]
	page  *Page
	data  *campaignData
	media report.MediaRow

	whole   fyne.CanvasObject // nil until it is built
	asked   string            // the tab to show once it is there
	adding  string            // the draft of targets to go on with, likewise
	heading *widgets.Text
	about   *widgets.Text
	chip    *widgets.Chip
	figure  struct{ cost, answers, orders, roi *widgets.KeyFigure }
	tabs    *widgets.Tabs
	body    *fyne.Container
	targets *targets
	costs   *costs
	orders  *answers
}

// campaignData is a campaign with all that hangs on it.
type campaignData struct {
	campaign *app.Campaign
	source   string
	currency finance.Currency
	targets  []app.TargetRow
	costs    []app.MediaCost
	unsaved  *document.Unsaved // the cost that was typed and not added
}

func newDetail(p *Page) *detail {
	d := &detail{page: p}
	d.Detail = listing.NewDetail(p.deps.Host, 560, i18n.T("Choose a campaign to see whether it pays"),
		func(id app.ID) func(context.Context) (*campaignData, error) {
			return func(ctx context.Context) (*campaignData, error) { return loadCampaign(ctx, p.deps.Data, id) }
		}, d.fill)
	return d
}

func loadCampaign(ctx context.Context, data Data, id app.ID) (*campaignData, error) {
	company, err := data.Company(ctx)
	if err != nil {
		return nil, err
	}
	c := &campaignData{currency: company.Currency()}
	if c.campaign, err = data.Campaign(ctx, id); err != nil {
		return nil, err
	}
	sources, err := data.SourceChoices(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range sources {
		if s.ID == c.campaign.Source {
			c.source = s.Name
		}
	}
	if c.targets, err = data.TargetRows(ctx, id); err != nil {
		return nil, err
	}
	if c.costs, err = data.MediaCosts(ctx, id); err != nil {
		return nil, err
	}
	c.unsaved, err = document.FindDraft(ctx, data, document.CostForm, id, document.NewestDraft)
	return c, err
}

// build makes the parts once; fill gives them their data.
func (d *detail) build() {
	d.heading = widgets.NewCutText("", widgets.Heading)
	d.about = widgets.NewCutText("", widgets.Muted)
	d.chip = widgets.NewChip("")
	d.figure.cost = widgets.NewKeyFigure(i18n.T("Cost so far"))
	d.figure.answers = widgets.NewKeyFigure(i18n.T("Responses"))
	d.figure.orders = widgets.NewKeyFigure(i18n.T("Margin brought"))
	d.figure.roi = widgets.NewKeyFigure(i18n.T("ROI so far"))
	d.targets, d.costs, d.orders = newTargets(d), newCosts(d), newAnswers(d)
	d.body = container.NewStack(d.targets.root)
	d.tabs = widgets.NewTabs([]widgets.Tab{
		{Key: tabTargets, Label: i18n.T("Targets")}, {Key: tabCosts, Label: i18n.T("Costs")}, {Key: tabOrders, Label: i18n.T("Orders that name it")},
	}, d.showTab)
	d.tabs.Inset = 4 * theme.Unit
	edit := widgets.NewButton(i18n.T("Edit"), func() { d.page.openForm(d.InView()) })
	title := container.NewBorder(nil, nil, nil, widgets.Row(d.chip, edit), d.heading)
	figures := widgets.Even(10, d.figure.cost, d.figure.answers, d.figure.orders, d.figure.roi)
	top := widgets.Pad(8, 4*theme.Unit, theme.Unit, 4*theme.Unit, widgets.Stack(2*theme.Unit,
		widgets.Stack(0, title, d.about), figures))
	d.whole = container.NewBorder(widgets.Stack(0, top, d.tabs), nil, nil, nil, d.body)
}

func (d *detail) showTab(key string) {
	shown := map[string]fyne.CanvasObject{tabTargets: d.targets.root, tabCosts: d.costs.root, tabOrders: d.orders.root}[key]
	d.body.Objects = []fyne.CanvasObject{shown}
	d.body.Refresh()
	if key == tabOrders && d.data != nil {
		d.orders.load()
	}
}

// openTab brings a tab of the campaign into view as soon as it is there.
func (d *detail) openTab(key string) {
	if d.whole != nil {
		d.tabs.Choose(key)
		d.showTab(d.tabs.Chosen())
		return
	}
	d.asked = key
}

// countOrders shows how many orders name the campaign, as the list has it.
func (d *detail) countOrders() {
	if d.whole == nil {
		return
	}
	if r, ok := d.page.list.Row(d.InView()); ok {
		d.tabs.SetCount(tabOrders, r.Orders)
	}
}

// fill shows a campaign, and goes on with the targets that were being chosen.
func (d *detail) fill(c *campaignData) fyne.CanvasObject {
	d.data = c
	if d.whole == nil {
		d.build()
	}
	if d.asked != "" {
		d.openTab(d.asked)
		d.asked = ""
	}
	d.heading.Set(c.campaign.Name)
	d.chip.Set(c.source)
	d.about.Set(about(c))
	d.targets.fill(c)
	d.costs.fill(c)
	d.orders.fill(c, d.tabs.Chosen() == tabOrders)
	d.tabs.SetCount(tabTargets, len(c.targets))
	d.tabs.SetCount(tabCosts, len(c.costs))
	d.countOrders()
	d.setReturn(d.page.list.returns)
	if draft := d.adding; draft != "" {
		d.adding = ""
		newSegment(d.page, c).open(draft)
	}
	return d.whole
}

// about says when a campaign runs, its budget and of whom its targets are.
func about(c *campaignData) string {
	budget, fixed := "", ""
	if c.campaign.Budget != 0 {
		budget = i18n.T("budget %s", format.Amount(c.campaign.Budget, c.currency))
	}
	switch {
	case c.campaign.FixedOn == 0:
	case c.campaign.Segment != "":
		fixed = i18n.T("targets of %s fixed on %s", c.campaign.Segment, format.Date(c.campaign.FixedOn))
	default:
		fixed = i18n.T("targets fixed on %s", format.Date(c.campaign.FixedOn))
	}
	return document.Joined(days(c.campaign.Starts, c.campaign.Ends), budget, fixed, c.campaign.Note)
}

// setReturn shows what the campaign brought, as the media report has it.
func (d *detail) setReturn(returns map[app.ID]report.MediaRow) {
	if d.data == nil || d.InView() == 0 {
		return
	}
	c, m := d.data, returns[d.InView()]
	d.media = m
	d.setCost(c, m)
	responses := 0
	for _, t := range c.targets {
		if t.RespondedOn != 0 {
			responses++
		}
	}
	d.figure.answers.SetLabel(i18n.T("Responses") + "  ·  " + share(responses, len(c.targets)))
	d.figure.answers.Set(i18n.T("%s of %s", format.Count(responses), format.Count(len(c.targets))), theme.ColorText, breakEven(m))
	colour := theme.ColorText
	if m.Margin < 0 {
		colour = theme.ColorLoss
	}
	d.figure.orders.Set(format.Amount(m.Margin, c.currency), colour, i18n.T("%s orders attributed", broken(m.Orders)))
	roi, colour := roiText(m.ROI)
	note := i18n.T("nothing spent yet")
	if m.ROI != nil {
		note = i18n.T("%s net", format.Signed(m.Margin-m.Cost, c.currency))
	}
	d.figure.roi.Set(roi, colour, note)
}

// setCost shows what the campaign cost: by its parts, or by how much that is over
// the budget.
func (d *detail) setCost(c *campaignData, m report.MediaRow) {
	media := finance.Amount(0)
	for _, line := range c.costs {
		media += line.Amount
	}
	cost, colour := max(media, m.Cost), theme.ColorText
	note := i18n.T("%s media, %s sending", format.Amount(cost-m.Activity, c.currency), format.Amount(m.Activity, c.currency))
	if over := cost - c.campaign.Budget; c.campaign.Budget != 0 && over > 0 {
		note, colour = i18n.T("%s over budget", format.Amount(over, c.currency)), theme.ColorLoss
	}
	d.figure.cost.Set(format.Amount(cost, c.currency), colour, note)
}

// breakEven is the share of answers that would pay for the campaign; empty where
// it cannot be told.
func breakEven(m report.MediaRow) string {
	if m.BreakEvenResponse == nil {
		return ""
	}
	return i18n.T("breaks even at %s", format.Percent(decimal.NewFromFloat(*m.BreakEvenResponse)))
}

// broken writes a count that linear attribution may have divided.
func broken(n float64) string { return format.Decimal(decimal.NewFromFloat(n).Round(1)) }
