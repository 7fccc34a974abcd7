package financepanel

import (
	"rapport/app/report"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

// exhibit of each tab is what it puts into files: the figures behind what is in
// view. One without a table has nothing to show yet.
func (v *profitView) exhibit() export.Exhibit {
	if v.data == nil || len(v.data.Whale.Points) == 0 {
		return export.Exhibit{}
	}
	if v.leftKey.Key() == "statement" {
		return exhibit.Statement(v.data.Customers, v.data.query.Filter.IsZero())
	}
	return exhibit.WhaleCurve(v.data.Whale)
}

func (v *mediaView) exhibit() export.Exhibit {
	if v.data == nil || len(v.data.report.Rows) == 0 {
		return export.Exhibit{}
	}
	return exhibit.MediaReturn(v.data.report)
}

func (v *valueView) exhibit() export.Exhibit {
	switch {
	case v.data == nil || v.data.report.LogLikelihood == nil:
		return export.Exhibit{}
	case v.data.retention != nil && len(v.data.retention.Cohorts) > 0:
		return exhibit.RetentionCurve(v.data.retention)
	case v.mapped():
		return exhibit.RecencyFrequency(v.data.report)
	case v.sourced():
		return exhibit.ValueBy(v.data.by[report.BySource])
	}
	return exhibit.CustomerValue(v.data.report)
}

func (v *budgetView) exhibit() export.Exhibit {
	if v.data == nil || v.data.plan.Version == "" {
		return export.Exhibit{}
	}
	if v.picture.Key() == bridged {
		return v.bridged()
	}
	return exhibit.BudgetByMonth(v.data.year, v.line.Key())
}

func (v *forecastView) exhibit() export.Exhibit {
	if v.both == nil || len(v.both.Models) == 0 {
		return export.Exhibit{}
	}
	return exhibit.Outlook(v.both, v.line.Key())
}

func (v *performanceView) exhibit() export.Exhibit {
	switch {
	case v.right.Key() == showEquity && v.equity != nil && v.equity.bridge.Closing != nil:
		return exhibit.EquityBridge(v.equity.bridge, v.equity.head)
	case v.data == nil || len(v.data.report.Rows) == 0:
		return export.Exhibit{}
	}
	return exhibit.Scorecards(v.data.report)
}

func (v *crossSellView) exhibit() export.Exhibit {
	if v.data == nil || len(v.data.report.Rows) == 0 {
		return export.Exhibit{}
	}
	t := exhibit.CrossSell(v.data.report)[0]
	return export.Exhibit{Title: t.Title, Table: t}
}
