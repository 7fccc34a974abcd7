package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/chart"
	"rapport/ui/export"
)

// MediaReturn shows what each media source or campaign cost and brought back. The
// key of a row is its number in the report, from 1.
func MediaReturn(r *report.MediaROIReport) export.Exhibit {
	about := media(r)
	d := chart.MediaROI{Meta: about.meta()}
	for i, row := range r.Rows {
		d.Sources = append(d.Sources, chart.Source{Key: int64(i + 1), Name: row.Key, Cost: row.Cost, Margin: row.Margin})
	}
	return about.shown(d, func() *export.Table { return mediaTable(r) }, &export.Native{Shape: export.Columns, Names: 0, Series: []int{1, 7}})
}

func media(r *report.MediaROIReport) subject {
	if r.By == report.ByCampaign {
		return subject{i18n.T("Return on media by campaign"), r.Head}
	}
	return subject{i18n.T("Return on media by source"), r.Head}
}

// Media lays the report out in tables.
func Media(r *report.MediaROIReport) []*export.Table { return []*export.Table{mediaTable(r)} }

func mediaTable(r *report.MediaROIReport) *export.Table {
	what := i18n.T("Media source")
	if r.By == report.ByCampaign {
		what = i18n.T("Campaign")
	}
	t := media(r).table(
		what, i18n.T("Cost"), i18n.T("Targets"), i18n.T("Responses"), i18n.T("New customers"), i18n.T("Orders"),
		i18n.T("Net revenue of orders"), i18n.T("Margin"), i18n.T("ROI"), i18n.T("Cost per new customer"), i18n.T("Payback month"),
		i18n.T("Lifetime value"), i18n.T("Value to cost"), i18n.T("Break-even response"),
	)
	cells := func(name string, row report.MediaRow) []export.Cell {
		return []export.Cell{export.Text(name), export.Amount(row.Cost), export.Count(row.Targets), export.Count(row.Responses), export.Float(row.NewCustomers),
			export.Float(row.Orders), export.Amount(row.NetRevenue), export.Amount(row.Margin), export.Ratio(row.ROI),
			export.MaybeAmount(row.CostPerNew), export.Month(row.PaybackMonth), export.MaybeAmount(row.LifetimeValue),
			export.Ratio(row.LTVToCAC), export.Ratio(row.BreakEvenResponse)}
	}
	for i, row := range r.Rows {
		t.AddKeyed(int64(i+1), cells(row.Key, row)...)
	}
	t.AddTotal(cells(i18n.T("Total"), r.Total)...)
	t.AddTotal(cells(i18n.T("Unattributed"), r.Unattributed)...)
	return t
}
