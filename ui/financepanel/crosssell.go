package financepanel

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
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// What the right side of the tab shows.
const (
	showCustomers = "customers"
	showCampaigns = "campaigns"
)

// likely is the lift from which a rule says more than chance.
const likely = 1.0

// crossSellView answers what to offer whom next.
type crossSellView struct {
	deps   Deps
	root   fyne.CanvasObject
	loader widgets.Loader[*crossSellFigures]
	naming widgets.Loader[[]lacking]
	data   *crossSellFigures
	asked  asked
	shown  []report.CrossSellRow // of the table
	rule   *report.CrossSellRow  // whose customers are shown
	who    []lacking
	panel  *segmentPanel // the one opened last

	found, reach, promise, revenue *widgets.KeyFigure

	support   *widgets.Select
	only      *widgets.Select
	rules     *widgets.Table
	right     *widgets.Segmented
	sheet     *fyne.Container
	card      *widgets.Card
	customers *widgets.Table
	campaigns *widgets.Table
	segment   *widgets.Button
	foot      *foot
}

type crossSellFigures struct {
	report *report.CrossSellReport
	gaps   *report.IncompleteReport
}

// lacking is a customer who has one thing and lacks the next.
type lacking struct {
	id   app.ID
	name string
}

func newCrossSellView(deps Deps) *crossSellView {
	v := &crossSellView{
		deps:    deps,
		found:   widgets.NewKeyFigure(i18n.T("What follows what")),
		reach:   widgets.NewKeyFigure(i18n.T("Customers to ask")),
		promise: widgets.NewKeyFigure(i18n.T("Expected margin")),
		revenue: widgets.NewKeyFigure(i18n.T("Sold by campaigns")),
		foot:    newFoot(),
	}
	v.support = widgets.NewCompactSelect([]widgets.Option{
		{Key: "0.01", Title: i18n.T("1 in 100 customers")}, {Key: "0.02", Title: i18n.T("2 in 100 customers")},
		{Key: "0.05", Title: i18n.T("5 in 100 customers")}, {Key: "0.1", Title: i18n.T("10 in 100 customers")},
	}, func(widgets.Option) { v.load(v.asked) })
	v.support.SetKey("0.01")
	v.only = widgets.NewCompactSelect([]widgets.Option{
		{Key: "likely", Title: i18n.T("Likelier than chance")}, {Key: "all", Title: i18n.T("All")},
	}, func(widgets.Option) { v.fillRules() })
	v.only.SetKey("likely")
	v.rules = newRuleTable()
	v.rules.OnSelected = func(row int) {
		v.right.SetKey(showCustomers)
		v.choose(row)
	}
	v.customers = widgets.NewTable(widgets.Column{Key: "name", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 200, Weight: 1})
	v.customers.Empty = widgets.NewEmptyState("contacts", i18n.T("Choose a line"), i18n.T("Its customers, who lack what others bought next, are listed here."))
	v.customers.OnActivated = func(row int) {
		if row >= 0 && row < len(v.who) {
			deps.OpenCustomer(v.who[row].id)
		}
	}
	v.campaigns = newCampaignTable()
	v.campaigns.OnActivated = func(row int) {
		if v.data != nil && row >= 0 && row < len(v.data.report.Campaigns) {
			deps.OpenCampaign(v.data.report.Campaigns[row].ID)
		}
	}
	v.right = widgets.NewSegmented([]widgets.Option{
		{Key: showCustomers, Title: i18n.T("Customers")}, {Key: showCampaigns, Title: i18n.T("Campaigns")},
	}, func(string) { v.showRight() })
	v.segment = widgets.NewPrimary(i18n.T("Make a segment"), v.makeSegment)
	v.segment.Disable()
	v.sheet = container.NewStack(v.customers)
	v.card = widgets.NewFlushCard("", "", v.sheet, v.right, v.segment)
	left := widgets.NewFlushCard(i18n.T("What to offer next"), "", v.rules, v.only, v.support)
	figures := widgets.Even(10, v.found, v.reach, v.promise, v.revenue)
	v.root = newTab(figures, newColumns(0.68, 12, left, v.card), v.foot)
	return v
}

func (v *crossSellView) content() fyne.CanvasObject { return v.root }

func (v *crossSellView) load(a asked) {
	v.asked = a
	support, _ := decimal.RequireFromString(v.support.Key()).Float64()
	v.loader.Load(func(ctx context.Context) (*crossSellFigures, error) {
		d := &crossSellFigures{}
		return d, sideBySide(
			func() (err error) {
				d.report, err = report.CrossSell(ctx, v.deps.Source, report.CrossSellQuery{Query: a.query, MinSupport: &support})
				return err
			},
			func() (err error) { d.gaps, err = report.Incomplete(ctx, v.deps.Source, a.query); return err },
		)
	}, orFail(v.deps, func(d *crossSellFigures) {
		v.data = d
		v.fill()
	}))
}

func (v *crossSellView) fill() {
	r := v.data.report
	up, cross := finance.Amount(0), finance.Amount(0)
	for _, c := range r.Campaigns {
		up, cross = up+c.UpSell, cross+c.CrossSell
	}
	v.revenue.Set(format.Amount(cross, r.Currency), theme.ColorText, i18n.T("cross-sold, and %s up-sold", format.Amount(up, r.Currency)))
	v.campaigns.SetSource(widgets.Rows(r.Campaigns, func(c report.CampaignCrossSell, column int) widgets.Cell {
		switch column {
		case 0:
			return widgets.Cell{Text: c.Campaign, Bold: true}
		case 1:
			return widgets.Cell{Text: format.Amount(c.CrossSell, r.Currency)}
		}
		return widgets.Cell{Text: format.Amount(c.UpSell, r.Currency)}
	}))
	var before []string
	if r.To != 0 {
		before = []string{i18n.T("All purchases until %s", format.Date(r.To))}
	}
	v.foot.show(r.Head, v.data.gaps, before...)
	v.fillRules()
}

// fillRules shows the rules, all or the likely ones.
func (v *crossSellView) fillRules() {
	if v.data == nil {
		return
	}
	r := v.data.report
	v.shown = nil
	for _, row := range r.Rows {
		if v.only.Key() == "all" || row.Lift > likely {
			v.shown = append(v.shown, row)
		}
	}
	v.found.Set(format.Count(len(v.shown)), theme.ColorText, i18n.T("of %s, among %s who kept something", format.Count(len(r.Rows)), format.Count(r.Customers)))
	people, margin := r.Ask(v.shown)
	v.reach.Set(format.Count(people), theme.ColorText, i18n.T("who lack what others bought next"))
	v.promise.Set(format.Amount(margin, r.Currency), theme.OfSign(margin), i18n.T("from the best offer to each of them"))
	v.rules.SetSource(widgets.Rows(v.shown, func(row report.CrossSellRow, column int) widgets.Cell { return ruleCell(row, column, r.Currency) }))
	right, chosen := v.right.Key(), v.chosen()
	v.rules.Select(chosen)
	v.right.SetKey(right) // what is chosen for the user turns no page
	v.choose(chosen)
}

// chosen is the row of the rule whose customers are shown, else the first; -1
// where there is none.
func (v *crossSellView) chosen() int {
	if len(v.shown) == 0 {
		return -1
	}
	if v.rule == nil {
		return 0
	}
	return max(0, slices.IndexFunc(v.shown, func(row report.CrossSellRow) bool {
		return row.Product == v.rule.Product && row.Next == v.rule.Next
	}))
}

// choose shows the customers of a rule.
func (v *crossSellView) choose(row int) {
	v.rule, v.who = nil, nil
	v.naming.Stop()
	if row < 0 || row >= len(v.shown) {
		v.fillCustomers()
		return
	}
	rule, r := v.shown[row], v.data.report
	v.rule = &rule
	v.naming.Load(func(ctx context.Context) ([]lacking, error) {
		ids := r.Lacking(rule)
		names, err := v.deps.Source.CustomerNames(ctx, ids)
		all := make([]lacking, len(ids))
		for i, id := range ids {
			all[i] = lacking{id, names[id]}
		}
		return all, err
	}, orFail(v.deps, func(who []lacking) {
		v.who = who
		v.fillCustomers()
	}))
}

func (v *crossSellView) fillCustomers() {
	v.customers.SetSource(widgets.KeyedRows(v.who, func(l lacking) int64 { return int64(l.id) },
		func(l lacking, _ int) widgets.Cell { return widgets.Cell{Text: l.name, Bold: true} }))
	if len(v.who) == 0 {
		v.segment.Disable()
	} else {
		v.segment.Enable()
	}
	v.showRight()
}

func (v *crossSellView) showRight() {
	shown := v.customers
	v.segment.Show()
	if v.right.Key() == showCampaigns {
		shown = v.campaigns
		v.segment.Hide()
	}
	v.sheet.Objects = []fyne.CanvasObject{shown}
	v.sheet.Refresh()
	v.card.Refresh()
}

// exhibits: the rules and the campaigns are tables alone.
func (v *crossSellView) exhibits() []export.Exhibit {
	if v.data == nil || len(v.data.report.Rows) == 0 {
		return nil
	}
	return []export.Exhibit{exhibit.Rules(v.data.report), exhibit.CampaignSales(v.data.report)}
}
