package exhibit

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// RecencyFrequency maps what customers are expected to bring by how long ago they
// last bought and how often. The key of a cell is its number, from 1, row by row.
func RecencyFrequency(r *report.LTVReport) export.Exhibit {
	about := subject{i18n.T("Recency and frequency"), r.Head}
	g := r.Grid()
	return about.shown(recencyMap(about, g), func() *export.Table { return recencyTable(about, g) },
		&export.Native{Shape: export.Columns, Names: 1, Series: []int{3}})
}

// recencyMap leaves cells without customers without a key.
func recencyMap(about subject, g *report.ValueGrid) chart.Heat {
	h := chart.Heat{Meta: about.meta()}
	if g == nil {
		return h
	}
	for _, b := range g.Frequencies {
		h.Columns = append(h.Columns, bandName(b))
	}
	for i, row := range g.Cells {
		h.Rows = append(h.Rows, bandName(g.Recencies[i]))
		cells := make([]chart.HeatCell, len(row))
		for k, cell := range row {
			cells[k] = chart.HeatCell{Customers: len(cell.Rows), Value: cell.Expected}
			if len(cell.Rows) > 0 {
				cells[k].Key = int64(i*len(row) + k + 1)
			}
		}
		h.Cells = append(h.Cells, cells)
	}
	return h
}

func recencyTable(about subject, g *report.ValueGrid) *export.Table {
	t := about.table(i18n.T("Months since the last purchase"), i18n.T("Purchases"), i18n.T("Customers"), i18n.T("Expected value"), i18n.T("Of all"))
	if g == nil {
		return t
	}
	for i, row := range g.Cells {
		for k, cell := range row {
			t.AddKeyed(int64(i*len(row)+k+1), export.Text(bandName(g.Recencies[i])), export.Text(bandName(g.Frequencies[k])),
				export.Count(len(cell.Rows)), export.Amount(cell.Expected), partOf(cell.Expected, g.Total.Expected))
		}
	}
	t.AddTotal(export.Text(i18n.T("Total")), export.Text(""), export.Count(len(g.Total.Rows)), export.Amount(g.Total.Expected), partOf(g.Total.Expected, g.Total.Expected))
	return t
}

// bandName is "4–6" or "25 or more".
func bandName(b app.Band) string {
	switch {
	case b.Last == 0:
		return i18n.T("%s or more", format.Count(b.First))
	case b.First == b.Last:
		return format.Count(b.First)
	}
	return format.Count(b.First) + "–" + format.Count(b.Last)
}

// partOf is a part of the value of all; none where all are worth nothing.
func partOf(part, whole finance.Amount) export.Cell {
	if whole <= 0 {
		return export.Ratio(nil)
	}
	share := float64(part) / float64(whole)
	return export.Ratio(&share)
}
