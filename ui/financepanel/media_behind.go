package financepanel

import (
	"rapport/app/report"
	"rapport/ui/document"
)

// mediaLine is the line of the statement behind a column; "cost" is the cost of
// media, and empty what is no sum of entries.
func mediaLine(column int) string {
	switch column {
	case 1:
		return "cost"
	case 4:
		return "net_revenue"
	case 5:
		return "margin_after_service"
	}
	return ""
}

// entries lists what makes up a figure of a row.
func (v *mediaView) entries(row int, line string) *document.EntriesPanel {
	d := v.data
	r := d.report.Rows[row]
	if line == "cost" {
		return showEntries(v.deps, mediaCostFigure(d.report, r, v.asked.query))
	}
	return showEntries(v.deps, creditedFigure(d.facts, d.report, r, v.asked.query, line))
}

// activate goes to the campaign behind a row or a bar; of a media source, which has no
// page, it lists what its orders brought.
func (v *mediaView) activate(row int) {
	if row >= len(v.data.report.Rows) {
		return // the total
	}
	if v.data.report.By == report.ByCampaign {
		v.deps.OpenCampaign(v.data.report.Rows[row].ID)
		return
	}
	v.entries(row, "margin_after_service")
}
