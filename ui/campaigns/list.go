package campaigns

import (
	"cmp"
	"context"
	"strings"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/listing"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

type row = app.CampaignRow

// list is the table of campaigns.
type list struct {
	*listing.List[row]
	page    *Page
	returns map[app.ID]report.MediaRow // return on media, by campaign
	media   widgets.Loader[*report.MediaROIReport]
}

func newList(p *Page) *list {
	data := p.deps.Data
	l := &list{page: p, returns: map[app.ID]report.MediaRow{}}
	l.List = listing.New(listing.Spec[row]{
		Source: listing.Source[row]{
			Host: p.deps.Host, Company: data.Company,
			Read:   func(ctx context.Context, _ int) ([]row, error) { return data.CampaignRows(ctx) },
			ID:     func(r row) app.ID { return r.ID },
			Text:   func(r row) string { return r.Name + " " + r.Source },
			Hint:   i18n.T("Name, media source"),
			Loaded: func(app.Company) { p.detail.countOrders() },
		},
		Page: document.CampaignsPage, Columns: l.columns(), Sort: "date", Down: true,
		Beside: p.detail, Open: func(r row) { p.openForm(r.ID) }, Delete: p.delete, Menu: p.menu,
		Title: i18n.T("Campaigns"), New: func() { p.openForm(0) }, NewTitle: i18n.T("New campaign"),
		Empty: listing.Empty{Icon: "campaigns", Title: i18n.T("No campaigns yet"),
			Body: i18n.T("A campaign is an offer to chosen people through one media source. Its cost is shared by everyone it was meant for.")},
	})
	return l
}

// Load reads the campaigns, and then, since that takes longer, what each has
// brought.
func (l *list) Load() {
	l.List.Load()
	document.Load(&l.media, l.page.deps.Host, func(ctx context.Context) (*report.MediaROIReport, error) {
		return report.MediaROI(ctx, l.page.deps.Data, report.MediaROIQuery{By: report.ByCampaign})
	}, func(r *report.MediaROIReport) {
		l.returns = map[app.ID]report.MediaRow{}
		for _, media := range r.Rows {
			l.returns[media.ID] = media
		}
		l.Show()
		l.page.detail.setReturn(l.returns)
	})
}

func (l *list) columns() []listing.Column[row] {
	count := func(key, title string, width float32, n func(row) int) listing.Column[row] {
		return listing.Figure(widgets.Column{Key: key, Title: title, Width: width, Optional: true},
			func(r row) string { return format.Count(n(r)) }).By(func(a, b row) int { return n(a) - n(b) })
	}
	roi := listing.Figures(widgets.Column{Key: "roi", Title: i18n.T("ROI"), Width: 92}, l.roi).By(l.compareROI)
	roi.Kind = widgets.TwoLineCell
	return []listing.Column[row]{
		listing.Col(widgets.Column{Key: "name", Title: i18n.T("Campaign"), Kind: widgets.TwoLineCell, Width: 150, Min: 120, Weight: 1},
			func(r row) widgets.Cell { return widgets.Cell{Text: r.Name, Second: r.Source} }).
			By(func(a, b row) int { return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) }),
		listing.Muted(widgets.Column{Key: "date", Title: i18n.T("Begins"), Width: 118}, func(r row) string { return format.Date(r.Starts) }).
			By(func(a, b row) int { return cmp.Compare(a.Starts, b.Starts) }),
		listing.Figure(widgets.Column{Key: "cost", Title: i18n.T("Cost"), Width: 74},
			func(r row) string { return format.Amount(max(r.Cost, l.returns[r.ID].Cost), l.Currency) }).
			By(func(a, b row) int { return cmp.Compare(a.Cost, b.Cost) }),
		roi,
		count("responses", i18n.T("Responses"), 82, func(r row) int { return r.Responses }),
		count("targets", i18n.T("Targets"), 74, func(r row) int { return r.Targets }),
		count("touched", i18n.T("Touched"), 72, func(r row) int { return r.Touched }),
		count("orders", i18n.T("Orders"), 66, func(r row) int { return r.Orders }),
	}
}

// roi is the return on a campaign over what that is in money.
func (l *list) roi(r row) widgets.Cell {
	m := l.returns[r.ID]
	text, colour := roiText(m.ROI)
	if m.ROI == nil {
		return widgets.Cell{Text: text, Colour: colour}
	}
	return widgets.Cell{Text: text, Colour: colour, Second: format.Signed(m.Margin-m.Cost, l.Currency)}
}

// compareROI puts campaigns without a return, for they cost nothing, first.
func (l *list) compareROI(a, b row) int {
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

// days is when a campaign runs.
func days(starts, ends finance.Date) string {
	if ends == 0 || ends == starts {
		return format.Date(starts)
	}
	return format.Period(finance.Period{From: starts, To: ends})
}

// menu is what can be done with a campaign.
func (p *Page) menu(r row) []widgets.Option {
	return []widgets.Option{
		{Title: i18n.T("Edit"), Icon: "edit", Do: func() { p.openForm(r.ID) }},
		{Title: i18n.T("Delete this campaign"), Icon: "close", Do: func() { p.delete(r) }},
	}
}

// delete takes a campaign out; the history brings it back.
func (p *Page) delete(r row) {
	action := app.Action{Text: i18n.Mark("Delete campaign %s"), Args: []any{r.Name}}
	document.Delete(&p.acts, action, i18n.T("Campaign %s deleted", r.Name), app.Unit.Campaign, r.ID)
}
